"""What the table of own shares implies about costs the paper does not print.

The method is least squares through the exact value of the base year; see the page Grundlagen.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kim.base.german import number

FloatArray = npt.NDArray[np.float64]

LEAST_YEARS = 3
LONGEST_HORIZON_YEARS = 16
"""So many years after the base year are calculated at most, and can be published."""
MOST_GROWTH_PCT = 20.0
"""Largest yearly growth that a table may imply, or a reader assume."""
COST_ROUNDING_EUR = 1.0
"""More than the printed cells' rounding to cents shifts a derived cost."""


@dataclass(frozen=True)
class Reading:
    """One reading of what a module costs in the base year, in euro; one value a module."""

    salary_cost_eur: tuple[float, ...]
    """Cost that grows with salaries."""
    fixed_cost_eur: tuple[float, ...]
    """Workplace and other cost that does not."""
    funding_share: tuple[float, ...]
    """Funding that was booked, as a share of what the guideline grants."""


@dataclass(frozen=True)
class Calibration:
    """What the published table implies."""

    salary_growth_pct: float
    guideline: Reading
    """Reading: the funding is what the guideline grants."""
    table: Reading
    """Reading: the funding is only what the table implies; there is no fixed cost."""


def calibrate(own_share_eur: FloatArray, guideline_funding_eur: FloatArray) -> Calibration:
    """Derive salary growth and costs from published own shares.

    `own_share_eur`: modules × years from the base year on. `guideline_funding_eur`: one value
    a module, base year. ValueError, saying what is wanted, if the table implies no growing costs,
    or contradicts the funding.
    """
    if not (guideline_funding_eur > 0).all():
        raise ValueError("in jedem Modul eine Förderung durch die Richtlinie")
    growth_pct = implied_salary_growth_pct(own_share_eur.sum(axis=0))
    salary_cost_eur = implied_salary_cost_eur(own_share_eur, growth_pct)
    fixed_cost_eur = own_share_eur[:, 0] + guideline_funding_eur - salary_cost_eur
    implied_funding_eur = salary_cost_eur - own_share_eur[:, 0]
    _refuse_contradictions(salary_cost_eur, fixed_cost_eur, implied_funding_eur)
    everything = np.ones_like(salary_cost_eur)
    return Calibration(
        salary_growth_pct=growth_pct,
        guideline=_basis(salary_cost_eur, fixed_cost_eur, everything),
        table=_basis(salary_cost_eur, 0 * everything, implied_funding_eur / guideline_funding_eur),
    )


def implied_salary_growth_pct(total_eur: FloatArray) -> float:
    """Growth of the total's yearly steps, in percent to two decimals.

    Own shares grow by salaries alone when the funding is constant, so their steps grow at the
    rate of the salaries. `total_eur`: one value a year.
    """
    if total_eur.size < LEAST_YEARS:
        raise ValueError(f"eine Tabelle der Eigenanteile mit mindestens {LEAST_YEARS} Jahren")
    steps = np.diff(total_eur)
    if not (steps > 0).all():
        raise ValueError("Eigenanteile, deren Summe jedes Jahr steigt")
    growth_pct = round(100 * (float(steps[1:].sum()) / float(steps[:-1].sum()) - 1), 2)
    if growth_pct <= 0:
        raise ValueError("Eigenanteile, die von Jahr zu Jahr stärker steigen, wie es Gehälter tun")
    if growth_pct > MOST_GROWTH_PCT:
        raise ValueError(
            "Eigenanteile, aus denen folgt, dass Gehälter um höchstens "
            f"{number(MOST_GROWTH_PCT)} % im Jahr steigen; hier wären es {number(growth_pct)} %"
        )
    return growth_pct


def implied_salary_cost_eur(own_share_eur: FloatArray, growth_pct: float) -> FloatArray:
    """Salary-driven cost of each module in the base year: the slope of y over x.

    x_t = (1 + g)^t - 1 is the growth of salaries since the base year, y_t the own share.
    """
    growth = (1 + growth_pct / 100) ** np.arange(1, own_share_eur.shape[1]) - 1
    rise_eur = own_share_eur[:, 1:] - own_share_eur[:, :1]
    slope: FloatArray = rise_eur @ growth / (growth @ growth)
    return slope


def _refuse_contradictions(
    salary_cost_eur: FloatArray, fixed_cost_eur: FloatArray, implied_funding_eur: FloatArray
) -> None:
    """ValueError for costs or funding that would be negative; all one value a module."""
    if not (salary_cost_eur > 0).all():
        raise ValueError("in jedem Modul Eigenanteile, die steigen")
    if not (implied_funding_eur > 0).all():
        raise ValueError(
            "in jedem Modul Eigenanteile unter den Gehaltskosten, die aus ihrem Anstieg folgen; "
            "sonst bucht die Tabelle keine Förderung"
        )
    if not (fixed_cost_eur > -COST_ROUNDING_EUR).all():
        raise ValueError(
            "in jedem Modul Eigenanteil und Förderung, die im Basisjahr die Gehaltskosten decken, "
            "die aus dem Anstieg der Eigenanteile folgen; sonst wären die Sachkosten negativ"
        )


def _basis(salary: FloatArray, fixed: FloatArray, funding_share: FloatArray) -> Reading:
    return Reading(tuple(salary.tolist()), tuple(fixed.tolist()), tuple(funding_share.tolist()))
