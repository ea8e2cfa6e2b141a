"""Salaries against dynamisation: the own share over both, and where it stays as in the paper."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.kernel import BoolArray
from kim.model.many import project_many
from kim.model.projection import kept_projection
from kim.model.scenario import Scenario
from kim.model.target import largest_within

Ends = tuple[float, float]

_MOST_MAPS = 16
"""To keep, of a fifth of a megabyte at most each."""
POINTS = 41
"""Along each axis."""
SALARY_GROWTH_PCT = (0.0, 8.0)
DYNAMISATION_PCT = (-2.0, 8.0)
"""Least span of each axis; a scenario outside widens it to the next whole percent."""


@dataclass(frozen=True, slots=True)
class Point:
    """A scenario's place on the map."""

    salary_growth_pct: float
    dynamisation_pct: float


@dataclass(frozen=True)
class TradeOff:
    """A map of the own share in one year, or of its sum up to the horizon."""

    years: tuple[int, ...]
    """The one year, or all that are summed."""
    salary_growth_pct: FloatArray
    """The same in each year: (salary,)."""
    dynamisation_pct: FloatArray
    """From the scenario's own first year of it on: (dynamisation,)."""
    own_share_eur: FloatArray
    """(dynamisation, salary)"""
    paper_eur: float
    """The same figure of the paper's own scenario."""
    current: Point
    """The scenario itself; of a salary path, the constant growth that gives the same figure."""

    @cached_property
    def as_in_paper_pct(self) -> FloatArray:
        """Salary growth at which the own share is the paper's: (dynamisation,).

        Interpolated between the map's points; NaN where the map has no such growth. The line runs
        over dynamisation because salaries always matter, dynamisation only while there is funding.
        """
        return np.array([self._crossing(row) for row in self.own_share_eur])

    def needed_dynamisation_pct(self, salary_growth_pct: float) -> float:
        """Dynamisation that keeps the own share at the paper's; NaN where the map has none."""
        line = self.as_in_paper_pct
        on_map = np.isfinite(line)
        line, pct = line[on_map], self.dynamisation_pct[on_map]
        if not len(line) or line[0] == line[-1]:
            return math.nan
        return float(np.interp(salary_growth_pct, line, pct, left=math.nan, right=math.nan))

    def _crossing(self, own_share_eur: FloatArray) -> float:
        """Read the line off at one dynamisation; salaries never lower the own share."""
        if own_share_eur[0] == own_share_eur[-1]:
            return math.nan
        growth_pct = self.salary_growth_pct
        return float(
            np.interp(self.paper_eur, own_share_eur, growth_pct, left=math.nan, right=math.nan)
        )


def trade_off(scenario: Scenario, paper: Paper, year: int | None = None) -> TradeOff:
    """Compute the map for a year after the base year, or for the sum.

    A salary path gives way to constant growth; all other levers stay as in the scenario.
    """
    baseline = kept_projection(Scenario.of(paper, last_year=scenario.last_year), paper)
    years = baseline.years if year is None else (year,)
    chosen = np.isin(baseline.years, years)
    current = Point(_constant_growth_pct(scenario, chosen, paper), scenario.dynamisation_pct)
    salaries = _ends(SALARY_GROWTH_PCT, current.salary_growth_pct)
    dynamisations = _ends(DYNAMISATION_PCT, current.dynamisation_pct)
    others = scenario.changed(salary_path_pct=(), salary_growth_pct=0.0, dynamisation_pct=0.0)
    on_map_eur = _own_shares_eur(others, paper, salaries, dynamisations)
    return TradeOff(
        years=years,
        salary_growth_pct=_axis(salaries),
        dynamisation_pct=_axis(dynamisations),
        own_share_eur=on_map_eur[:, chosen].sum(axis=1).reshape(POINTS, POINTS),
        paper_eur=round(float(baseline.total("own_share")[list(years)].sum()), 2),
        current=current,
    )


@lru_cache(_MOST_MAPS)
def _own_shares_eur(
    others: Scenario, paper: Paper, salaries: Ends, dynamisations: Ends
) -> FloatArray:
    """Own share of each point of the map by year: (point, year).

    `others`: the levers that are not on the map, which stays as it is while one of its own moves.
    """
    grid = np.meshgrid(_axis(salaries), _axis(dynamisations))
    salary_growth_pct, dynamisation_pct = (axis.ravel() for axis in grid)
    return project_many(
        others, paper, salary_growth_pct=salary_growth_pct, dynamisation_pct=dynamisation_pct
    ).total("own_share")


def _constant_growth_pct(scenario: Scenario, chosen: BoolArray, paper: Paper) -> float:
    """Growth of salaries with which the own share of the years chosen is the scenario's.

    Somewhere between the least and the largest growth of its path: salaries never lower the own
    share. It weighs early steps more in a sum than in the last year, as they last for longer.
    """
    path = scenario.salary_path_pct
    if not path:
        return scenario.salary_growth_pct
    years = np.flatnonzero(chosen)[-1]
    steps_pct = (*path, *[scenario.salary_growth_pct] * years)[:years]
    least_pct, span = min(steps_pct), max(steps_pct) - min(steps_pct)
    others = scenario.changed(salary_path_pct=(), salary_growth_pct=0.0)

    def own_shares_eur(above_pct: FloatArray) -> FloatArray:
        found = project_many(others, paper, salary_growth_pct=least_pct + above_pct)
        own_shares: FloatArray = found.total("own_share")[:, chosen].sum(axis=1)
        return own_shares

    own_share_eur = kept_projection(scenario, paper).total("own_share").to_numpy()[chosen].sum()
    above_pct = largest_within(own_shares_eur, span, float(own_share_eur)).value or 0.0
    return round(least_pct + above_pct, 9)  # or that of equal steps would lie beside them


def _ends(least_span: Ends, shown: float) -> Ends:
    low, high = least_span
    return min(low, math.floor(shown)), max(high, math.ceil(shown))


def _axis(ends: Ends) -> FloatArray:
    return np.linspace(*ends, POINTS)
