"""What every exported page says about itself: when, from where, which versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kim.facts.paper import Paper
from kim.model import MODEL_VERSION
from kim.present import formats

_READABLE = 60
_LONGEST_PROPERTY = 255
"""That Office programs take."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and from which address a file was made; below the pages nothing knows that itself."""

    day: date | None = None
    link: str = ""
    """Opens the same scenarios again."""

    @property
    def short_link(self) -> str:
        """The link as people read it: where it is long, only as far as the scenario."""
        if len(self.link) <= _READABLE:
            return self.link
        return self.link.partition("?")[0][: _READABLE - 2] + "?…"

    def line(self, paper: Paper) -> str:
        """Day and versions: Stand 01.12.2026 · Modellfassung 1 · Eckdaten Fassung 1."""
        day = [f"Stand {formats.day(self.day)}"] if self.day else []
        versions = [f"Modellfassung {MODEL_VERSION}", f"Eckdaten Fassung {paper.facts.version}"]
        return " · ".join([*day, *versions])


def title_property(names: Sequence[str]) -> str:
    """Title in the properties of a file about scenarios of these names."""
    title = "; ".join(names)
    return title if len(title) <= _LONGEST_PROPERTY else title[: _LONGEST_PROPERTY - 1] + "…"


NO_STAMP = Stamp()
