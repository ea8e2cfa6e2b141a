"""The settlement's raises, averaged month by month, give the yearly growth that is stated."""

from itertools import pairwise

from kim import load_paper
from kim.base.month import Month

SETTLEMENT = load_paper().outside["tvoed_2025"]


def level(month: Month) -> float:
    """Return the level of salaries in a month, before the first raise 1."""
    product = 1.0
    for step in SETTLEMENT.raises:
        if month >= step.from_:
            product *= 1 + step.value / 100
    return product


def test_the_yearly_averages() -> None:
    average = [sum(level(Month(y, m)) for m in range(1, 13)) / 12 for y in range(2024, 2028)]
    growth_pct = [round(100 * (after / before - 1), 2) for before, after in pairwise(average)]
    assert growth_pct == [2.25, 2.61, 0.92]


def test_the_term_ends_after_the_last_raise() -> None:
    assert SETTLEMENT.last_month == Month(2027, 3)
    assert all(step.from_ < SETTLEMENT.last_month for step in SETTLEMENT.raises)
