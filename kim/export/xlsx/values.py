"""What each formula of the calculation comes to, computed beside it.

A viewer that does not recalculate shows these; tests hold both against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kim.base.month import Month
from kim.facts.calibration import FloatArray
from kim.facts.paper import MODULES, Paper
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import MONTHS, NEVER, Cells, Inputs, level, posts_at_funding_end
from kim.model.lever import latest_year
from kim.model.scenario import CostBasis, Scenario

MONEY = ("personnel_cost", "fixed_cost", "gross_cost", "funding", "own_share", "redeployed_cost")
TOTALS = ("fte", "funded_fte", *MONEY)


@dataclass(frozen=True)
class Values:
    """Figures of one scenario by the keys of kim.export.xlsx.lines, up to the last possible year.

    Money of a year after the scenario's own horizon is 0, as in the formulas.
    """

    once: Mapping[str, float | Month | None]
    yearly: Mapping[str, FloatArray]
    monthly: Mapping[str, FloatArray]


def values(scenario: Scenario, paper: Paper) -> Values:
    """Compute what the formulas of a scenario's sheets come to."""
    inputs = kernel_inputs(columns(scenario.changed(last_year=latest_year(paper)), paper), paper)
    monthly = _monthly(inputs)
    return Values(
        once=_of_the_scenario(scenario, inputs) | _of_the_modules(scenario, paper, inputs),
        yearly=_indices(inputs) | _means(monthly, inputs) | _money(scenario, inputs, monthly),
        monthly=monthly,
    )


def _of_the_scenario(scenario: Scenario, inputs: Inputs) -> dict[str, float | Month | None]:
    return {
        "horizon": float(scenario.last_year),
        "temporary": float(not scenario.permanent),
        "table": float(scenario.cost_basis is CostBasis.TABLE),
        "funding_end": scenario.funding_end,
        "extra_from": scenario.extra_from,
        "posts_at_end": float(posts_at_funding_end(inputs)[0]) if scenario.funding_end else 0.0,
    }


def _of_the_modules(
    scenario: Scenario, paper: Paper, inputs: Inputs
) -> dict[str, float | Month | None]:
    table = scenario.cost_basis is CostBasis.TABLE
    basis = paper.arrays.table if table else paper.arrays.guideline
    once: dict[str, float | Month | None] = {}
    for place, module in enumerate(MODULES):
        posts, extra = inputs.fte[:, place, 0].tolist()
        funding, funding_extra = inputs.funding_eur[:, place, 0].tolist()
        end = paper.modules[module].contract_end.value
        figures = {
            "posts": posts,
            "funded_posts": float(inputs.funded_fte[0, place, 0]),
            "extra_posts": extra,
            "booked_share": float(basis.funding_share[place, 0]),
            "funding_posts": funding,
            "funding_extra": funding_extra,
            "salary_cost": float(basis.salary_cost_eur[place, 0]),
            "other_cost": float(basis.fixed_cost_eur[place, 0]),
            "contract_end": end,
            "concerned": float(module in scenario.funding_end_modules),
            "at_end": _at_end(scenario, module, posts, extra, end),
        }
        once |= {f"{key}_{module}": value for key, value in figures.items()}
    return once


def _at_end(
    scenario: Scenario, module: int, posts: float, extra: float, contract_end: Month
) -> float:
    """Posts of a module in the month of the funding end, if it is concerned."""
    end = scenario.funding_end
    if end is None or module not in scenario.funding_end_modules:
        return 0.0
    lasting = scenario.permanent or end <= contract_end
    return posts * lasting + extra * (end >= scenario.extra_from)


def _monthly(inputs: Inputs) -> dict[str, FloatArray]:
    first = (int(inputs.years[0]) - 1970) * MONTHS
    month = first + np.arange(MONTHS * len(inputs.years))
    after = np.maximum(month - inputs.funding_end, 0).astype(float)
    way = np.minimum(after / np.maximum(MONTHS * inputs.phase_out_years, 1), 1)
    paid = 1 - (1 - inputs.remaining_share) * way
    stays = _stays(inputs, after)
    extra_exists = (month >= inputs.start[1, 0, 0]).astype(float)
    monthly = {"after": after, "paid": paid, "stays": stays, "extra_exist": extra_exists}
    for place, module in enumerate(MODULES):
        exists = (month <= inputs.end[0, place, 0]).astype(float)
        both = np.array((exists, extra_exists))
        concerned = inputs.concerned[place, 0]
        staying, paying = (stays, stays * paid) if concerned else (1.0, 1.0)
        figures = {
            "exist": exists,
            "planned": inputs.fte[:, place, 0] @ both,
            "fte": inputs.fte[:, place, 0] @ both * staying,
            "funded_fte": inputs.funded_fte[:, place, 0] @ both * staying,
            "granted": inputs.funding_eur[:, place, 0] @ both * paying / MONTHS,
        }
        monthly |= {f"{key}_{module}": value for key, value in figures.items()}
    return monthly


def _stays(inputs: Inputs, after: FloatArray) -> FloatArray:
    posts = float(posts_at_funding_end(inputs)[0])
    if not posts or inputs.funding_end[0] == NEVER:
        return np.ones_like(after)
    return np.maximum(0, 1 - inputs.redeployed_fte * after / (MONTHS * posts))


def _indices(inputs: Inputs) -> dict[str, FloatArray]:
    return {
        "salary_growth": 100 * inputs.salary_growth[:, 0],
        "salary_index": level(inputs.salary_growth)[:, 0],
        "fixed_index": level(inputs.fixed_cost_growth)[:, 0],
        "funding_index": level(inputs.dynamisation)[:, 0],
    }


def _means(monthly: Mapping[str, FloatArray], inputs: Inputs) -> dict[str, FloatArray]:
    """Posts as means of the year, for each module and for all."""
    years = len(inputs.years)
    means = {
        f"{key}_{module}": monthly[f"{key}_{module}"].reshape(years, MONTHS).mean(axis=1)
        for key in ("planned", "fte", "funded_fte")
        for module in MODULES
    }
    totals = {
        f"{key}_total": sum((means[f"{key}_{m}"] for m in MODULES), np.zeros(years))
        for key in ("fte", "funded_fte")
    }
    return means | totals


def _money(
    scenario: Scenario, inputs: Inputs, monthly: Mapping[str, FloatArray]
) -> dict[str, FloatArray]:
    """Money of each year: before rounding, rounded as in the app, and for all modules."""
    cells, years = Cells(inputs), inputs.years
    counted = years <= scenario.last_year
    salaries, other = level(inputs.salary_growth)[:, 0], level(inputs.fixed_cost_growth)[:, 0]
    money: dict[str, FloatArray] = {}
    for place, module in enumerate(MODULES):
        of_one = inputs.salary_cost_eur[place] * salaries + inputs.fixed_cost_eur[place] * other
        granted = monthly[f"granted_{module}"].reshape(len(years), MONTHS).sum(axis=1)
        money[f"of_one_{module}"] = of_one
        money[f"unrounded_{module}"] = cells.fte[place, :, 0] * of_one
        money[f"granted_{module}"] = granted * level(inputs.dynamisation)[:, 0]
        for quantity in MONEY:
            money[f"{quantity}_{module}"] = cells.values(quantity)[place, :, 0] * counted
    for quantity in MONEY:
        money[f"{quantity}_total"] = cells.values(quantity).sum(axis=0)[:, 0] * counted
    return money
