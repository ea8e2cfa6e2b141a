"""Parts of a slide, drawn into their boxes: text, key figures, charts, tables, QR code."""

from collections.abc import Sequence
from io import BytesIO

import segno
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.slide import Slide
from pptx.util import Emu, Pt

from kim.export.pptx import chart, table, writing
from kim.export.pptx.box import Box
from kim.export.pptx.figure import picture
from kim.export.pptx.lettering import Lettering
from kim.export.pptx.spec import Code, Drawing, Figures, Part, Table, Text
from kim.export.pptx.template import Template
from kim.present.chart import Chart
from kim.present.key_figures import KeyFigure

_SMALLEST_PT = 10
_HEADING_PT = 12
_LABEL_PT, _FIGURE_PT = 14, 28
_GAP_SHARE = 0.04
_PADDING_PT = 8
_QR_SCALE = 8
_TOO_LONG = "Für einen QR-Code ist der Link zu lang; er steht in den Notizen."
_QR_ALT = "QR-Code des Links, mit dem sich die Szenarien im Browser öffnen lassen"


def draw(slide: Slide, box: Box, part: Part, template: Template) -> None:
    """Draw one part into its box."""
    match part:
        case Text(paragraphs, largest_pt):
            _text(slide, box, paragraphs, largest_pt, template.lettering)
        case Figures(figures):
            _figures(slide, box, figures, template.lettering)
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
    frame = writing.frame(slide, box)
    size = lettering.fitting_pt(paragraphs, box, largest_pt, _SMALLEST_PT)
    for place, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if place:
            paragraph.space_before = Pt(size / 2)
        writing.write(paragraph, each, size)


def _figures(slide: Slide, box: Box, figures: Sequence[KeyFigure], lettering: Lettering) -> None:
    """Draw figures beside each other, all in the type in which the longest one fits."""
    share = 1 / len(figures)
    boxes = [box.part(at * share, 0, share - _GAP_SHARE / 4, 1) for at in range(len(figures))]
    inner_pt = boxes[0].width_pt - 2 * _PADDING_PT
    longest_pt = max(lettering.width_pt(each.text, 1) for each in figures)
    word_pt = max(lettering.longest_word_pt(each.label, 1) for each in figures)
    sizes = (min(_LABEL_PT, inner_pt / word_pt), min(_FIGURE_PT, inner_pt / longest_pt))
    for place, each in zip(boxes, figures, strict=True):
        _figure(slide, place, each, sizes)


def _figure(slide: Slide, box: Box, figure: KeyFigure, sizes_pt: tuple[float, float]) -> None:
    """Draw one figure below its name, in a frame of the template's first colour."""
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    shape = slide.shapes.add_textbox(*place)
    shape.line.color.theme_color, shape.line.width = MSO_THEME_COLOR.ACCENT_1, Pt(1.5)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    frame.margin_left = frame.margin_right = Pt(_PADDING_PT)
    label_pt, figure_pt = sizes_pt
    writing.write(frame.paragraphs[0], figure.label, label_pt)
    writing.write(frame.add_paragraph(), figure.text, figure_pt, bold=True)


def _chart(slide: Slide, box: Box, drawn: Chart, template: Template) -> None:
    heading = [picture(drawn).heading]
    share = template.lettering.height_pt(heading, box.width_pt, _HEADING_PT) / box.height_pt
    _text(slide, box.part(0, 0, 1, share), heading, _HEADING_PT, template.lettering)
    below = box.part(0, share, 1, 1 - share)
    frame = chart.draw(slide, below, drawn, template)
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


def describe(element: BaseOxmlElement, alt: str) -> None:
    """Set the text alternative of a shape."""
    element.xpath(".//p:cNvPr")[0].set("descr", alt)
