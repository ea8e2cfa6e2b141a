"""Text boxes, and words and links in them."""

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.text.text import _Run as Run
from pptx.util import Emu, Pt

from kim.export.pptx.box import Box

_LONGEST_ADDRESS = 2000
"""PowerPoint repairs files with longer ones."""


def frame(slide: Slide, box: Box) -> TextFrame:
    """Add an empty text box without margins."""
    place = (Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    made = slide.shapes.add_textbox(*place).text_frame
    made.word_wrap, made.auto_size = True, MSO_AUTO_SIZE.NONE
    made.margin_left = made.margin_right = made.margin_top = made.margin_bottom = Emu(0)
    return made


def write(paragraph: Paragraph, words: str, size_pt: float, *, bold: bool | None = None) -> Run:
    """Add words to a paragraph, without any markup in them."""
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = words, Pt(size_pt), bold
    return run


def link(run: Run, address: str) -> None:
    """Let words open an address, if it is one that PowerPoint takes."""
    if 0 < len(address) <= _LONGEST_ADDRESS:
        run.hyperlink.address = address
