"""The ways a chart could reach the page, each with the same data."""

from collections.abc import Callable
from functools import cache
from html import escape
from itertools import count
from typing import Any

import streamlit as st

from kim import Scenario, load_paper, project
from kim.model.projection import Projection
from kim.present import charts
from kim.present.chart import Chart
from kim.present.theme import template
from kim.ui import chart as ours
from kim.ui.part import Parts

Show = Callable[[Chart, int], None]


def stock(chart: Chart, _level: int) -> None:
    """Streamlit's own chart, given our dict."""
    st.plotly_chart(_with_template(chart), key=chart.key, theme=None, alt=chart.alt)


def graph_objects(chart: Chart, _level: int) -> None:
    """Streamlit's own chart, given graph objects that get our template each time.

    That is the page before figures were dicts, the template applied once, and parts of it drawn.
    """
    from benchmarks import _graph_objects  # noqa: PLC0415 - the other ways are spared its import

    st.plotly_chart(_graph_objects.figure(chart), key=chart.key, theme=None, alt=chart.alt)


def registered(chart: Chart, _level: int) -> None:
    """Streamlit's own chart, given graph objects in the quickest way there is.

    On the page as Streamlit draws it by itself, or ("in_parts") as ours is drawn.
    """
    from benchmarks import _graph_objects  # noqa: PLC0415 - the other ways are spared its import

    st.plotly_chart(_graph_objects.registered(chart), key=chart.key, theme=None, alt=chart.alt)


def echarts(chart: Chart, _level: int) -> None:
    """Streamlit's own ECharts chart, with the same bars, lines and labels."""
    years = [str(year) for year in chart.figure["data"][0]["x"]]
    option = {
        "animation": False,  # nobody here has asked for motion
        "xAxis": {"type": "category", "data": years},
        "yAxis": {"type": "value"},
        "legend": {"bottom": 0},
        "tooltip": {"trigger": "axis"},
        "series": [_series(trace) for trace in chart.figure["data"]],
    }
    height = chart.figure["layout"]["height"]
    st.echarts_chart(option, key=chart.key, height=height, alt=chart.alt)


def none(chart: Chart, _level: int) -> None:
    """No chart, but what is said of it: what the page costs whichever way its charts come."""
    said = f'<p class="main-svg">{escape(chart.alt)}</p>'
    st.html(f'<div class="js-plotly-plot" style="height: 400px">{said}</div>')


def use(way: str) -> None:
    """Let every page show its charts this way; figures are ready-made on the page Szenario."""
    if way in OTHERS:
        ours.show = lambda chart, *, level=3: OTHERS[way](chart, level)
    if way in WHOLE:
        setattr(Parts, "are_there", lambda _: False)  # noqa: B010 - mypy allows no plain `=`
    if way == "ready_made":
        for builder in ("own_share_by_module", "who_pays"):
            setattr(charts, builder, _ready_made(getattr(charts, builder)))


OTHERS: dict[str, Show] = {
    "stock": stock,
    "graph_objects": graph_objects,
    "registered": registered,
    "in_parts": registered,
    "echarts": echarts,
    "none": none,
}
WHOLE = frozenset({"graph_objects", "registered"})
"""On a page that is drawn whole at every change, as Streamlit does by itself."""
WAYS = ("ours", *OTHERS, "ready_made")


def _ready_made(build: Callable[[Projection], Chart]) -> Callable[[Projection], Chart]:
    """Give the first chart for good; a number in it counts up, so that its picture changes."""
    first = cache(lambda: build(project(Scenario(), load_paper())))
    numbers = count()

    def chart(_projection: Projection) -> Chart:
        first().figure["data"][-1]["text"][-1] = str(next(numbers))
        return first()

    return chart


def _with_template(chart: Chart) -> dict[str, Any]:
    layout = {**chart.figure["layout"], "template": template("light")}
    return {**chart.figure, "layout": layout}


def _series(trace: dict[str, Any]) -> dict[str, Any]:
    texts = trace.get("text") or [""] * len(trace["y"])
    data = [
        {"value": value, "label": {"show": bool(text), "formatter": text}}
        for value, text in zip(trace["y"], texts, strict=True)
    ]
    kind = {"type": "bar", "stack": "all"} if trace["type"] == "bar" else {"type": "line"}
    return {**kind, "name": trace["name"], "data": data}
