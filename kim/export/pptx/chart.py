"""Charts of the screen as PowerPoint's own, with their data behind them."""

from pptx.chart.axis import CategoryAxis
from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu, Pt

from kim.export.pptx.box import Box
from kim.export.pptx.figure import GERMAN, Kind, Picture, Series, picture
from kim.export.pptx.lettering import Lettering
from kim.export.pptx.palette import Palette, rgb
from kim.export.pptx.template import Template
from kim.present import theme
from kim.present.chart import Chart

_TEXT_PT, _LABEL_PT, _LEGEND_PT = 14, 12, 12
_LEAST_LEGEND_PT, _SIGN_PT = 8, 50
_GAP_PCT = 45
_LEAST_YEAR_PT = 44
"""Width of a year in which labels stay apart."""
_QUARTER_TURN = "-5400000"
"""To the left, in 60,000ths of a degree."""
_CENTS = GERMAN + '#,##0.00\\ "€"'
_PATTERNS = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "\\": MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL,
}
_DASHES = {
    "solid": MSO_LINE.SOLID,
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.ROUND_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
}
_SYMBOLS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
}


def draw(slide: Slide, box: Box, chart: Chart, template: Template) -> GraphicFrame:
    """Draw a chart over years, in the template's colours if it is not ours."""
    shown = picture(chart)
    has_bars = any(each.kind is Kind.BAR for each in shown.series)
    kind = XL_CHART_TYPE.COLUMN_STACKED if has_bars else XL_CHART_TYPE.LINE_MARKERS
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    frame: GraphicFrame = slide.shapes.add_chart(kind, *place, _data(shown))
    native = frame.chart
    native.font.size = Pt(_TEXT_PT)
    native.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    native.has_title = False
    if has_bars:
        _lines_of_their_own(native, shown)
    _axes(native, shown, box)
    _legend(native, shown, _legend_pt(shown, box, template.lettering))
    _look(native, shown, Palette(template.accents))
    if box.width_pt / len(shown.years) < _LEAST_YEAR_PT:
        _thin_out(native)
    return frame


def _data(shown: Picture) -> CategoryChartData:
    data = CategoryChartData(number_format=_CENTS)
    data.categories = [str(year) for year in shown.years]
    for each in shown.series:
        data.add_series(each.name, each.values)
    return data


def _lines_of_their_own(native: Native, shown: Picture) -> None:
    """Move what is no bar into a line chart on the same axes, as PowerPoint combines them."""
    (bars,) = native.element.xpath(".//c:barChart")
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        "</c:lineChart>"
    )
    for element, each in zip(bars.xpath("c:ser"), shown.series, strict=True):
        if each.kind is not Kind.BAR:
            for only_of_bars in element.xpath("c:invertIfNegative"):
                element.remove(only_of_bars)
            lines.append(element)
    lines.append(parse_xml(f'<c:marker {nsdecls("c")} val="1"/>'))
    for axis in bars.xpath("c:axId/@val"):
        lines.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis}"/>'))
    bars.addnext(lines)


def _axes(native: Native, shown: Picture, box: Box) -> None:
    amounts, years = native.value_axis, native.category_axis
    amounts.minimum_scale, amounts.maximum_scale = shown.bottom, shown.top
    amounts.major_unit = shown.step
    amounts.tick_labels.number_format = shown.tick_format
    amounts.tick_labels.number_format_is_linked = False
    amounts.format.line.fill.background()
    grid = amounts.major_gridlines.format.line
    grid.color.rgb, grid.width = rgb(theme.INK["light"].grid), Pt(0.75)
    years.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _years(years, box.width_pt / len(shown.years))


def _years(axis: CategoryAxis, year_pt: float) -> None:
    """Turn years by a quarter where they would touch; programs left alone slant or break them."""
    axis.tick_labels.font.size = Pt(_TEXT_PT)
    (body,) = axis._element.xpath("c:txPr/a:bodyPr")  # noqa: SLF001 - no public way to turn labels
    body.set("rot", "0" if year_pt >= _LEAST_YEAR_PT else _QUARTER_TURN)
    body.set("vert", "horz")


