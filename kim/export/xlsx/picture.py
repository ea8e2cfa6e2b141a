"""Charts of the workbook: the program's own, over its cells, in the colours of the screen."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.chart import Chart as Drawing
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from kim.export.xlsx import table
from kim.export.xlsx.frame import Book
from kim.export.xlsx.styles import FONT
from kim.facts.paper import MODULES
from kim.present import theme
from kim.present.chart import Chart
from kim.present.theme import Fill, Stroke

ROWS = 22
"""Height of a chart in rows of cells."""
_SIZE = {"width": 900, "height": 420}
_OFFSET_PX = 4
"""Off the edge of its column, which a page may end with, so that no page has only the frame."""
_AXIS = '[$-407]#,##0\\ "€"'
_EDGE = theme.INK["light"].page
_SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle-up": "triangle",
}
_DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot", "dashdot": "dash_dot"}


def stacked(
    book: Book, sheet: Worksheet, chart: Chart, rows: tuple[int, range, int], *, at: tuple[int, int]
) -> None:
    """Draw the modules as stacked columns and the published totals as a line.

    `rows`: of the years, of the modules, of the totals.
    """
    years, modules, totals = rows
    count = len(book.projections[0].years)
    bars = _drawing(book, "column", "stacked")
    for module, row in zip(MODULES, modules, strict=True):
        fill = theme.MODULES[module]
        bars.add_series(_series(sheet, row, years, count) | {"gap": 45} | _filled(fill))
    line = _drawing(book, "line")
    line.add_series(_series(sheet, totals, years, count) | _drawn(theme.PAPER))
    bars.combine(line)
    _place(sheet, bars, chart, at)


def lines(
    book: Book,
    sheet: Worksheet,
    chart: Chart,
    rows: tuple[int, int, Sequence[int]],
    *,
    at: tuple[int, int],
) -> None:
    """Draw the first row of a table as the paper's line and the others as scenarios.

    `rows`: of the years, of the first line, and how many years each line has.
    """
    years, first, counts = rows
    drawing = _drawing(book, "line")
    scenarios = map(_drawn, theme.SCENARIOS, theme.NESTED_PX)
    looks = (_drawn(theme.PAPER), *scenarios)
    for row, (count, look) in enumerate(zip(counts, looks, strict=False), start=first):
        drawing.add_series(_series(sheet, row, years, count) | look)
    _place(sheet, drawing, chart, at)


def _drawing(book: Book, kind: str, subtype: str | None = None) -> Drawing:
    drawing = book.workbook.add_chart({"type": kind, "subtype": subtype})
    if drawing is None:  # only for kinds that XlsxWriter does not know
        raise ValueError(kind)
    return drawing


def _series(sheet: Worksheet, row: int, years: int, count: int) -> dict[str, Any]:
    name, last = sheet.name, table.FIRST_YEAR + count - 1
    return {
        "name": [name, row, 0],
        "categories": f"='{name}'!{xl_range_abs(years, table.FIRST_YEAR, years, last)}",
        "values": f"='{name}'!{xl_range_abs(row, table.FIRST_YEAR, row, last)}",
    }


def _filled(fill: Fill) -> dict[str, Any]:
    edge = {"border": {"color": _EDGE, "width": 0.75}}
    if not fill.pattern:
        return {"fill": {"color": fill.colour}, **edge}
    pattern = {"pattern": "wide_upward_diagonal", "fg_color": _EDGE, "bg_color": fill.colour}
    return {"pattern": pattern, **edge}


def _drawn(
    stroke: Stroke, sizes_px: tuple[float, float] = (theme.LINE_PX, theme.MARKER_PX)
) -> dict[str, Any]:
    colour, (line, marker) = {"color": stroke.colour}, (theme.PT_A_PX * px for px in sizes_px)
    return {
        "line": {**colour, "width": line, "dash_type": _DASHES[stroke.dash]},
        "marker": {
            "type": _SYMBOLS[stroke.symbol],
            "size": round(marker),
            "fill": colour,
            "border": colour,
        },
    }


def _place(sheet: Worksheet, drawing: Drawing, chart: Chart, at: tuple[int, int]) -> None:
    font = {"name": FONT["font_name"], "size": FONT["font_size"]}
    drawing.set_title({"name": chart.title, "name_font": {**font, "size": 13}})
    drawing.set_x_axis({"num_font": font})
    drawing.set_y_axis({"num_font": font, "num_format": _AXIS, "min": 0})
    drawing.set_legend({"position": "bottom", "font": font})
    drawing.show_blanks_as("gap")
    drawing.set_size(_SIZE)
    sheet.insert_chart(*at, drawing, {"description": chart.alt, "x_offset": _OFFSET_PX})
