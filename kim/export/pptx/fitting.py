"""How a table goes into a box: type size, widths of columns, heights of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from kim.export.pptx.box import Box
from kim.export.pptx.lettering import LINE_SHARE, Lettering

MARGIN_PT, PADDING_PT = 4, 2
"""Inside a cell: beside the text, above and below it."""

LARGEST_PT, LEGIBLE_PT = 16.0, 12.0
_SMALLEST_PT, _STEP_PT = 7.0, 0.5
_TALLEST = 1.7
"""How much taller than needed rows may be where there is room."""
_MORE = "… weitere in den Notizen"

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table that fits; rows that do not are left out, and the last one says so."""

    rows: Rows
    size_pt: float
    widths_pt: list[float]
    heights_pt: list[float]
    is_whole: bool
    """Whether no row is left out and no word or amount is broken."""


def fitted_table(
    rows: Rows, box: Box, lettering: Lettering, largest_pt: float = LARGEST_PT
) -> Fitted:
    """Fit rows, the first of which is the head, in type as large as possible."""
    size = largest_pt
    while size > _SMALLEST_PT and not _fits(rows, size, box, lettering):
        size -= _STEP_PT
    widths = _widths(rows, size, box, lettering)
    kept = _cut(rows, widths, size, box, lettering)
    heights = [_height(row, widths, size, lettering) for row in kept]
    airy = min(_TALLEST, max(1.0, box.height_pt / sum(heights)))
    is_whole = _fits(rows, size, box, lettering)
    return Fitted(kept, size, widths, [airy * height for height in heights], is_whole)


def _fits(rows: Rows, size: float, box: Box, lettering: Lettering) -> bool:
    if sum(_least_widths(rows, size, lettering)) > box.width_pt:
        return False
    widths = _widths(rows, size, box, lettering)
    return sum(_height(row, widths, size, lettering) for row in rows) <= box.height_pt


def _least_widths(rows: Rows, size: float, lettering: Lettering) -> list[float]:
    """Widths in which no word and no amount is broken."""
    return [
        2 * MARGIN_PT + max(lettering.longest_word_pt(text, size) for text in column)
        for column in zip(*rows, strict=True)
    ]


def _widths(rows: Rows, size: float, box: Box, lettering: Lettering) -> list[float]:
    """Share the room above the least widths by what each column could use."""
    least, whole = _least_widths(rows, size, lettering), box.width_pt
    wanted = [
        2 * MARGIN_PT + max(lettering.width_pt(text, size) for text in column)
        for column in zip(*rows, strict=True)
    ]
    room, use = whole - sum(least), sum(wanted) - sum(least)
    if room < 0:
        return [width * whole / sum(least) for width in least]
    if room >= use or use == 0:
        return [width * whole / sum(wanted) for width in wanted]
    return [low + (high - low) * room / use for low, high in zip(least, wanted, strict=True)]


def _height(
    row: Sequence[str], widths: Sequence[float], size: float, lettering: Lettering
) -> float:
    lines = max(
        lettering.line_count(text, width - 2 * MARGIN_PT, size)
        for text, width in zip(row, widths, strict=True)
    )
    return lines * size * LINE_SHARE + 2 * PADDING_PT


def _cut(rows: Rows, widths: Sequence[float], size: float, box: Box, lettering: Lettering) -> Rows:
    """Leave out rows that do not fit, and say so; the head stays."""
    more = [_MORE, *[""] * (len(rows[0]) - 1)]
    shorter = ([*rows[:count], more] for count in range(len(rows) - 1, 1, -1))
    for shown in (rows, *shorter):
        if sum(_height(row, widths, size, lettering) for row in shown) <= box.height_pt:
            return shown
    return [rows[0], more]
