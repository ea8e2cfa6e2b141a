"""On the sheet Eckdaten: what the published table implies, as kim.facts.calibration derives it."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx import places
from kim.export.xlsx.frame import Book
from kim.export.xlsx.places import here
from kim.facts.paper import MODULES, Paper
from kim.present import labels

_LABELS = {
    "fte_fact": "Stellen in der Vorlage (VZÄ)",
    "salary_cost_guideline": "Personalkosten im Basisjahr",
    "salary_cost_table": "Personalkosten, Lesart „Tabelle“",
    "funding_fact": "Förderung nach Richtlinie im Basisjahr",
    "other_cost_guideline": "Sachkosten, Lesart „Richtlinie“",
    "other_cost_table": "Sachkosten, Lesart „Tabelle“",
    "booked_share_fact": "Gebuchte Förderung, Lesart „Tabelle“ (Anteil)",
}
_LOOKS = {"fte_fact": "fte", "booked_share_fact": "index"}
_GROWTH_CELL = here(places.GROWTH_ROW, 1)


def write(book: Book, sheet: Worksheet) -> None:
    """Write the growth of salaries, what it amounts to in each year, and the costs."""
    paper, styles = book.paper, book.styles
    modules = [labels.module(paper, module) for module in MODULES]
    title = "Was die Tabelle über die Kosten verrät"
    book.heads(sheet, places.DERIVATION_BLOCK, title, ["Größe", *modules])
    growth = paper.calibration.salary_growth_pct
    sheet.write_string(places.GROWTH_ROW, 0, "Anstieg der Gehälter im Jahr, alle Module")
    sheet.write_formula(places.GROWTH_ROW, 1, _growth(paper), styles("pct"), growth)
    _rise(book, sheet)
    formulas, values = _formulas(paper), _values(paper)
    for key, row in places.DERIVED_ROWS.items():
        sheet.write_string(row, 0, _LABELS[key])
        look = styles(_LOOKS.get(key, "eur"))
        for module, formula, value in zip(MODULES, formulas[key], values[key], strict=True):
            sheet.write_formula(row, module, formula, look, value)


def _growth(paper: Paper) -> str:
    """Growth of the yearly steps of the total; the first and the last two years tell it."""
    rows = places.MODULE_ROWS.values()
    last = places.FIRST_YEAR + len(paper.years) - 1
    total = {c: f"SUM({xl_range_abs(min(rows), c, max(rows), c)})" for c in range(last + 1)}
    first = places.FIRST_YEAR
    return f"ROUND(100*(({total[last]}-{total[first + 1]})/({total[last - 1]}-{total[first]})-1),2)"


def _rise(book: Book, sheet: Worksheet) -> None:
    """Growth of salaries since the base year, below the years that it explains."""
    pct = book.paper.calibration.salary_growth_pct
    row, look = places.RISE_ROW, book.styles("index", "note")
    sheet.write_string(row, 0, "Anstieg der Gehälter seit dem Basisjahr (Anteil)", look)
    for years in range(1, len(book.paper.years)):
        formula, value = f"(1+{_GROWTH_CELL}/100)^{years}-1", (1 + pct / 100) ** years - 1
        sheet.write_formula(row, places.FIRST_YEAR + years, formula, look, value)


def _formulas(paper: Paper) -> Mapping[str, Sequence[str]]:
    modules, fte, rate = map(places.of_roles, (places.MODULE, places.FTE, places.RATE))
    base = [here(row, places.FIRST_YEAR) for row in places.MODULE_ROWS.values()]
    salary = [here(places.DERIVED_ROWS["salary_cost_guideline"], m) for m in MODULES]
    funding = [here(places.DERIVED_ROWS["funding_fact"], m) for m in MODULES]
    joined = list(zip(base, funding, salary, strict=True))
    return {
        "fte_fact": [f"SUMIF({modules},{m},{fte})" for m in MODULES],
        "salary_cost_guideline": _slopes(paper),
        "salary_cost_table": salary,
        "funding_fact": [f"SUMPRODUCT(({modules}={m})*{fte}*{rate})" for m in MODULES],
        "other_cost_guideline": [f"{y}+{r}-{a}" for y, r, a in joined],
        "other_cost_table": ["0" for _ in MODULES],
        "booked_share_fact": [f"({a}-{y})/{r}" for y, r, a in joined],
    }


def _slopes(paper: Paper) -> list[str]:
    """Salary-driven cost: least squares through the exact value of the base year."""
    first, last = places.FIRST_YEAR, places.FIRST_YEAR + len(paper.years) - 1
    rise = xl_range_abs(places.RISE_ROW, first + 1, places.RISE_ROW, last)
    return [
        f"SUMPRODUCT({rise},{xl_range_abs(row, first + 1, row, last)}-{here(row, first)})"
        f"/SUMSQ({rise})"
        for row in places.MODULE_ROWS.values()
    ]


def _values(paper: Paper) -> Mapping[str, Sequence[float]]:
    guideline, table = paper.calibration.guideline, paper.calibration.table
    return {
        "fte_fact": (paper.arrays.membership @ paper.arrays.fte)[:, 0].tolist(),
        "salary_cost_guideline": guideline.salary_cost_eur,
        "salary_cost_table": table.salary_cost_eur,
        "funding_fact": paper.guideline_funding_eur,
        "other_cost_guideline": guideline.fixed_cost_eur,
        "other_cost_table": table.fixed_cost_eur,
        "booked_share_fact": table.funding_share,
    }
