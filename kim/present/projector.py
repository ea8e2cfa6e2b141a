"""Charts for a projector: larger type, and axes and units that stay while scenarios change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kim.present import axes, theme
from kim.present.axes import EuroUnit
from kim.present.chart import Chart
from kim.present.theme import Figure

_LARGER = 1.5
_HEADING_LARGER = 1.25
"""Of what stands above the axis: a telephone, too, has room for it."""
_HEIGHT_PX = 440
"""With answer and key figures above it, a scenario goes on one screen of 900 pixels."""
_TOP_PX = 48
"""Room for the larger heading."""


def steady(charts: Sequence[Chart]) -> list[Chart]:
    """Give charts of money by year, all of one kind, one scale and unit, and larger type."""
    layouts = [chart.figure["layout"] for chart in charts]
    widest = {name: max((each[name] for each in layouts), key=_end) for name in ("xaxis", "yaxis")}
    unit = axes.euro_unit(max(eur for chart in charts for eur in _amounts(chart.figure)))
    return [replace(chart, figure=_figure(chart.figure, widest, unit)) for chart in charts]


def _end(axis: Figure) -> float:
    return float(axis["range"][1])


def _amounts(figure: Figure) -> Iterator[float]:
    """Amounts of bars, lines and, where they are drawn, totals."""
    for trace in figure["data"]:
        yield from trace.get("customdata", trace["y"])


def _figure(figure: Figure, widest: dict[str, Figure], unit: EuroUnit) -> Figure:
    font, small = ({"size": theme.LABEL_PX * larger} for larger in (_LARGER, _HEADING_LARGER))
    heading = {**figure["layout"]["annotations"][0], "text": unit.heading, "font": small}
    layout = {
        **figure["layout"],
        **{name: {**axis, "tickfont": font} for name, axis in widest.items()},
        "height": _HEIGHT_PX,
        "legend": {"font": font},
        "margin": {"t": _TOP_PX},
        "uniformtext": {"minsize": theme.NARROWEST_LABEL_PX * _LARGER, "mode": "hide"},
        "annotations": [heading],
    }
    return {"data": [_trace(trace, unit) for trace in figure["data"]], "layout": layout}


def _trace(trace: Figure, unit: EuroUnit) -> Figure:
    """Write the labels of bars and totals larger and in the common unit."""
    if "text" not in trace:
        return trace
    pairs = zip(trace["text"], _amounts({"data": [trace]}), strict=True)
    font = {**trace["textfont"], "size": trace["textfont"]["size"] * _LARGER}
    return {**trace, "text": [text and unit.short(eur) for text, eur in pairs], "textfont": font}
