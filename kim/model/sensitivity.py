"""What matters most: each lever moved by a stated amount, the others held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kim.base.month import Month
from kim.base.problems import problems_of
from kim.facts.paper import ROLES, Paper, Role
from kim.model.attribution import Driver
from kim.model.funding_end import end_within_horizon
from kim.model.kernel import MONTHS
from kim.model.projection import Projection, project
from kim.model.scenario import CostBasis, Scenario

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
    unmoved = project(scenario, paper)
    swings = [
        Swing(driver, tuple(_move(unmoved, levers) for levers in ways))
        for driver, ways in _ways(scenario, amounts, role)
    ]
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


def _move(unmoved: Projection, levers: dict[str, Any]) -> Move:
    scenario, paper = unmoved.scenario, unmoved.paper
    if not levers:
        return Move({}, None, _no_later(scenario))
    try:
        moved = project(scenario.changed(**levers), paper)
    except ValidationError as error:
        return Move(levers, None, f"Erlaubt: {problems_of(error)[0].allowed}.")
    own_share_eur, funding_eur = (
        round(moved.sum(quantity) - unmoved.sum(quantity), 2)
        for quantity in ("own_share", "funding")
    )
    return Move(levers, own_share_eur, funding_change_eur=funding_eur)
