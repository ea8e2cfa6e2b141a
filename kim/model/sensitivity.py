"""What matters most: each lever moved by a stated amount, the others held."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from pydantic import ValidationError

from kim.base.month import Month
from kim.base.problems import problems_of
from kim.facts.paper import ROLES, Paper, Role
from kim.model.attribution import Driver
from kim.model.funding_end import end_within_horizon
from kim.model.kernel import MONTHS
from kim.model.scenario import CostBasis, Scenario
from kim.model.year import sums_eur

MOST_DECIMALS = 6
"""Sums of typed decimals are rounded so far, or 2.3 + 0.1 would miss a bound by a hair."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """By how much each lever is moved down and up. These are choices, not estimates."""

    salary_points: float = 1.0
    dynamisation_points: float = 1.0
    funding_end_years: int = 1
    posts_fte: float = 1.0


@dataclass(frozen=True, slots=True)
class Move:
    """A scenario with one driver moved."""

    levers: Mapping[str, Any]
    """The levers set; empty if the move has no meaning here."""
    change_eur: float | None
    """Of the sum of own shares up to the horizon; None if the move cannot be made."""
    why_not: str = ""
    """In that case the reason, German."""
    funding_change_eur: float = 0.0
    """Of the sum of the funding."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What moving one driver does: down and up, earlier and later, or to the other reading."""

    driver: Driver
    moves: tuple[Move, ...]

    @property
    def widest_eur(self) -> float:
        """Largest change either way; 0 if there is none."""
        return max(abs(move.change_eur or 0.0) for move in self.moves)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What each lever does to a scenario's sum of own shares."""

    scenario: Scenario
    amounts: Amounts
    role: Role
    """Whose posts are moved."""
    swings: tuple[Swing, ...]
    """Largest effect first."""


def sensitivity(scenario: Scenario, paper: Paper, amounts: Amounts, role: Role) -> Sensitivity:
    """Move salaries, dynamisation, funding end, the posts of a role, and the reading.

    A salary path moves as a whole, with the growth after it. A funding that outlasts the
    horizon, or has no end, counts as ending with it: a year earlier is then a year less, and there
    is no later. An end that is moved beyond the horizon is moved to it.
    """
    ways = list(_ways(scenario, amounts, role))
    tried = [_tried(scenario, levers) for _, both in ways for levers in both]
    moves = _computed(tried, scenario, paper)
    swings = [Swing(driver, tuple(islice(moves, len(both)))) for driver, both in ways]
    swings.sort(key=lambda swing: -swing.widest_eur)
    return Sensitivity(scenario, amounts, role, tuple(swings))


def largest_role(paper: Paper) -> Role:
    """Give the role with the most posts in the paper."""
    return max(ROLES, key=lambda role: paper.roles[role].fte.value)


def _ways(
    scenario: Scenario, amounts: Amounts, role: Role
) -> Iterator[tuple[Driver, list[dict[str, Any]]]]:
    """Yield each driver with the levers that its moves set."""
    down_and_up = (-1, 1)
    yield (
        Driver.SALARIES,
        [_salaries(scenario, sign * amounts.salary_points) for sign in down_and_up],
    )
    yield (
        Driver.DYNAMISATION,
        [
            {"dynamisation_pct": _moved(scenario.dynamisation_pct, s * amounts.dynamisation_points)}
            for s in down_and_up
        ],
    )
    yield (
        Driver.FUNDING_END,
        [_funding_end(scenario, sign * amounts.funding_end_years) for sign in down_and_up],
    )
    yield (
        Driver.POSTS,
        [_posts(scenario, role, sign * amounts.posts_fte) for sign in down_and_up],
    )
    yield Driver.READING, [{"cost_basis": _other(scenario.cost_basis)}]


def _salaries(scenario: Scenario, points: float) -> dict[str, Any]:
    growth = {"salary_growth_pct": _moved(scenario.salary_growth_pct, points)}
    if not scenario.salary_path_pct:
        return growth
    path = tuple(_moved(growth_pct, points) for growth_pct in scenario.salary_path_pct)
    return growth | {"salary_path_pct": path}


def _funding_end(scenario: Scenario, years: int) -> dict[str, Any]:
    horizon = Month(scenario.last_year, MONTHS)
    end = end_within_horizon(scenario) or horizon
    if years > 0 and end == horizon:
        return {}
    return {"funding_end": min(end.plus(MONTHS * years), horizon)}


def _posts(scenario: Scenario, role: Role, fte: float) -> dict[str, Any]:
    return {"posts": {**scenario.posts, role: _moved(scenario.fte(role), fte)}}


def _other(reading: CostBasis) -> CostBasis:
    return next(basis for basis in CostBasis if basis is not reading)


def _no_later(scenario: Scenario) -> str:
    last = scenario.last_year
    if scenario.funding_end is None:
        return f"Das Szenario hat kein Förderende, und gerechnet wird nur bis {last}."
    return f"Schon das Förderende des Szenarios wirkt bis {last} nicht."


def _moved(value: float, by: float) -> float:
    return round(value + by, MOST_DECIMALS)


def _tried(scenario: Scenario, levers: dict[str, Any]) -> tuple[Move, Scenario | None]:
    """Move a scenario; without one, the move says why it cannot be made."""
    if not levers:
        return Move({}, None, _no_later(scenario)), None
    try:
        return Move(levers, None), scenario.changed(**levers)
    except ValidationError as error:
        return Move(levers, None, f"Erlaubt: {problems_of(error)[0].allowed}."), None


def _computed(
    tried: Sequence[tuple[Move, Scenario | None]], scenario: Scenario, paper: Paper
) -> Iterator[Move]:
    """Say what each move changes, if it can be made."""
    moved = [each for _, each in tried if each is not None]
    unmoved_eur, *moved_eur = sums_eur([scenario, *moved], paper, ("own_share", "funding"))
    changes_eur = ((each_eur - unmoved_eur).round(2).tolist() for each_eur in moved_eur)
    for move, each in tried:
        if each is None:
            yield move
        else:
            own_share_eur, funding_eur = next(changes_eur)
            yield replace(move, change_eur=own_share_eur, funding_change_eur=funding_eur)
