"""The range of outcomes: salaries, dynamisation and the end of the funding, left to chance.

A picture of assumptions, not a forecast: means come from the scenario, spreads from the reader.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.random import PCG64, Generator, SeedSequence

from kim.base.german import number
from kim.base.problems import InputError, Problem
from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import MONTHS, NEVER, Cells, Inputs, IntArray
from kim.model.many import CHUNK
from kim.model.scenario import Scenario

RUNS = 10_000
SEED = 2024
"""Fixed, so that the same scenario gives the same picture to everybody."""
_SALARIES, _DYNAMISATIONS, _ENDS = range(_STREAMS := 3)
"""Streams of chance."""
_MOST_DRAWS = 8
"""To keep, of half a megabyte each: horizons that readers look at."""
QUANTILES_PCT = (10, 25, 50, 75, 90)

LIMITS = {
    "salary_points": ("Streuung der Gehälter", 5.0),
    "dynamisation_points": ("Streuung der Dynamisierung", 5.0),
    "funding_end_pct": ("Wahrscheinlichkeit, dass die Förderung in einem Jahr endet", 100.0),
}
"""German name and largest value of each assumption. With a spread of 5 points a growth below −100 %
is 19 spreads away: no draw needs cutting."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How uncertain the future is taken to be; all three are assumptions of the reader.

    InputError, in German, for a spread that is negative or larger than sensible.
    """

    salary_points: float = 1.0
    """Standard deviation of a year's salary growth, in percentage points."""
    dynamisation_points: float = 1.0
    """The same of the dynamisation."""
    funding_end_pct: float = 0.0
    """Probability, each year, that the funding is not continued."""

    def __post_init__(self) -> None:
        problems = [
            Problem(label, number(value), f"0 bis {number(most)}")
            for name, (label, most) in LIMITS.items()
            if not 0 <= (value := getattr(self, name)) <= most
        ]
        if problems:
            raise InputError("Streuung", problems)


@dataclass(frozen=True)
class Outcomes:
    """Own shares of many runs."""

    years: tuple[int, ...]
    own_share_eur: FloatArray
    """(year, run)"""

    def bands_eur(self) -> pd.DataFrame:
        """Own share that so many percent of the runs stay below: rows years, columns percent."""
        return pd.DataFrame(self._bands, index=list(self.years), columns=list(QUANTILES_PCT))

    @cached_property
    def _bands(self) -> FloatArray:
        """Chart, table, sentence and limit ask for them."""
        return _quantiles(self.own_share_eur).T

    def sum_bands_eur(self) -> pd.Series:
        """Return the same of the sum up to the horizon."""
        bands = _quantiles(self.own_share_eur.sum(axis=0))
        return pd.Series(bands, index=list(QUANTILES_PCT))

    def chance_above_pct(self, limit_eur: float) -> pd.Series:
        """Percent of the runs whose own share exceeds a limit, by year."""
        above = 100 * (self.own_share_eur > limit_eur).mean(axis=1)
        return pd.Series(above, index=list(self.years))

    def chance_ever_above_pct(self, limit_eur: float) -> float:
        """Percent of the runs whose own share exceeds a limit in one year or more."""
        return float(100 * (self.own_share_eur > limit_eur).any(axis=0).mean())


def _quantiles(eur: FloatArray) -> FloatArray:
    """QUANTILES_PCT of the runs, to the cent: (…, run) -> (quantile, …).

    Sorted before: NumPy sorts numbers several times as quickly as it picks a few of them.
    """
    quantiles: FloatArray = np.percentile(np.sort(eur), QUANTILES_PCT, axis=-1).round(2)
    return quantiles


def outcomes(
    scenario: Scenario, paper: Paper, spread: Spread, *, seed: int = SEED, runs: int = RUNS
) -> Outcomes:
    """Project the scenario `runs` times with drawn growth; `drawn` says how it is drawn."""
    inputs = drawn(scenario, paper, spread, seed=seed, runs=runs)
    parts = [slice(start, start + CHUNK) for start in range(0, runs, CHUNK)]
    totals = [Cells(_part(inputs, part)).own_share.sum(axis=0) for part in parts]
    return Outcomes(tuple(inputs.years.tolist()), np.concatenate(totals, axis=1))


def drawn(scenario: Scenario, paper: Paper, spread: Spread, *, seed: int, runs: int) -> Inputs:
    """Replace growth and funding end of a scenario by `runs` draws.

    Each year is drawn for itself, from normal distributions around the scenario's value of that
    year (its salary path first); dynamisation only from its first year on, and it may be
    negative. The levels then have the means that the scenario itself projects.

    In each year after the base year the funding may fail to be continued, so that December of
    the year before is its last full month. If the scenario has an end of its own, the earlier of
    the two counts. What follows an end (remaining share, phase-out, modules, redeployment) is
    the scenario's.

    Each source of chance has a stream of its own, filled year by year: another spread, or a
    longer horizon, leaves all else as it was drawn.
    """
    inputs = kernel_inputs(columns(scenario, paper), paper)
    shape = (len(inputs.years) - 1, runs)
    dynamised = inputs.years[:, None] >= scenario.dynamisation_from
    return replace(
        inputs,
        salary_growth=inputs.salary_growth
        + _deviation(seed, _SALARIES, shape, spread.salary_points),
        dynamisation=inputs.dynamisation
        + dynamised * _deviation(seed, _DYNAMISATIONS, shape, spread.dynamisation_points),
        funding_end=np.minimum(
            inputs.funding_end, _ends(_generator(seed, _ENDS), spread, inputs.years[1:], runs)
        ),
    )


def _generator(seed: int, stream: int) -> Generator:
    return Generator(PCG64(SeedSequence(seed).spawn(_STREAMS)[stream]))


def _deviation(seed: int, stream: int, shape: tuple[int, int], points: float) -> FloatArray:
    """By how much each year's growth misses its mean, as a fraction; 0 in the base year."""
    return _standard_normal(seed, stream, shape) * (points / 100)


@lru_cache(_MOST_DRAWS)
def _standard_normal(seed: int, stream: int, shape: tuple[int, int]) -> FloatArray:
    """Draw; the same for every scenario, and drawing takes as long as projecting."""
    drawn = _generator(seed, stream).standard_normal(shape)
    return np.concatenate((np.zeros((1, shape[1])), drawn))


def _ends(generator: Generator, spread: Spread, years: IntArray, runs: int) -> IntArray:
    """Draw the last month with funding before any of the years: (run,), NEVER where it goes on."""
    stops = generator.random((len(years), runs)) < spread.funding_end_pct / 100
    if not stops.any():
        return np.array([NEVER])  # one end for all runs: the kernel is three times as quick
    last_month = (years - 1970) * MONTHS - 1
    return np.where(stops.any(axis=0), last_month[stops.argmax(axis=0)], NEVER)


def _part(inputs: Inputs, runs: slice) -> Inputs:
    return replace(
        inputs,
        salary_growth=inputs.salary_growth[:, runs],
        dynamisation=inputs.dynamisation[:, runs],
        funding_end=inputs.funding_end[runs if inputs.funding_end.size > 1 else slice(None)],
    )
