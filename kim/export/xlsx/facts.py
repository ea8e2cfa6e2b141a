"""Sheet Eckdaten: what the paper says."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx import derivation, page, places
from kim.export.xlsx.cells import FIRST_ROW, first_day, origin
from kim.export.xlsx.frame import ORIGIN, Book
from kim.facts.paper import Fact
from kim.present import labels


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(places.SHEET, "Eckdaten der Vorlage", "; ".join(book.names))
    _roles(book, sheet)
    _published(book, sheet)
    derivation.write(book, sheet)
    last = _others(book, sheet)
    width = max(places.ORIGIN + 4, places.FIRST_YEAR + len(book.paper.years))
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, width - 1, 15)
    sheet.freeze_panes(FIRST_ROW, 1)
    page.lay(book, sheet, last + 1, width)


def _roles(book: Book, sheet: Worksheet) -> None:
    columns = ["Rolle", "Modul", "VZÄ", "Personal je VZÄ", "Arbeitsplatz je VZÄ", "Fördersatz"]
    title = "Stellen und Förderung im Jahr"
    book.heads(sheet, places.ROLES_BLOCK, title, [*columns, ORIGIN])
    for role, row in places.ROLE_ROWS.items():
        facts, styles = book.paper.roles[role], book.styles
        workplace = facts.workplace_funding.eur if facts.workplace_funding else 0.0
        sheet.write_string(row, 0, facts.label)
        sheet.write_number(row, places.MODULE, facts.module, styles("whole"))
        sheet.write_number(row, places.FTE, facts.fte.value, styles("fte"))
        sheet.write_number(row, places.PERSONNEL, facts.personnel_funding.eur, styles("eur"))
        sheet.write_number(row, places.WORKPLACE, workplace, styles("eur"))
        both = [xl_rowcol_to_cell(row, c) for c in (places.PERSONNEL, places.WORKPLACE)]
        sheet.write_formula(row, places.RATE, "+".join(both), styles("eur"), facts.funding_eur)
        sheet.write_string(
            row, places.ORIGIN, origin(facts.fte, book.paper), styles("note", "indent")
        )


def _published(book: Book, sheet: Worksheet) -> None:
    paper, styles = book.paper, book.styles
    columns = ["Modul", "Verträge enden", *map(str, paper.years)]
    book.heads(sheet, places.TABLE_BLOCK, "Veröffentlichte Eigenanteile", columns)
    for module, row in places.MODULE_ROWS.items():
        facts = paper.modules[module]
        sheet.write_string(row, 0, labels.module(paper, module))
        sheet.write(row, 1, first_day(facts.contract_end.value), styles("month"))
        sheet.write_row(row, places.FIRST_YEAR, facts.own_share.value, styles("eur"))
    total, row = paper.own_share_total.value, places.PUBLISHED_ROW
    sheet.write_string(row, 0, "Gesamt, wie veröffentlicht", styles("sum"))
    sheet.write_blank(row, 1, None, styles("sum"))
    sheet.write_row(row, places.FIRST_YEAR, total, styles("eur", "sum"))


def _others(book: Book, sheet: Worksheet) -> int:
    """Write the remaining figures; give the last row."""
    paper, first = book.paper, places.OTHERS_BLOCK
    book.heads(sheet, first, "Weitere Angaben", ["Angabe", "Wert", ORIGIN])
    others: dict[str, Fact[Any]] = {
        "Basisjahr": paper.base_year_fact,
        "Stellen, die entfristet werden sollen (VZÄ)": paper.posts,
        "Weitere Stellen, die gefördert würden (VZÄ)": paper.extra_posts,
        "Beschäftigte im Kommunalen Integrationszentrum": paper.staff,
    }
    for row, (label, fact) in enumerate(others.items(), start=first + 2):
        sheet.write_string(row, 0, label)
        sheet.write_number(row, 1, fact.value, book.styles("whole"))
        sheet.write_string(row, 2, origin(fact, paper), book.styles("note", "indent"))
    return first + 1 + len(others)
