"""A county's own template is used; what is no harmless template is refused, fast and in German."""

from contextlib import suppress
from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from kim.base.problems import InputError
from kim.export.pptx import deck
from kim.export.pptx.upload import MOST_BYTES
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present import theme
from tests.exports.templates import (
    CONTENTS,
    declared,
    made,
    refusal,
    saved,
    with_part,
    without_layouts,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SENTENCE = "Folienvorlage:\n- {} Erlaubt: {}."
UNFIT = "Unter den Folienlayouts der Datei fehlt ein passendes."


@pytest.mark.parametrize("ending", ["pptx", "potx"])
def test_size_layouts_and_colours_are_the_template_s(
    ending: str, foreign: bytes, paper: Paper
) -> None:
    kind = b"presentationml.template.main+xml"
    template = declared(foreign, kind) if ending == "potx" else foreign
    own, slides = Presentation(BytesIO(foreign)), Presentation(BytesIO(made(template, paper)))
    assert (slides.slide_width, slides.slide_height) == (own.slide_width, own.slide_height)
    assert [slide.slide_layout.name for slide in slides.slides] == [
        "Title Slide",
        *["Title and Content"] * 6,
    ]
    content = own.slide_layouts[1].placeholders[1]
    for slide in list(slides.slides)[1:]:
        for shape in slide.shapes:
            assert shape.left >= content.left
            assert shape.left + shape.width <= content.left + content.width
    (chart,) = (shape.chart for shape in slides.slides[2].shapes if shape.has_chart)
    assert chart.element.xpath(".//c:ser//a:schemeClr[@val='accent1']")
    assert not chart.element.xpath(".//c:barChart/c:ser/c:spPr/a:solidFill/a:srgbClr")


ALL = tuple(layout.name for layout in Presentation().slide_layouts)


@pytest.mark.parametrize(
    ("left", "wanted"),
    [
        ({*ALL} - {"Title Slide"}, "eine Titelfolie mit Titel und Untertitel"),
        ({"Title Slide", "Blank"}, "eine Folie mit Titel, am besten mit Titel und Inhalt"),
    ],
)
def test_a_missing_layout_is_named(left: set[str], wanted: str, paper: Paper) -> None:
    template = without_layouts(*{*ALL} - left)
    assert refusal(template, paper) == SENTENCE.format(UNFIT, wanted)


@pytest.mark.parametrize(("width_share", "height_share"), [(0.35, 0.6), (0.8, 0.35)])
def test_a_template_with_little_room_is_refused(
    width_share: float, height_share: float, paper: Paper
) -> None:
    slides = Presentation(BytesIO(without_layouts(*{*ALL} - {"Title Slide", "Title and Content"})))
    content = slides.slide_layouts[1].placeholders[1]
    content.left, content.top = slides.slide_width // 10, slides.slide_height // 3
    content.width = round(width_share * slides.slide_width)
    content.height = round(height_share * slides.slide_height)
    wanted = (
        "eine Folie mit Titel und Inhalt, deren Inhalt mindestens 40\u00a0% der Breite und der "
        "Höhe einnimmt"
    )
    assert refusal(saved(slides), paper) == SENTENCE.format(UNFIT, wanted)


def painted(template: bytes | None, paper: Paper) -> dict[str, set[str]]:
    """Colours, or names of them, in which each series of a comparison is drawn, by its name."""
    stop = Scenario.of(paper, funding_end="2026-12")
    content = deck([stop, Scenario.of(paper, salary_growth_pct=3.0)], paper, template)
    found: dict[str, set[str]] = {}
    for slide in Presentation(BytesIO(content)).slides:
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            for series in chart.element.xpath(".//c:ser"):
                (name,) = series.xpath("c:tx//c:v/text()")
                name = name.replace("Eigenanteil des Kreises", "Eigenanteil wie ohne Förderende")
                fills = "c:spPr/a:solidFill/*/@val | c:spPr/a:pattFill/a:bgClr/*/@val"
                lines = "c:spPr/a:ln/a:solidFill/*/@val"
                colours = series.xpath(fills) or series.xpath(lines)
                found.setdefault(name, set()).update(colours)
    return found


@pytest.mark.parametrize("whose", ["own", "foreign"])
def test_a_quantity_has_the_same_colour_on_all_slides(
    whose: str, foreign: bytes, paper: Paper
) -> None:
    found = painted(None if whose == "own" else foreign, paper)
    assert {name: colours for name, colours in found.items() if len(colours) > 1} == {}
    paid = ("Landesförderung", "Eigenanteil wie ohne Förderende", "Eigenanteil mit Förderende")
    lost = "Entfallene Förderung, die der Kreis übernimmt"
    met = [found[name].pop() for name in (*paid, lost)]
    assert len(set(met)) == len(met), "told apart in one chart"


def with_theme(template: bytes, old: bytes, new: bytes) -> bytes:
    """Change how the theme names a colour."""
    changed = with_part(template, "ppt/theme/theme1.xml", lambda xml: xml.replace(old, new))
    assert changed != template
    return changed


def colours(template: bytes, paper: Paper) -> tuple[set[str], set[str]]:
    """Theme's and fixed colours of the bars of the first chart."""
    slides = Presentation(BytesIO(made(template, paper))).slides
    (chart,) = (shape.chart for shape in slides[2].shapes if shape.has_chart)
    bars = ".//c:barChart/c:ser/c:spPr/*[not(self::a:ln)]"
    return (
        set(chart.element.xpath(f"{bars}//a:schemeClr/@val")),
        set(chart.element.xpath(f"{bars}//a:srgbClr/@val")),
    )


def test_a_theme_with_few_colours_leaves_the_charts_their_own(foreign: bytes, paper: Paper) -> None:
    few = with_theme(foreign, b'<a:accent2><a:srgbClr val="E2B100"/>', b"<a:accent2>")
    themed, fixed = colours(few, paper)
    assert themed == set()
    assert fixed >= {fill.colour.removeprefix("#").upper() for fill in theme.MODULES.values()}


def test_a_colour_named_after_the_system_s_counts_like_any_other(
    foreign: bytes, paper: Paper
) -> None:
    system = b'<a:accent2><a:sysClr val="window" lastClr="FFFFFF"/>'
    named = with_theme(foreign, b'<a:accent2><a:srgbClr val="E2B100"/>', system)
    themed, _ = colours(named, paper)
    assert themed == {"accent1", "accent2", "accent3"}
    slides = Presentation(BytesIO(made(named, paper))).slides
    (chart,) = (shape.chart for shape in slides[2].shapes if shape.has_chart)
    labels = chart.element.xpath(".//c:barChart/c:ser[2]/c:dLbls//a:srgbClr/@val")
    assert labels == ["000000"], "black on what the system paints white"


def test_where_no_layout_has_content_the_room_below_the_title_is_used(paper: Paper) -> None:
    template = without_layouts(*{*ALL} - {"Title Slide", "Title Only"})
    slides = Presentation(BytesIO(made(template, paper))).slides
    assert {slide.slide_layout.name for slide in slides} == {"Title Slide", "Title Only"}


def word(kind: bytes) -> bytes:
    """Make an Office file that is no presentation."""
    return declared(saved(Presentation()), kind)


def with_macros() -> bytes:
    """Declare a presentation as PowerPoint declares one that may hold macros."""
    usual = b"openxmlformats-officedocument.presentationml.presentation.main+xml"
    macros = b"ms-powerpoint.presentation.macroEnabled.main+xml"
    return with_part(saved(Presentation()), CONTENTS, lambda types: types.replace(usual, macros))


ALIEN = (
    "Das ist keine PowerPoint-Datei.",
    "eine Präsentation oder Vorlage aus PowerPoint (.pptx oder .potx)",
)
DAMAGED = (
    "Die Datei ist beschädigt oder unvollständig.",
    "eine unbeschädigte PowerPoint-Datei (.pptx oder .potx)",
)
NO_PRESENTATIONS = {
    "text": (b"Guten Tag", *ALIEN),
    "nothing": (b"", *ALIEN),
    "half": (saved(Presentation())[:20_000], *DAMAGED),
    "document": (word(b"wordprocessingml.document.main+xml"), *ALIEN),
    "workbook": (word(b"spreadsheetml.sheet.main+xml"), *ALIEN),
    "macros": (
        with_macros(),
        "Die Datei ist für Makros eingerichtet.",
        "eine PowerPoint-Datei ohne Makros (.pptx oder .potx)",
    ),
    "old": (
        OLE + bytes(512),
        "Die Datei hat ein altes Office-Format.",
        "eine Datei im Format .pptx oder .potx, nicht im alten Format .ppt",
    ),
    "encrypted": (
        OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "Die Datei ist durch ein Kennwort geschützt oder verschlüsselt.",
        "eine Datei ohne Kennwortschutz oder Verschlüsselung",
    ),
    "large": (bytes(MOST_BYTES + 1), "Die Datei ist zu groß.", "höchstens 10 MB"),
}


@pytest.mark.parametrize("name", NO_PRESENTATIONS)
def test_what_is_no_presentation_is_refused_in_a_sentence(name: str, paper: Paper) -> None:
    content, reason, allowed = NO_PRESENTATIONS[name]
    assert refusal(content, paper) == SENTENCE.format(reason, allowed)


@settings(max_examples=60)
@given(data=st.data())
def test_whatever_is_missing_ends_in_slides_or_in_a_sentence(
    data: st.DataObject, foreign: bytes, paper: Paper
) -> None:
    with ZipFile(BytesIO(foreign)) as package:
        names = sorted(name for name in package.namelist() if name != CONTENTS)
    name = data.draw(st.sampled_from(names))
    start = data.draw(st.integers(0, 3000))
    length = data.draw(st.integers(1, 3000))
    broken = with_part(foreign, name, lambda old: old[:start] + old[start + length :])
    with suppress(InputError):
        assert Presentation(BytesIO(made(broken, paper))).slides[0].shapes.title.text


@given(content=st.binary(max_size=2000))
def test_no_bytes_do_more_than_be_refused(content: bytes, paper: Paper) -> None:
    assert "Erlaubt" in refusal(content, paper)


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def test_a_package_of_something_else_is_refused(paper: Paper) -> None:
    assert "Erlaubt" in refusal(zipped(liesmich=b"Guten Tag"), paper)


def test_a_type_size_without_measure_ends_in_slides(foreign: bytes, paper: Paper) -> None:
    huge = with_part(
        foreign,
        "ppt/slideMasters/slideMaster1.xml",
        lambda xml: xml.replace(b'sz="4400"', b'sz="99999999999999"'),
    )
    assert huge != foreign
    assert len(Presentation(BytesIO(made(huge, paper))).slides) == 7


def test_a_layout_with_absurdly_many_placeholders_is_not_used(foreign: bytes, paper: Paper) -> None:
    slides = Presentation(BytesIO(foreign))
    for layout in slides.slide_layouts:
        holder = layout.placeholders[0].element
        for _ in range(60):
            holder.addnext(deepcopy(holder))
    assert "Folienlayout" in refusal(saved(slides), paper)
