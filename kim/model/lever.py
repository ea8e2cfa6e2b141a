"""What a lever is: its meaning, unit, bounds and spelling in links, declared once."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kim.base.german import number
from kim.base.month import Month
from kim.facts.paper import Paper, Role, load_paper

Limit = float | Month
LimitOf = Callable[[Paper], Limit]


class Kind(StrEnum):
    """What a figure is to its reader, because readers confuse the three."""

    FACT = "Fakt der Vorlage"
    ASSUMPTION = "Annahme"
    DECISION = "Entscheidung"


class Group(StrEnum):
    """Levers that are shown together."""

    POSTS = "Stellen"
    MONEY = "Gehälter und Förderung"
    FUNDING_END = "Förderende im Einzelnen"
    MORE = "Weitere Annahmen"


ROLE_KEYS = {
    Role.COORDINATION: "koordination",
    Role.ASSISTANCE: "assistenz",
    Role.CASE_MANAGEMENT: "casemanagement",
    Role.IMMIGRATION_OFFICE: "abh",
    Role.NATURALISATION_OFFICE: "ebh",
}
"""How links and spreadsheets spell a role."""


@dataclass(frozen=True, kw_only=True)
class Lever:
    """The declaration of one lever; form, link, file, spreadsheet and documentation read it."""

    key: str
    """Spelling in links; a `*` stands for the role's own key."""
    label: str
    kind: Kind
    group: Group
    help: str
    unit: str = ""
    low: Limit | LimitOf | None = None
    high: Limit | LimitOf | None = None
    step: float | None = None

    def bounds(self, paper: Paper) -> tuple[Any, Any]:
        """Smallest and largest allowed value, of the lever's own type; None where there is none."""
        return _resolved(self.low, paper), _resolved(self.high, paper)

    def allows(self, value: Limit, paper: Paper) -> bool:
        """Whether a value, or one entry of a list, lies within the bounds."""
        low, high = self.bounds(paper)
        return (low is None or value >= low) and (high is None or value <= high)

    def allowed(self, paper: Paper) -> str:
        """Say the bounds in words."""
        low, high = (_written(limit) for limit in self.bounds(paper))
        span = f"mindestens {low}" if high is None else f"{low} bis {high}"
        return f"{span} {self.unit}".rstrip()


LONGEST_HORIZON_YEARS = 16


def earliest_year(paper: Paper) -> int:
    """Give the first year in which anything can change."""
    return paper.base_year + 1


def latest_year(paper: Paper) -> int:
    """Give the last year that can be asked for."""
    return paper.base_year + LONGEST_HORIZON_YEARS


def month_before(paper: Paper) -> Month:
    """Give the month before the base year: a funding that ends then never pays."""
    return Month(paper.base_year - 1, 12)


def earliest_month(paper: Paper) -> Month:
    """Give the first month of the base year."""
    return Month(paper.base_year, 1)


def latest_month(paper: Paper) -> Month:
    """Give the last month that can be asked for."""
    return Month(latest_year(paper), 12)


@dataclass(frozen=True)
class PaperValue:
    """A default that is the paper's own value; callable, as pydantic's default_factory."""

    of: Callable[[Paper], Any]

    def __call__(self) -> Any:  # noqa: ANN401 - the lever's own type
        """Value of the paper that this installation uses."""
        return self.of(load_paper())


def _resolved(limit: Limit | LimitOf | None, paper: Paper) -> Limit | None:
    return limit(paper) if callable(limit) else limit


def _written(limit: Limit | None) -> str:
    if isinstance(limit, int):
        return str(limit)
    return number(limit) if isinstance(limit, float) else str(limit)
