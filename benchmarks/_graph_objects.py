"""A chart's figure of graph objects, as Plotly's manual builds one."""

from collections.abc import Callable

import plotly.graph_objects as go  # noqa: TID251 - what we measure ourselves against
import plotly.io as pio  # noqa: TID251 - where its templates are kept
from plotly.basedatatypes import BaseTraceType  # noqa: TID251 - what its traces are

from kim.present import theme
from kim.present.chart import Chart

TEMPLATE = "kim"

pio.templates[TEMPLATE] = go.layout.Template(theme.template("light"))


def figure(chart: Chart) -> go.Figure:
    """Build it step by step, and give it the template."""
    built = go.Figure()
    for trace in chart.figure["data"]:
        built.add_trace(_trace(**trace))
    built.update_layout(chart.figure["layout"], template=theme.template("light"))
    return built


def registered(chart: Chart) -> go.Figure:
    """Build it in the quickest way there is, with the name of a template that Plotly knows."""
    traces = [_trace(**trace) for trace in chart.figure["data"]]
    return go.Figure(data=traces, layout=chart.figure["layout"] | {"template": TEMPLATE})


def _trace(type: str, **arguments: object) -> BaseTraceType:  # noqa: A002 - Plotly's own name
    build: Callable[..., BaseTraceType] = getattr(go, type.capitalize())
    return build(**arguments)
