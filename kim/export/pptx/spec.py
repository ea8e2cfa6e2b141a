"""What a slide says, before anybody draws it."""

from dataclasses import dataclass

import pandas as pd

from kim.present.chart import Chart
from kim.present.key_figures import KeyFigure


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs in type as large as fits."""

    paragraphs: tuple[str, ...]
    largest_pt: float = 24


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures beside each other, each with its name."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of the screen."""

    chart: Chart


@dataclass(frozen=True, slots=True)
class Table:
    """A display frame; what does not fit is said to be in the notes."""

    frame: pd.DataFrame
    name: str


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of the link."""

    link: str


Part = Text | Figures | Drawing | Table | Code


@dataclass(frozen=True, slots=True)
class Placed:
    """A part, and where it goes: all four are shares of the slide's content area."""

    part: Part
    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class Slide:
    """Title, content and what the speaker can say."""

    title: str
    parts: tuple[Placed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """The title slide."""

    title: str
    subtitle: tuple[str, ...]
    notes: tuple[str, ...]
