"""What every exported page says about itself: when, from where, which versions."""

from dataclasses import dataclass
from datetime import date

from kim.facts.paper import Paper
from kim.model import MODEL_VERSION
from kim.present import formats

_READABLE = 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and from which address a file was made; below the pages nothing knows that itself."""

    day: date | None = None
    link: str = ""
    """Opens the same scenarios again."""

    @property
    def short_link(self) -> str:
        """The link as people read it: cut where it is long."""
        whole = self.link
        return whole if len(whole) <= _READABLE else whole[: _READABLE - 1] + "…"

    def line(self, paper: Paper) -> str:
        """Day and versions: Stand 01.12.2026 · Modellfassung 1 · Eckdaten Fassung 1."""
        day = [f"Stand {formats.day(self.day)}"] if self.day else []
        versions = [f"Modellfassung {MODEL_VERSION}", f"Eckdaten Fassung {paper.facts.version}"]
        return " · ".join([*day, *versions])


NO_STAMP = Stamp()
