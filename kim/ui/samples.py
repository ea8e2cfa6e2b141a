"""Samples of a line as the charts draw it, beside a scenario's name."""

from html import escape
from urllib.parse import quote

from kim.present import theme

_SIZE = 'width="40" height="14"'
_DASHES = {"solid": "none", "dash": "7 5", "dot": "2 4", "dashdot": "7 4 2 4"}
_SYMBOLS = {
    "circle": '<circle cx="20" cy="7" r="4.5"/>',
    "square": '<rect x="16" y="3" width="8" height="8"/>',
    "diamond": '<path d="M20 1.5 25.5 7 20 12.5 14.5 7Z"/>',
    "triangle-up": '<path d="M20 2 25 11.5H15Z"/>',
}


def line(place: int, name: str) -> str:
    """Draw the line of the scenario at a place of the comparison, as HTML.

    A picture with its own address in it, because Streamlit takes SVG out of HTML.
    """
    stroke = theme.SCENARIOS[place]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {_SIZE} stroke="{stroke.colour}" '
        f'fill="{stroke.colour}"><path d="M0 7H40" stroke-width="2.5" '
        f'stroke-dasharray="{_DASHES[stroke.dash]}"/>{_SYMBOLS[stroke.symbol]}</svg>'
    )
    gap = 'style="margin-inline-end: 0.5rem; vertical-align: middle"'
    return (
        f'<img {_SIZE} {gap} alt="Linie von {escape(name)}" src="data:image/svg+xml,{quote(svg)}">'
    )
