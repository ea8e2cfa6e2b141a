"""Colours, type and the one Plotly template: how every chart looks, on screen and in print.

Each colour has a contrast of at least 3:1 to the light and to the dark page, so a figure is the
same dict in both; only the ink of text and grid changes with the page. Colours that meet in one
chart differ in lightness too, and in pattern, dash or marker, so that they survive grey print and
colour blindness.
"""

from dataclasses import dataclass
from typing import Any, Literal

Figure = dict[str, Any]
"""A Plotly figure, or a part of one, as JSON would hold it."""
Mode = Literal["light", "dark"]

FONT = '"Source Sans", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
TEXT_PX = 14
SMALL_PX = 12
LABEL_PX = 13
BOLD = 600
MARKER_PX = 9
LINE_PX = 2.5
PT_A_PX = 0.9
"""On paper and slides: a little heavier than on the screen, where a pixel is 0.75 pt."""
NARROWEST_LABEL_PX = 11
HEIGHT_PX = 400


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of one page: what lies under the figures, and the text and lines around them."""

    page: str
    panel: str
    text: str
    grid: str
    accent: str


INK: dict[Mode, Ink] = {
    "light": Ink("#ffffff", "#f2f5f9", "#0b121c", "#d9dfe7", "#1f5fb4"),
    "dark": Ink("#0e1117", "#1a202b", "#e8ecf2", "#353e4c", "#5c94e8"),
}


@dataclass(frozen=True, slots=True)
class Fill:
    """How an area is filled; `label` is the colour of text upon it."""

    colour: str
    pattern: Literal["", "/", "\\", ".", "x"]
    label: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn, with the symbol on its points."""

    colour: str
    dash: Literal["solid", "dash", "dot", "dashdot"]
    symbol: Literal["circle", "square", "diamond", "triangle-up"]


_LIGHT_TEXT = "#ffffff"
_DARK_TEXT = "#10151c"

MODULES = {
    1: Fill("#1f5fb4", "", _LIGHT_TEXT),
    2: Fill("#27897f", "/", _LIGHT_TEXT),
    3: Fill("#d17a22", "", _DARK_TEXT),
}
OWN_SHARE = Fill("#b0305c", "", _LIGHT_TEXT)
FUNDING = Fill("#8190a6", "/", _DARK_TEXT)
LOST_FUNDING = Fill("#b8651b", "\\", _LIGHT_TEXT)
SUM = Fill("#8190a6", "", _DARK_TEXT)
MORE = Fill("#b0305c", "", _LIGHT_TEXT)
LESS = Fill("#2f78c8", "/", _LIGHT_TEXT)
DOWN = Fill("#27897f", "/", _LIGHT_TEXT)
UP = Fill("#d17a22", "", _DARK_TEXT)
PAPER = Stroke("#707070", "dot", "diamond")
SCENARIOS = (
    Stroke("#2f72c9", "solid", "circle"),
    Stroke("#a8461a", "dash", "square"),
    Stroke("#a270ad", "dot", "diamond"),
    Stroke("#3aa08a", "dashdot", "triangle-up"),
)
SCENARIO_FILLS = (
    Fill(SCENARIOS[0].colour, "", _LIGHT_TEXT),
    Fill(SCENARIOS[1].colour, "/", _LIGHT_TEXT),
    Fill(SCENARIOS[2].colour, ".", _LIGHT_TEXT),
    Fill(SCENARIOS[3].colour, "x", _LIGHT_TEXT),
)
"""The same scenarios as bars."""
SYMBOLS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
"""Symbols of lines as characters, to begin a name with."""
NESTED_PX = ((5.0, 14.0), (4.0, 12.0), (3.0, 10.0), (2.0, 8.0))
"""Widths of scenarios' lines and markers: of equal lines, each shows beneath the next."""
BAND_WIDE, BAND_NARROW = "rgba(91, 143, 214, 0.3)", "rgba(91, 143, 214, 0.6)"
"""Areas of likely outcomes; the narrow one lies between the two halves of the wide one."""
COSTS = ((0.0, "#f6efdc"), (0.5, "#d58a45"), (1.0, "#7a1f3d"))
"""Scale of a map, the dearer the darker, also in grey."""
ON_MAP = "#ffffff"
"""Band around lines and points on a map, a bar or an area."""


def bar(fill: Fill) -> Figure:
    """Marker of a bar: colour, pattern, and a thin edge that parts it from its neighbours."""
    marker: Figure = {"color": fill.colour, "line": {"color": _LIGHT_TEXT, "width": 1}}
    if fill.pattern:
        marker["pattern"] = {
            "shape": fill.pattern,
            "fillmode": "overlay",
            "fgcolor": _LIGHT_TEXT,
            "fgopacity": 0.35,
            "size": 8,
            "solidity": 0.15,
        }
    return marker


def line(stroke: Stroke, width_px: float = LINE_PX, marker_px: float = MARKER_PX) -> Figure:
    """Line and marker of a line trace; the edge keeps the marker visible upon bars."""
    return {
        "line": {
            "color": stroke.colour,
            "dash": stroke.dash,
            "width": width_px,
            "simplify": False,  # a corner more or less, and the line would jump where markers glide
        },
        "marker": {
            "color": stroke.colour,
            "symbol": stroke.symbol,
            "size": marker_px,
            "line": {"color": _LIGHT_TEXT, "width": 1.5},
        },
    }


def template(mode: Mode) -> Figure:
    """Plotly template for a light or a dark page; everything a chart doesn't say itself."""
    ink = INK[mode]
    clear = "rgba(0,0,0,0)"
    return {
        "layout": {
            "font": {"family": FONT, "size": TEXT_PX, "color": ink.text},
            "paper_bgcolor": clear,
            "plot_bgcolor": clear,
            "separators": ",.",
            "colorway": [stroke.colour for stroke in SCENARIOS],
            "margin": {"l": 8, "r": 8, "t": 28, "b": 8},
            "hovermode": "x unified",
            "hoverlabel": {
                "bgcolor": ink.panel,
                "bordercolor": ink.grid,
                "font": {"color": ink.text, "size": LABEL_PX},
            },
            "legend": {
                "orientation": "h",
                "traceorder": "normal",
                "yref": "container",
                "y": 0,
                "yanchor": "bottom",
                "xref": "container",
                "x": 0,
                "xanchor": "left",
                "font": {"size": LABEL_PX},
            },
            "bargap": 0.3,
            "uniformtext": {"minsize": NARROWEST_LABEL_PX, "mode": "hide"},
            "xaxis": _axis(ink) | {"showgrid": False, "showspikes": False},
            "yaxis": _axis(ink) | {"zerolinewidth": 1.5},
        }
    }


def _axis(ink: Ink) -> Figure:
    return {
        "automargin": True,
        "gridcolor": ink.grid,
        "linecolor": ink.grid,
        "zerolinecolor": ink.text,
        "tickfont": {"size": LABEL_PX},
        "fixedrange": False,
    }
