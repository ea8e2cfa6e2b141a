"""Sheets on paper: every page says whose figures it shows, of which versions, and their link.

Excel ignores breaks where a sheet is fitted to pages, so a sheet of several pages side by side has
a scale instead.
"""

from math import ceil

from kim.export.xlsx.cells import line_count
from kim.export.xlsx.frame import ABOUT_ROW, LINE_POINTS, LINK_ROW, STAMP_ROW, Book, PlainSheet
from kim.present import labels

_A4 = 9
_WIDTH_INCHES, _HEIGHT_INCHES = 11.69, 8.27
_MARGIN_INCHES = 0.5
_FOOT_INCHES = 0.8
_HEAD_INCHES = 0.95
_MOST_HEAD_CHARACTERS = 255
"""Excel takes no more in the head of a page."""
_MOST_COLUMNS = 12
"""On one page: first columns and ten years."""
_PX_AN_INCH = 96
_PX_A_CHARACTER = 7
_BOLD = 0.8
"""Of the characters in a line, so many are left if they are bold."""
_SURE = 0.93
"""Of a page is used: programs draw columns a little differently."""

Span = tuple[int, int]
"""First and last column of a page, without the first column of the sheet, which each repeats."""


def first_after_repeated(columns: int) -> int:
    """First column of those that only one page prints, where a chart stays whole."""
    return 0 if _pages_wide(columns) == 1 else 1


def lay(book: Book, sheet: PlainSheet, rows: int, columns: int, *, head: int | None = None) -> None:
    """Lay the first rows and columns on A4, as wide as stays legible, under the sheet's head.

    `head`: last row that each further page repeats; without, one page is as long as the sheet.
    """
    _paper(book, sheet)
    sheet.print_area(0, 0, rows - 1, columns - 1)
    if _pages_wide(columns) == 1:
        _head_across(book, sheet, columns)
        sheet.fit_to_pages(1, 1 if head is None else 0)
    else:
        _head_beside(book, sheet, _spans(columns))
        _side_by_side(sheet, columns, rows if head is None else None)
    if head is not None:
        sheet.repeat_rows(0, head)


def lay_under_heads_of_pages(
    book: Book, sheet: PlainSheet, area: tuple[int, int, int, int], about: str
) -> None:
    """Say in the head of every page what the sheet's own head says, and don't print that.

    For sheets whose first column is repeated, but too narrow for a title. `area`: first row, last
    row that is repeated, rows and columns to print. A link too long for the head goes below it.
    """
    first, head, rows, columns = area
    _paper(book, sheet)
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _HEAD_INCHES, _FOOT_INCHES)
    lines, link = [f"{sheet.name} · {about}", book.stamp.line(book.paper)], book.stamp.link
    if len(_said([*lines, link])) <= _MOST_HEAD_CHARACTERS:
        sheet.set_header(_said([*lines, link]))
        sheet.write_string(LINK_ROW, 0, link, book.styles("note", "text"))
    else:
        sheet.set_header(_said(lines))
        first = LINK_ROW
        _link_beside(book, sheet, _spans(columns), first, 0)
    sheet.print_area(first, 0, rows - 1, columns - 1)
    sheet.repeat_rows(first, head)
    _side_by_side(sheet, columns, None)


def _said(lines: list[str]) -> str:
    return "&L&8" + "\n".join(lines).replace("&", "&&")


def _paper(book: Book, sheet: PlainSheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _FOOT_INCHES)
    source = labels.source(book.paper).replace("&", "&&")
    sheet.set_footer(f"&L&8{source}&R&8&A, Seite &P von &N")


def _pages_wide(columns: int) -> int:
    return ceil(columns / _MOST_COLUMNS)


def _spans(columns: int) -> list[Span]:
    """Columns of each page, about as many on each."""
    each = ceil((columns - 1) / _pages_wide(columns))
    return [(first, min(first + each, columns) - 1) for first in range(1, columns, each)]


def _head_across(book: Book, sheet: PlainSheet, columns: int) -> None:
    """Break subtitle and link into the lines that they take across the sheet."""
    width = sheet.width_px(0, columns - 1) // _PX_A_CHARACTER
    for row, text, look, lines in (
        (ABOUT_ROW, sheet.about, "subtitle", line_count(sheet.about, round(_BOLD * width))),
        (LINK_ROW, book.stamp.link, "note", max(1, ceil(len(book.stamp.link) / width))),
    ):
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", book.styles(look, "text", "wrap"))
        sheet.write_string(row, 0, text, book.styles(look, "text", "wrap"))
        sheet.set_row(row, LINE_POINTS * lines)


def _head_beside(book: Book, sheet: PlainSheet, spans: list[Span]) -> None:
    """Keep the head within the first column, which each page repeats, the link beside it."""
    width = sheet.width_px(0, 0) // _PX_A_CHARACTER
    heights = [2 * LINE_POINTS]
    for row, text, names in (
        (ABOUT_ROW, sheet.about, ("subtitle", "text", "wrap")),
        (STAMP_ROW, book.stamp.line(book.paper), ("note", "wrap")),
    ):
        sheet.write_string(row, 0, text, book.styles(*names))
        heights.append(LINE_POINTS * line_count(text, round(_BOLD * width)))
        sheet.set_row(row, heights[-1])
    sheet.set_row(0, heights[0])
    _link_beside(book, sheet, spans, 0, sum(heights))


def _link_beside(
    book: Book, sheet: PlainSheet, spans: list[Span], top: int, above_points: int
) -> None:
    """Write the link on each page, down from a row; `above_points`: height before the last row."""
    link, look = book.stamp.link, book.styles("note", "text", "wrap")
    narrowest = min(sheet.width_px(max(2, first), last) for first, last in spans)
    lines = ceil(len(link) / (narrowest // _PX_A_CHARACTER))
    sheet.set_row(LINK_ROW, max(LINE_POINTS, lines * LINE_POINTS - above_points))
    for first, last in spans:
        sheet.merge_range(top, max(2, first), LINK_ROW, last, link, look)


def _side_by_side(sheet: PlainSheet, columns: int, rows: int | None) -> None:
    """Print on several pages beside each other; `rows`: how many have to go on one page."""
    spans = _spans(columns)
    widest = max(sheet.width_px(0, 0) + sheet.width_px(*span) for span in spans)
    share = (_WIDTH_INCHES - 2 * _MARGIN_INCHES) * _PX_AN_INCH / widest
    if rows is not None:
        room = (_HEIGHT_INCHES - _MARGIN_INCHES - _FOOT_INCHES) * _PX_AN_INCH
        share = min(share, room / sheet.height_px(rows))
    sheet.set_print_scale(min(100, int(100 * _SURE * share)))
    sheet.set_v_pagebreaks([first for first, _ in spans[1:]])
    sheet.repeat_columns(0, 0)
