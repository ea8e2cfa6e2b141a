"""What the end of the funding changes: a scenario with it and without it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from kim.base.month import Month
from kim.facts.paper import Paper
from kim.model.inputs import columns
from kim.model.kernel import MONTHS, IntArray
from kim.model.lever import month_before
from kim.model.many import project_columns
from kim.model.projection import Projection, kept_projection, project
from kim.model.remembered import remembered
from kim.model.scenario import CostBasis, Scenario

_YEARS_AHEAD = 2
"""From the base year to the end that is asked about when a scenario has none; a convention."""


def asked(scenario: Scenario, paper: Paper) -> Scenario:
    """Give the scenario itself if its funding ends, else the same with the end one asks about."""
    if scenario.funding_end is not None:
        return scenario
    return scenario.changed(funding_end=month_asked_about(paper))


def month_asked_about(paper: Paper) -> Month:
    """Last funded month that is asked about when a scenario has no end."""
    return Month(paper.base_year + _YEARS_AHEAD, MONTHS)


def end_within_horizon(scenario: Scenario) -> Month | None:
    """Give the funding end if there is one that the years computed can show."""
    end = scenario.funding_end
    return end if end is not None and end < Month(scenario.last_year, MONTHS) else None


@dataclass(frozen=True)
class FundingEnd:
    """A scenario whose funding ends, beside the same one whose funding goes on."""

    ending: Projection
    going_on: Projection

    @property
    def month(self) -> Month:
        """Last month with full funding."""
        month = self.ending.scenario.funding_end
        if month is None:
            msg = "the scenario has no funding end"
            raise ValueError(msg)
        return month

    @cached_property
    def keeping(self) -> Scenario:
        """The scenario with all posts made permanent and nobody redeployed."""
        return self.ending.scenario.changed(permanent=True, redeploy_fte_per_year=0.0)

    @cached_property
    def kept(self) -> Projection:
        """What it costs to keep all posts."""
        as_it_is = self.keeping == self.ending.scenario
        return self.ending if as_it_is else project(self.keeping, self.ending.paper)

    @cached_property
    def keeping_going_on(self) -> Scenario:
        """The same if the funding goes on."""
        return self.keeping.changed(funding_end=None)

    @cached_property
    def lapsing(self) -> Scenario:
        """The scenario with posts that end with their contracts, and nobody redeployed."""
        return self.keeping.changed(permanent=False)

    @property
    def last_year(self) -> int:
        """Horizon."""
        return self.ending.years[-1]

    @property
    def shows(self) -> bool:
        """Whether a month after the end lies within the horizon."""
        return end_within_horizon(self.ending.scenario) is not None

    @property
    def first_year(self) -> int:
        """First whole calendar year after the end, at most the horizon."""
        return min(self.month.year + 1, self.last_year)

    @property
    def settled_year(self) -> int:
        """First whole year in which only what remains is paid, at most the horizon."""
        scenario = self.ending.scenario
        return min(self.month.year + scenario.phase_out_years + 1, self.last_year)

    @property
    def settles(self) -> bool:
        """Whether such a year lies within the horizon at all."""
        return self.month.year + self.ending.scenario.phase_out_years + 1 <= self.last_year

    @property
    def todays_year(self) -> int:
        """Last whole year of full funding within the projection; the base year if there is none."""
        last_whole = self.month.year if self.month.month == MONTHS else self.month.year - 1
        return min(max(last_whole, self.ending.years[0]), self.last_year)

    @cached_property
    def own_share_eur(self) -> pd.Series:
        """Own share with the end, by year."""
        return self.ending.total("own_share")

    @cached_property
    def going_on_eur(self) -> pd.Series:
        """Own share without the end, by year."""
        return self.going_on.total("own_share")

    @cached_property
    def funding_eur(self) -> pd.Series:
        """What the state pays with the end, by year."""
        return self.ending.total("funding")

    @cached_property
    def more_eur(self) -> pd.Series:
        """What the county pays more for the programme because of the end, by year."""
        return (self.own_share_eur - self.going_on_eur).round(2)

    @cached_property
    def sum_more_eur(self) -> float:
        """The same up to the horizon."""
        return round(float(self.more_eur.sum()), 2)

    @cached_property
    def going_on_funding_eur(self) -> pd.Series:
        """What the state pays without the end, by year."""
        return self.going_on.total("funding")

    @cached_property
    def lost_funding_eur(self) -> pd.Series:
        """What the state pays less, by year."""
        return (self.going_on_funding_eur - self.funding_eur).round(2)


def funding_end(scenario: Scenario, paper: Paper) -> FundingEnd:
    """Compare a scenario whose funding ends with the same without the end."""
    return FundingEnd(project(scenario, paper), kept_projection(unending(scenario), paper))


def unending(scenario: Scenario) -> Scenario:
    """Give the scenario itself if its funding goes on, else the same without the end."""
    return scenario if scenario.funding_end is None else scenario.changed(funding_end=None)


def readings(end: FundingEnd) -> dict[CostBasis, pd.Series]:
    """Own share with the end by year, in both readings of the cost basis."""
    scenario, paper = end.ending.scenario, end.ending.paper
    return {
        basis: end.own_share_eur
        if basis is scenario.cost_basis
        else project(scenario.changed(cost_basis=basis), paper).total("own_share")
        for basis in CostBasis
    }


@dataclass(frozen=True)
class SumsByEnd:
    """Sum of the own shares up to the horizon, for each possible end of the funding."""

    ends: tuple[Month, ...]
    """From the month before the base year to the last month of the horizon."""
    own_share_eur: npt.NDArray[np.float64]
    """(end,)"""

    def at(self, end: Month) -> float:
        """Sum for one end; a later one than the horizon counts as its last month."""
        place = min(end.ordinal - self.ends[0].ordinal, len(self.ends) - 1)
        return round(float(self.own_share_eur[place]), 2)

    @property
    def worth_eur(self) -> dict[int, float]:
        """What the funding of each year saves the county up to the horizon."""
        decembers = [end for end in self.ends if end.month == MONTHS]
        return {b.year: round(self.at(a) - self.at(b), 2) for a, b in pairwise(decembers)}


def sums_by_end(scenario: Scenario, paper: Paper) -> SumsByEnd:
    """Let the funding end in each possible month; everything else stays as in the scenario."""
    return _sums_by_end(unending(scenario), paper)


@remembered
def _sums_by_end(going_on: Scenario, paper: Paper) -> SumsByEnd:
    ends = possible_ends(going_on, paper)
    levers = columns(going_on, paper) | {"funding_end": ordinals(ends)}
    return SumsByEnd(ends, project_columns(levers, paper).sum("own_share"))


def possible_ends(scenario: Scenario, paper: Paper) -> tuple[Month, ...]:
    """List the months in which the funding can end with an effect, and the last one without."""
    last = Month(scenario.last_year, MONTHS)
    span = range(month_before(paper).ordinal, last.ordinal + 1)
    return tuple(Month.from_ordinal(ordinal) for ordinal in span)


def ordinals(months: tuple[Month, ...]) -> IntArray:
    """Write months as the kernel does."""
    return np.array([month.ordinal for month in months])
