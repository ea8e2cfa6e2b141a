"""The workbook: opens it, lets every sheet be written, hands back its bytes."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from kim.export.stamp import NO_STAMP, Stamp, title_property
from kim.export.xlsx import assumptions, calculation_sheet, comparison, facts, result, sources
from kim.export.xlsx.calculation import Calculation, Layout
from kim.export.xlsx.cells import PREFIXES
from kim.export.xlsx.frame import Book
from kim.export.xlsx.inputs import inputs
from kim.export.xlsx.styles import FONT, Styles
from kim.export.xlsx.values import values
from kim.facts.paper import Paper
from kim.model.projection import project
from kim.model.scenario import Scenario
from kim.present.names import LETTERS, names

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": FONT,
}


def workbook(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp = NO_STAMP) -> bytes:
    """Write one to four scenarios as a workbook (.xlsx) that recomputes them from its inputs.

    Inputs of the first scenario are named by their link key (`gehalt`), its results
    `eigenanteil_2024` … and `eigenanteil_summe`; the others' names begin with b_, c_ and d_.
    """
    named = _names(scenarios, paper)
    file = BytesIO()
    workbook = Workbook(file, _OPTIONS)
    day = stamp.day or paper.paper.date
    workbook.set_properties(
        {
            "title": title_property(named),
            "comments": stamp.line(paper),
            "created": datetime.combine(day, time()),
        }
    )
    book = Book(
        workbook,
        Styles(workbook),
        paper,
        inputs(paper),
        tuple(project(scenario, paper) for scenario in scenarios),
        named,
        stamp,
    )
    _sheets(book)
    workbook.close()
    return file.getvalue()


def _names(scenarios: Sequence[Scenario], paper: Paper) -> tuple[str, ...]:
    """Set a word or letter before each name; ValueError for no scenario or more than four."""
    if not 0 < len(scenarios) <= len(LETTERS):
        raise ValueError(f"{len(scenarios)} scenarios; a workbook holds 1 to {len(LETTERS)}")
    before = LETTERS if len(scenarios) > 1 else ("Szenario",)
    return tuple(f"{a}: {b}" for a, b in zip(before, names(scenarios, paper), strict=False))


def _sheets(book: Book) -> None:
    """Write all sheets; those of further scenarios come last."""
    layout = Layout(book.paper, [each.key for _, group in book.inputs for each in group])
    calculations = [
        Calculation(name, prefix, layout, values(each.scenario, book.paper), len(each.years))
        for name, prefix, each in zip(book.names, PREFIXES, book.projections, strict=False)
    ]
    assumptions.write(book)
    facts.write(book)
    calculation_sheet.write(book, calculations[0])
    result.write(book, calculations[0])
    comparison.write(book, calculations)
    sources.write(book)
    for other in calculations[1:]:
        calculation_sheet.write(book, other)
