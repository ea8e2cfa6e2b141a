"""Sheet Quellen: where the figures come from, which versions, and how the workbook computes."""

from collections.abc import Iterator

from kim.export.xlsx import page
from kim.export.xlsx.cells import FIRST_ROW, line_count
from kim.export.xlsx.frame import LINE_POINTS, LINK_ROW, Book
from kim.model.scenario import Scenario
from kim.present import formats, story, tables

NAME = "Quellen"
_WIDTH = 110
_METHOD = """\
Die gelben Zellen auf dem Blatt Annahmen sind die Eingaben. Ändert man sie, rechnen alle Blätter \
neu; Makros gibt es nicht.
Das Blatt Monate bestimmt für jeden Monat, welche Stellen bestehen und welcher Teil der Förderung \
gezahlt wird. Das Blatt Rechnung macht daraus Jahreswerte: Kosten der Stellen abzüglich \
Landesförderung ergibt den Eigenanteil. Die Förderung ist nie höher als die Kosten.
Gerundet wird kaufmännisch auf Cent, je Jahr und Modul; Summen sind Summen gerundeter Werte. Der \
Zuschlag von 0,00000001 € vor dem Runden gleicht aus, dass Computer einen halben Cent nicht immer \
genau darstellen.
Personal- und Sachkosten stehen nicht in der Vorlage. Das Blatt Eckdaten leitet sie aus der \
veröffentlichten Tabelle her.
Die Zelle eigenanteil_summe, bei weiteren Szenarien b_eigenanteil_summe und so fort, zählt alle \
Jahre des jeweiligen Szenarios. Auf dem Blatt Vergleich reichen die Summen nur so weit wie alle \
Szenarien: eigenanteil_summe_gemeinsam, b_eigenanteil_summe_gemeinsam und so fort. Nur diese \
lassen sich voneinander abziehen, wenn die letzten Jahre verschieden sind.
Diagramme und Druckbereiche reichen bis zum letzten Jahr bei der Ausgabe der Datei."""


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME, "Quellen und Fassungen", "; ".join(book.names))
    row = FIRST_ROW
    for title, lines in _sections(book):
        sheet.write_string(row, 0, title, book.styles("section"))
        for line in lines:
            row += 1
            sheet.write_string(row, 0, line, book.styles("text", "wrap"))
            sheet.set_row(row, LINE_POINTS * line_count(line, _WIDTH))
        row += 2
    sheet.set_column(0, 0, _WIDTH)
    page.lay(book, sheet, row - 1, 1, head=LINK_ROW)


def _deviations(book: Book, scenario: Scenario) -> list[str]:
    """What differed from the paper when the file was made."""
    found = tables.lever_table(scenario, book.paper)
    lines = [
        f"{row['Angabe']}: {row['Szenario']} (Vorlage: {row['Vorlage']})"
        for row in found.to_dict("records")
    ]
    return [story.deviations(scenario.deviations(book.paper)), *lines]


def _sections(book: Book) -> Iterator[tuple[str, list[str]]]:
    head = book.paper.paper
    for name, projection in zip(book.names, book.projections, strict=True):
        yield name, _deviations(book, projection.scenario)
    yield "So rechnet diese Mappe", _METHOD.splitlines()
    yield (
        "Die Vorlage",
        [
            f"{head.county}: {head.title}",
            f"Sitzung {head.committee_genitive} am {formats.day(head.date)}, {head.author}",
        ],
    )
    for fact in book.paper.outside.values():
        yield fact.title, [fact.statement, *(f"Quelle: {source}" for source in fact.sources)]
    yield "Fassungen", [book.stamp.line(book.paper), *filter(None, [book.stamp.link])]
