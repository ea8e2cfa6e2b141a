"""The projection as array arithmetic: one kernel for one scenario or a hundred thousand.

Axes, always in this order, left out where a quantity does not have them:
kind of post (base, extra) × module × year × month of the year × scenario.
The scenario axis comes last so that the arithmetic runs along it; it has length 1 where all
scenarios share a value. Money is in euro, months are ordinals (kim.base.month), shares are
between 0 and 1, growth is a fraction.
"""

from dataclasses import dataclass
from functools import cached_property

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


class Cells:
    """Every quantity of every cell, computed when it is asked for.

    Quantities of a cell are (module, year, scenario); money is rounded to cents, and after a
    scenario's horizon all is 0. Own share, funding, fixed and redeployed cost are rounded; the
    rest follows from them, so that sums and differences hold to the cent.
    """

    def __init__(self, inputs: Inputs) -> None:
        self._in = inputs

    def values(self, quantity: str) -> FloatArray:
        """Give one of QUANTITIES."""
        cells: FloatArray = getattr(self, quantity)
        return cells

    @cached_property
    def own_share(self) -> FloatArray:
        """What the county pays: gross cost less funding."""
        return self._own_share_cents / 100

    @cached_property
    def funding(self) -> FloatArray:
        """What the state pays."""
        return self._funding_cents / 100

    @cached_property
    def granted(self) -> FloatArray:
        """What the state would pay if the posts cost any amount."""
        return cents(self._granted_eur) / 100

    @cached_property
    def gross_cost(self) -> FloatArray:
        """What the posts cost, whoever pays."""
        return (self._own_share_cents + self._funding_cents) / 100

    @cached_property
    def fixed_cost(self) -> FloatArray:
        """Of the gross cost, what does not grow with salaries."""
        return self._fixed_cost_cents / 100

    @cached_property
    def personnel_cost(self) -> FloatArray:
        """Of the gross cost, what grows with salaries."""
        return (self._own_share_cents + self._funding_cents - self._fixed_cost_cents) / 100

    @cached_property
    def redeployed_cost(self) -> FloatArray:
        """Cost of posts that were redeployed; the county pays it out of other budgets."""
        gone_fte = mean_of_year(self._planned_fte) - self.fte
        return cents(gone_fte * self._cost_of_one_eur) / 100

    @cached_property
    def fte(self) -> FloatArray:
        """Posts that stay, mean of the year."""
        return self._mean_of_year(self._planned_fte, self._stays)

    @cached_property
    def funded_fte(self) -> FloatArray:
        """Of these, posts that the state's programme covers, mean of the year."""
        return self._mean_of_year(in_month(self._in.funded_fte, self._exists), self._stays)

    @cached_property
    def _own_share_cents(self) -> FloatArray:
        return cents(self._gross_cost_eur - self._funding_eur)

    @cached_property
    def _funding_cents(self) -> FloatArray:
        return cents(self._funding_eur)

    @cached_property
    def _fixed_cost_cents(self) -> FloatArray:
        return cents(self.fte * self._fixed_cost_of_one_eur)

    @cached_property
    def _gross_cost_eur(self) -> FloatArray:
        return self.fte * self._cost_of_one_eur

    @cached_property
    def _funding_eur(self) -> FloatArray:
        """Funding as granted, never more than the gross cost."""
        return np.minimum(self._granted_eur, self._gross_cost_eur)

    @cached_property
    def _granted_eur(self) -> FloatArray:
        at_first_rates_eur = self._mean_of_year(
            in_month(self._in.funding_eur, self._exists), self._stays * self._paid
        )
        granted_eur: FloatArray = at_first_rates_eur * level(self._in.dynamisation)
        return granted_eur

    @cached_property
    def _cost_of_one_eur(self) -> FloatArray:
        """Cost of one FTE a year: (module, year, scenario)."""
        salary_cost_eur = self._in.salary_cost_eur[:, None] * level(self._in.salary_growth)
        return salary_cost_eur + self._fixed_cost_of_one_eur

    @cached_property
    def _fixed_cost_of_one_eur(self) -> FloatArray:
        """Of it, what does not grow with salaries: (module, year, scenario)."""
        return self._in.fixed_cost_eur[:, None] * level(self._in.fixed_cost_growth)

    def _mean_of_year(self, of_month: FloatArray, share: FloatArray) -> FloatArray:
        """Mean of the year, of which only a share counts in the modules concerned.

        (module, year, month, scenario) and (year, month, scenario) -> (module, year, scenario).
        """
        counted: FloatArray = np.einsum("myts,yts->mys", of_month, share) / MONTHS
        if not self._in.concerned.all():
            counted = np.where(self._in.concerned[:, None], counted, mean_of_year(of_month))
        return counted

    @cached_property
    def _planned_fte(self) -> FloatArray:
        """Posts without redeployment: (module, year, month, scenario)."""
        return in_month(self._in.fte, self._exists)

    @cached_property
    def _exists(self) -> FloatArray:
        """1 in months in which posts exist, redeployment aside: all five axes."""
        horizon = last_month(self._in.last_year)
        start, end = self._in.start, np.minimum(self._in.end, horizon)
        month = self._month
        return ((start[:, :, None, None] <= month) & (month <= end[:, :, None, None])).astype(float)

    @cached_property
    def _month(self) -> IntArray:
        """Ordinal of every month: (year, month, 1)."""
        month: IntArray = first_month(self._in.years)[:, None] + np.arange(MONTHS)
        return month[:, :, None]

    @cached_property
    def _months_after_end(self) -> FloatArray:
        """1 in the first month after the funding end: (year, month, scenario)."""
        end: FloatArray = self._in.funding_end.astype(float)
        return self._month.astype(float) - end

    @cached_property
    def _paid(self) -> FloatArray:
        """Share of the funding that is paid, linear down to what remains."""
        part_a_month = 1 / np.maximum(MONTHS * self._in.phase_out_years, 1)
        way = np.clip(self._months_after_end * part_a_month, 0, 1)
        paid: FloatArray = 1 - (1 - self._in.remaining_share) * way
        return paid

    @cached_property
    def _stays(self) -> FloatArray:
        """Share of the posts not yet redeployed, linear down to 0; 1 if there were no posts."""
        if not self._in.redeployed_fte.any():
            return np.ones((1, 1, 1))
        fte = posts_at_funding_end(self._in)
        gone_fte = np.clip(self._months_after_end * (self._in.redeployed_fte / MONTHS), 0, fte)
        stays: FloatArray = 1 - gone_fte / np.where(fte > 0, fte, 1)
        return stays


