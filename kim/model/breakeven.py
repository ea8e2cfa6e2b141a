"""Which value of a lever meets a target of the committee's.

Every value, put back into `project`, meets its target within a euro. A value that the lever does
not allow counts as none: nobody could enter it.
"""

from dataclasses import replace
from typing import cast

import numpy as np

from kim.base.month import Month
from kim.facts.calibration import FloatArray
from kim.facts.paper import ROLES, Paper, Role
from kim.model.funding_end import FundingEnd, sums_by_end
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import Cells, level
from kim.model.many import project_many
from kim.model.projection import Projection, project
from kim.model.scenario import LEVERS, Scenario
from kim.model.target import CENT_EUR, Met, Reason, Unreachable, largest_within

_UNLIMITED_EUR = 1e9
"""A cost of one post that no funding reaches."""
_FLOAT_DUST = 1e-9

Posts = dict[Role, FloatArray]
"""FTE by role: (scenario,)."""


def salary_level(scenario: Scenario, paper: Paper, year: int) -> float:
    """Level of salaries in a year, base year = 1."""
    growth = kernel_inputs(columns(scenario), paper).salary_growth
    return float(level(growth)[year - paper.base_year, 0])


def dynamisation_as_salaries(
    scenario: Scenario, paper: Paper, year: int
) -> Met[float] | Unreachable:
    """Dynamisation at which the own share grows as fast as salaries, base year to `year`."""
    start_eur = _in_year(project(scenario, paper), paper.base_year)
    target_eur = start_eur * salary_level(scenario, paper, year)
    return dynamisation_for(scenario, paper, year, target_eur)


def dynamisation_for(
    scenario: Scenario, paper: Paper, year: int, target_eur: float
) -> Met[float] | Unreachable:
    """Dynamisation, in percent, at which the own share of `year` is the target; closed form.

    The funding of a year is what it would be without dynamisation times (1 + d)^n, n being the
    years with the increase; where it reaches a module's cost, the module's own share is 0.
    """
    now_eur = _in_year(project(scenario, paper), year)
    years = year - scenario.dynamisation_from + 1
    cost_eur, granted_eur = _undynamised(scenario, paper, year)
    if years < 1 or not granted_eur.any():
        if abs(now_eur - target_eur) <= CENT_EUR:
            return Met(scenario.dynamisation_pct, scenario, now_eur, target_eur)
        reason = Reason.NO_FUNDING if years >= 1 else Reason.STARTS_LATER
        return Unreachable(reason, target_eur, now_eur)
    factor = funding_factor(cost_eur, granted_eur, target_eur)
    pct = 100 * (factor ** (1 / years) - 1) if factor > 0 else -100.0
    low_pct, high_pct = cast("tuple[float, float]", LEVERS["dynamisation_pct"].bounds(paper))
    nearest_pct = min(max(pct, low_pct), high_pct)
    there = scenario.changed(dynamisation_pct=nearest_pct)
    there_eur = _in_year(project(there, paper), year)
    if nearest_pct == pct:
        return Met(pct, there, there_eur, target_eur)
    reason = Reason.TOO_LOW if pct < low_pct else Reason.TOO_HIGH
    return Unreachable(reason, target_eur, there_eur, nearest_pct)


def funding_factor(cost_eur: FloatArray, granted_eur: FloatArray, own_share_eur: float) -> float:
    """Factor on all modules' funding at which their own shares add up to an amount.

    Module by module, the least funded first, leaves the equation when its cost is covered.
    Infinite if what is not funded at all costs more; negative if all costs are less.
    """
    covered_at = np.divide(
        cost_eur, granted_eur, out=np.full_like(cost_eur, np.inf), where=granted_eur > 0
    )
    order = np.argsort(covered_at)
    for place in range(int((granted_eur > 0).sum())):
        rest = order[place:]
        factor = (cost_eur[rest].sum() - own_share_eur) / granted_eur[rest].sum()
        if factor <= covered_at[order[place]] * (1 + _FLOAT_DUST):
            return float(factor)
    return float("inf")


def extra_posts_within(
    scenario: Scenario, paper: Paper, role: Role, limit_eur: float
) -> Met[float] | Unreachable:
    """How many further extra posts of a role fit when the own share of no year passes a limit.

    They come on top of the scenario's own, from its month on; earlier years do not count.
    """
    own = scenario.extra_posts.get(role, 0.0)
    first = scenario.extra_from.year - paper.base_year
    room_fte = _room_fte(scenario, paper)

    def highest_eur(fte: FloatArray) -> FloatArray:
        posts = {r: np.full(len(fte), scenario.extra_posts.get(r, 0.0)) for r in ROLES}
        varied = project_many(scenario, paper, extra_posts=posts | {role: own + fte})
        highest: FloatArray = varied.total("own_share")[:, first:].max(axis=1)
        return highest

    now_eur = float(highest_eur(np.zeros(1))[0])
    if room_fte <= 0:
        return Unreachable(Reason.NO_ROOM, limit_eur, now_eur)
    fte = largest_within(highest_eur, room_fte, limit_eur)
    if fte is None:
        return Unreachable(Reason.TOO_HIGH, limit_eur, now_eur)
    with_them = scenario.changed(extra_posts={**scenario.extra_posts, role: own + fte})
    eur = round(float(highest_eur(np.array([fte]))[0]), 2)
    return Met(fte, with_them, eur, limit_eur, all_fit=fte == room_fte)


