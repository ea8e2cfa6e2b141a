"""From levers, one scenario's or arrays of them, to the kernel's inputs."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from kim.facts.calibration import FloatArray
from kim.facts.paper import MODULES, ROLES, Paper
from kim.model.kernel import ALWAYS, NEVER, BoolArray, Inputs, IntArray
from kim.model.scenario import LEVERS, CostBasis, Scenario

Columns = Mapping[str, Any]
"""Levers by name as arrays with the scenario axis last.

Percentages, years, posts, booleans as numbers; posts and extra_posts (role, scenario);
salary_path_pct (year, scenario); funding_end_modules (module, scenario) as booleans; months as
ordinals; cost_basis True where it is the table.
"""


def columns(scenario: Scenario) -> dict[str, Any]:
    """Write one scenario as columns of length 1."""
    single = {
        name: np.array([value])
        for name in LEVERS
        if isinstance(value := getattr(scenario, name), int | float)
    }
    end = scenario.funding_end
    return single | {
        "posts": np.array([[scenario.fte(role)] for role in ROLES]),
        "extra_posts": np.array([[scenario.extra_posts.get(role, 0.0)] for role in ROLES]),
        "extra_from": np.array([scenario.extra_from.ordinal]),
        "salary_path_pct": np.array(scenario.salary_path_pct, dtype=float)[:, None],
        "funding_end": np.array([NEVER if end is None else end.ordinal]),
        "funding_end_modules": np.array([[m in scenario.funding_end_modules] for m in MODULES]),
        "cost_basis": np.array([scenario.cost_basis is CostBasis.TABLE]),
    }


def kernel_inputs(levers: Columns, paper: Paper) -> Inputs:
    """Join levers and facts: everything a projection needs, as arrays."""
    years = np.arange(paper.base_year, int(levers["last_year"].max()) + 1)
    reading = levers["cost_basis"]
    posts, extra = levers["posts"], levers["extra_posts"]
    rates_eur = np.array([[paper.roles[role].funding_eur] for role in ROLES])
    paper_posts = np.array([[paper.roles[role].fte.value] for role in ROLES])
    funded = np.minimum(posts, paper_posts)
    funding_share = _by_reading(paper, "funding_share", reading)
    paper_fte = _by_module(paper, paper_posts)
    return Inputs(
        years=years,
        last_year=levers["last_year"],
        fte=_kinds(_by_module(paper, posts), _by_module(paper, extra)),
        funded_fte=_kinds(_by_module(paper, funded), _by_module(paper, extra)),
        funding_eur=funding_share
        * _kinds(_by_module(paper, funded * rates_eur), _by_module(paper, extra * rates_eur)),
        start=_starts(levers),
        end=_ends(levers, paper),
        salary_cost_eur=_by_reading(paper, "salary_cost_eur", reading) / paper_fte,
        fixed_cost_eur=_by_reading(paper, "fixed_cost_eur", reading) / paper_fte,
        salary_growth=_salary_growth(levers, years),
        fixed_cost_growth=_from_second_year(levers["fixed_cost_growth_pct"], years),
        dynamisation=_from_second_year(levers["dynamisation_pct"], years)
        * (years[:, None] >= levers["dynamisation_from"]),
        funding_end=levers["funding_end"],
        concerned=levers["funding_end_modules"],
        remaining_share=levers["remaining_funding_pct"] / 100,
        phase_out_years=levers["phase_out_years"],
        redeployed_fte=levers["redeploy_fte_per_year"],
    )


def _by_module(paper: Paper, of_roles: FloatArray) -> FloatArray:
    """Add up roles to modules: (role, scenario) -> (module, scenario)."""
    member = [[paper.roles[role].module == module for role in ROLES] for module in MODULES]
    return np.array(member, dtype=float) @ of_roles


def _kinds(base: FloatArray, extra: FloatArray) -> FloatArray:
    """Put base and extra posts behind each other: (kind, module, scenario)."""
    return np.stack(np.broadcast_arrays(base, extra))


def _by_reading(paper: Paper, figure: str, is_table: BoolArray) -> FloatArray:
    """Choose a figure of the calibration by the reading: (module, scenario)."""
    guideline, table = (
        np.array(getattr(basis, figure))[:, None]
        for basis in (paper.calibration.guideline, paper.calibration.table)
    )
    return np.where(is_table, table, guideline)


def _starts(levers: Columns) -> IntArray:
    """First month of the base and the extra posts: (kind, 1, scenario)."""
    extra_from = levers["extra_from"]
    return np.stack([np.full_like(extra_from, ALWAYS), extra_from])[:, None]


def _ends(levers: Columns, paper: Paper) -> IntArray:
    """Last month of the base and the extra posts: (kind, module, scenario)."""
    contract_end = np.array([[paper.modules[m].contract_end.value.ordinal] for m in MODULES])
    base = np.where(levers["permanent"], NEVER, contract_end)
    return np.stack([base, np.full_like(base, NEVER)])


def _salary_growth(levers: Columns, years: IntArray) -> FloatArray:
    """Growth of each year: the path first, then the constant growth."""
    growth = _from_second_year(levers["salary_growth_pct"], years)
    path = levers["salary_path_pct"][: len(years) - 1] / 100
    count = max(growth.shape[-1], path.shape[-1]) if len(path) else growth.shape[-1]
    growth = np.broadcast_to(growth, (len(years), count)).copy()
    growth[1 : 1 + len(path)] = path
    return growth


def _from_second_year(pct: FloatArray, years: IntArray) -> FloatArray:
    """The same growth every year, none in the base year: (year, scenario), a fraction."""
    return np.where(years[:, None] > years[0], pct / 100, 0.0)
