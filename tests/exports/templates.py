"""Templates as counties have them, made here: another size, other type and colours, old slides."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides

from kim.base.problems import InputError
from kim.export.pptx import deck
from kim.facts.paper import Paper
from kim.model.scenario import Scenario

OLD_SLIDE = "Folie der Vorlage"
COLOURS = ("005A3C", "E2B100", "7A1F3D", "4F6D7A", "C0D6DF", "DD6E42")
CONTENTS = "[Content_Types].xml"
_MAIN = b"presentationml.presentation.main+xml"


def foreign() -> Slides:
    """Make a presentation of 4:3 with its own type and colours and one slide."""
    slides = Presentation()
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Georgia"')
    for number, colour in enumerate(COLOURS, start=1):
        accent = rf'(<a:accent{number}><a:srgbClr val=")[0-9A-F]{{6}}'.encode()
        blob = re.sub(accent, rb"\g<1>" + colour.encode(), blob)
    theme._blob = blob  # noqa: SLF001 - python-pptx has no other way to change a theme
    slides.slides.add_slide(slides.slide_layouts[1]).shapes.title.text = OLD_SLIDE
    return slides


def without_layouts(*names: str) -> bytes:
    """Make one from which layouts are missing."""
    slides = Presentation()
    for layout in tuple(slides.slide_layouts):
        if layout.name in names:
            slides.slide_layouts.remove(layout)
    return saved(slides)


def saved(slides: Slides) -> bytes:
    """Write a presentation."""
    file = BytesIO()
    slides.save(file)
    return file.getvalue()


def declared(presentation: bytes, kind: bytes) -> bytes:
    """Say of a presentation that it is something else: a template, one with macros."""
    return with_part(presentation, CONTENTS, lambda types: types.replace(_MAIN, kind))


def with_part(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of a package, or add it."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for part in {*old.namelist(), name}:
            content = old.read(part) if part in old.namelist() else b""
            new.writestr(part, change(content) if part == name else content)
    return file.getvalue()


def made(template: bytes, paper: Paper) -> bytes:
    """Make slides in a template, of a scenario with a funding end."""
    return deck([Scenario.of(paper, funding_end="2026-12")], paper, template)


def refusal(template: bytes, paper: Paper) -> str:
    """Words with which a template is refused."""
    with pytest.raises(InputError) as caught:
        made(template, paper)
    return str(caught.value)
