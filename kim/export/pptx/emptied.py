"""A template without all that is not its look: slides, and whatever it says of people."""

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.opc.package import Part, XmlPart
from pptx.opc.package import _Relationships as Relations
from pptx.parts.slide import SlidePart
from pptx.presentation import Presentation as Slides

from kim.export.pptx import upload

_LOOKS = {
    KIND.FONT,
    KIND.HANDOUT_MASTER,
    KIND.NOTES_MASTER,
    KIND.PRES_PROPS,
    KIND.SLIDE_MASTER,
    KIND.TABLE_STYLES,
    KIND.THEME,
}
_NOTED = {KIND.CUSTOM_XML, KIND.TAGS}
_POINTERS = "p:custDataLst | p:custShowLst | p:extLst | p:modifyVerifier | p:smartTags"


def empty(slides: Slides) -> None:
    """Keep masters, layouts, type and colours; python-pptx writes only what is referred to.

    So slides go, and properties, preview picture, authors of comments, what a document management
    has noted, settings of a printer. InputError if slides cannot be removed.
    """
    for pointer in slides.element.xpath(_POINTERS):
        slides.element.remove(pointer)
    listed = slides.slides._sldIdLst  # noqa: SLF001 - python-pptx cannot remove slides
    for each in list(listed):
        listed.remove(each)
    _keep(slides.part.package._rels, {KIND.OFFICE_DOCUMENT})  # noqa: SLF001 - a package has no public ones
    _keep(slides.part.rels, _LOOKS)
    for part in list(slides.part.package.iter_parts()):
        _without_notes_of_programs(part)
    _refuse_links_to_slides(slides)


def _keep(relations: Relations, kinds: set[str]) -> None:
    for key, relation in list(relations.items()):
        if relation.reltype not in kinds:
            relations.pop(key)


def _without_notes_of_programs(part: Part) -> None:
    """Take from a master or layout what add-ins and document managements noted in it."""
    if not isinstance(part, XmlPart):
        return
    for pointer in part._element.xpath(".//p:custDataLst"):  # noqa: SLF001 - a part has no public one
        pointer.getparent().remove(pointer)
    _keep(part.rels, {each.reltype for each in part.rels.values()} - _NOTED)


def _refuse_links_to_slides(slides: Slides) -> None:
    """A layout that links to a slide would keep it, unseen, in every file that we give away."""
    if any(isinstance(part, SlidePart) for part in slides.part.package.iter_parts()):
        wanted = "Layouts ohne Verweise auf einzelne Folien"
        reason = "Ein Folienlayout der Datei verweist auf eine Folie."
        raise upload.refused(reason, wanted)
