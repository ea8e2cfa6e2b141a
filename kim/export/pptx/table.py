"""Display frames as PowerPoint's own tables: German text, as large as fits."""

from collections.abc import Sequence
from math import ceil

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import Table
from pptx.table import _Cell as Cell
from pptx.util import Emu, Pt

from kim.export.pptx.box import EMU_PER_PT, Box
from kim.export.pptx.fitting import (
    LARGEST_PT,
    LEGIBLE_PT,
    MARGIN_PT,
    PADDING_PT,
    Fitted,
    Rows,
    fitted_table,
)
from kim.export.pptx.lettering import Lettering
from kim.present import labels

_MOST_PARTS = 3
_PART_SHARE = 0.96
"""Of the height that a part of a table may use; the rest keeps parts apart."""
_AMOUNT_ENDS = ("€", "VZÄ", "%", "–", "Cent")

DIFFERENCE = "Unterschied"
_SUMS = (labels.TOTAL, DIFFERENCE)
"""First cells of rows that sum the others up."""

Parts = list[tuple[Box, Fitted]]
"""Tables below each other, each with its place."""


def draw(slide: Slide, box: Box, frame: pd.DataFrame, name: str, lettering: Lettering) -> None:
    """Draw a frame into a box; one of many years as several tables below each other."""
    ways = (_fitted(frame, count, box, lettering) for count in range(1, _MOST_PARTS + 1))
    for room, fitted in _most_legible(list(ways)):
        _draw(slide, room, fitted, name)


def _most_legible(ways: list[Parts]) -> Parts:
    """The first way with type that is large enough; else the largest in which nothing is lost."""
    legible = (parts for parts in ways if _size_pt(parts) >= LEGIBLE_PT)
    return next(legible, max(ways, key=lambda parts: (_is_whole(parts), _size_pt(parts))))


def _is_whole(parts: Parts) -> bool:
    return all(fitted.is_whole for _, fitted in parts)


def _size_pt(parts: Parts) -> float:
    return min(fitted.size_pt for _, fitted in parts)


def _fitted(frame: pd.DataFrame, count: int, box: Box, lettering: Lettering) -> Parts:
    """Cut a frame into so many parts, if it has years, and fit them all in one size."""
    texts = [_texts(part) for part in _by_years(frame, count)]
    rooms = [
        box.part(0, place / len(texts), 1, _PART_SHARE / len(texts))
        for place, _ in enumerate(texts)
    ]
    size, parts = LARGEST_PT, []
    for _ in range(2):
        parts = [
            (room, fitted_table(rows, room, lettering, size))
            for room, rows in zip(rooms, texts, strict=True)
        ]
        size = _size_pt(parts)
    return parts


def _by_years(frame: pd.DataFrame, count: int) -> list[pd.DataFrame]:
    """Share years and sum out among so many frames, each with the columns before the years."""
    columns = list(frame.columns)
    first = next((n for n, column in enumerate(columns) if str(column).isdigit()), None)
    if first is None:
        return [frame]
    heads, amounts = columns[:first], columns[first:]
    size = ceil(len(amounts) / count)
    return [frame[heads + amounts[start : start + size]] for start in range(0, len(amounts), size)]


def _texts(frame: pd.DataFrame) -> Rows:
    return [[str(column) for column in frame.columns], *frame.astype(str).to_numpy().tolist()]


def _draw(slide: Slide, box: Box, fitted: Fitted, name: str) -> None:
    shape = slide.shapes.add_table(
        len(fitted.rows),
        len(fitted.widths_pt),
        Emu(box.left),
        Emu(box.top),
        Emu(box.width),
        Pt(sum(fitted.heights_pt)),
    )
    shape.name = name
    shape.element.xpath(".//p:cNvPr")[0].set("descr", name)
    table = shape.table
    table.last_row = fitted.rows[-1][0] in _SUMS
    for column, width in zip(table.columns, fitted.widths_pt, strict=True):
        column.width = Emu(round(width * EMU_PER_PT))
    for row, height in zip(table.rows, fitted.heights_pt, strict=True):
        row.height = Pt(height)
    _fill(table, fitted)


def _fill(table: Table, fitted: Fitted) -> None:
    amounts = [_is_amount(column) for column in zip(*fitted.rows, strict=True)]
    for number, row in enumerate(fitted.rows):
        for place, text in enumerate(row):
            _write(table.cell(number, place), text, fitted.size_pt, is_amount=amounts[place])


def _write(cell: Cell, text: str, size: float, *, is_amount: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(MARGIN_PT)
    cell.margin_top = cell.margin_bottom = Pt(PADDING_PT)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_amount else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size = text, Pt(size)


def _is_amount(column: Sequence[str]) -> bool:
    return all(text.endswith(_AMOUNT_ENDS) for text in column[1:] if text)
