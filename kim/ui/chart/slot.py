"""A chart's slot in the page: a place that Streamlit never touches again, and what to draw there.

Both are Streamlit's plain HTML, which the browser has on the page in one go with everything else
that a run brings, so the component sees a picture's data when its sentence changes; data handed to
a component of Streamlit's arrive some frames later.
"""

import json
from html import escape

import streamlit as st

from kim.present.chart import Chart


def show(chart: Chart, level: int) -> None:
    """Put place and data on the page; assets/component.js does the rest."""
    key = escape(chart.key)
    st.html(
        f'<div class="kim-chart-place" data-key="{key}">'
        '<p class="kim-chart-waiting">Diagramm wird geladen …</p></div>'
    )
    st.html(
        f'<div class="kim-chart-data" data-key="{key}" data-chart="{_written(chart, level)}"></div>'
    )


def _written(chart: Chart, level: int) -> str:
    """JSON as the value of an attribute.

    Streamlit's sanitizer drops an attribute that could end a tag or a comment, so a title's angle
    brackets become JSON's own escapes.
    """
    data = {
        "title": chart.title,
        "level": level,
        "figure": chart.figure,
        "alt": chart.alt,
        "table": {"columns": list(chart.table), "rows": chart.table.to_numpy().tolist()},
        "source": chart.source,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return escape(written.replace("<", "\\u003c").replace(">", "\\u003e"))