def _legend_pt(shown: Picture, box: Box, lettering: Lettering) -> float:
    """Type size in which the longest name goes beside its sign, on one line."""
    longest = max(lettering.width_pt(each.name, 1) for each in shown.series)
    return max(_LEAST_LEGEND_PT, min(_LEGEND_PT, (box.width_pt - _SIGN_PT) / longest))


def _legend(native: Native, shown: Picture, size_pt: float) -> None:
    """Name what is drawn, but not the totals, which are only amounts."""
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(size_pt)
    (place,) = native.legend._element.xpath("c:legendPos")  # noqa: SLF001 - no public way to entries
    for number, each in reversed(list(enumerate(shown.series))):
        if each.kind is Kind.TOTAL:
            place.addnext(
                parse_xml(
                    f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/>'
                    "</c:legendEntry>"
                )
            )


def _look(native: Native, shown: Picture, palette: Palette) -> None:
    for plot in native.plots:
        if plot._element.tag.endswith("barChart"):  # noqa: SLF001 - the class says the same
            plot.gap_width = _GAP_PCT
    drawn = {each.name: each for plot in native.plots for each in plot.series}
    for each in shown.series:
        match each.kind:
            case Kind.BAR:
                _bar(drawn[each.name], each, shown, palette)
            case Kind.LINE:
                _line(drawn[each.name], each, palette)
            case Kind.TOTAL:
                _total(drawn[each.name], shown)


def _thin_out(native: Native) -> None:
    """Label no bar and no stack: there is no room."""
    for labels in native.element.xpath(".//c:ser/c:dLbls"):
        labels.getparent().remove(labels)


def _bar(native: BarSeries, each: Series, shown: Picture, palette: Palette) -> None:
    marker, fill = each.trace["marker"], native.format.fill
    if pattern := marker.get("pattern"):
        fill.patterned()
        fill.pattern = _PATTERNS[pattern["shape"]]
        palette.apply(fill.back_color, marker["color"])
        fill.fore_color.rgb = rgb(marker["line"]["color"])
    else:
        fill.solid()
        palette.apply(fill.fore_color, marker["color"])
    native.format.line.color.rgb = rgb(marker["line"]["color"])
    labels = native.data_labels
    labels.show_value, labels.number_format = True, shown.label_format
    labels.number_format_is_linked = False
    labels.font.size, labels.font.bold = Pt(_LABEL_PT), True
    colour = palette.upon(marker["color"], each.trace.get("textfont", {}).get("color", ""))
    labels.font.color.rgb = rgb(colour)
    _hide(labels._element, [n for n, v in enumerate(each.values) if not shown.has_room(v)])  # noqa: SLF001 - no public way to single labels


def _hide(labels: BaseOxmlElement, places: list[int]) -> None:
    """Leave out the labels of some points; they have to stand first."""
    for place in reversed(places):
        labels.insert(
            0,
            parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'),
        )


def _line(native: LineSeries, each: Series, palette: Palette) -> None:
    line, marker = each.trace["line"], each.trace["marker"]
    palette.apply(native.format.line.color, line["color"])
    native.format.line.width = Pt(theme.PT_A_PX * line["width"])
    native.format.line.dash_style = _DASHES[line["dash"]]
    native.smooth = False
    native.marker.style, native.marker.size = (
        _SYMBOLS[marker["symbol"]],
        round(theme.PT_A_PX * marker["size"]),
    )
    native.marker.format.fill.solid()
    palette.apply(native.marker.format.fill.fore_color, marker["color"])
    native.marker.format.line.color.rgb = rgb(marker["line"]["color"])


def _total(native: LineSeries, shown: Picture) -> None:
    native.format.line.fill.background()
    native.marker.style = XL_MARKER_STYLE.NONE
    native.smooth = False
    labels = native.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.ABOVE
    labels.number_format, labels.number_format_is_linked = shown.label_format, False
    _cover(labels._element)  # noqa: SLF001 - no public way to the ground of labels
    labels.font.size, labels.font.bold = Pt(_LABEL_PT), True


def _cover(labels: BaseOxmlElement) -> None:
    """Give labels the ground of the slide: a line behind them would strike them through."""
    (number_format,) = labels.xpath("c:numFmt")
    number_format.addnext(
        parse_xml(
            f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
            "</c:spPr>"
        )
    )
