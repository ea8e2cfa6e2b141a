"""The fallback: the same chart with Streamlit's own means."""

from html import escape

import streamlit as st

from kim.present.chart import Chart
from kim.present.theme import template
from kim.ui import table

CONFIG = {"displaylogo": False, "toImageButtonOptions": {"width": 1920, "height": 1080}}


def show(chart: Chart, level: int) -> None:
    """Draw title, picture, source and table as four elements.

    Streamlit lays its theme over our template: that follows the reader's choice of light or dark,
    of which a server hears only with the next change.
    """
    layout = {**chart.figure["layout"], "template": template("light")}
    figure = {**chart.figure, "layout": layout}
    st.html(f"<h{level}>{escape(chart.title)}</h{level}>")
    st.plotly_chart(figure, key=chart.key, theme="streamlit", config=CONFIG, alt=chart.alt)
    st.html(f"<small>{escape(chart.source)}</small>")
    with st.expander("Daten als Tabelle"):
        table.show(chart.table, chart.alt)
