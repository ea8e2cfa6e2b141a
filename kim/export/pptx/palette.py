"""Colours of charts: the screen's, or those that an uploaded template offers for charts."""

from collections.abc import Sequence

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from kim.present import theme

_ACCENTS = (
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5,
    MSO_THEME_COLOR.ACCENT_6,
)
_PLACES = {
    fill.colour: place
    for place, fill in enumerate(
        (*theme.MODULES.values(), theme.OWN_SHARE, theme.FUNDING, theme.LOST_FUNDING)
    )
} | {stroke.colour: place for place, stroke in enumerate(theme.SCENARIOS)}
"""Which accent stands for a colour of the screen, the same on all slides.

Six have to do for ten: only what never meets in a chart shares one.
"""
_LIGHT, _DARK = "#ffffff", "#000000"
_GAMMA = 2.2
_DARK_ABOVE = 0.179
"""Luminance above which black has more contrast than white."""


class Palette:
    """Colours for charts: the screen's, or a template's accents where there are any."""

    def __init__(self, accents: Sequence[str]) -> None:
        self._accents = accents

    def apply(self, target: ColorFormat, colour: str) -> None:
        """Set a colour of the screen, or the accent that stands for it."""
        place = self._place(colour)
        if place is None:
            target.rgb = rgb(colour)
        else:
            target.theme_color = _ACCENTS[place]

    def upon(self, colour: str, label: str) -> str:
        """Colour of text upon a colour; `label` is the screen's."""
        place = self._place(colour)
        if place is None:
            return label
        return _DARK if luminance(self._accents[place]) > _DARK_ABOVE else _LIGHT

    def _place(self, colour: str) -> int | None:
        """Place of the accent that stands for a colour; None if the screen's own is used."""
        return _PLACES.get(colour) if self._accents else None


def rgb(colour: str) -> RGBColor:
    """Colour of "#1f5fb4"."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def luminance(colour: str) -> float:
    """Relative luminance of "#1f5fb4", from 0 to 1, nearly as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part**_GAMMA for part in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
