"""What a slide says, before anybody draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kim.present.chart import Chart
from kim.present.key_figures import KeyFigure
from kim.present.names import LETTERS, cut

_SHORT = 30
_LAST_WORD = 6
"""Characters more, for which a name in words is not cut: it would lose a mere "2 %"."""


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
    about: str
    """Which scenarios it shows, for its foot."""
    parts: tuple[Placed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """The title slide."""

    title: str
    subtitle: tuple[str, ...]
    notes: tuple[str, ...]


def short(names: Sequence[str]) -> list[str]:
    """Names for legends and heads of columns, each behind its letter, which the notes explain."""
    return in_full([_short(name) for name in names])


def _short(name: str) -> str:
    has_words = " " in name[:_SHORT]
    return name if has_words and len(name) <= _SHORT + _LAST_WORD else cut(name, _SHORT)


def in_full(names: Sequence[str]) -> list[str]:
    """Names as they are, behind the same letters; a single one needs none."""
    if len(names) == 1:
        return list(names)
    return [f"{letter}: {name}" for letter, name in zip(LETTERS, names, strict=False)]


def letters(names: Sequence[str]) -> list[str]:
    """Nothing but the letters, where a foot says whose they are."""
    return list(LETTERS[: len(names)])


def about(names: Sequence[str]) -> str:
    """Say in a foot which scenarios a slide shows: Szenario: Vorlage, or Szenarien: A: …; B: …."""
    return f"Szenario: {names[0]}" if len(names) == 1 else f"Szenarien: {'; '.join(short(names))}"
