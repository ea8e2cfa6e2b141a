"""The presentation that slides are put into: our own, or one that somebody uploads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.presentation import Presentation as Slides
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout

from kim.base.problems import InputError
from kim.export.pptx import upload
from kim.export.pptx.box import Box
from kim.export.pptx.emptied import empty
from kim.export.pptx.lettering import Lettering
from kim.export.pptx.own import own_presentation, placeholders
from kim.present import formats

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_CONTENTS = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
_EDGES = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_ACCENT = re.compile(
    rb"<a:accent([1-6])>\s*<a:(?:srgbClr val|sysClr val=\"\w+\" lastClr)=\"([0-9A-Fa-f]{6})\""
)
_ACCENTS = 6
_TYPEFACE = re.compile(rb"<a:minorFont>\s*<a:latin typeface=\"([^\"]*)\"")
MOST_LAYOUTS = 200
MOST_PLACEHOLDERS = 50
LARGEST_PT = 400.0
"""PowerPoint's own limit."""
_FOOT_SHARE = 0.92
_LEAST_SHARE = 0.4
"""Of a slide's width and height: with less room no table or chart is legible."""
_USUAL_PT = 44.0

_UNFIT = "Unter den Folienlayouts der Datei fehlt ein passendes."


@dataclass(frozen=True)
class Template:
    """Layouts to use, where the content goes, and what colours there are."""

    slides: Slides
    title_layout: SlideLayout
    content_layout: SlideLayout
    content: Box
    title_pt: float
    """Type size of slide titles."""
    opening_pt: float
    subtitle_pt: float
    lettering: Lettering
    accents: tuple[str, ...]
    """Colours as #rrggbb; empty for our own template, whose charts bring theirs."""


def own_template() -> Template:
    """Open our own template."""
    return _template(own_presentation(), is_own=True)


def template_of(package: bytes) -> Template:
    """Open somebody's presentation without its slides; InputError if a layout is missing."""
    return _template(Presentation(BytesIO(package)), is_own=False)


def _template(slides: Slides, *, is_own: bool) -> Template:
    empty(slides)
    layouts = list(islice(_usable_layouts(slides), MOST_LAYOUTS))
    title_layout = next(filter(_has_subtitle, layouts), None)
    others = [layout for layout in layouts if _title(layout) and not _has_subtitle(layout)]
    content_layout = max(others, key=_content_area, default=None)
    if title_layout is None:
        raise _missing("eine Titelfolie mit Titel und Untertitel")
    if content_layout is None:
        raise _missing("eine Folie mit Titel, am besten mit Titel und Inhalt")
    title_pt = _type_size(content_layout, "title", "titleStyle")
    return Template(
        slides=slides,
        title_layout=title_layout,
        content_layout=content_layout,
        content=_content(content_layout, slides).without_margins,
        title_pt=title_pt,
        opening_pt=_type_size(title_layout, "ctrTitle", "titleStyle"),
        subtitle_pt=_type_size(title_layout, "subTitle", "bodyStyle"),
        lettering=Lettering(_typeface(content_layout)),
        accents=() if is_own else _accents(content_layout),
    )


def _content(layout: SlideLayout, slides: Slides) -> Box:
    """Where the content of slides goes; InputError where that is too little."""
    title = _title_box(layout)
    if title is None:
        raise _missing("eine Folie, deren Titel einen Platz hat")
    content = _content_box(layout) or _below(title, slides)
    width, height = slides.slide_width or 0, slides.slide_height or 0
    if content.width < _LEAST_SHARE * width or content.height < _LEAST_SHARE * height:
        raise _missing(
            "eine Folie mit Titel und Inhalt, deren Inhalt mindestens "
            f"{formats.pct(100 * _LEAST_SHARE)} der Breite und der Höhe einnimmt"
        )
    return content


def _usable_layouts(slides: Slides) -> Iterator[SlideLayout]:
    """Give layouts that a person made: python-pptx needs quadratic time in their placeholders."""
    for master in slides.slide_masters:
        for layout in master.slide_layouts:
            if len(layout.placeholders) <= MOST_PLACEHOLDERS:
                yield layout


def _has_subtitle(layout: SlideLayout) -> bool:
    types = {holder.placeholder_format.type for holder in placeholders(layout)}
    return PP_PLACEHOLDER.SUBTITLE in types and bool(types & set(TITLES))


def _title(layout: SlideLayout) -> BaseShape | None:
    holders = placeholders(layout)
    return next((h for h in holders if h.placeholder_format.type in TITLES), None)


def _title_box(layout: SlideLayout) -> Box | None:
    holder = _title(layout)
    return _box(holder) if holder else None


def _content_area(layout: SlideLayout) -> int:
    """How much room a layout has for one content below its title; less than none without."""
    box = _content_box(layout)
    return box.width * box.height if box else -1


def _content_box(layout: SlideLayout) -> Box | None:
    """Place of the only content of a layout, if it lies below the title."""
    others = [h for h in placeholders(layout) if h.placeholder_format.type not in _EDGES + TITLES]
    title = _title_box(layout)
    if len(others) != 1 or others[0].placeholder_format.type not in _CONTENTS:
        return None
    box = _box(others[0])
    if title is None or box is None:
        return None
    return box if box.top >= title.top + title.height // 2 else None


def _below(title: Box, slides: Slides) -> Box:
    """Room below a title, down to where pages usually have their foot."""
    top = title.top + title.height
    height = slides.slide_height or 0
    return Box(title.left, top, title.width, round(_FOOT_SHARE * height) - top)


def _box(holder: BaseShape) -> Box | None:
    """Place of a placeholder, its own or its master's; None if nobody says."""
    sides = (holder.left, holder.top, holder.width, holder.height)
    return None if None in sides else Box(*sides)


def _type_size(layout: SlideLayout, kind: str, style: str) -> float:
    """Type size of a placeholder in points: its own, its master's, or PowerPoint's usual one."""
    size = "a:lvl1pPr/a:defRPr/@sz"
    own = layout.element.xpath(f".//p:sp[.//p:ph/@type='{kind}']//a:lstStyle/{size}")
    of_master = layout.slide_master.element.xpath(f".//p:{style}/{size}")
    size_pt = next((int(found) / 100 for found in (*own, *of_master)), _USUAL_PT)
    return min(max(size_pt, 1.0), LARGEST_PT)


def _theme(layout: SlideLayout) -> bytes:
    part: Part = layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    return bytes(part.blob)


def _typeface(layout: SlideLayout) -> str:
    """Typeface of text that is no title."""
    found = _TYPEFACE.search(_theme(layout))
    return found[1].decode() if found else ""


def _accents(layout: SlideLayout) -> tuple[str, ...]:
    """The six colours that a theme offers for charts; none where it does not say them all."""
    found = dict(_ACCENT.findall(_theme(layout)))
    if len(found) < _ACCENTS:
        return ()
    return tuple(f"#{found[number].decode().lower()}" for number in sorted(found))


def _missing(layout: str) -> InputError:
    return upload.refused(_UNFIT, layout)
