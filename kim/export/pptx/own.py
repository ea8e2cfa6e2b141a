"""Our own template: python-pptx's plain one made wide, in the colours of the screen."""

import re

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Slides
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches

from kim.export.pptx.box import Box
from kim.present import theme

_LATIN = b'<a:latin typeface="Arial"/>'
"""Every program has it, or one of the same widths."""
_LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
_TITLE_SIZE = "2800"
"""In hundredths of a point."""
_GREY = ".//a:schemeClr/a:tint"
"""How python-pptx's template pales the subtitle and the number of the page."""
_OPENING_STYLE = f'<a:lvl1pPr {nsdecls("a")}><a:defRPr sz="3600"/></a:lvl1pPr>'


def _inches(left: float, top: float, width: float, height: float) -> Box:
    return Box(Inches(left), Inches(top), Inches(width), Inches(height))


_PAGE = _inches(0, 0, 40 / 3, 7.5)
_PLACES = {
    PP_PLACEHOLDER.TITLE: _inches(0.6, 0.35, 12.13, 0.85),
    PP_PLACEHOLDER.BODY: _inches(0.6, 1.3, 12.13, 5.7),
    PP_PLACEHOLDER.OBJECT: _inches(0.6, 1.3, 12.13, 5.7),
    PP_PLACEHOLDER.CENTER_TITLE: _inches(0.9, 1.0, 11.5, 2.2),
    PP_PLACEHOLDER.SUBTITLE: _inches(0.9, 3.4, 11.5, 3.3),
    PP_PLACEHOLDER.DATE: _inches(0.6, 7.05, 3.0, 0.35),
    PP_PLACEHOLDER.FOOTER: _inches(4.0, 7.05, 5.3, 0.35),
    PP_PLACEHOLDER.SLIDE_NUMBER: _inches(9.73, 7.05, 3.0, 0.35),
}
_ACCENTS = (theme.MODULES[1], theme.MODULES[2], theme.MODULES[3], theme.OWN_SHARE, theme.FUNDING)


def placeholders(page: SlideMaster | SlideLayout) -> list[BaseShape]:
    """Placeholders of a master or layout."""
    return [shape for shape in page.shapes if shape.is_placeholder]


def own_presentation() -> Slides:
    """Make an empty presentation, 16:9, with the three layouts that are used."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Emu(_PAGE.width), Emu(_PAGE.height)
    master = slides.slide_master
    for layout in tuple(master.slide_layouts):
        if layout.name in _LAYOUTS:
            _arrange(layout)
        else:
            master.slide_layouts.remove(layout)
    _arrange(master)
    _colour(master)
    return slides


def _arrange(page: SlideMaster | SlideLayout) -> None:
    """Put placeholders where a wide page has room for them, titles to the left."""
    for holder in placeholders(page):
        place = _PLACES[holder.placeholder_format.type]
        holder.left, holder.top = Emu(place.left), Emu(place.top)
        holder.width, holder.height = Emu(place.width), Emu(place.height)
    for style in page.element.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
    for type_ in page.element.xpath(".//p:titleStyle/a:lvl1pPr/a:defRPr"):
        type_.set("sz", _TITLE_SIZE)
        type_.set("b", "1")
    for style in page.element.xpath(".//p:sp//a:lvl1pPr[@algn='ctr']"):
        style.set("algn", "l")
    for tint in page.element.xpath(_GREY):
        tint.getparent().remove(tint)
    for opening in page.element.xpath(".//p:sp[.//p:ph/@type='ctrTitle']//a:lstStyle"):
        opening.append(parse_xml(_OPENING_STYLE))


def _colour(master: SlideMaster) -> None:
    """Give the theme our type and the colours of the charts."""
    part: Part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    blob = part.blob.replace(b'<a:latin typeface="Calibri"/>', _LATIN)
    for number, fill in enumerate(_ACCENTS, start=1):
        accent = rf"(<a:accent{number}><a:srgbClr val=\")[0-9A-F]{{6}}".encode()
        blob = re.sub(accent, rb"\g<1>" + fill.colour.removeprefix("#").encode(), blob)
    part._blob = blob  # noqa: SLF001 - python-pptx has no other way to change a theme
