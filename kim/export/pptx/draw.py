"""Parts of a slide, drawn into their boxes: text, key figures, charts, tables, QR code."""

from collections.abc import Sequence
from io import BytesIO

import segno
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Emu, Pt

from kim.export.pptx import chart, table
from kim.export.pptx.box import Box
from kim.export.pptx.figure import picture
from kim.export.pptx.lettering import Lettering
from kim.export.pptx.spec import Code, Drawing, Figures, Part, Table, Text
from kim.export.pptx.template import Template
from kim.export.stamp import Stamp
from kim.present.chart import Chart
from kim.present.key_figures import KeyFigure

_SMALLEST_PT = 8
_HEADING_SHARE, _HEADING_PT = 0.07, 11
_LABEL_PT, _FIGURE_PT = 14, 28
_GAP_SHARE = 0.04
_PADDING_PT = 8
_FOOT_PT, _SMALLEST_FOOT_PT = 9, 7
_LONGEST_ADDRESS = 2000
"""PowerPoint repairs files with longer ones."""
_QR_SCALE = 8
_TOO_LONG = "Für einen QR-Code ist der Link zu lang; er steht in den Notizen."
_QR_ALT = "QR-Code des Links, mit dem sich die Szenarien im Browser öffnen lassen"


def draw(slide: Slide, box: Box, part: Part, template: Template) -> None:
    """Draw one part into its box."""
    match part:
        case Text(paragraphs, largest_pt):
            _text(slide, box, paragraphs, largest_pt, template.lettering)
        case Figures(figures):
            for place, each in enumerate(figures):
                share = 1 / len(figures)
                _figure(
                    slide,
                    box.part(place * share, 0, share - _GAP_SHARE / 4, 1),
                    each,
                    template.lettering,
                )
        case Drawing(drawn):
            _chart(slide, box, drawn, template)
        case Table(frame, name):
            table.draw(slide, box, frame, name, template.lettering)
        case Code(link):
            _code(slide, box, link, template.lettering)


def _text(
    slide: Slide, box: Box, paragraphs: Sequence[str], largest_pt: float, lettering: Lettering
) -> None:
    """Write paragraphs as large as fits, without any markup in them."""
    frame = _frame(slide, box)
    size = lettering.fitting_pt(paragraphs, box, largest_pt, _SMALLEST_PT)
    for place, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if place:
            paragraph.space_before = Pt(size / 2)
        _write(paragraph, each, size)


def _frame(slide: Slide, box: Box) -> TextFrame:
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    return frame


def _write(paragraph: Paragraph, words: str, size: float, *, bold: bool | None = None) -> None:
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = words, Pt(size), bold


def _figure(slide: Slide, box: Box, figure: KeyFigure, lettering: Lettering) -> None:
    """Draw one figure below its name, in a frame of the template's first colour."""
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    shape = slide.shapes.add_textbox(*place)
    shape.line.color.theme_color, shape.line.width = MSO_THEME_COLOR.ACCENT_1, Pt(1.5)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Pt(_PADDING_PT)
    inner_pt = box.width_pt - 2 * _PADDING_PT
    size = min(_FIGURE_PT, inner_pt / lettering.width_pt(figure.text, 1))
    label = min(_LABEL_PT, inner_pt / lettering.longest_word_pt(figure.label, 1))
    _write(frame.paragraphs[0], figure.label, label)
    _write(frame.add_paragraph(), figure.text, size, bold=True)


def _chart(slide: Slide, box: Box, drawn: Chart, template: Template) -> None:
    heading = box.part(0, 0, 1, _HEADING_SHARE)
    _text(slide, heading, [picture(drawn).heading], _HEADING_PT, template.lettering)
    below = box.part(0, _HEADING_SHARE, 1, 1 - _HEADING_SHARE)
    frame = chart.draw(slide, below, drawn, template.accents)
    frame.name = drawn.title
    describe(frame.element, drawn.alt)


def _code(slide: Slide, box: Box, link: str, lettering: Lettering) -> None:
    """Draw the code as large as its box allows; it needs a light ground, which it brings."""
    try:
        code = segno.make(link, micro=False)
    except segno.DataOverflowError:
        _text(slide, box, [_TOO_LONG], _LABEL_PT, lettering)
        return
    image = BytesIO()
    code.save(image, kind="png", scale=_QR_SCALE, border=4)
    side = min(box.width, box.height)
    shape = slide.shapes.add_picture(image, Emu(box.left), Emu(box.top), Emu(side), Emu(side))
    shape.name = "QR-Code"
    describe(shape.element, _QR_ALT)


def foot(
    slide: Slide, box: Box, lines: tuple[str, str], stamp: Stamp, lettering: Lettering
) -> None:
    """Write what every page carries; the link at its end opens the scenarios in the browser."""
    frame, written = _frame(slide, box), [lines[0], f"{lines[1]} · {stamp.short_link}"]
    size = lettering.fitting_pt(written, box, _FOOT_PT, _SMALLEST_FOOT_PT)
    _write(frame.paragraphs[0], lines[0], size)
    second = frame.add_paragraph()
    _write(second, lines[1] + (" · " if stamp.link else ""), size)
    if stamp.link:
        _write(second, stamp.short_link, size)
        if len(stamp.link) <= _LONGEST_ADDRESS:
            second.runs[-1].hyperlink.address = stamp.link


def describe(element: BaseOxmlElement, alt: str) -> None:
    """Set the text alternative of a shape."""
    element.xpath(".//p:cNvPr")[0].set("descr", alt)
