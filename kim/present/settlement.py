"""What a settlement on salaries means year by year: the arithmetic behind a salary path."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kim.base.month import Month
from kim.facts.paper import OutsideFact, Raise

BEFORE = 100.0
"""Level of salaries before the first raise."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class SettledYear:
    """Salaries of one year; levels are relative to BEFORE."""

    year: int
    spans: tuple[tuple[int, float], ...]
    """Number of months at each level, in order."""
    growth_pct: float
    """Of the year's mean over that of the year before."""

    @property
    def mean(self) -> float:
        """Mean level of the year."""
        return _mean(self.spans)


def settled_years(fact: OutsideFact) -> tuple[SettledYear, ...]:
    """Give each year from the first raise to the end of the settlement; empty without raises.

    After the last raise its level holds, so that a year can carry growth over without a new one.
    """
    if not fact.raises:
        return ()
    first = min(step.from_.year for step in fact.raises)
    last = (fact.last_month or max(step.from_ for step in fact.raises)).year
    spans = [_spans(year, fact.raises) for year in range(first - 1, last + 1)]
    means = [_mean(each) for each in spans]
    return tuple(
        SettledYear(first + n, spans[n + 1], 100 * (means[n + 1] / means[n] - 1))
        for n in range(len(means) - 1)
    )


def _mean(spans: Sequence[tuple[int, float]]) -> float:
    return sum(months * level for months, level in spans) / _MONTHS


def _spans(year: int, raises: Sequence[Raise]) -> tuple[tuple[int, float], ...]:
    levels = [_level(Month(year, month), raises) for month in range(1, _MONTHS + 1)]
    return tuple((len(list(group)), level) for level, group in groupby(levels))


def _level(month: Month, raises: Sequence[Raise]) -> float:
    level = BEFORE
    for step in raises:
        if step.from_ <= month:
            level *= 1 + step.value / 100
    return level
