"""What all sheets share: the open workbook, the head of each sheet, its page on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kim.export.stamp import Stamp
from kim.export.xlsx.inputs import Inputs
from kim.export.xlsx.styles import Styles
from kim.facts.paper import Paper
from kim.model.lever import latest_year
from kim.model.projection import Projection
from kim.present import labels

LINE_POINTS = 15
"""Height of a line of text; programs do not always fit rows to wrapped text."""

ORIGIN = "Herkunft"
"""Head of the columns that say where a figure is written."""

_A4 = 9
_MARGIN_INCHES = 0.5
_FOOT_INCHES = 0.8
_HEAD_INCHES = 0.95
_MOST_HEAD_CHARACTERS = 255
"""Excel takes no more in the head of a page."""
_MOST_COLUMNS = 12
"""On one page: first columns and ten years."""


class PlainSheet(Worksheet):
    """A sheet that takes formulas as they are.

    XlsxWriter looks in every formula for functions newer than 2010, at 70 µs each, more than all
    the rest; ours hold none, and there are 15,000.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - XlsxWriter's own signature
        return formula.removeprefix("=")


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

    def sheet(self, name: str, title: str, about: str) -> Worksheet:
        """Open a sheet with its head: title, scenario, versions, link."""
        sheet = self.workbook.add_worksheet(name, PlainSheet)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, title, self.styles("title"))
        sheet.write_string(1, 0, about, self.styles("subtitle", "text"))
        sheet.write_string(2, 0, self.stamp.line(self.paper), self.styles("note"))
        sheet.write_string(3, 0, self.stamp.link, self.styles("note", "text"))
        return sheet

    def heads(self, sheet: Worksheet, row: int, title: str, columns: Sequence[str]) -> None:
        """Write the heading of a block and, below it, those of its columns."""
        sheet.write_string(row, 0, title, self.styles("section"))
        sheet.set_row(row + 1, 2 * LINE_POINTS)
        for column, text in enumerate(columns):
            side = "indent" if text == ORIGIN else "right" if column else "left"
            look = self.styles("head", side)
            sheet.write_string(row + 1, column, text, look)

    def on_paper(
        self, sheet: Worksheet, rows: int, columns: int, *, head: tuple[int, int] | None = None
    ) -> None:
        """Lay the first rows and columns on A4, as wide as stays legible.

        `head`: first and last row that each further page repeats; without, one page is as long
        as the sheet.
        """
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _FOOT_INCHES)
        pages_wide = ceil(columns / _MOST_COLUMNS)
        sheet.fit_to_pages(pages_wide, 1 if head is None else 0)
        sheet.print_area(0, 0, rows - 1, columns - 1)
        if pages_wide > 1:
            sheet.repeat_columns(0, 0)
        if head is not None:
            sheet.repeat_rows(*head)
        self._footer(sheet)

    def heads_of_pages(self, sheet: Worksheet, area: tuple[int, int, int], about: str) -> None:
        """Say in the head of every page what the sheet's own head says, and don't print that.

        For sheets whose first column is repeated, but too narrow for a title. `area`: first row,
        rows and columns to print. A link that is too long is left to the other sheets.
        """
        first, rows, columns = area
        sheet.print_area(first, 0, rows - 1, columns - 1)
        sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _HEAD_INCHES, _FOOT_INCHES)
        lines = [f"{sheet.name} · {about}", self.stamp.line(self.paper), self.stamp.link]
        said = "&L&8" + "\n".join(lines).replace("&", "&&")
        if len(said) > _MOST_HEAD_CHARACTERS:
            said = "&L&8" + "\n".join(lines[:2]).replace("&", "&&")
        sheet.set_header(said)

    def _footer(self, sheet: Worksheet) -> None:
        source = labels.source(self.paper).replace("&", "&&")
        sheet.set_footer(f"&L&8{source}&R&8&A, Seite &P von &N")
