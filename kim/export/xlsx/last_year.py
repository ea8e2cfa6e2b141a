"""On the sheet Vergleich: what each scenario has come to in the last year of its horizon."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx.calculation import Calculation
from kim.export.xlsx.frame import LINE_POINTS, Book
from kim.present import labels

_TITLE = "Im letzten Jahr der Rechnung"
_QUANTITIES = {
    "own_share": "eur",
    "gross_cost": "eur",
    "funding": "eur",
    "fte": "fte",
    "funded_fte": "fte",
}
_COST, _FUNDING = (2 + list(_QUANTITIES).index(key) for key in ("gross_cost", "funding"))
_RATE = 2 + len(_QUANTITIES)


def write(book: Book, sheet: Worksheet, calculations: Sequence[Calculation], at: int) -> int:
    """Write the block from a row on; give the last row."""
    quantities = [labels.QUANTITIES[key].label for key in (*_QUANTITIES, "refinancing_rate")]
    for column, text in enumerate([_TITLE, "Jahr", *quantities]):
        variants = ("head", "right") if column else ("head",)
        sheet.write_string(at, column, text, book.styles(*variants))
    sheet.set_row(at, 2 * LINE_POINTS)
    for row, calculation in enumerate(calculations, start=at + 1):
        sheet.write_string(row, 0, calculation.about, book.styles("text"))
        horizon = book.years[calculation.count - 1]
        sheet.write_formula(row, 1, calculation.horizon, book.styles("whole"), horizon)
        for column, (key, look) in enumerate(_QUANTITIES.items(), start=2):
            formula, value = calculation.in_last_year(f"{key}_total")
            sheet.write_formula(row, column, formula, book.styles(look), value)
        _rate(book, sheet, row, calculation)
    return at + len(calculations)


def widen(sheet: Worksheet) -> None:
    """Make room for the longest heading."""
    sheet.set_column(_RATE, _RATE, 22)


def _rate(book: Book, sheet: Worksheet, row: int, calculation: Calculation) -> None:
    cost, funding = (xl_rowcol_to_cell(row, column) for column in (_COST, _FUNDING))
    _, cost_eur = calculation.in_last_year("gross_cost_total")
    _, funding_eur = calculation.in_last_year("funding_total")
    rate = 100 * funding_eur / cost_eur if cost_eur else ""
    formula = f'IF({cost}=0,"",100*{funding}/{cost})'
    sheet.write_formula(row, _RATE, formula, book.styles("rate"), rate)
