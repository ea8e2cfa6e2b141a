"""What a quantity is called in German, how it is written, and what it means."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kim.base.german import number
from kim.base.month import Month
from kim.facts.paper import Paper, Role
from kim.model.scenario import LEVERS, CostBasis
from kim.present import formats

YEAR = "Jahr"
MODULE = "Modul"
TOTAL = "Gesamt"
PRINTED_TOTAL = "Summe laut Vorlage"
AGAINST_PAPER = "Gegenüber der Vorlage"
_SINGULAR = {"Jahre": "Jahr"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One result of the projection, for its reader."""

    key: str
    """Column of the projection's frame."""
    label: str
    unit: str
    write: Callable[[float], str]
    help: str


def _percent(value: float) -> str:
    return formats.pct(value, 1)


_ALL = (
    Quantity(
        "fte", "Stellen", "VZÄ", formats.fte, "Stellen im Jahresmittel, auf Vollzeit gerechnet"
    ),
    Quantity(
        "funded_fte",
        "Geförderte Stellen",
        "VZÄ",
        formats.fte,
        "Davon die Stellen, die zur Förderung angemeldet sind",
    ),
    Quantity(
        "personnel_cost",
        "Personalkosten",
        "€",
        formats.eur,
        "Der Teil der Kosten, der mit den Gehältern wächst",
    ),
    Quantity(
        "fixed_cost",
        "Sachkosten",
        "€",
        formats.eur,
        "Arbeitsplatz- und andere Kosten, die nicht mit den Gehältern wachsen",
    ),
    Quantity(
        "gross_cost",
        "Gesamtkosten",
        "€",
        formats.eur,
        "Personal- und Sachkosten zusammen, vor Abzug der Landesförderung",
    ),
    Quantity("funding", "Landesförderung", "€", formats.eur, "Was das Land zu den Stellen zahlt"),
    Quantity(
        "own_share",
        "Eigenanteil",
        "€",
        formats.eur,
        "Gesamtkosten abzüglich Landesförderung: was der Kreis selbst trägt",
    ),
    Quantity(
        "redeployed_cost",
        "Kosten umgesetzter Stellen",
        "€",
        formats.eur,
        "Kosten der Stellen, die in andere Bereiche wechseln; der Kreis trägt sie dort weiter",
    ),
    Quantity(
        "refinancing_rate",
        "Refinanzierungsquote",
        "%",
        _percent,
        "Anteil der Landesförderung an den Gesamtkosten",
    ),
)

QUANTITIES: Mapping[str, Quantity] = MappingProxyType({each.key: each for each in _ALL})


COST_BASES: Mapping[CostBasis, str] = MappingProxyType(
    {
        CostBasis.GUIDELINE: "Richtlinie",
        CostBasis.TABLE: "Tabelle",
    }
)


def module(paper: Paper, number: int) -> str:
    """Name a module: Modul 2 (Case Management)."""
    return f"{MODULE} {number} ({paper.modules[number].label})"


def role(paper: Paper, role: Role) -> str:
    """Name a role: Case Management."""
    return paper.roles[role].label


def lever(name: str, paper: Paper, of_role: Role | None = None) -> str:
    """Name a lever, or a role's entry in one: Stellen: Case Management."""
    label = LEVERS[name].label
    return f"{label}: {role(paper, of_role)}" if of_role else label


def lever_value(name: str, value: Any) -> str:  # noqa: ANN401 - each lever's own type
    """Write the value of a lever, or one entry of it, with its unit."""
    match value:
        case None:
            return "kein Ende"
        case bool():
            return "ja" if value else "nein"
        case Month():
            return formats.month(value)
        case CostBasis():
            return COST_BASES[value]
        case tuple():
            return enumeration([lever_value(name, entry) for entry in value]) or "keiner"
        case _:
            return _amount(value, LEVERS[name].unit)


def enumeration(words: Sequence[str]) -> str:
    """Join words as one says them: 1, 2 und 3."""
    return " und ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _amount(value: float, unit: str) -> str:
    if not unit:
        return str(value)  # a year, a module: no thousands mark
    if value == 1:
        unit = _SINGULAR.get(unit, unit)
    return number(value) + formats.NBSP + unit


def years(count: int) -> str:
    """Count years: 1 Jahr, 2 Jahre."""
    return _amount(count, "Jahre")


def span(years: Sequence[int]) -> str:
    """Write years by their first and last: 2024 bis 2029."""
    return f"{years[0]} bis {years[-1]}"


def source(paper: Paper) -> str:
    """Source line of every chart and table."""
    head = paper.paper
    return (
        f"Quelle: Beschlussvorlage {head.county_genitive} zur Sitzung {head.committee_genitive} "
        f"am {formats.day(head.date)}; eigene Berechnung"
    )
