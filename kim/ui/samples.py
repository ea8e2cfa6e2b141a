"""Samples of a line as the charts draw it, beside a scenario's name."""

from html import escape
from urllib.parse import quote

from kim.present import theme

_SIZE = 'width="40" height="16"'
_DASHES = {"solid": "none", "dash": "7 5", "dot": "2 4", "dashdot": "7 4 2 4"}
_SYMBOLS = {
    "circle": '<circle r="1"/>',
    "square": '<path d="M-0.9-0.9H0.9V0.9H-0.9Z"/>',
    "diamond": '<path d="M0-1.2 1.2 0 0 1.2-1.2 0Z"/>',
    "triangle-up": '<path d="M0-1.1 1.1 1H-1.1Z"/>',
}
"""Of radius 1, around the origin."""


def line(place: int, name: str) -> str:
    """Draw the line of the scenario at a place of the comparison, as HTML.

    A picture with its own address in it, because Streamlit takes SVG out of HTML.
    """
    stroke, (width_px, marker_px) = theme.SCENARIOS[place], theme.NESTED_PX[place]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {_SIZE} stroke="{stroke.colour}" '
        f'fill="{stroke.colour}"><path d="M0 8H40" stroke-width="{width_px}" '
        f'stroke-dasharray="{_DASHES[stroke.dash]}"/><g stroke-width="0" '
        f'transform="translate(20 8) scale({marker_px / 2})">{_SYMBOLS[stroke.symbol]}</g></svg>'
    )
    gap = 'style="margin-inline-end: 0.5rem; vertical-align: middle"'
    return (
        f'<img {_SIZE} {gap} alt="Linie von {escape(name)}" src="data:image/svg+xml,{quote(svg)}">'
    )
