"""From levers, one scenario's or arrays of them, to the kernel's inputs."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kim.facts.arrays import PaperArrays
from kim.facts.calibration import FloatArray
from kim.facts.paper import MODULES, ROLES, Paper
from kim.model.kernel import ALWAYS, NEVER, BoolArray, Inputs, IntArray
from kim.model.scenario import LEVERS, CostBasis, Scenario

Columns = Mapping[str, Any]
"""Levers by name as arrays with the scenario axis last.

Percentages, years, posts, booleans as numbers; posts and extra_posts (role, scenario);
salary_path_pct (year, scenario); funding_end_modules (module, scenario) as booleans; months as
ordinals; cost_basis True where it is the table; NaN in a path where the constant growth holds.
"""


def columns(scenario: Scenario, paper: Paper) -> dict[str, Any]:
    """Write one scenario as columns of length 1; every way to the kernel leads through here.

    ValueError if the scenario stands on another paper.
    """
    return columns_together([scenario], paper)


def columns_together(scenarios: Sequence[Scenario], paper: Paper) -> dict[str, Any]:
    """Write scenarios, whose salary paths are equally long, as columns in their order."""
    for scenario in scenarios:
        scenario.must_stand_on(paper)
    ends = [each.funding_end for each in scenarios]
    own_form = {
        "posts": np.array([[each.fte(role) for each in scenarios] for role in ROLES]),
        "extra_posts": np.array(
            [[each.extra_posts.get(role, 0.0) for each in scenarios] for role in ROLES]
        ),
        "extra_from": np.array([each.extra_from.ordinal for each in scenarios]),
        "salary_path_pct": np.array([each.salary_path_pct for each in scenarios], dtype=float).T,
        "funding_end": np.array([NEVER if end is None else end.ordinal for end in ends]),
        "funding_end_modules": np.array(
            [[module in each.funding_end_modules for each in scenarios] for module in MODULES]
        ),
        "cost_basis": np.array([each.cost_basis is CostBasis.TABLE for each in scenarios]),
    }
    plain = (name for name in LEVERS if name not in own_form)
    return own_form | {
        name: np.array([getattr(each, name) for each in scenarios]) for name in plain
    }


def kernel_inputs(levers: Columns, paper: Paper) -> Inputs:
    """Join levers and facts: everything a projection needs, as arrays."""
    facts = paper.arrays
    years = np.arange(paper.base_year, int(levers["last_year"].max()) + 1)
    later = (years > paper.base_year)[:, None]
    posts, extra = levers["posts"], levers["extra_posts"]
    funded, rate_eur = np.minimum(posts, facts.fte), facts.funding_eur
    funding_eur = _by_module(facts, funded * rate_eur, extra * rate_eur)
    return Inputs(
        years=years,
        last_year=levers["last_year"],
        fte=_by_module(facts, posts, extra),
        funded_fte=_by_module(facts, funded, extra),
        funding_eur=funding_eur * _reading(levers, paper, "funding_share"),
        start=_starts(levers),
        end=_ends(levers, paper),
        salary_cost_eur=_reading(levers, paper, "salary_cost_eur"),
        fixed_cost_eur=_reading(levers, paper, "fixed_cost_eur"),
        salary_growth=_salary_growth(levers, later),
        fixed_cost_growth=later * (levers["fixed_cost_growth_pct"] / 100),
        dynamisation=_dynamisation(levers, years),
        funding_end=levers["funding_end"],
        concerned=levers["funding_end_modules"],
        remaining_share=levers["remaining_funding_pct"] / 100,
        phase_out_years=levers["phase_out_years"],
        redeployed_fte=levers["redeploy_fte_per_year"],
    )


def inputs_together(scenarios: Sequence[Scenario], paper: Paper) -> Inputs:
    """Inputs of scenarios that share horizon and length of the salary path, in this order.

    One run of the kernel takes as long for ten scenarios as for one.
    """
    return kernel_inputs(columns_together(scenarios, paper), paper)


def _by_module(facts: PaperArrays, base: FloatArray, extra: FloatArray) -> FloatArray:
    """Add up the roles of each module: two of (role, scenario) -> (kind, module, scenario)."""
    if base.shape != extra.shape:
        base, extra = np.broadcast_arrays(base, extra)
    return np.array((facts.by_module(base), facts.by_module(extra)))


def _reading(levers: Columns, paper: Paper, figure: str) -> FloatArray:
    """Choose a figure by the reading of the cost basis: (module, scenario)."""
    guideline, table = getattr(paper.arrays.guideline, figure), getattr(paper.arrays.table, figure)
    chosen: FloatArray = np.where(levers["cost_basis"], table, guideline)
    return chosen


def _starts(levers: Columns) -> IntArray:
    """First month of the base and the extra posts: (kind, 1, scenario)."""
    extra_from = levers["extra_from"]
    return np.array((np.full_like(extra_from, ALWAYS), extra_from))[:, None]


def _ends(levers: Columns, paper: Paper) -> IntArray:
    """Last month of the base and the extra posts: (kind, module, scenario)."""
    base = np.where(levers["permanent"], NEVER, paper.arrays.contract_end)
    return np.array((base, np.full_like(base, NEVER)))


def _dynamisation(levers: Columns, years: IntArray) -> FloatArray:
    """Increase of the rates in each year, none before its first."""
    increased = years[:, None] >= levers["dynamisation_from"]
    dynamisation: FloatArray = increased * (levers["dynamisation_pct"] / 100)
    return dynamisation


def _salary_growth(levers: Columns, later: BoolArray) -> FloatArray:
    """Growth of each year, none in the base year: the path first, then the constant growth."""
    constant: FloatArray = later * (levers["salary_growth_pct"] / 100)
    path = levers["salary_path_pct"][: len(later) - 1] / 100
    if not len(path):
        return constant
    known = np.full((len(later), path.shape[-1]), np.nan)
    known[1 : 1 + len(path)] = path
    growth: FloatArray = np.where(np.isnan(known), constant, known)
    return growth
