"""The deck: what its slides say, put into a template."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as NativeSlide
from pptx.util import Pt

from kim.base.problems import InputError
from kim.export.pptx import draw, pages, upload, writing
from kim.export.pptx.box import Box
from kim.export.pptx.foot import Foot
from kim.export.pptx.lettering import Lettering
from kim.export.pptx.own import placeholders
from kim.export.pptx.pages import Told
from kim.export.pptx.spec import Opening, Slide
from kim.export.pptx.template import TITLES, Template, own_template, template_of
from kim.export.stamp import NO_STAMP, Stamp, title_property
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present import labels

_SMALLEST_TITLE_PT = 12
_SLIDE_NUMBER = (
    f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
    "<a:rPr/><a:t>0</a:t></a:fld>"
)


def deck(
    scenarios: Sequence[Scenario],
    paper: Paper,
    template: bytes | None = None,
    stamp: Stamp = NO_STAMP,
) -> bytes:
    """Write one to four scenarios as slides (.pptx); the first is the one that is shown alone.

    `template`: an uploaded .pptx or .potx, whose layouts, type and colours are used; InputError,
    in German, if it cannot be.
    """
    package = None if template is None else upload.presentation(template)
    told = pages.told(scenarios, paper, stamp)
    if package is None:
        return _written(told, own_template(), paper, stamp)
    try:
        return _written(told, template_of(package), paper, stamp)
    except InputError:
        raise
    except Exception as error:  # python-pptx fails in a hundred ways on a file that is not whole
        raise upload.damaged() from error


def _written(told: Told, into: Template, paper: Paper, stamp: Stamp) -> bytes:
    _open(into, told.opening, stamp)
    origin = f"{labels.source(paper)} · {stamp.line(paper)}"
    for slide in told.slides:
        _add(into, slide, Foot(origin, slide.about, stamp.link, stamp.short_link))
    _describe(into, told.names, paper, stamp)
    file = BytesIO()
    into.slides.save(file)
    return file.getvalue()


def _open(into: Template, opening: Opening, stamp: Stamp) -> None:
    """Fill title and subtitle of the title slide; other placeholders go."""
    subtitle = [*opening.subtitle, *filter(None, [stamp.short_link])]
    slide = into.slides.slides.add_slide(into.title_layout)
    for holder in slide.placeholders:
        match holder.placeholder_format.type:
            case PP_PLACEHOLDER.TITLE | PP_PLACEHOLDER.CENTER_TITLE:
                _fill(holder, [opening.title], into.opening_pt, into.lettering)
            case PP_PLACEHOLDER.SUBTITLE:
                _fill(holder, subtitle, into.subtitle_pt, into.lettering)
                if stamp.link:
                    writing.link(holder.text_frame.paragraphs[-1].runs[0], stamp.link)
            case _:
                holder.element.getparent().remove(holder.element)
    _note(slide, opening.notes)


def _add(into: Template, slide: Slide, foot: Foot) -> None:
    """Add a slide: title, parts, foot, notes."""
    native = into.slides.slides.add_slide(into.content_layout)
    for holder in native.placeholders:
        if holder.placeholder_format.type in TITLES:
            _fill(holder, [slide.title], into.title_pt, into.lettering)
        else:
            holder.element.getparent().remove(holder.element)
    body, below = foot.split(into.content, into.lettering)
    for placed in slide.parts:
        box = body.part(placed.x, placed.y, placed.width, placed.height)
        draw.draw(native, box, placed.part, into)
    foot.draw(native, below)
    _number(native, into)
    _note(native, slide.notes)


def _fill(holder: BaseShape, paragraphs: list[str], usual_pt: float, lettering: Lettering) -> None:
    """Write into a placeholder, in its own type unless that is too large for its box."""
    box = Box(holder.left, holder.top, holder.width, holder.height)
    holder.text_frame.text = "\n".join(paragraphs)
    size = lettering.fitting_pt(paragraphs, box.without_margins, usual_pt, _SMALLEST_TITLE_PT)
    if size < usual_pt:
        for paragraph in holder.text_frame.paragraphs:
            paragraph.font.size = Pt(size)


def _number(native: NativeSlide, into: Template) -> None:
    """Number the slide where the layout has a place for it."""
    for holder in placeholders(into.content_layout):
        if holder.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            native.shapes.clone_placeholder(holder)
            paragraph = native.shapes[-1].text_frame.paragraphs[0]
            paragraph._p.append(parse_xml(_SLIDE_NUMBER))  # noqa: SLF001 - fields have no public way


def _note(native: NativeSlide, notes: Sequence[str]) -> None:
    frame = native.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(notes)


def _describe(into: Template, named: Sequence[str], paper: Paper, stamp: Stamp) -> None:
    """Say in the file's properties what it is; nothing of the template's author stays."""
    properties, day = into.slides.core_properties, stamp.day or paper.paper.date
    properties.title, properties.subject = title_property(named), stamp.line(paper)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(day, time())
    properties.revision = 1
