"""Sheet Monate: when posts exist, when they are paid for; formulas month by month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from kim.base.month import Month
from kim.export.xlsx import page
from kim.export.xlsx.calculation import Calculation
from kim.export.xlsx.cells import FIRST_ROW, first_day
from kim.export.xlsx.frame import LINE_POINTS, Book, PlainSheet
from kim.facts.paper import MODULES
from kim.model.kernel import MONTHS
from kim.present import labels

_MODULE_ROW = FIRST_ROW
_HEAD_ROW = FIRST_ROW + 1
_FIRST_MONTH = _HEAD_ROW + 1
_MONTH, _YEAR = 0, 1


@dataclass(frozen=True, slots=True)
class Column:
    """One quantity of every month; `{…}` in its formula as in kim.export.xlsx.line."""

    key: str
    label: str
    look: str
    formula: str


def addresses(sheet: str, years: int) -> dict[str, str]:
    """Ranges of the columns by the names that the sheet Rechnung uses: `m_year`, `m_fte_1`."""
    first, last = _FIRST_MONTH + 1, _FIRST_MONTH + MONTHS * years
    keys = {"year": _YEAR} | {each.key: place for place, each in enumerate(_columns(), 2)}
    letters = {key: xl_col_to_name(column, col_abs=True) for key, column in keys.items()}
    return {
        f"m_{k}": f"'{sheet}'!{letter}${first}:{letter}${last}" for k, letter in letters.items()
    }


def write(
    book: Book, sheet: PlainSheet, calculation: Calculation, names: Mapping[str, str]
) -> None:
    """Write the sheet. `names`: addresses of what the formulas name."""
    columns = list(_columns())
    months = MONTHS * len(book.years)
    _heads(book, sheet, columns)
    _calendar(book, sheet, months)
    letters = {each.key: f"${xl_col_to_name(place)}" for place, each in enumerate(columns, 2)}
    here = {key: f"{letter}{{row}}" for key, letter in letters.items()} | {"month": "$A{row}"}
    for place, each in enumerate(columns, start=2):
        formula = each.formula.format_map({**names, **here})
        look = book.styles(each.look)
        for row, value in enumerate(
            calculation.values.monthly[each.key].tolist(), start=_FIRST_MONTH
        ):
            sheet.write_formula(row, place, formula.replace("{row}", str(row + 1)), look, value)
    last = _FIRST_MONTH + months - 1
    after = {"type": "formula", "criteria": f"=$B{_FIRST_MONTH + 1}>{calculation.horizon}"}
    sheet.conditional_format(
        _FIRST_MONTH, 0, last, 1 + len(columns), after | {"format": book.styles("absent")}
    )
    sheet.freeze_panes(_FIRST_MONTH, 2)
    rows = _FIRST_MONTH + MONTHS * calculation.count
    width = 2 + len(columns)
    area = (_MODULE_ROW, _HEAD_ROW, rows, width)
    page.lay_under_heads_of_pages(book, sheet, area, calculation.about)


def _columns() -> Iterator[Column]:
    yield Column(
        "after",
        "Monate nach dem Förderende",
        "whole",
        'IF({funding_end}="",0,MAX(0,(YEAR({month})-YEAR({funding_end}))*12'
        "+MONTH({month})-MONTH({funding_end})))",
    )
    yield Column(
        "paid",
        "Anteil der Förderung, der gezahlt wird",
        "index",
        "1-(1-{rest}/100)*MIN(1,{after}/MAX(12*{auslauf},1))",
    )
    yield Column(
        "stays",
        "Anteil der Stellen, der bleibt",
        "index",
        "IF({posts_at_end}=0,1,MAX(0,1-{umsetzung}*{after}/(12*{posts_at_end})))",
    )
    yield Column(
        "extra_exist", "Zusätzliche Stellen besetzt", "flag", "IF({month}>={extra_from},1,0)"
    )
    for module in MODULES:
        yield from _of_module(module)


def _of_module(m: int) -> Iterator[Column]:
    staying = f"IF({{concerned_{m}}}=1,{{stays}},1)"
    paying = f"IF({{concerned_{m}}}=1,{{stays}}*{{paid}},1)"
    yield Column(
        f"exist_{m}",
        "Verträge laufen",
        "flag",
        f"IF(OR({{temporary}}=0,{{month}}<={{contract_end_{m}}}),1,0)",
    )
    yield Column(f"planned_{m}", "Stellen ohne Umsetzung", "fte", _both("posts", "extra_posts", m))
    yield Column(f"fte_{m}", "Stellen", "fte", f"{{planned_{m}}}*{staying}")
    yield Column(
        f"funded_fte_{m}",
        "Geförderte Stellen",
        "fte",
        f"({_both('funded_posts', 'extra_posts', m)})*{staying}",
    )
    yield Column(
        f"granted_{m}",
        "Förderung, Sätze des Basisjahres",
        "eur",
        f"({_both('funding_posts', 'funding_extra', m)})*{paying}/12",
    )


def _both(base: str, extra: str, m: int) -> str:
    """Base and extra posts of a module (or their money), as far as they exist in the month."""
    return f"{{{base}_{m}}}*{{exist_{m}}}+{{{extra}_{m}}}*{{extra_exist}}"


def _heads(book: Book, sheet: Worksheet, columns: list[Column]) -> None:
    styles = book.styles
    for place, text in enumerate(["Monat", "Jahr", *(each.label for each in columns)]):
        sheet.write_string(_HEAD_ROW, place, text, styles("head", "right"))
    for place, each in enumerate(columns, start=2):
        sheet.set_column(place, place, 14 if each.look == "eur" else 11)
        for module in MODULES:
            if each.key == f"exist_{module}":
                title = labels.module(book.paper, module)
                sheet.write_string(_MODULE_ROW, place, title, styles("subtitle"))
    sheet.set_column(0, 1, 9)
    sheet.set_row(_HEAD_ROW, 4 * LINE_POINTS)


def _calendar(book: Book, sheet: Worksheet, months: int) -> None:
    start = Month(book.paper.base_year, 1)
    for place in range(months):
        month = start.plus(place)
        row = _FIRST_MONTH + place
        sheet.write(row, _MONTH, first_day(month), book.styles("month"))
        sheet.write_number(row, _YEAR, month.year, book.styles("whole"))
