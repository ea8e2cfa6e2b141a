"""Which value of a lever meets a target of the committee's.

Every value, put back into `project`, meets its target within a euro. A value that the lever does
not allow counts as none: nobody could enter it.
"""

from dataclasses import dataclass

import numpy as np

from kim.base.month import Month
from kim.facts.calibration import FloatArray
from kim.facts.paper import MODULES, ROLES, Paper, Role
from kim.model.dynamisation import dynamisation_as_salaries, dynamisation_for
from kim.model.funding_end import FundingEnd, sums_by_end
from kim.model.inputs import Columns, columns, kernel_inputs
from kim.model.kernel import Cells
from kim.model.many import project_columns
from kim.model.projection import Projection, project
from kim.model.remembered import remembered
from kim.model.scenario import Scenario
from kim.model.target import Met, Reason, Unreachable, largest_within

_FLOAT_DUST = 1e-9
_POSTS = ("posts", "extra_posts")


@dataclass(frozen=True)
class Targets:
    """What the committee wants to hold."""

    level_year: int
    """Year whose own share, as the scenario has it, the last year should have."""
    yearly_eur: float
    """Limit on the own share of a year."""
    sum_eur: float
    """Limit on the own shares up to the horizon."""
    role: Role
    """Of the extra posts."""


@dataclass(frozen=True)
class BreakEvens:
    """What would have to hold: the first three as long as the funding goes on."""

    targets: Targets
    dynamisation_for_level: Met[float] | Unreachable
    dynamisation_as_salaries: Met[float] | Unreachable
    extra_posts: Met[float] | Unreachable
    posts_after_end: Met[float] | Unreachable
    last_month: Met[Month] | Unreachable
    sooner_end: Month | None
    """Latest end before the last month needed that stays within the limit, too."""


def break_evens(end: FundingEnd, paper: Paper, targets: Targets) -> BreakEvens:
    """Find every break-even of a scenario whose funding ends."""
    unending, last = end.going_on.scenario, end.last_year
    last_month, sooner_end = last_month_needed(end.ending.scenario, paper, targets.sum_eur)
    level_eur = float(end.going_on_eur[targets.level_year])
    return BreakEvens(
        targets=targets,
        dynamisation_for_level=dynamisation_for(unending, paper, last, level_eur),
        dynamisation_as_salaries=dynamisation_as_salaries(unending, paper, last),
        extra_posts=extra_posts_within(unending, paper, targets.role, targets.yearly_eur),
        posts_after_end=posts_after_end(end, paper, targets.yearly_eur),
        last_month=last_month,
        sooner_end=sooner_end,
    )


@remembered
def extra_posts_within(
    scenario: Scenario, paper: Paper, role: Role, limit_eur: float
) -> Met[float] | Unreachable:
    """How many further extra posts of a role fit when the own share of no year passes a limit.

    They come on top of the scenario's own, from its month on; earlier years do not count.
    """
    own = scenario.extra_posts.get(role, 0.0)
    first = scenario.extra_from.year - paper.base_year
    room_fte = _room_fte(scenario, paper)
    levers = columns(scenario, paper)
    is_role = np.array(ROLES)[:, None] == role  # (role, 1)

    def highest_eur(fte: FloatArray) -> FloatArray:
        varied = levers | {"extra_posts": levers["extra_posts"] + is_role * fte}
        own_share = project_columns(varied, paper).total("own_share")
        highest: FloatArray = own_share[:, first:].max(axis=1)
        return highest

    if room_fte <= 0:
        return Unreachable(Reason.NO_ROOM, limit_eur, float(highest_eur(np.zeros(1))[0]))
    fte, eur = largest_within(highest_eur, room_fte, limit_eur)
    if fte is None:
        return Unreachable(Reason.TOO_HIGH, limit_eur, eur)
    with_them = scenario.changed(extra_posts={**scenario.extra_posts, role: own + fte})
    return Met(fte, with_them, round(eur, 2), limit_eur, all_fit=fte == room_fte)


