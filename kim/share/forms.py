"""How a link spells the value of a lever, and reads it back exactly."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from kim.base.german import parse_number
from kim.base.month import Month
from kim.model.scenario import CostBasis

_TINY = re.compile(r"-?[0-9](?:\.[0-9]+)?e-[0-9]{1,3}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_MOST_ENTRIES = 50
"""More than any lever's list can have; what comes after is not even looked at."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2013\u2212"), "-")
_READINGS = {CostBasis.GUIDELINE: "richtlinie", CostBasis.TABLE: "tabelle"}


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling. `read` raises ValueError for a text that is not of this form."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    says: str
    """What is allowed, in German; bounds follow."""
    words: Mapping[Any, str] = field(default_factory=dict)
    """Values that a reader would not understand as they are spelt, in German."""


def _written_number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _number(text: str) -> float:
    """Read a typed number, or a tiny one as `repr` writes it."""
    return float(text) if _TINY.fullmatch(text) else parse_number(text)


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _month(text: str) -> Month:
    return Month.parse(text.translate(_DASHES))


def choice(choices: Mapping[Any, str]) -> Form:
    """Give a form that is one of several words."""
    values = {text: value for value, text in choices.items()}

    def read(text: str) -> Any:  # noqa: ANN401 - the choice's own type
        try:
            return values[text.lower()]
        except KeyError:
            raise ValueError(text) from None

    return Form(choices.__getitem__, read, " oder ".join(values))


def _listed(entry: Form, separators: str, says: str) -> Form:
    """Entries joined by the first separator; the others are read as well."""

    def write(values: tuple[Any, ...]) -> str:
        return separators[0].join(entry.write(value) for value in values)

    def read(text: str) -> tuple[Any, ...]:
        parts = re.split(f"[{separators}]", text)
        if len(parts) > _MOST_ENTRIES:
            raise ValueError(text)
        return tuple(entry.read(part.strip()) for part in parts)

    return Form(write, read, says)


NUMBER = Form(_written_number, _number, "eine Zahl")
WHOLE = Form(str, _whole, "eine ganze Zahl")
MONTH = Form(str, _month, "ein Monat in der Form JJJJ-MM")
NUMBERS = _listed(NUMBER, ";", "Zahlen, mit Semikolon getrennt")
WHOLES = _listed(WHOLE, ";,", "ganze Zahlen, mit Semikolon getrennt")
FIXED_TERM = replace(
    choice({True: "0", False: "1"}),
    says="0 (ja, entfristen) oder 1 (nein, befristet)",
    words={True: "ja, entfristen", False: "nein, befristet"},
)
READING = choice(_READINGS)

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "last_year": WHOLE,
        "posts": NUMBER,
        "extra_posts": NUMBER,
        "extra_from": MONTH,
        "permanent": FIXED_TERM,
        "salary_growth_pct": NUMBER,
        "dynamisation_pct": NUMBER,
        "funding_end": replace(MONTH, words={None: "kein Förderende"}),
        "remaining_funding_pct": NUMBER,
        "phase_out_years": WHOLE,
        "funding_end_modules": WHOLES,
        "redeploy_fte_per_year": NUMBER,
        "salary_path_pct": replace(NUMBERS, words={(): "ohne Gehaltspfad"}),
        "fixed_cost_growth_pct": NUMBER,
        "dynamisation_from": WHOLE,
        "cost_basis": READING,
    }
)
"""By lever. A form once released keeps reading what it read."""
