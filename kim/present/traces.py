"""Parts of a figure: bars, lines and the labels upon them.

What a reader hides stays hidden by its name. A part whose name carries a figure has a "uid",
Plotly's own word for what identifies it.
"""

import math
from collections.abc import Sequence

import pandas as pd

from kim.present import axes, formats, theme
from kim.present.axes import EuroUnit
from kim.present.theme import Figure, Fill, Stroke

_MARKER_ZONE_SHARE = 0.08
"""How far above a bar, as a share of the highest one, a marker would hide the bar's label."""

_HOVER_CHARACTERS = 40
"""Of a name that a telephone has room for beside its amount."""


def bars(name: str, by_year: pd.Series, fill: Fill, unit: EuroUnit) -> Figure:
    """Bars of one part of a stack; each says its amount where there is room."""
    return {
        "type": "bar",
        "name": name,
        "x": by_year.index.tolist(),
        "y": by_year.tolist(),
        "marker": theme.bar(fill),
        "text": [unit.short(value) if value else "" for value in by_year],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": fill.label, "size": theme.SMALL_PX, "weight": theme.BOLD},
        "hovertemplate": _hover(name, "y"),
    }


def line(
    name: str,
    by_year: pd.Series,
    stroke: Stroke,
    width_px: float = theme.LINE_PX,
    marker_px: float = theme.MARKER_PX,
) -> Figure:
    """Line with a marker on each year."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": by_year.index.tolist(),
        "y": by_year.tolist(),
        "hovertemplate": _hover(name, "y"),
        **theme.line(stroke, width_px, marker_px),
    }


def uncovered(stack: Sequence[Figure], markers: pd.Series) -> list[Figure]:
    """Leave out the amounts in a stack that a line's markers would hide; the table has them."""
    years = stack[0]["x"]
    highest = max(sum(max(bar["y"]) for bar in stack), markers.max())
    zone = _MARKER_ZONE_SHARE / 2 * highest
    by_year = dict(markers.items())
    marked = [by_year.get(year, math.nan) for year in years]
    tops = [0.0] * len(years)
    shown = []
    for bar in stack:
        places = list(zip(tops, bar["y"], strict=True))
        middles = [top + height / 2 for top, height in places]
        text = [
            "" if abs(marker - middle) < zone else text
            for marker, middle, text in zip(marked, middles, bar["text"], strict=True)
        ]
        tops = [top + height for top, height in places]
        shown.append({**bar, "text": text})
    return shown


def on_ground(line: Figure) -> list[Figure]:
    """Put a light band beneath a line that crosses bars or areas, whatever their colour."""
    band = {"color": theme.ON_MAP, "width": 2 * line["line"]["width"]}
    unseen = {"mode": "lines", "line": band, "showlegend": False, "hoverinfo": "skip"}
    return [{**line, **unseen, "hovertemplate": ""}, line]


def totals(
    name: str, by_year: pd.Series, unit: EuroUnit, beside: pd.Series | None = None
) -> Figure:
    """Amount above each stack and in hover, but not in the legend.

    It goes where a part of the stack is hidden (kim/ui/chart/assets/view.js).

    `beside`: a line with markers in the same chart; a label that one would hide stands above it.
    """
    years = by_year.index.tolist()
    labelled = set(axes.labelled_years(years))
    return {
        "type": "scatter",
        "mode": "markers+text",
        "uid": "totals",
        "name": name,
        "x": years,
        "y": by_year.tolist() if beside is None else _clear_of(beside, by_year),
        "text": [unit.short(by_year[year]) if year in labelled else "" for year in years],
        "textposition": "top center",
        "textfont": {"size": theme.LABEL_PX, "weight": theme.BOLD},
        "marker": {"size": theme.MARKER_PX, "opacity": 0, "color": theme.PAPER.colour},
        "cliponaxis": False,
        "showlegend": False,
        "customdata": by_year.tolist(),
        "hovertemplate": _hover(name, "customdata"),
    }


def heading(text: str) -> Figure:
    """Annotation above the y axis that names its unit."""
    return {
        "text": text,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "font": {"size": theme.SMALL_PX},
    }


def _clear_of(markers: pd.Series, heights: pd.Series) -> list[float]:
    """Heights of labels, lifted to a marker where it lies just above."""
    by_year, wanted = dict(markers.items()), dict(heights.items())
    zone = _MARKER_ZONE_SHARE * max(heights.max(), markers.max())
    return [
        marker if height < (marker := by_year.get(year, height)) < height + zone else height
        for year, height in wanted.items()
    ]


def _hover(name: str, amount: str) -> str:
    """Text beside the mouse; it stays within a telephone's width, or its beginning would be cut."""
    gap = "<br>" if len(name.rsplit("<br>", maxsplit=1)[-1]) > _HOVER_CHARACTERS else " "
    return f"{name}:{gap}%{{{amount}:,.2f}}{formats.NBSP}€<extra></extra>"
