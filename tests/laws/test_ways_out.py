"""Ways out and the price of permanence agree with the slow calculation, cut at the same month."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.facts.paper import MODULES, ROLES
from kim.model.funding_end import asked, funding_end, readings, sums_by_end
from kim.model.permanence import price_of_permanence
from kim.model.scenario import CostBasis
from kim.model.target import Met
from kim.model.ways_out import Way, ways_out
from tests.laws.reference import (
    amounts_of_month,
    implied_costs,
    posts_of,
    staying_share,
    total,
)
from tests.strategies import scenarios

PAPER = load_paper()
YEARS = range(2024, 2030)
STOP = Scenario.of(PAPER, funding_end="2026-12")
CENTS = 0.031
"""Three modules, each rounded to a cent."""


def own_share(
    months: Iterable[tuple[Scenario, Month]],
) -> float:
    """Add up a year's own share from months, each of its own scenario; capped by module."""
    months = list(months)
    eur = Decimal(0)
    for module in MODULES:
        amounts = [
            amounts_of_month(s, PAPER, month, module, implied_costs(PAPER, module, s.cost_basis))
            for s, month in months
        ]
        cost = total(a.salary_cost + a.fixed_cost for a in amounts)
        eur += cost - min(total(a.funding for a in amounts), cost)
    return float(eur)


def months_of(year: int) -> list[Month]:
    return [Month(year, month) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (Way.KEEP, [332334.53, 355891.06, 379918.71, 1385226.92, 1410225.29, 1435723.63]),
        (Way.REDEPLOY, [332334.53, 355891.06, 379918.71, 1208678.38, 898672.97, 577104.59]),
    ],
)
def test_ways_after_a_stop_cost_what_the_model_says(way: Way, expected: list[float]) -> None:
    found = ways_out(funding_end(STOP, PAPER), PAPER, 4.0).of(way)
    assert found is not None
    assert list(found.own_share_eur.values()) == expected


def test_both_readings_of_a_stop_cost_what_the_model_says() -> None:
    found = readings(funding_end(STOP, PAPER))[CostBasis.TABLE]
    assert found.tolist() == [332334.53, 355891.06, 379918.71, 1249918.61, 1274916.98, 1300415.32]


def test_posts_leave_four_a_year() -> None:
    found = ways_out(funding_end(STOP, PAPER), PAPER, 4.0)
    left = {each.way: each.fte_left for each in found.ways if each.way is not Way.ONE_MODULE}
    assert left[Way.REDEPLOY] == pytest.approx(17 - 3 * 4)
    assert left[Way.KEEP] == 17
    assert left[Way.LAPSE] == 0


def test_today_pays_for_as_many_posts_as_it_divides_into() -> None:
    """Without funding, 17 posts cost 1,385,226.92 in 2027; the county paid 379,918.71 in 2026."""
    found = ways_out(funding_end(STOP, PAPER), PAPER, 4.0).affordable
    assert isinstance(found, Met)
    assert found.value == pytest.approx(17 * 379_918.71 / 1_385_226.92, abs=1e-6)


@given(scenarios())
def test_every_way_agrees_with_the_slow_calculation(scenario: Scenario) -> None:
    end = funding_end(asked(scenario, PAPER), PAPER)
    for each in ways_out(end, PAPER, 4.0).ways:
        before = end.keeping if each.way is Way.AFFORD else each.scenario
        for year in {end.month.year, end.settled_year, end.last_year} & set(end.ending.years):
            months = [(before if m <= end.month else each.scenario, m) for m in months_of(year)]
            assert each.own_share_eur[year] == pytest.approx(own_share(months), abs=CENTS)
        last = Month(end.last_year, 12)
        s = before if last <= end.month else each.scenario
        left = total(
            posts_of(s, PAPER, role, last) * staying_share(s, PAPER, last, PAPER.roles[role].module)
            for role in ROLES
        )
        assert each.fte_left == pytest.approx(float(left), abs=1e-6)


@given(scenarios())
def test_the_price_of_permanence_counts_the_months_after_the_end(scenario: Scenario) -> None:
    end = funding_end(asked(scenario, PAPER), PAPER)
    price = price_of_permanence(end, PAPER)
    by_year = [[m for m in months_of(year) if m > end.month] for year in end.ending.years]
    permanent, lapsed = (
        sum(own_share((s, month) for month in months) for months in by_year)
        for s in (end.keeping, end.keeping.changed(permanent=False))
    )
    tolerance = CENTS * len(by_year)
    assert price.permanent_after_end_eur == pytest.approx(permanent, abs=tolerance)
    assert price.lapsed_after_end_eur == pytest.approx(lapsed, abs=tolerance)


@given(scenarios())
def test_permanence_pays_from_the_month_on_that_is_named(scenario: Scenario) -> None:
    end = funding_end(asked(scenario, PAPER), PAPER)
    price = price_of_permanence(end, PAPER)

    def more(quantity: str, month: Month) -> float:
        kept = end.keeping.changed(funding_end=month)
        lapsed = project(kept.changed(permanent=False), PAPER).sum(quantity)
        return round(project(kept, PAPER).sum(quantity) - lapsed, 2)

    if price.pays_from is None:
        assert more("funding", price.ends[-1]) < more("own_share", price.ends[-1])
        return
    for month in [price.pays_from, price.ends[-1]]:
        assert more("funding", month) >= more("own_share", month)
    if price.pays_from > price.ends[0]:
        before = price.pays_from.plus(-1)
        assert more("funding", before) < more("own_share", before)


@given(scenarios())
def test_what_each_funded_year_is_worth_adds_up(scenario: Scenario) -> None:
    sums = sums_by_end(asked(scenario, PAPER), PAPER)
    assert set(sums.worth_eur) == set(range(2024, scenario.last_year + 1))
    whole = sums.at(sums.ends[0]) - sums.at(sums.ends[-1])
    assert sum(sums.worth_eur.values()) == pytest.approx(whole, abs=0.005)
    asked_end = funding_end(asked(scenario, PAPER), PAPER)
    own_sum = asked_end.ending.sum("own_share")
    assert sums.at(asked_end.month) == pytest.approx(own_sum, abs=0.005)
