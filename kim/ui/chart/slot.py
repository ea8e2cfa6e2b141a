"""A chart's slot in the page: a place that stays as it is, and what to draw there.

Both are Streamlit's plain HTML, which the browser has on the page in one go with everything else
that a run brings, so the component sees a picture's data when its sentence changes; data handed to
a component of Streamlit's arrive some frames later.
"""

import json
from html import escape

import streamlit as st

from kim.present.chart import Chart

_SLOT = '<div\nclass="kim-chart-data"'
"""Found by kim/ui/mending/ahead.js in what the server sends. What a reader wrote may stand there as
it is, such as a scenario's title in a field, but never has more than one line."""

_ESCAPES = (("&", "&amp;"), ("'", "&#x27;"), ("<", "\\u003c"), (">", "\\u003e"))
"""JSON in an attribute between single quotes: its own, of which it is full, stay as they are."""


def show(chart: Chart, level: int) -> None:
    """Put place and data on the page; assets/component.js does the rest."""
    key = escape(chart.key)
    st.html(f'<div class="kim-chart-place" data-key="{key}"></div>')
    st.html(
        f"{_SLOT} data-key=\"{key}\" data-chart='{_written(chart, level)}'>{_stand_in(chart)}</div>"
    )


def _stand_in(chart: Chart) -> str:
    """What is seen until the place is taken, and as high, so that nothing moves then.

    Not in the place itself: that must stay the same, whatever the chart's title and height.
    """
    height_px = chart.figure["layout"]["height"]
    return (
        f'<div class="kim-chart-title">{escape(chart.title)}</div>'
        f'<div style="height: {height_px}px"><p>Diagramm wird geladen …</p></div>'
        f"<p>{escape(chart.source)}</p>"
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
    for mark, code in _ESCAPES:
        written = written.replace(mark, code)
    return written
