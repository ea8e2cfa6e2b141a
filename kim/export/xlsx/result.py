"""Sheet Ergebnis: the first scenario in the form of the paper's table, and as a picture."""

from collections.abc import Iterator

from kim.export.xlsx import page, picture, places, table
from kim.export.xlsx.calculation import Calculation
from kim.export.xlsx.cells import FIRST_ROW, address
from kim.export.xlsx.frame import Book
from kim.export.xlsx.table import Cell, Row
from kim.facts.paper import MODULES, Paper
from kim.present import charts, labels

NAME = "Ergebnis"
_HEAD_ROW = FIRST_ROW
_FIRST_MODULE = _HEAD_ROW + 1
_TOTAL = _FIRST_MODULE + len(MODULES)
_PUBLISHED = _TOTAL + 1
_COSTS = _PUBLISHED + 3


def write(book: Book, calculation: Calculation) -> None:
    """Write table and chart, and name the results."""
    sheet = book.sheet(NAME, "Ergebnis", book.names[0])
    table.write_years(book, sheet, _HEAD_ROW, ["Eigenanteil des Kreises", ""])
    table.write_sum_until(
        book, sheet, _HEAD_ROW, calculation.horizon, book.projections[0].years[-1]
    )
    rows = {
        **dict(enumerate(_own_shares(calculation, book.paper), start=_FIRST_MODULE)),
        **dict(enumerate(_against_the_paper(calculation, book.paper), start=_PUBLISHED)),
        **dict(enumerate(_quantities(calculation), start=_COSTS)),
    }
    for at, row in rows.items():
        table.write_row(book, sheet, at, row)
    foot = max(rows) + 2
    width = table.FIRST_YEAR + calculation.count
    left = page.first_after_repeated(width)
    sheet.write_string(foot, left, labels.source(book.paper), book.styles("note"))
    chart = charts.own_share_by_module(book.projections[0])
    bars = range(_FIRST_MODULE, _TOTAL)
    picture.stacked(book, sheet, chart, (_HEAD_ROW, bars, _PUBLISHED), at=(foot + 2, left))
    table.grey_after(book, sheet, _HEAD_ROW, calculation.horizon)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, table.FIRST_YEAR + len(book.years) - 1, 15)
    sheet.freeze_panes(_HEAD_ROW + 1, table.FIRST_YEAR)
    page.lay(book, sheet, foot + 2 + picture.ROWS, width)


def _own_shares(calculation: Calculation, paper: Paper) -> Iterator[Row]:
    for module in MODULES:
        yield _line(calculation, f"own_share_{module}", labels.module(paper, module))
    yield _line(calculation, "own_share_total", labels.TOTAL, "sum", table.RESULT)


def _quantities(calculation: Calculation) -> Iterator[Row]:
    for key, quantity in labels.QUANTITIES.items():
        if key == "refinancing_rate":
            yield _refinancing_rate(calculation)
        else:
            yield _line(calculation, f"{key}_total", quantity.label)


def _line(
    calculation: Calculation, key: str, label: str, variant: str = "top", name: str = ""
) -> Row:
    """One line of the calculation, up to the horizon; posts have no sum."""
    values = calculation.values.yearly[key].tolist()
    posts = key.removesuffix("_total") in {"fte", "funded_fte"}
    return Row(
        label,
        "fte" if posts else "eur",
        lambda place: calculation.counted(calculation.cell(key, place), place),
        table.until(values, calculation.count),
        variant,
        total="" if posts else "SUM({years})",
        total_value=sum(values[: calculation.count]),
        name=name,
        total_name=name and f"{name}_summe",
    )


def _refinancing_rate(calculation: Calculation) -> Row:
    yearly = calculation.values.yearly
    funding, cost = (yearly[f"{q}_total"].tolist() for q in ("funding", "gross_cost"))
    rates: list[Cell] = [100 * f / c if c else "" for f, c in zip(funding, cost, strict=True)]

    def formula(place: int) -> str:
        paid, all_ = (calculation.cell(f"{q}_total", place) for q in ("funding", "gross_cost"))
        return calculation.counted(f'IF({all_}=0,"",100*{paid}/{all_})', place)

    label = labels.QUANTITIES["refinancing_rate"].label
    return Row(label, "rate", formula, table.until(rates, calculation.count))


def _against_the_paper(calculation: Calculation, paper: Paper) -> Iterator[Row]:
    """The published totals, and by how much the scenario lies above them."""
    published = paper.own_share_total.value
    totals = calculation.values.yearly["own_share_total"].tolist()
    above = [round(eur - printed, 2) for eur, printed in zip(totals, published, strict=False)]

    def as_printed(place: int) -> str:
        if place >= len(published):
            return ""
        cell = address(places.SHEET, places.PUBLISHED_ROW, places.FIRST_YEAR + place)
        return calculation.counted(cell, place)

    def difference(place: int) -> str:
        total, printed = (table.here(row, place) for row in (_TOTAL, _PUBLISHED))
        return f'IF({printed}="","",{total}-{printed})' if place < len(published) else ""

    for label, look, formula, eur in (
        (labels.PRINTED_TOTAL, "eur", as_printed, published),
        ("Gegenüber der gedruckten Summe", "eur_difference", difference, above),
    ):
        every = [*eur, *[0.0] * (len(totals) - len(eur))]
        counted = min(calculation.count, len(eur))
        total, values = sum(eur[:counted]), table.until(every, counted)
        yield Row(label, look, formula, values, "note", "SUM({years})", total)
