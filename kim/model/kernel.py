"""The projection as array arithmetic: one kernel for one scenario or a hundred thousand.

Axes, always in this order, left out where a quantity does not have them:
kind of post (base, extra) × module × year × month of the year × scenario.
The scenario axis comes last so that the arithmetic runs along it; it has length 1 where all
scenarios share a value. Money is in euro, months are ordinals (kim.base.month), shares are
between 0 and 1, growth is a fraction.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kim.facts.calibration import FloatArray

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

MONTHS = 12
ALWAYS = -1_000_000
"""Ordinal of a start that lies before every month."""
NEVER = 1_000_000
"""Ordinal of an end that no month reaches."""

QUANTITIES = (
    "fte",
    "funded_fte",
    "personnel_cost",
    "fixed_cost",
    "gross_cost",
    "funding",
    "own_share",
    "redeployed_cost",
)


@dataclass(frozen=True)
class Inputs:
    """Levers and facts as arrays."""

    years: IntArray
    """(year,), from the base year on."""
    last_year: IntArray
    """Horizon: (scenario,)."""
    fte: FloatArray
    """Posts: (kind, module, scenario)."""
    funded_fte: FloatArray
    """Of these, posts that the state funds: (kind, module, scenario)."""
    funding_eur: FloatArray
    """Their funding a year at the rates of the base year: (kind, module, scenario)."""
    start: IntArray
    """First month of the posts: (kind, module, scenario)."""
    end: IntArray
    """Last month of the posts: (kind, module, scenario)."""
    salary_cost_eur: FloatArray
    """Salary-driven cost of one FTE in the base year: (module, scenario)."""
    fixed_cost_eur: FloatArray
    """Other cost of one FTE in the base year: (module, scenario)."""
    salary_growth: FloatArray
    """Against the year before, 0 in the base year: (year, scenario)."""
    fixed_cost_growth: FloatArray
    """As salary_growth."""
    dynamisation: FloatArray
    """As salary_growth, of the funding rates."""
    funding_end: IntArray
    """Last month with full funding, NEVER if there is none: (scenario,)."""
    concerned: BoolArray
    """Whether the funding of the module ends: (module, scenario)."""
    remaining_share: FloatArray
    """(scenario,)"""
    phase_out_years: FloatArray
    """(scenario,)"""
    redeployed_fte: FloatArray
    """A year: (scenario,)."""


def level(growth: FloatArray) -> FloatArray:
    """Index of a quantity in each year, base year = 1, from its yearly growth."""
    return np.cumprod(1 + growth, axis=0)


def months(years: IntArray) -> IntArray:
    """Ordinal of every month: (year, month, 1)."""
    first = (years - 1970) * MONTHS
    return (first[:, None] + np.arange(MONTHS))[:, :, None]


def active(inputs: Inputs, month: IntArray) -> BoolArray:
    """Whether posts exist in a month, redeployment aside: (kind, module, year, month, scenario)."""
    start, end = inputs.start[:, :, None, None], inputs.end[:, :, None, None]
    return (start <= month) & (month <= end)


def months_after_end(inputs: Inputs, month: IntArray) -> IntArray:
    """Months since the funding end, 1 in the first one without: (year, month, scenario)."""
    return np.maximum(month - inputs.funding_end, 0)


def funding_level(inputs: Inputs, after_end: IntArray) -> FloatArray:
    """Share of the funding that is paid, linear down to the remaining share.

    Shape (year, month, scenario), for modules concerned.
    """
    way = after_end / (MONTHS * np.maximum(inputs.phase_out_years, 1 / MONTHS))
    return 1 - (1 - inputs.remaining_share) * np.minimum(way, 1)


def posts_at_funding_end(inputs: Inputs) -> FloatArray:
    """FTE of all modules concerned in the month of the funding end: (scenario,)."""
    exist = (inputs.start <= inputs.funding_end) & (inputs.funding_end <= inputs.end)
    fte: FloatArray = (inputs.fte * exist * inputs.concerned).sum(axis=(0, 1))
    return fte


def staying_share(inputs: Inputs, after_end: IntArray) -> FloatArray:
    """Share of the posts not yet redeployed, linear down to 0; 1 if there were no posts.

    Shape (year, month, scenario), for modules concerned.
    """
    fte = posts_at_funding_end(inputs)
    gone_a_month = inputs.redeployed_fte / (MONTHS * np.where(fte > 0, fte, np.inf))
    if not gone_a_month.any():
        return np.ones((1, 1, 1))
    return np.maximum(1 - gone_a_month * after_end, 0)


def yearly(fte: FloatArray, presence: FloatArray) -> FloatArray:
    """Add up both kinds of posts (or their money), each by its presence in the year.

    (kind, module, scenario) and (kind, module, year, scenario) -> (module, year, scenario).
    """
    return np.einsum("kms,kmys->mys", fte, presence)


def presence(exists: FloatArray, weight: FloatArray, concerned: BoolArray) -> FloatArray:
    """Mean over a year's months of posts that exist, weighted in the modules concerned.

    `exists` (kind, module, year, month, scenario) and `weight` (year, month, scenario) give
    (kind, module, year, scenario).
    """
    whole = exists.mean(axis=-2)
    weighted = np.einsum("kmyts,yts->kmys", exists, weight) / MONTHS
    return np.where(concerned[:, None], weighted, whole)


def cents(eur: FloatArray) -> FloatArray:
    """Round half up to whole cents, given as cents; what arithmetic leaves below a half counts."""
    return np.floor(eur * 100 + (0.5 + 1e-6))


def project_cells(inputs: Inputs) -> dict[str, FloatArray]:
    """Compute every quantity of every cell: (module, year, scenario), 0 after the horizon.

    Own share, funding, fixed and redeployed cost are rounded; the rest follows from them, so
    that sums and differences hold to the cent.
    """
    month = months(inputs.years)
    after_end = months_after_end(inputs, month)
    stays = staying_share(inputs, after_end)
    paid = stays * funding_level(inputs, after_end)
    exists = active(inputs, month).astype(float)

    planned_fte = yearly(inputs.fte, exists.mean(axis=-2))
    staying = presence(exists, stays, inputs.concerned)
    fte = yearly(inputs.fte, staying)
    funding_eur = yearly(inputs.funding_eur, presence(exists, paid, inputs.concerned))

    salary_eur = inputs.salary_cost_eur[:, None] * level(inputs.salary_growth)
    fixed_eur = inputs.fixed_cost_eur[:, None] * level(inputs.fixed_cost_growth)
    gross_eur = fte * (salary_eur + fixed_eur)
    funding_eur = np.minimum(funding_eur * level(inputs.dynamisation), gross_eur)

    own_share, funding = cents(gross_eur - funding_eur), cents(funding_eur)
    fixed = cents(fte * fixed_eur)
    redeployed = cents((planned_fte - fte) * (salary_eur + fixed_eur))
    within = inputs.years[:, None] <= inputs.last_year
    values = {
        "fte": fte,
        "funded_fte": yearly(inputs.funded_fte, staying),
        "personnel_cost": (own_share + funding - fixed) / 100,
        "fixed_cost": fixed / 100,
        "gross_cost": (own_share + funding) / 100,
        "funding": funding / 100,
        "own_share": own_share / 100,
        "redeployed_cost": redeployed / 100,
    }
    return {quantity: values[quantity] * within for quantity in QUANTITIES}
