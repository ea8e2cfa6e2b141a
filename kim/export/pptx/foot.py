"""The foot of a slide: where its figures come from, whose they are, and the way into the app."""

from dataclasses import dataclass

from pptx.slide import Slide

from kim.export.pptx import writing
from kim.export.pptx.box import Box
from kim.export.pptx.lettering import LINE_SHARE, Lettering

_SIZE_PT = 10
_GAP_PT = 7
"""Between the foot and what stands above it."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot of one slide says."""

    origin: str
    """Source, day and versions."""
    about: str
    """The scenarios that are shown."""
    link: str
    """Opens them in the browser; empty if there is none."""
    short_link: str

    def split(self, content: Box, lettering: Lettering) -> tuple[Box, Box]:
        """Divide the room for content: first what is left, then the foot, as high as it needs."""
        lines = [self.origin, f"{self.about} · {self.short_link}"]
        count = sum(lettering.line_count(line, content.width_pt, _SIZE_PT) for line in lines)
        share = count * _SIZE_PT * LINE_SHARE / content.height_pt
        gap = _GAP_PT / content.height_pt
        return content.part(0, 0, 1, 1 - share - gap), content.part(0, 1 - share, 1, share)

    def draw(self, slide: Slide, box: Box) -> None:
        """Write it into its box."""
        frame = writing.frame(slide, box)
        writing.write(frame.paragraphs[0], self.origin, _SIZE_PT)
        second = frame.add_paragraph()
        writing.write(second, self.about, _SIZE_PT)
        if self.link:
            writing.write(second, " · ", _SIZE_PT)
            writing.link(writing.write(second, self.short_link, _SIZE_PT), self.link)
