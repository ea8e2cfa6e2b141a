"""Sheet Rechnung: from the inputs to the own share, line by line, a column a year."""

from collections.abc import Mapping
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from kim.base.month import Month
from kim.export.xlsx import months, page, places
from kim.export.xlsx.calculation import FIRST_YEAR, HEAD_ROW, ONCE, Calculation
from kim.export.xlsx.cells import first_day
from kim.export.xlsx.frame import Book
from kim.export.xlsx.inputs import PATH
from kim.export.xlsx.line import Line

_DAY_0 = date(1899, 12, 30)


def write(book: Book, calculation: Calculation) -> None:
    """Write both sheets."""
    layout = calculation.layout
    sheet = book.sheet(calculation.name, "Rechnung", calculation.about)
    _heads(book, sheet)
    everywhere = {key: calculation.prefix + key for key in layout.inputs} | places.cells()
    shared = everywhere | months.addresses(calculation.months_name, len(book.years))
    columns = [_in_year(book, calculation, shared, place) for place in range(len(book.years))]
    for row, title in layout.titles:
        sheet.write_string(row, 0, title, book.styles("section"))
    _lines(book, sheet, calculation, columns)
    last = max(layout.rows.values())
    _after_the_horizon(book, sheet, last, calculation)
    book.workbook.define_name(calculation.horizon, f"={calculation.single('horizon')}")
    sheet.freeze_panes(HEAD_ROW + 1, FIRST_YEAR)
    page.lay(book, sheet, last + 1, FIRST_YEAR + calculation.count, head=HEAD_ROW)
    _months(book, calculation, everywhere)


def _months(book: Book, calculation: Calculation, everywhere: Mapping[str, str]) -> None:
    sheet = book.sheet(calculation.months_name, "Monate", calculation.about)
    single = {key: calculation.single(key) for key in calculation.layout.rows}
    names = {**everywhere, **single}
    months.write(book, sheet, calculation, names)


def _in_year(
    book: Book, calculation: Calculation, shared: Mapping[str, str], place: int
) -> dict[str, str]:
    """What formulas in the column of a year may name."""
    letter, before = (xl_col_to_name(FIRST_YEAR + place - back) for back in (0, 1))
    names = {
        **shared,
        "year": f"{letter}${HEAD_ROW + 1}",
        f"{PATH}_year": f"{calculation.prefix}{PATH}_{book.years[place]}",
    }
    for line, row in calculation.layout.lines.items():
        names[line.key] = f"$B${row + 1}" if line.once else f"{letter}{row + 1}"
        names[f"before_{line.key}"] = f"{before}{row + 1}"
    return names


def _heads(book: Book, sheet: Worksheet) -> None:
    sheet.write_string(HEAD_ROW, 0, "Größe", book.styles("head"))
    sheet.write_string(HEAD_ROW, ONCE, "Wert, Summe", book.styles("head", "right"))
    sheet.write_row(HEAD_ROW, FIRST_YEAR, book.years, book.styles("whole", "head", "right"))
    sheet.set_column(0, 0, 52)
    sheet.set_column(ONCE, FIRST_YEAR + len(book.years) - 1, 15)


def _lines(
    book: Book, sheet: Worksheet, calculation: Calculation, columns: list[dict[str, str]]
) -> None:
    values = calculation.values
    for line, row in calculation.layout.lines.items():
        look = book.styles(line.look, "sum") if line.result else book.styles(line.look)
        sheet.write_string(row, 0, line.label, book.styles("sum" if line.result else "top"))
        if line.once:
            once = line.once.format_map(columns[0])
            sheet.write_formula(row, ONCE, once, look, _cached(values.once[line.key]))
        else:
            _years(sheet, row, _formulas(line, columns), values.yearly[line.key].tolist(), look)
        if line.summed:
            total = float(values.yearly[line.key].sum())
            every = xl_range(row, FIRST_YEAR, row, FIRST_YEAR + len(columns) - 1)
            sheet.write_formula(row, ONCE, f"SUM({every})", look, total)


def _formulas(line: Line, columns: list[dict[str, str]]) -> list[str]:
    """Formulas of all years."""
    first = line.base_year or line.yearly.format_map(columns[0])
    return [first, *(line.yearly.format_map(names) for names in columns[1:])]


def _years(
    sheet: Worksheet, row: int, formulas: list[str], values: list[float], look: Format
) -> None:
    for column, (formula, value) in enumerate(zip(formulas, values, strict=True), FIRST_YEAR):
        sheet.write_formula(row, column, formula, look, value)


def _after_the_horizon(
    book: Book, sheet: Worksheet, last_row: int, calculation: Calculation
) -> None:
    """Let years that do not count step back."""
    rule = {
        "type": "formula",
        "criteria": f"={xl_col_to_name(FIRST_YEAR)}${HEAD_ROW + 1}>{calculation.horizon}",
        "format": book.styles("absent"),
    }
    last_column = FIRST_YEAR + len(book.years) - 1
    sheet.conditional_format(HEAD_ROW, FIRST_YEAR, last_row, last_column, rule)


def _cached(value: float | Month | None) -> float | str:
    """Write a value as spreadsheets keep it: a month as the number of its first day."""
    match value:
        case None:
            return ""
        case Month():
            return (first_day(value) - _DAY_0).days
        case _:
            return value
