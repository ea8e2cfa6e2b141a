"""How much text goes into a box, in a type whose exact widths nobody knows on the server."""

from collections.abc import Sequence
from dataclasses import dataclass

from kim.export.pptx.box import Box

LINE_SHARE = 1.22
"""Height of a line, as a share of the type size."""
_BETWEEN_LINES = 0.5
"""Lines between paragraphs."""
_KNOWN, _UNKNOWN = 1.06, 1.27
"""Reserve for bold type, and for a type that may be as wide as Verdana."""
_AS_WIDE_AS_ARIAL = frozenset(
    {"Arial", "Calibri", "Helvetica", "Liberation Sans", "Carlito", "Aptos"}
)
_USUAL_WIDTH, _CAPITAL_WIDTH = 0.556, 0.72
_WIDTHS = {
    **dict.fromkeys("ijlI|'’", 0.24),
    **dict.fromkeys(' .,:;!ft/()[]·-r\u00a0„“”"', 0.33),
    **dict.fromkeys("mMw–%", 0.86),
    **dict.fromkeys("W@—…", 1.0),
}
"""Of characters in Arial, as shares of the type size, rounded up."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Widths of texts in a type."""

    typeface: str

    def width_pt(self, text: str, size_pt: float) -> float:
        """Width of a text on one line."""
        reserve = _KNOWN if self.typeface in _AS_WIDE_AS_ARIAL else _UNKNOWN
        usual = (_CAPITAL_WIDTH if c.isupper() else _USUAL_WIDTH for c in text)
        return reserve * size_pt * sum(map(_WIDTHS.get, text, usual))

    def longest_word_pt(self, text: str, size_pt: float) -> float:
        """Width that the longest word of a text takes."""
        return max(self.width_pt(word, size_pt) for word in text.split(" "))

    def line_count(self, text: str, within_pt: float, size_pt: float) -> int:
        """Lines that a text takes; words that are too long are broken."""
        lines, used = 1, 0.0
        for word in text.split(" "):
            width = self.width_pt(word, size_pt)
            space = self.width_pt(" ", size_pt) if used else 0.0
            if used + space + width <= within_pt:
                used += space + width
                continue
            lines += (1 if used else 0) + int(width // within_pt)
            used = width % within_pt
        return lines

    def height_pt(self, paragraphs: Sequence[str], within_pt: float, size_pt: float) -> float:
        """Height that paragraphs take, with half a line between them."""
        lines = sum(self.line_count(text, within_pt, size_pt) for text in paragraphs)
        return (lines + _BETWEEN_LINES * (len(paragraphs) - 1)) * size_pt * LINE_SHARE

    def fitting_pt(
        self, paragraphs: Sequence[str], box: Box, largest_pt: float, smallest_pt: float
    ) -> float:
        """Largest type size in which paragraphs go into a box; the smallest if none does."""
        size = largest_pt
        while size > smallest_pt and self.height_pt(paragraphs, box.width_pt, size) > box.height_pt:
            size -= 1
        return size
