"""Display frames as PowerPoint's own tables: German text, as large as fits."""

from collections.abc import Sequence

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import Table
from pptx.table import _Cell as Cell
from pptx.util import Emu, Pt

from kim.export.pptx.box import EMU_PER_PT, Box
from kim.export.pptx.fitting import MARGIN_PT, PADDING_PT, Fitted, Rows, fitted_table
from kim.export.pptx.lettering import Lettering
from kim.present import labels

_MOST_YEARS = 9
_AMOUNT_ENDS = ("€", "VZÄ", "%", "–", "Cent")

DIFFERENCE = "Unterschied"
_SUMS = (labels.TOTAL, DIFFERENCE)
"""First cells of rows that sum the others up."""


def draw(slide: Slide, box: Box, frame: pd.DataFrame, name: str, lettering: Lettering) -> None:
    """Draw a frame into a box; one of many years as several tables below each other."""
    parts = _by_years(frame)
    for place, part in enumerate(parts):
        room = box.part(0, place / len(parts), 1, 0.96 / len(parts))
        fitted = fitted_table(_texts(part), room, lettering)
        _draw(slide, room, fitted, name)


def _by_years(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Cut a frame with a column a year into parts that stay legible."""
    years = [column for column in frame.columns if str(column).isdigit()]
    if len(years) <= _MOST_YEARS:
        return [frame]
    heads = [column for column in frame.columns if column not in years]
    half = (len(years) + 1) // 2
    return [frame[heads + years[:half]], frame[heads + years[half:]]]


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
