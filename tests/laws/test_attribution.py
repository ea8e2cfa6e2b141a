"""Contributions are the mean over all orders, add up to the cent, and are the same both ways."""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.model.attribution import DRIVERS, Attribution, Driver, attribute, differing_drivers
from kim.model.scenario import LEVERS, CostBasis
from tests.strategies import scenarios

PAPER = load_paper()
MOST_ORDERED = 6
HORIZON = st.just(2031)


def cents(eur: float) -> int:
    return round(100 * eur)


def by_driver(attribution: Attribution) -> dict[Driver, int]:
    return {each.driver: cents(each.eur) for each in attribution.contributions}


def sum_cents(scenario: Scenario, last_year: int) -> int:
    return cents(project(scenario, PAPER).total("own_share").loc[:last_year].sum())


def with_drivers(start: Scenario, end: Scenario, drivers: frozenset[Driver]) -> Scenario:
    levers = [lever for driver in drivers for lever in DRIVERS[driver]]
    return start.changed(**{lever: getattr(end, lever) for lever in levers})


def mean_over_orders(start: Scenario, end: Scenario) -> dict[Driver, Fraction]:
    """Change one driver after the other, in each order there is, and take the mean effect."""

    @cache
    def worth(drivers: frozenset[Driver]) -> int:
        return sum_cents(with_drivers(start, end, drivers), end.last_year)

    orders = list(permutations(differing_drivers(start, end)))
    effects: Counter[Driver] = Counter()
    for order in orders:
        for place, driver in enumerate(order):
            effects[driver] += worth(frozenset(order[: place + 1])) - worth(
                frozenset(order[:place])
            )
    return {driver: Fraction(effect, len(orders)) for driver, effect in effects.items()}


@given(
    scenarios(last_year=HORIZON),
    scenarios(last_year=HORIZON),
    st.sets(st.sampled_from(Driver), max_size=MOST_ORDERED),
)
def test_contributions_are_the_mean_over_all_orders(
    start: Scenario, other: Scenario, drivers: set[Driver]
) -> None:
    end = with_drivers(start, other, frozenset(drivers))
    expected = mean_over_orders(start, end)
    found = by_driver(attribute(start, end, PAPER))
    assert found.keys() == expected.keys()
    assert all(abs(found[driver] - expected[driver]) < 1 for driver in found)


@given(scenarios(), scenarios(), st.none() | st.integers(2025, 2040))
def test_contributions_add_up_to_the_cent(
    start: Scenario, end: Scenario, last_year: int | None
) -> None:
    attribution = attribute(start, end, PAPER, last_year)
    common = min(start.last_year, end.last_year, last_year or 2040)
    assert attribution.years == tuple(range(PAPER.base_year, common + 1))
    assert cents(attribution.start_eur) == sum_cents(start, common)
    assert cents(attribution.end_eur) == sum_cents(end, common)
    difference = cents(attribution.end_eur) - cents(attribution.start_eur)
    assert sum(by_driver(attribution).values()) == difference


@given(scenarios(), scenarios())
def test_the_way_back_is_the_way_there_reversed(start: Scenario, end: Scenario) -> None:
    there, back = attribute(start, end, PAPER), attribute(end, start, PAPER)
    assert by_driver(back) == {driver: -eur for driver, eur in by_driver(there).items()}


@given(scenarios(funding_end=st.none()), scenarios(funding_end=st.none()))
def test_what_changes_nothing_contributes_nothing(start: Scenario, end: Scenario) -> None:
    """Without a funding end, nothing is redeployed, cut or phased out."""
    found = by_driver(attribute(start, end, PAPER))
    assert not found.get(Driver.FUNDING_END)
    assert not found.get(Driver.REDEPLOYMENT)
    same = {lever: getattr(start, lever) for lever in DRIVERS[Driver.REDEPLOYMENT]}
    without = by_driver(attribute(start, end.changed(**same), PAPER))
    assert all(abs(found[driver] - eur) <= 1 for driver, eur in without.items())


@given(scenarios())
def test_a_scenario_and_itself_have_nothing_to_attribute(scenario: Scenario) -> None:
    assert attribute(scenario, scenario, PAPER).contributions == ()


@given(scenarios(), scenarios())
def test_the_largest_contribution_comes_first(start: Scenario, end: Scenario) -> None:
    sizes = [abs(each.eur) for each in attribute(start, end, PAPER).contributions]
    assert sizes == sorted(sizes, reverse=True)


def test_every_lever_but_the_horizon_belongs_to_one_driver() -> None:
    levers = [lever for driver in DRIVERS.values() for lever in driver]
    assert sorted([*levers, "last_year"]) == sorted(LEVERS)
    assert set(DRIVERS) == set(Driver)


def test_one_driver_carries_the_whole_difference() -> None:
    attribution = attribute(Scenario(), Scenario(funding_end=Month(2026, 12)), PAPER)
    assert by_driver(attribution) == {Driver.FUNDING_END: 3 * 980_800_00}


def test_two_drivers_share_what_only_both_together_cause() -> None:
    """The reading matters only with a stop: -135,308.31 a year, from the table of figures."""
    end = Scenario(funding_end=Month(2026, 12), cost_basis=CostBasis.TABLE)
    found = by_driver(attribute(Scenario(), end, PAPER))
    both = 3 * -135_308_31
    assert found[Driver.READING] == pytest.approx(both / 2, abs=3)
    assert found[Driver.FUNDING_END] == pytest.approx(3 * 980_800_00 + both / 2, abs=3)
