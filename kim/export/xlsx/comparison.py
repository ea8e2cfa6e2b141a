"""Sheet Vergleich: the scenarios beside each other, against one that the reader chooses."""

from collections.abc import Iterator, Sequence
from functools import partial

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx import last_year, page, picture, table
from kim.export.xlsx.calculation import Calculation
from kim.export.xlsx.cells import FIRST_ROW
from kim.export.xlsx.frame import Book
from kim.export.xlsx.table import RESULT, Cell, Row
from kim.model.comparison import Comparison
from kim.model.lever import latest_year
from kim.model.projection import project
from kim.model.scenario import Scenario
from kim.present import charts_comparison, labels
from kim.present.names import PROPOSAL

NAME = "Vergleich"
_REFERENCE_ROW = FIRST_ROW
_HEAD_ROW = FIRST_ROW + 2
_FIRST = _HEAD_ROW + 1
_REFERENCE = "bezug"
_TITLE = "Eigenanteil des Kreises im Vergleich"


def write(book: Book, calculations: Sequence[Calculation]) -> None:
    """Write own shares, differences, the last years and a chart."""
    sheet = book.sheet(NAME, "Vergleich", _TITLE)
    counts = [calculation.count for calculation in calculations]
    first_difference = _FIRST + len(calculations) + 3
    for calculation in calculations[1:]:
        sums = f"{calculation.prefix}{RESULT}_summe"
        book.workbook.define_name(sums, f"={calculation.single('own_share_total')}")
    _reference(book, sheet)
    _head(book, sheet, _HEAD_ROW, "Eigenanteil des Kreises", calculations)
    for at, row in enumerate(_own_shares(book, calculations), start=_FIRST):
        table.write_row(book, sheet, at, row)
    _head(book, sheet, first_difference - 1, "Unterschied zum Bezug", calculations)
    for at, row in enumerate(_differences(book, calculations), start=first_difference):
        table.write_row(book, sheet, at, row)
    at = last_year.write(book, sheet, calculations, first_difference + len(calculations) + 2)
    width = table.FIRST_YEAR + max(counts)
    left = page.first_after_repeated(width)
    sheet.write_string(at + 1, left, labels.source(book.paper), book.styles("note"))
    chart = charts_comparison.own_share(Comparison(book.projections), book.names)
    picture.lines(
        book, sheet, chart, (_HEAD_ROW, _FIRST, [max(counts), *counts]), at=(at + 3, left)
    )
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, table.FIRST_YEAR + len(book.years) - 1, 16)
    last_year.widen(sheet)
    sheet.freeze_panes(0, 1)
    page.lay(book, sheet, at + 3 + picture.ROWS, width)


def _reference(book: Book, sheet: Worksheet) -> None:
    """The cell in which the reader chooses; several scenarios are measured against the first."""
    choices = _choices(book)
    chosen = choices[1] if len(book.names) > 1 else choices[0]
    sheet.write_string(_REFERENCE_ROW, 0, "Unterschiede gemessen an (Bezug)", book.styles("bold"))
    sheet.write_string(_REFERENCE_ROW, 1, chosen, book.styles("center", "input"))
    rule = {"validate": "list", "source": choices}
    sheet.data_validation(_REFERENCE_ROW, 1, _REFERENCE_ROW, 1, rule)
    cell = xl_rowcol_to_cell(_REFERENCE_ROW, 1, row_abs=True, col_abs=True)
    book.workbook.define_name(_REFERENCE, f"='{NAME}'!{cell}")


def _choices(book: Book) -> list[str]:
    """The paper, and what stands before the colon of each scenario's name."""
    return [PROPOSAL, *(name.partition(":")[0] for name in book.names)]


def _head(
    book: Book, sheet: Worksheet, at: int, title: str, calculations: Sequence[Calculation]
) -> None:
    table.write_years(book, sheet, at, [title, ""])
    horizons = ",".join(calculation.horizon for calculation in calculations)
    table.grey_after(book, sheet, at, f"MAX({horizons})")
    count = min(calculation.count for calculation in calculations)
    table.write_sum_until(book, sheet, at, _common(calculations), book.years[count - 1])


def _common(calculations: Sequence[Calculation]) -> str:
    """Last year that all scenarios have."""
    return f"MIN({','.join(calculation.horizon for calculation in calculations)})"


def _own_shares(book: Book, calculations: Sequence[Calculation]) -> Iterator[Row]:
    paper = project(Scenario.of(book.paper, last_year=latest_year(book.paper)), book.paper)
    amounts = paper.total("own_share").tolist()
    count = min(calculation.count for calculation in calculations)
    sums = f'SUMIF({_years(book)},"<="&{_common(calculations)},{{years}})'
    yield Row(
        f"{PROPOSAL}, nachgerechnet und fortgeschrieben",
        "eur",
        None,
        amounts,
        total=sums,
        total_value=sum(amounts[:count]),
    )
    for name, calculation in zip(book.names, calculations, strict=True):
        yield _own_share(name, calculation, sums, count)


def _own_share(name: str, calculation: Calculation, sums: str, count: int) -> Row:
    values = calculation.values.yearly["own_share_total"].tolist()
    return Row(
        name,
        "eur",
        lambda place: calculation.counted(calculation.cell("own_share_total", place), place),
        table.until(values, calculation.count),
        total=sums,
        total_value=sum(values[:count]),
        name=calculation.prefix and f"{calculation.prefix}{RESULT}",
        total_name=f"{calculation.prefix}{RESULT}_summe_gemeinsam",
    )


def _differences(book: Book, calculations: Sequence[Calculation]) -> Iterator[Row]:
    rows = list(_own_shares(book, calculations))
    reference = rows[1] if len(calculations) > 1 else rows[0]
    sums = f'SUMIF({_years(book)},"<="&{_common(calculations)},{{years}})'
    for at, row in enumerate(rows, start=_FIRST):
        yield Row(
            row.label,
            "eur_difference",
            partial(_difference, book, at),
            [_above(*pair) for pair in zip(row.values, reference.values, strict=True)],
            total=sums,
            total_value=_above(row.total_value, reference.total_value),
        )


def _difference(book: Book, at: int, place: int) -> str:
    column = table.FIRST_YEAR + place
    choices = ",".join(f'"{choice}"' for choice in _choices(book))
    every = xl_range_abs(_FIRST, column, _FIRST + len(book.names), column)
    chosen, own = f"INDEX({every},MATCH({_REFERENCE},{{{choices}}},0))", table.here(at, place)
    return f'IF(OR({own}="",{chosen}=""),"",{own}-{chosen})'


def _above(value: Cell, reference: Cell) -> Cell:
    if isinstance(value, str) or isinstance(reference, str):
        return ""
    return round(value - reference, 2)


def _years(book: Book) -> str:
    first, last = table.FIRST_YEAR, table.FIRST_YEAR + len(book.years) - 1
    return f"${xl_col_to_name(first)}${_HEAD_ROW + 1}:${xl_col_to_name(last)}${_HEAD_ROW + 1}"
