"""A comparison differs from its scenarios' own projections in nothing but the arrangement."""

import math

from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper, project
from kim.model.comparison import Comparison, differing_levers
from tests.strategies import scenarios

PAPER = load_paper()


def compare(*chosen: Scenario, reference: int = 0) -> Comparison:
    return Comparison(tuple(project(scenario, PAPER) for scenario in chosen), reference)


@given(st.lists(scenarios(), min_size=1, max_size=4), st.data())
def test_each_scenario_is_measured_against_the_reference(
    chosen: list[Scenario], data: st.DataObject
) -> None:
    reference = data.draw(st.integers(0, len(chosen) - 1))
    compared = compare(*chosen, reference=reference)
    shortest = min(scenario.last_year for scenario in chosen)
    own, base = compared.projections[-1], compared.projections[reference]
    for year in range(PAPER.base_year, shortest + 1):
        expected = own.total("own_share")[year] - base.total("own_share")[year]
        found = compared.differences("own_share")[len(chosen) - 1][year]
        assert math.isclose(found, expected, abs_tol=0.005)


@given(scenarios(), scenarios())
def test_sums_run_over_the_years_that_both_have(a: Scenario, b: Scenario) -> None:
    compared = compare(a, b)
    years = range(PAPER.base_year, min(a.last_year, b.last_year) + 1)
    assert compared.common_years == tuple(years)
    for place, projection in enumerate(compared.projections):
        expected = math.fsum(projection.total("own_share")[year] for year in years)
        assert math.isclose(compared.sums("own_share")[place], expected, abs_tol=0.005)


def test_a_year_after_a_scenarios_horizon_is_empty() -> None:
    compared = compare(Scenario(last_year=2026), Scenario())
    assert compared.by_year("own_share")[0].loc[2027:].isna().all()
    assert compared.differences("own_share")[1].loc[2027:].isna().all()


def test_half_of_the_cost_refinanced_is_50_percent() -> None:
    compared = compare(Scenario(), Scenario(posts=dict.fromkeys(PAPER.roles, 0.0)))
    rates = compared.refinancing_rate_pct()
    own, funding = 332_334.53, 260_800 + 570_000 + 150_000
    assert math.isclose(rates[0][2024], 100 * funding / (own + funding), rel_tol=1e-9)
    assert rates[1].isna().all()


@given(scenarios())
def test_what_differs_from_the_paper_is_its_list_of_deviations(scenario: Scenario) -> None:
    rows = differing_levers([Scenario.of(PAPER), scenario])
    deviations = scenario.deviations(PAPER)
    assert [(row.lever, row.role, *row.by_scenario) for row in rows] == [
        (each.lever, each.role, each.paper_value, each.value) for each in deviations
    ]


@given(scenarios())
def test_what_all_agree_on_is_not_listed(scenario: Scenario) -> None:
    assert differing_levers([scenario, scenario, scenario]) == ()
