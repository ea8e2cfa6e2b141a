"""Cell formats of the workbook, one place. Numbers are German also where the program is not."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kim.present import theme

_INK = theme.INK["light"]
_MISSING_YEAR = "#9aa3af"

_GERMAN = "[$-407]"
_EUR = '#,##0.00\\ "€"'
_NUMBER_FORMATS = {
    "eur": _GERMAN + _EUR,
    "eur_difference": f"{_GERMAN}+{_EUR};{_GERMAN}\\−{_EUR};{_GERMAN}{_EUR}",
    "fte": _GERMAN + '#,##0.0#\\ "VZÄ"',
    "pct": _GERMAN + '0.0##\\ "%"',
    "rate": _GERMAN + '0.0\\ "%"',
    "index": _GERMAN + "0.0000##",
    "number": _GERMAN + "0.0##",
    "flag": "0",
    "whole": "0",
    "month": "mm.yyyy",
}
_VARIANTS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": _INK.text},
    "subtitle": {"bold": True, "font_color": _INK.text},
    "note": {"font_color": "#5b6675"},
    "section": {"bold": True, "font_color": _INK.accent, "bottom": 1, "bottom_color": _INK.accent},
    "head": {"bold": True, "bg_color": _INK.panel, "bottom": 1, "text_wrap": True, "valign": "top"},
    "left": {"align": "left"},
    "right": {"align": "right"},
    "indent": {"align": "left", "indent": 1},
    "center": {"align": "center"},
    "bold": {"bold": True},
    "sum": {"bold": True, "top": 1},
    "wrap": {"text_wrap": True, "valign": "top"},
    "top": {"valign": "top"},
    "input": {"bg_color": "#fff6d6", "border": 1, "border_color": "#c9a94a", "locked": False},
    "text": {"quote_prefix": True},
    "absent": {"font_color": _MISSING_YEAR},
    "wrong": {"bold": True, "font_color": "#b0005a"},
}


FONT = {"font_name": "Arial", "font_size": 10}
"""Of every cell; every program has it, or one of the same widths."""


class Styles:
    """Formats by name: a number format and any variants, `styles("eur", "sum")`."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[str, ...], Format] = {}

    def __call__(self, *names: str) -> Format:
        """Give the format that joins these; each is made once."""
        if names not in self._formats:
            properties: dict[str, Any] = {}
            for name in names:
                properties |= _VARIANTS.get(name) or {"num_format": _NUMBER_FORMATS[name]}
            self._formats[names] = self._workbook.add_format(properties)
        return self._formats[names]
