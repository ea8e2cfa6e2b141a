"""What all sheets share: the open workbook, the head of each sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kim.export.stamp import Stamp
from kim.export.xlsx.inputs import Inputs
from kim.export.xlsx.styles import Styles
from kim.facts.paper import Paper
from kim.model.lever import latest_year
from kim.model.projection import Projection

LINE_POINTS = 15
"""Height of a line of text; programs do not always fit rows to wrapped text."""

ORIGIN = "Herkunft"
"""Head of the columns that say where a figure is written."""

ABOUT_ROW, STAMP_ROW, LINK_ROW = 1, 2, 3
"""Of every sheet's head, below its title."""


class PlainSheet(Worksheet):
    """A sheet that knows its size and whose it is, and takes formulas as they are.

    XlsxWriter looks in every formula for functions newer than 2010, at 70 µs each, more than all
    the rest; ours hold none, and there are 15,000.
    """

    about: str = ""
    """What the sheet shows: a scenario, or all of them."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - XlsxWriter's own signature
        return formula.removeprefix("=")

    def width_px(self, first: int, last: int) -> int:
        """Width of columns on the screen."""
        return sum(int(self._size_col(column)) for column in range(first, last + 1))

    def height_px(self, rows: int) -> int:
        """Height of the first rows on the screen."""
        return sum(int(self._size_row(row)) for row in range(rows))


@dataclass(frozen=True)
class Book:
    """An open workbook, and what it is about."""

    workbook: Workbook
    styles: Styles
    paper: Paper
    inputs: Inputs
    projections: tuple[Projection, ...]
    names: tuple[str, ...]
    """Of the scenarios, each behind a word or letter, so that no title begins a cell."""
    stamp: Stamp

    @property
    def years(self) -> tuple[int, ...]:
        """All years that the formulas can reach."""
        return tuple(range(self.paper.base_year, latest_year(self.paper) + 1))

    def sheet(self, name: str, title: str, about: str) -> PlainSheet:
        """Open a sheet with its head: title, scenario, versions; the page adds the link."""
        sheet = self.workbook.add_worksheet(name, PlainSheet)
        if not isinstance(sheet, PlainSheet):
            raise TypeError(name)
        sheet.about = about
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, title, self.styles("title"))
        sheet.write_string(ABOUT_ROW, 0, about, self.styles("subtitle", "text"))
        sheet.write_string(STAMP_ROW, 0, self.stamp.line(self.paper), self.styles("note"))
        return sheet

    def heads(self, sheet: Worksheet, row: int, title: str, columns: Sequence[str]) -> None:
        """Write the heading of a block and, below it, those of its columns."""
        sheet.write_string(row, 0, title, self.styles("section"))
        sheet.set_row(row + 1, 2 * LINE_POINTS)
        for column, text in enumerate(columns):
            side = "indent" if text == ORIGIN else "right" if column else "left"
            look = self.styles("head", side)
            sheet.write_string(row + 1, column, text, look)
