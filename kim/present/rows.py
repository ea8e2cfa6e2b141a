"""Horizontal bars with their names above them: long German words, narrow telephones.

Each bar says its amount, so there is no axis of amounts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kim.present import formats, theme
from kim.present.names import on_line
from kim.present.theme import Figure, Fill

ROW_PX = 54
_AROUND_PX = 80
"""Of heading and legend."""
_ROOM_FOR_AMOUNTS = 0.34
"""On each side with labels, as a share of what the bars take up: a telephone needs as much."""
_NAME_TOP = -0.44
_BARS_TOP = -0.06
_BARS_BOTTOM = 0.42


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: in which row and slot of it, from where to where in euro, and its label."""

    row: int
    start_eur: float
    end_eur: float
    label: str
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """Bars that share a meaning and a look."""

    name: str
    """As it is; only the figure has it as Plotly's text."""
    fill: Fill
    bars: Sequence[Bar]
    uid: str = ""
    """Identifies it where the name does not (kim/present/traces.py)."""


def figure(names: Sequence[str], kinds: Sequence[Kind], heading: str, *, slots: int = 1) -> Figure:
    """Draw a row a name; up to `slots` bars lie below each other in a row.

    Names and heading are plain text, and cut to one line.
    """
    everything = [bar for kind in kinds for bar in kind.bars]
    ends = [0.0, *(eur for bar in everything for eur in (bar.start_eur, bar.end_eur))]
    return {
        "data": [
            *(_bars(kind, slots) for kind in kinds if kind.bars),
            _zero(len(names)),
            *(_labels(kind, slots) for kind in kinds if kind.bars),
        ],
        "layout": {
            "barmode": "overlay",
            "height": _AROUND_PX + ROW_PX * len(names),
            "hovermode": "closest",
            "showlegend": len(kinds) > 1,
            "xaxis": {**_HIDDEN, "range": _range(min(ends), max(ends), everything)},
            "yaxis": {**_HIDDEN, "range": [len(names) - 0.5, -0.5]},
            "annotations": [
                *(_name(row, name) for row, name in enumerate(names)),
                {**_name(0, heading), "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6},
            ],
        },
    }


def amount(eur: float) -> str:
    """Write a change beside its bar: in whole euro, so that all of a chart have one unit."""
    return formats.signed(formats.eur_whole, eur)


_HIDDEN: Mapping[str, object] = {
    "showticklabels": False,
    "showgrid": False,
    "zeroline": False,
    "fixedrange": True,
    "tickmode": "array",
    "tickvals": [],
}


def _bars(kind: Kind, slots: int) -> Figure:
    height = (_BARS_BOTTOM - _BARS_TOP) / slots
    return {
        "type": "bar",
        "orientation": "h",
        **_identity(kind),
        "x": [bar.end_eur - bar.start_eur for bar in kind.bars],
        "base": [bar.start_eur for bar in kind.bars],
        "y": [bar.row for bar in kind.bars],
        "offset": [_BARS_TOP + bar.slot * height for bar in kind.bars],
        "width": height,
        "marker": theme.bar(kind.fill),
        "customdata": [bar.label for bar in kind.bars],
        "hovertemplate": f"{on_line(kind.name)}: %{{customdata}}<extra></extra>",
    }


def _labels(kind: Kind, slots: int) -> Figure:
    """Amounts beside the bars' ends: on the left of those that point there."""
    bars, height = kind.bars, (_BARS_BOTTOM - _BARS_TOP) / slots
    return {
        "type": "scatter",
        "mode": "text",
        **_identity(kind),
        "x": [
            bar.end_eur if _points_left(bar) else max(bar.start_eur, bar.end_eur) for bar in bars
        ],
        "y": [bar.row + _BARS_TOP + (bar.slot + 0.5) * height for bar in bars],
        "text": [f" {bar.label} " for bar in bars],
        "textposition": ["middle left" if _points_left(bar) else "middle right" for bar in bars],
        "textfont": {"size": theme.SMALL_PX, "weight": theme.BOLD},
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _identity(kind: Kind) -> Figure:
    """Name, and what else tells a kind: its labels go where its bars are hidden."""
    named = {"name": on_line(kind.name), "meta": kind.name}
    return named | ({"uid": kind.uid} if kind.uid else {})


def _zero(rows: int) -> Figure:
    """Line at zero beside the bars; it leaves out the names, which it would cross."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "",
        "x": [0, 0, None] * rows,
        "y": [y for row in range(rows) for y in (row + _BARS_TOP, row + _BARS_BOTTOM, None)],
        "line": {"color": theme.PAPER.colour, "width": 1.5},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _range(low_eur: float, high_eur: float, bars: Sequence[Bar]) -> list[float]:
    room = _ROOM_FOR_AMOUNTS * max(high_eur - low_eur, 1.0)
    left = room if any(_points_left(bar) for bar in bars) else 0.0
    return [low_eur - left, high_eur + room]


def _points_left(bar: Bar) -> bool:
    """Whether a bar hangs to the left of zero; steps between two sums don't."""
    return bar.start_eur == 0 and bar.end_eur < 0


def _name(row: int, name: str) -> Figure:
    return {
        "text": on_line(name),
        "showarrow": False,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": row + _NAME_TOP,
        "yanchor": "top",
        "align": "left",
        "font": {"size": theme.LABEL_PX},
    }
