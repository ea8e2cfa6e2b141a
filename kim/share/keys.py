"""The keys of a link. They are fixed: a released one keeps its meaning, see `migrations`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kim.facts.paper import Paper, Role
from kim.model.lever import ROLE_KEYS
from kim.model.lever_model import PaperValue
from kim.model.scenario import LEVERS, Scenario
from kim.share.forms import FORMS, Form

VERSION = "v"
TITLE = "titel"
MODEL = "modell"
FACTS = "eckdaten"
SUM = "summe"
FRAME = (VERSION, MODEL, FACTS)
"""Keys that a link has once, for all its scenarios."""

PREFIXES = ("", "b.", "c.", "d.")
"""In front of the keys of the first to fourth scenario."""

PAPER = "vorlage"
"""`b.vorlage=1`: the second scenario is the paper itself, so it has no other key to show it."""

VIEW = frozenset({"ansicht", "platz"})
"""Keys of the page that reading leaves alone; see `settings` for those that it reads."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One key: the lever, or the role's entry in one, that it spells."""

    key: str
    lever: str
    role: Role | None
    form: Form

    def read(self, text: str, paper: Paper) -> Any:  # noqa: ANN401 - the lever's own type
        """Value within the lever's bounds, its unit or not; ValueError for anything else."""
        lever = LEVERS[self.lever]
        parts = (part.strip().removesuffix(lever.unit) for part in text.split(";"))
        value = self.form.read(";".join(map(str.strip, parts)))
        entries = value if isinstance(value, tuple) else (value,)
        if lever.low is not None and not all(lever.allows(entry, paper) for entry in entries):
            raise ValueError(text)
        return value

    def allowed(self, paper: Paper) -> str:
        """Say form and bounds in words."""
        lever = LEVERS[self.lever]
        bounds = [] if lever.low is None else [lever.allowed(paper)]
        return ", ".join([self.form.says, *bounds])

    def label(self, paper: Paper) -> str:
        """Name the lever, and the role in it, for a reader."""
        label = LEVERS[self.lever].label
        return f"{label}: {paper.roles[self.role].label}" if self.role else label

    def in_paper(self, paper: Paper) -> Any:  # noqa: ANN401 - the lever's own type
        """Give the paper's own value, even where the lever's bounds do not allow it."""
        if self.role is not None:
            return paper.roles[self.role].fte.value if self.lever == "posts" else 0.0
        field = Scenario.model_fields[self.lever]
        default = field.default_factory
        return default.of(paper) if isinstance(default, PaperValue) else field.default

    def paper_value(self, paper: Paper) -> str:
        """Write the paper's own value for a reader."""
        value = self.in_paper(paper)
        if value in self.form.words:
            return self.form.words[value]
        return f"{self.form.write(value).replace('.', ',')} {LEVERS[self.lever].unit}".rstrip()


def _slots() -> Iterator[Slot]:
    for name, lever in LEVERS.items():
        if "*" not in lever.key:
            yield Slot(lever.key, name, None, FORMS[name])
            continue
        for role, key in ROLE_KEYS.items():
            yield Slot(lever.key.replace("*", key), name, role, FORMS[name])


SLOTS: Mapping[str, Slot] = MappingProxyType({slot.key: slot for slot in _slots()})
"""Every lever's key, in the order of the levers and roles."""
SLOT_OF: Mapping[tuple[str, Role | None], Slot] = MappingProxyType(
    {(slot.lever, slot.role): slot for slot in SLOTS.values()}
)
"""The same by lever and role."""
