"""Which dynamisation of the funding brings the own share of a year to an amount; closed form."""

from typing import cast

import numpy as np

from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import Cells, level
from kim.model.projection import kept_projection
from kim.model.remembered import remembered
from kim.model.scenario import LEVERS, Scenario
from kim.model.target import CENT_EUR, Met, Reason, Unreachable
from kim.model.year import own_share_eur

_FLOAT_DUST = 1e-9


def salary_level(scenario: Scenario, paper: Paper, year: int) -> float:
    """Level of salaries in a year, base year = 1."""
    growth = kernel_inputs(columns(scenario, paper), paper).salary_growth
    return float(level(growth)[year - paper.base_year, 0])


@remembered
def dynamisation_as_salaries(
    scenario: Scenario, paper: Paper, year: int
) -> Met[float] | Unreachable:
    """Dynamisation at which the own share grows as fast as salaries, base year to `year`."""
    start_eur = kept_projection(scenario, paper).of_year("own_share", paper.base_year).sum()
    target_eur = start_eur * salary_level(scenario, paper, year)
    return dynamisation_for(scenario, paper, year, target_eur)


@remembered
def dynamisation_for(
    scenario: Scenario, paper: Paper, year: int, target_eur: float
) -> Met[float] | Unreachable:
    """Dynamisation, in percent, at which the own share of `year` is the target; closed form.

    The funding of a year is what it would be without dynamisation times (1 + d)^n, n being the
    years with the increase; where it reaches a module's cost, the module's own share is 0.
    """
    years = year - scenario.dynamisation_from + 1
    cost_eur, granted_eur = _undynamised(scenario, paper, year)
    if years < 1 or not granted_eur.any():
        now_eur = own_share_eur(scenario, paper, year)
        if abs(now_eur - target_eur) <= CENT_EUR:
            return Met(scenario.dynamisation_pct, scenario, now_eur, target_eur)
        reason = Reason.NO_FUNDING if years >= 1 else Reason.STARTS_LATER
        return Unreachable(reason, target_eur, now_eur)
    factor = funding_factor(cost_eur, granted_eur, target_eur)
    pct = 100 * (factor ** (1 / years) - 1) if factor > 0 else -100.0
    low_pct, high_pct = cast("tuple[float, float]", LEVERS["dynamisation_pct"].bounds(paper))
    nearest_pct = min(max(pct, low_pct), high_pct)
    there = scenario.changed(dynamisation_pct=nearest_pct)
    there_eur = own_share_eur(there, paper, year)
    if nearest_pct == pct or abs(there_eur - target_eur) < CENT_EUR:
        return Met(nearest_pct, there, there_eur, target_eur)
    reason = Reason.TOO_LOW if pct < low_pct else Reason.TOO_HIGH
    return Unreachable(reason, target_eur, there_eur, nearest_pct)


def funding_factor(cost_eur: FloatArray, granted_eur: FloatArray, target_eur: float) -> float:
    """Factor on all modules' funding at which their own shares add up to an amount.

    Module by module, the best funded first, leaves the equation when its cost is covered.
    Infinite if what is not funded at all costs more; negative if all costs are less.
    """
    covered_at = np.divide(
        cost_eur, granted_eur, out=np.full_like(cost_eur, np.inf), where=granted_eur > 0
    )
    order = np.argsort(covered_at)
    for place in range(int((granted_eur > 0).sum())):
        rest = order[place:]
        factor = (cost_eur[rest].sum() - target_eur) / granted_eur[rest].sum()
        if factor <= covered_at[order[place]] * (1 + _FLOAT_DUST):
            return float(factor)
    return float("inf")


@remembered
def _undynamised(scenario: Scenario, paper: Paper, year: int) -> tuple[FloatArray, FloatArray]:
    """Cost of a year, and its funding as granted if nothing is dynamised or capped: (module,)."""
    undynamised = columns(scenario, paper) | {"dynamisation_pct": np.zeros(1)}
    cells, place = Cells(kernel_inputs(undynamised, paper)), year - paper.base_year
    return cells.gross_cost[:, place, 0], cells.granted[:, place, 0]