def posts_after_end(end: FundingEnd, paper: Paper, limit_eur: float) -> Met[float] | Unreachable:
    """How many posts a yearly limit pays for when only what remains of the funding is paid.

    In FTE, over all modules. All roles of the modules concerned shrink alike; posts are permanent
    and nobody is redeployed.
    """
    scenario, year = end.keeping, end.settled_year
    if not end.shows:
        return Unreachable(Reason.AFTER_HORIZON, limit_eur, _own_share_eur(end.kept, year))
    staff_fte = end.kept.of_year("fte", year)
    if not any(staff_fte[MODULES.index(module)] for module in scenario.funding_end_modules):
        return Unreachable(Reason.NO_POSTS, limit_eur, _own_share_eur(end.kept, year))
    levers = columns(scenario, paper)

    def amounts_eur(shares: FloatArray) -> FloatArray:
        cells = Cells(kernel_inputs(_shrunk(levers, paper, shares), paper))
        amounts: FloatArray = cells.own_share[:, year - paper.base_year].sum(axis=0)
        return amounts

    share, amount_eur = largest_within(amounts_eur, 1.0, limit_eur)
    if share is None:
        return Unreachable(Reason.TOO_HIGH, limit_eur, amount_eur)
    kept = project(_with_posts(scenario, _shrunk(levers, paper, np.array([share]))), paper)
    fte = float(kept.of_year("fte", year).sum())
    eur = _own_share_eur(kept, year)
    return Met(fte, kept.scenario, eur, limit_eur, all_fit=share == 1)


def last_month_needed(
    scenario: Scenario, paper: Paper, limit_eur: float
) -> tuple[Met[Month] | Unreachable, Month | None]:
    """First end of the funding from which on the sum up to the horizon stays within a limit.

    Beside it the latest end before that stays within it, too: who redeploys posts after the end
    may pay less when it comes early. If every end does, the amount is that of the dearest one.
    """
    sums = sums_by_end(scenario, paper)
    sums_eur = sums.own_share_eur.round(2)
    over = np.flatnonzero(sums_eur > limit_eur)
    first = int(over[-1]) + 1 if over.size else 0
    within = np.flatnonzero(sums_eur[:first] <= limit_eur)
    sooner = sums.ends[within[-1]] if within.size else None
    if first == len(sums.ends):
        return Unreachable(Reason.TOO_HIGH, limit_eur, sums.at(sums.ends[-1])), sooner
    month = sums.ends[first]
    there = scenario.changed(funding_end=month)
    eur = sums.at(month) if over.size else float(sums_eur.max())
    return Met(month, there, eur, limit_eur, all_fit=not over.size), sooner


def _own_share_eur(projection: Projection, year: int) -> float:
    return round(float(projection.of_year("own_share", year).sum()), 2)


def _room_fte(scenario: Scenario, paper: Paper) -> float:
    """Extra posts that may still be added; a hair less, so that sums of floats stay allowed."""
    taken = sum(scenario.extra_posts.values())
    return max(paper.extra_posts.value - taken - _FLOAT_DUST * (taken > 0), 0.0)


def _shrunk(levers: Columns, paper: Paper, shares: FloatArray) -> Columns:
    """Levers when the modules concerned keep only a share of their posts: a scenario a share."""
    is_concerned = paper.arrays.membership.T @ levers["funding_end_modules"]  # (role, 1)
    factors = np.where(is_concerned, shares, 1.0)
    return {**levers, **{name: levers[name] * factors for name in _POSTS}}


def _with_posts(scenario: Scenario, levers: Columns) -> Scenario:
    """Give the scenario with the posts of columns of length 1."""
    posts = {name: dict(zip(ROLES, levers[name][:, 0].tolist(), strict=True)) for name in _POSTS}
    return scenario.changed(**posts)
