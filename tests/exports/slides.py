"""Slides as their reader has them: opened again, and what is written on them."""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.presentation import Presentation as Slides


def opened(content: bytes) -> Slides:
    """Open a deck."""
    return Presentation(BytesIO(content))


def text_of(slide: Any) -> str:  # noqa: ANN401 - python-pptx's own
    """Give all texts of a slide, cells of tables too."""
    return "\n".join(text for shape in slide.shapes for text in _texts(shape))


def _texts(shape: Any) -> list[str]:  # noqa: ANN401 - python-pptx's own
    if shape.has_table:
        return [cell.text for cell in shape.table.iter_cells()]
    return [shape.text_frame.text] if shape.has_text_frame else []
