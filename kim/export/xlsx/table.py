"""Tables of years: rows of formulas that stay empty after a scenario's horizon."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx.cells import address
from kim.export.xlsx.frame import Book

SUM = 1
FIRST_YEAR = 2
RESULT = "eigenanteil"
"""Beginning of the names of results."""

Cell = float | str
"""What a cell comes to; "" where it stays empty."""
Formula = Callable[[int], str]
"""Of the place of a year, counted from the base year; "" where the cell stays empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: label, number format, and for each year its formula and value."""

    label: str
    look: str
    formula: Formula | None
    """None where the values are facts."""
    values: Sequence[Cell]
    variant: str = "top"
    total: str = ""
    """Formula of the sum over the years; `{years}` stands for them."""
    total_value: Cell = ""
    name: str = ""
    """Beginning of the names of the cells: eigenanteil gives eigenanteil_2024."""
    total_name: str = ""


def write_row(book: Book, sheet: Worksheet, at: int, row: Row) -> None:
    """Write one line, and name its cells where it has a name."""
    look = book.styles(row.look, row.variant)
    sheet.write_string(at, 0, row.label, book.styles("text", row.variant))
    for place, value in enumerate(row.values):
        if row.formula is None:
            sheet.write(at, FIRST_YEAR + place, value, look)
        elif formula := row.formula(place):
            sheet.write_formula(at, FIRST_YEAR + place, formula, look, value)
        else:
            sheet.write_blank(at, FIRST_YEAR + place, None, look)
    if row.total:
        years = xl_range(at, FIRST_YEAR, at, FIRST_YEAR + len(row.values) - 1)
        formula = row.total.replace("{years}", years)
        sheet.write_formula(at, SUM, formula, look, row.total_value)
    _name(book, sheet, at, row)


def write_years(book: Book, sheet: Worksheet, at: int, heads: Sequence[str]) -> None:
    """Write the head of a table: texts of the first columns, then every year."""
    for column, text in enumerate(heads):
        variants = ("head", "right") if column else ("head",)
        sheet.write_string(at, column, text, book.styles(*variants))
    sheet.write_row(at, FIRST_YEAR, book.years, book.styles("whole", "head", "right"))


def write_sum_until(book: Book, sheet: Worksheet, at: int, horizon: str, year: int) -> None:
    """Say in a head how far its sums reach: to a horizon, given as a formula; now it is `year`."""
    look = book.styles("head", "right")
    sheet.write_formula(at, SUM, f'"Summe bis "&{horizon}', look, f"Summe bis {year}")


def grey_after(book: Book, sheet: Worksheet, at: int, horizon: str) -> None:
    """Let years in a head step back that lie after the horizon, given as a formula."""
    rule = {
        "type": "formula",
        "criteria": f"={here(at, 0)}>{horizon}",
        "format": book.styles("absent"),
    }
    sheet.conditional_format(at, FIRST_YEAR, at, FIRST_YEAR + len(book.years) - 1, rule)


def here(row: int, place: int) -> str:
    """Address of a year's cell on the sheet itself."""
    return xl_rowcol_to_cell(row, FIRST_YEAR + place)


def until(values: Sequence[Cell], count: int) -> list[Cell]:
    """Keep the first years' values; leave the others empty."""
    return [value if place < count else "" for place, value in enumerate(values)]


def _name(book: Book, sheet: Worksheet, at: int, row: Row) -> None:
    columns = {f"{row.name}_{year}": place for place, year in enumerate(book.years, FIRST_YEAR)}
    names = (columns if row.name else {}) | ({row.total_name: SUM} if row.total_name else {})
    for name, column in names.items():
        book.workbook.define_name(name, f"={address(str(sheet.name), at, column)}")
