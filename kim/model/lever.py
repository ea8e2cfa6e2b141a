"""What a lever is: its meaning, unit, bounds and spelling in links, declared once."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from kim.base.german import number
from kim.base.month import Month
from kim.base.problems import quoted, refuse
from kim.facts.calibration import LONGEST_HORIZON_YEARS
from kim.facts.paper import Paper, Role, load_paper

Limit = float | Month
LimitOf = Callable[[Paper], Limit]

T = TypeVar("T")


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

    def number_bounds(self, paper: Paper) -> tuple[float, float]:
        """Give the bounds as plain numbers: months as ordinals, infinity where there is none."""
        low, high = self.bounds(paper)
        return (
            -math.inf if low is None else _as_number(low),
            math.inf if high is None else _as_number(high),
        )

    def allows(self, value: Limit, paper: Paper) -> bool:
        """Whether a value, or one entry of a list, lies within the bounds."""
        low, high = self.number_bounds(paper)
        return low <= _as_number(value) <= high

    def allowed(self, paper: Paper) -> str:
        """Say the bounds in words."""
        low, high = self.bounds(paper)
        low_text = _written(low)
        span = f"mindestens {low_text}" if high is None else f"{low_text} bis {_written(high)}"
        return f"{span} {self.unit}".rstrip()

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic hold a field to the bounds of the lever beside its type."""
        return core_schema.with_info_after_validator_function(self._checked, handler(source))

    def _checked(self, value: T, info: ValidationInfo) -> T:
        paper = paper_of(info)
        outside = [entry for entry in _entries(value) if not self.allows(entry, paper)]
        if outside:
            raise refuse(self.allowed(paper), found=quoted(outside))
        return value


def paper_of(info: ValidationInfo) -> Paper:
    """Return the paper that a validation was given, or the installation's own."""
    return info.context if isinstance(info.context, Paper) else load_paper()


ROOM_FTE = 50.0
"""So many posts can be entered in any county; in larger ones more."""


def most_posts(paper: Paper) -> float:
    """Give the largest number of posts of one role: room to double the paper's largest."""
    return max(ROOM_FTE, 2 * max(role.fte.value for role in paper.roles.values()))


def most_redeployed(paper: Paper) -> float:
    """Give the largest number of posts to redeploy in a year: room for all that are funded."""
    return max(ROOM_FTE, paper.posts.value + paper.extra_posts.value)


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


def _resolved(limit: Limit | LimitOf | None, paper: Paper) -> Limit | None:
    return limit(paper) if callable(limit) else limit


def _as_number(limit: Limit) -> float:
    return limit.ordinal if isinstance(limit, Month) else limit


def _written(limit: Limit) -> str:
    return number(limit) if isinstance(limit, float) else str(limit)


def _entries(value: object) -> tuple[Any, ...]:
    """Return what the bounds are about: none of a choice, each of many, else the value itself."""
    match value:
        case None | bool() | StrEnum():
            return ()
        case Mapping():
            return tuple(value.values())
        case tuple():
            return value
        case _:
            return (value,)