def first_month(year: IntArray) -> IntArray:
    """Ordinal of a year's January."""
    return (year - 1970) * MONTHS


def last_month(year: IntArray) -> IntArray:
    """Ordinal of a year's December."""
    return first_month(year) + MONTHS - 1


def level(growth: FloatArray) -> FloatArray:
    """Index of a quantity in each year, base year = 1, from its yearly growth."""
    return (1 + growth).cumprod(axis=0)


def posts_at_funding_end(inputs: Inputs) -> FloatArray:
    """FTE of all modules concerned in the month of the funding end: (scenario,)."""
    exist = (inputs.start <= inputs.funding_end) & (inputs.funding_end <= inputs.end)
    fte: FloatArray = (inputs.fte * exist * inputs.concerned).sum(axis=(0, 1))
    return fte


def in_month(of_posts: FloatArray, exists: FloatArray) -> FloatArray:
    """Posts, or their money, that both kinds of posts have together in each month.

    (kind, module, scenario) and (kind, module, year, month, scenario) ->
    (module, year, month, scenario).
    """
    together: FloatArray = np.einsum("kms,kmyts->myts", of_posts, exists)
    return together


def mean_of_year(of_month: FloatArray) -> FloatArray:
    """(module, year, month, scenario) -> (module, year, scenario)."""
    mean: FloatArray = of_month.sum(axis=2) / MONTHS
    return mean


def cents(eur: FloatArray) -> FloatArray:
    """Round half up to whole cents; a half that arithmetic left just below itself counts."""
    whole: FloatArray = eur * 100
    whole += 0.5 + 1e-6  # in place, as everywhere where thousands of scenarios pass
    return np.floor(whole, out=whole)
