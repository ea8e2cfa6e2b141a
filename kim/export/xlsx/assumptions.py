"""Sheet Annahmen: every lever as an input cell, named as links spell it, a column a scenario."""

from collections.abc import Iterator
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx import page
from kim.export.xlsx.cells import FIRST_ROW, PAPER_HORIZON, PREFIXES, address, line_count
from kim.export.xlsx.frame import LINE_POINTS, Book
from kim.export.xlsx.inputs import PATH, Input, Value
from kim.facts.paper import ROLES
from kim.model.lever import ROLE_KEYS
from kim.model.scenario import LEVERS, Scenario

NAME = "Annahmen"
_HEAD_ROW = FIRST_ROW
_FIRST_INPUT = 2
_INPUT_WIDTH, _BOLD = 20, 4
"""Characters in a column of inputs, and how many fewer there are of bold ones."""
_NOTES = {"Vorlage": 11, "Erlaubt": 25, "Art": 13, "Herkunft": 52, "Erläuterung": 150}
"""Columns after the inputs, with their widths. First the paper's value; the last is not printed."""
_EXTRA = [LEVERS["extra_posts"].key.replace("*", ROLE_KEYS[role]) for role in ROLES]

Place = tuple[int, str | Input]


def write(book: Book) -> None:
    """Write the sheet and name its input cells."""
    about = "Gelbe Zellen sind Eingaben; alle anderen Blätter rechnen mit ihnen neu."
    sheet = book.sheet(NAME, "Annahmen", about)
    places = list(_places(book))
    rows = {each.key: row for row, each in places if isinstance(each, Input)}
    _heads(book, sheet)
    for row, each in places:
        if isinstance(each, Input):
            _line(book, sheet, row, each)
        else:
            sheet.write_string(row, 0, each, book.styles("section"))
    _highlight(book, sheet, rows)
    _name(book, rows)
    sheet.freeze_panes(_HEAD_ROW + 1, _FIRST_INPUT)
    width = _first_note(book) + len(_NOTES) - 1
    page.lay(book, sheet, places[-1][0] + 1, width, head=_HEAD_ROW)


def _places(book: Book) -> Iterator[Place]:
    """Rows of headings and inputs, with an empty one before each heading."""
    row = _HEAD_ROW + 1
    for title, group in book.inputs:
        yield row, title
        for each in group:
            row += 1
            yield row, each
        row += 2


def _first_note(book: Book) -> int:
    return _FIRST_INPUT + len(book.names)


def _heads(book: Book, sheet: Worksheet) -> None:
    head = book.styles("head", "text")
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 1, 21)
    lines = max(line_count(name, _INPUT_WIDTH - _BOLD) for name in book.names)
    sheet.set_row(_HEAD_ROW, max(2, lines) * LINE_POINTS)
    sheet.set_column(_FIRST_INPUT, _first_note(book) - 1, _INPUT_WIDTH)
    for column, text in enumerate(["Angabe", "Name der Zelle", *book.names, *_NOTES]):
        sheet.write_string(_HEAD_ROW, column, text, head)
    for column, width in enumerate(_NOTES.values(), start=_first_note(book)):
        sheet.set_column(column, column, width)


def _line(book: Book, sheet: Worksheet, row: int, each: Input) -> None:
    styles, unit = book.styles, each.lever.unit
    sheet.write_string(row, 0, f"{each.label} ({unit})" if unit else each.label, styles("top"))
    sheet.write_string(row, 1, each.key, styles("note", "top"))
    last = _first_note(book) - 1
    for column, projection in enumerate(book.projections, start=_FIRST_INPUT):
        _value(
            sheet, row, column, each.value(projection.scenario), styles(each.look, "input", "top")
        )
    sheet.data_validation(row, _FIRST_INPUT, row, last, _validation(each))
    of_paper = each.value(Scenario.of(book.paper))
    _value(sheet, row, last + 1, of_paper, styles(each.look, "center", "top"))
    notes = (each.allowed, each.lever.kind, each.origin, each.help)
    for column, text in enumerate(notes, start=last + 2):
        sheet.write_string(row, column, str(text), styles("wrap"))
    widths = list(_NOTES.values())[1:]
    lines = max(line_count(str(text), w) for text, w in zip(notes, widths, strict=True))
    sheet.set_row(row, LINE_POINTS * lines)


def _value(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write(row, column, value, look)


def _validation(each: Input) -> dict[str, Any]:
    return {
        **each.validation,
        "error_title": "Eingabe nicht möglich",
        "error_message": f"{each.label}: {each.allowed}.",
    }


def _highlight(book: Book, sheet: Worksheet, rows: dict[str, int]) -> None:
    """Show in red too many extra posts together, and in bold what differs from the paper."""
    extra, first, last = [rows[key] for key in _EXTRA], min(rows.values()), max(rows.values())
    own, of_paper = (xl_col_to_name(c) for c in (_FIRST_INPUT, _first_note(book)))
    together = f"{own}${min(extra) + 1}:{own}${max(extra) + 1}"
    most = book.paper.extra_posts.value
    for top, bottom, criteria, look in (
        (min(extra), max(extra), f"SUM({together})>{most}", "wrong"),
        (first, last, f"{own}{first + 1}<>${of_paper}{first + 1}", "bold"),
    ):
        rule = {"type": "formula", "criteria": f"={criteria}", "format": book.styles(look)}
        sheet.conditional_format(top, _FIRST_INPUT, bottom, _first_note(book) - 1, rule)


def _name(book: Book, rows: dict[str, int]) -> None:
    of_paper = address(NAME, rows[LEVERS["last_year"].key], _first_note(book))
    book.workbook.define_name(PAPER_HORIZON, f"={of_paper}")
    path = [row for key, row in rows.items() if key.startswith(f"{PATH}_")]
    for column, prefix in enumerate(PREFIXES[: len(book.names)], start=_FIRST_INPUT):
        for key, row in rows.items():
            book.workbook.define_name(prefix + key, "=" + address(NAME, row, column))
        span = xl_range_abs(min(path), column, max(path), column)
        book.workbook.define_name(prefix + PATH, f"='{NAME}'!{span}")