def posts_after_end(end: FundingEnd, paper: Paper, limit_eur: float) -> Met[float] | Unreachable:
    """How many posts a yearly limit pays for when only what remains of the funding is paid.

    In FTE, over all modules. All roles of the modules concerned shrink alike; posts are permanent
    and nobody is redeployed.
    """
    scenario, year = end.keeping, end.settled_year
    everyone = project(scenario, paper)
    if not end.shows:
        return Unreachable(Reason.AFTER_HORIZON, limit_eur, _in_year(everyone, year))
    if not everyone.by_module("fte").loc[year, list(scenario.funding_end_modules)].any():
        return Unreachable(Reason.NO_POSTS, limit_eur, _in_year(everyone, year))

    def amounts_eur(shares: FloatArray) -> FloatArray:
        posts, extra = _shrunk(scenario, paper, shares)
        varied = project_many(scenario, paper, posts=posts, extra_posts=extra)
        return varied.total("own_share")[:, year - paper.base_year]

    share = largest_within(amounts_eur, 1.0, limit_eur)
    if share is None:
        return Unreachable(Reason.TOO_HIGH, limit_eur, float(amounts_eur(np.zeros(1))[0]))
    kept = _kept(scenario, paper, share)
    there = project(kept, paper)
    fte = float(there.by_module("fte").loc[year].to_numpy().sum())
    return Met(fte, kept, _in_year(there, year), limit_eur, all_fit=share == 1)


def last_month_needed(
    scenario: Scenario, paper: Paper, limit_eur: float
) -> Met[Month] | Unreachable:
    """First end of the funding from which on the sum up to the horizon stays within a limit."""
    sums = sums_by_end(scenario, paper)
    over = np.flatnonzero(sums.own_share_eur.round(2) > limit_eur)
    first = int(over[-1]) + 1 if over.size else 0
    if first == len(sums.ends):
        return Unreachable(Reason.TOO_HIGH, limit_eur, sums.at(sums.ends[-1]))
    month = sums.ends[first]
    there = scenario.changed(funding_end=month)
    return Met(month, there, sums.at(month), limit_eur, all_fit=not over.size)


def _in_year(projection: Projection, year: int) -> float:
    return float(projection.total("own_share")[year])


def _undynamised(scenario: Scenario, paper: Paper, year: int) -> tuple[FloatArray, FloatArray]:
    """Cost of a year, and its funding as granted if nothing is dynamised or capped: (module,)."""
    inputs = kernel_inputs(columns(scenario.changed(dynamisation_pct=0.0)), paper)
    costly = replace(inputs, fixed_cost_eur=inputs.fixed_cost_eur + _UNLIMITED_EUR)
    place = year - paper.base_year
    return (
        Cells(inputs).values("gross_cost")[:, place, 0],
        Cells(costly).values("funding")[:, place, 0],
    )


def _room_fte(scenario: Scenario, paper: Paper) -> float:
    """Extra posts that may still be added; a hair less, so that sums of floats stay allowed."""
    taken = sum(scenario.extra_posts.values())
    return max(paper.extra_posts.value - taken - _FLOAT_DUST * (taken > 0), 0.0)


def _shrunk(scenario: Scenario, paper: Paper, shares: FloatArray) -> tuple[Posts, Posts]:
    """Posts and extra posts when the modules concerned keep only a share."""
    concerned = {r: paper.roles[r].module in scenario.funding_end_modules for r in ROLES}
    factors = {role: shares if concerned[role] else np.ones_like(shares) for role in ROLES}
    posts = {role: scenario.fte(role) * factors[role] for role in ROLES}
    return posts, {role: scenario.extra_posts.get(role, 0.0) * factors[role] for role in ROLES}


def _kept(scenario: Scenario, paper: Paper, share: float) -> Scenario:
    """Give the scenario in which the modules concerned keep only a share of their posts."""
    posts, extra = (
        {role: float(fte[0]) for role, fte in of_roles.items()}
        for of_roles in _shrunk(scenario, paper, np.array([share]))
    )
    return scenario.changed(posts=posts, extra_posts=extra)
