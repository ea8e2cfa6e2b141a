"""Of a county's template only its look stays: no slide, and nothing that names people or places."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Slides

from kim.base.problems import InputError
from kim.export.pptx import deck
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from tests.exports import templates
from tests.exports.templates import saved, with_part

COMPANY = "Beispiel Medien GmbH"
PROPERTIES = ("author", "last_modified_by", "keywords", "category", "comments", "subject", "title")
OTHER_PROPERTIES = ("content_status", "identifier", "language", "version")


def made(template: bytes | None, paper: Paper) -> bytes:
    return deck([Scenario.of(paper, funding_end="2026-12")], paper, template)


def contents(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as parts:
        names = parts.namelist()
        assert len(names) == len(set(names))
        return {name: parts.read(name) for name in names}


def attach(slides: Slides, name: str, kind: str, to: OpcPackage | Part) -> str:
    """Add a part that names somebody; give the relation's name."""
    package = slides.part.package
    part = Part(PackURI(name), "application/octet-stream", package, f"<x>{COMPANY}</x>".encode())
    return str(to.relate_to(part, kind))


def named_after_people() -> bytes:
    """Make a template that says in all its corners whose it is."""
    slides = templates.foreign()
    for name in PROPERTIES + OTHER_PROPERTIES:
        setattr(slides.core_properties, name, COMPANY)
    kinds = RELATIONSHIP_TYPE
    part = slides.part
    attach(slides, "/docProps/firma.xml", kinds.EXTENDED_PROPERTIES, part.package)
    attach(slides, "/docProps/custom.xml", kinds.CUSTOM_PROPERTIES, part.package)
    attach(slides, "/docProps/bild.xml", kinds.THUMBNAIL, part.package)
    attach(slides, "/ppt/commentAuthors.xml", kinds.COMMENT_AUTHORS, part)
    attach(slides, "/customXml/item1.xml", kinds.CUSTOM_XML, part)
    noted_by_a_program(slides)
    return saved(slides)


def noted_by_a_program(slides: Slides) -> None:
    """Tag a shape of a layout, as add-ins do."""
    layout = slides.slide_layouts[1]
    tags = attach(slides, "/ppt/tags/tag1.xml", RELATIONSHIP_TYPE.TAGS, layout.part)
    pointer = f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="{tags}"/></p:custDataLst>'
    layout.shapes[0].element.xpath("p:nvSpPr/p:nvPr")[0].append(parse_xml(pointer))


def test_nothing_of_the_template_s_author_travels_along(paper: Paper) -> None:
    template = named_after_people()
    before, after = contents(template), contents(made(template, paper))
    assert sum(COMPANY.encode() in content for content in before.values()) == 7
    assert not any(b"<p:custDataLst" in content for content in after.values())
    assert [name for name, content in after.items() if COMPANY.encode() in content] == []
    assert [name for name in after if name.startswith("docProps/")] == ["docProps/core.xml"]


@pytest.mark.parametrize("template", [None, named_after_people()], ids=["own", "foreign"])
def test_the_properties_are_the_scenario_s(template: bytes | None, paper: Paper) -> None:
    properties = Presentation(BytesIO(made(template, paper))).core_properties
    assert properties.title == "Szenario A"
    assert properties.subject == "Modellfassung 1 · Eckdaten Fassung 1"
    empty = {"author", "last_modified_by", "keywords", "category", "comments", *OTHER_PROPERTIES}
    assert {getattr(properties, name) for name in empty} == {""}


def test_slides_of_the_template_are_gone_without_a_trace(foreign: bytes, paper: Paper) -> None:
    sections = b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"/></p:extLst>'
    with_sections = with_part(
        foreign,
        "ppt/presentation.xml",
        lambda xml: xml.replace(b"</p:presentation>", sections + b"</p:presentation>"),
    )
    parts = contents(made(with_sections, paper))
    content = b"".join(parts.values())
    assert sum(name.startswith("ppt/slides/slide") for name in parts) == 7
    assert templates.OLD_SLIDE.encode() not in content
    assert b"521415D9" not in content


def test_a_layout_that_links_to_a_slide_is_refused(paper: Paper) -> None:
    """It would keep the slide in every file, unseen; whatever the slide's part is called."""
    slides = templates.foreign()
    old = slides.slides[0].part
    old.partname = PackURI("/ppt/alt/folie.xml")
    slides.slide_layouts[0].part.relate_to(old, RELATIONSHIP_TYPE.SLIDE)
    with pytest.raises(InputError, match="ohne Verweise auf einzelne Folien"):
        made(saved(slides), paper)


def test_a_custom_show_keeps_no_old_slide(foreign: bytes, paper: Paper) -> None:
    slides = Presentation(BytesIO(foreign))
    [old] = slides.slides._sldIdLst  # noqa: SLF001 - the relationship has no public name
    show = (
        f'<p:custShowLst><p:custShow name="Kurz" id="0"><p:sldLst><p:sld r:id="{old.rId}"/>'
        "</p:sldLst></p:custShow></p:custShowLst>"
    ).encode()
    showing = with_part(
        foreign,
        "ppt/presentation.xml",
        lambda xml: xml.replace(b"<p:defaultTextStyle>", show + b"<p:defaultTextStyle>"),
    )
    assert show in contents(showing)["ppt/presentation.xml"]
    content = b"".join(contents(made(showing, paper)).values())
    assert templates.OLD_SLIDE.encode() not in content
