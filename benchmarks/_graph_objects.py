"""A chart's figure as Plotly's manual builds one: graph objects, and a template by its name."""

from collections.abc import Callable

import plotly.graph_objects as go  # noqa: TID251 - what we measure ourselves against
import plotly.io as pio  # noqa: TID251
from plotly.basedatatypes import BaseTraceType  # noqa: TID251

from kim.present import theme
from kim.present.chart import Chart

TEMPLATE = "kim"

pio.templates[TEMPLATE] = go.layout.Template(theme.template("light"))


def figure(chart: Chart) -> go.Figure:
    """Build it in one go: adding traces and updating the layout afterwards takes longer."""
    traces = [_trace(**trace) for trace in chart.figure["data"]]
    return go.Figure(data=traces, layout=chart.figure["layout"] | {"template": TEMPLATE})


def _trace(type: str, **arguments: object) -> BaseTraceType:  # noqa: A002 - Plotly's own name
    build: Callable[..., BaseTraceType] = getattr(go, type.capitalize())
    return build(**arguments)
