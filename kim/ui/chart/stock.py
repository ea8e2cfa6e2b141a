"""The fallback: the same chart with Streamlit's own means."""

from html import escape

import pandas as pd
import streamlit as st

from kim.present.chart import Chart
from kim.present.theme import template

CONFIG = {"displaylogo": False, "toImageButtonOptions": {"width": 1920, "height": 1080}}


def show(chart: Chart, level: int) -> None:
    """Draw title, picture, source and table as four elements."""
    look = template("dark" if st.context.theme.type == "dark" else "light")
    layout = {**chart.figure["layout"], "template": look}
    figure = {**chart.figure, "layout": layout}
    st.html(f"<h{level}>{escape(chart.title)}</h{level}>")
    st.plotly_chart(figure, key=chart.key, theme=None, config=CONFIG, alt=chart.alt)
    st.html(f"<small>{escape(chart.source)}</small>")
    with st.expander("Daten als Tabelle"):
        st.html(_table(chart.table, chart.alt))


def _table(frame: pd.DataFrame, alt: str) -> str:
    heads = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in frame.columns)
    rows = "".join(_row(*cells) for cells in frame.itertuples(index=False))
    return f"<table><caption>{escape(alt)}</caption><tr>{heads}</tr>{rows}</table>"


def _row(name: object, *values: object) -> str:
    cells = "".join(f'<td style="text-align: end">{escape(str(value))}</td>' for value in values)
    return f'<tr><th scope="row">{escape(str(name))}</th>{cells}</tr>'
