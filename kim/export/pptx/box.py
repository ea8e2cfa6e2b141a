"""Rectangles on a slide."""

from dataclasses import dataclass

EMU_PER_PT = 12_700
_MARGIN_EMU = 91_440


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in English Metric Units, as PowerPoint counts."""

    left: int
    top: int
    width: int
    height: int

    def part(self, x: float, y: float, width: float, height: float) -> "Box":
        """Give a part of it; all four are shares of the whole."""
        return Box(
            self.left + round(x * self.width),
            self.top + round(y * self.height),
            round(width * self.width),
            round(height * self.height),
        )

    @property
    def without_margins(self) -> "Box":
        """Room for text in a placeholder, inside PowerPoint's usual margins."""
        return Box(
            self.left + _MARGIN_EMU,
            self.top + _MARGIN_EMU // 2,
            self.width - 2 * _MARGIN_EMU,
            self.height - _MARGIN_EMU,
        )

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.width / EMU_PER_PT

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return self.height / EMU_PER_PT
