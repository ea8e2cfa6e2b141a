"""The map agrees with single projections, and its line with the solution in closed form."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.model.trade_off import POINTS, trade_off
from tests.strategies import scenarios

PAPER = load_paper()
SALARY_EUR = 248_530.75 + 740_493.5 + 188_801.98
FIXED_EUR = 100_932.5 + 34_375.8
FUNDING_EUR = 980_800
OWN_SHARE_EUR = {2025: 355_891.06, 2027: 404_426.92, 2029: 454_923.63}


@pytest.mark.parametrize("year", OWN_SHARE_EUR)
def test_the_line_of_the_paper_is_the_closed_form(year: int) -> None:
    found = trade_off(Scenario(), PAPER, year)
    line = found.as_in_paper_pct
    years = year - 2024
    for dynamisation, salaries in zip(found.dynamisation_pct, line, strict=True):
        cost_eur = OWN_SHARE_EUR[year] + FUNDING_EUR * (1 + dynamisation / 100) ** years
        expected = 100 * (((cost_eur - FIXED_EUR) / SALARY_EUR) ** (1 / years) - 1)
        if 0 <= expected <= 8:
            assert salaries == pytest.approx(expected, abs=0.002)
        else:
            assert math.isnan(salaries)
    assert np.isfinite(line).sum() > POINTS / 2


@given(scenarios(), st.data())
def test_a_point_of_the_map_is_the_projection_there(
    scenario: Scenario, data: st.DataObject
) -> None:
    years = range(PAPER.base_year + 1, scenario.last_year + 1)
    year = data.draw(st.none() | st.sampled_from(years))
    found = trade_off(scenario, PAPER, year)
    row, column = data.draw(st.tuples(*[st.integers(0, POINTS - 1)] * 2))
    there = scenario.changed(
        salary_path_pct=(),
        salary_growth_pct=found.salary_growth_pct[column],
        dynamisation_pct=found.dynamisation_pct[row],
    )
    by_year = project(there, PAPER).total("own_share")
    expected = by_year.sum() if year is None else by_year[year]
    assert found.own_share_eur[row, column] == pytest.approx(expected, abs=0.005)


NEAR_THE_PAPER = scenarios(
    posts=st.just({}),
    extra_posts=st.just({}),
    permanent=st.just(True),  # noqa: FBT003 - a strategy for a lever
    funding_end=st.none(),
    fixed_cost_growth_pct=st.floats(0, 2),
)


@given(NEAR_THE_PAPER, st.data())
def test_on_the_line_the_own_share_is_the_papers(scenario: Scenario, data: st.DataObject) -> None:
    found = trade_off(scenario, PAPER)
    places = np.flatnonzero(np.isfinite(found.as_in_paper_pct))
    place = data.draw(st.sampled_from(places.tolist()))
    there = scenario.changed(
        salary_path_pct=(),
        salary_growth_pct=found.as_in_paper_pct[place],
        dynamisation_pct=found.dynamisation_pct[place],
    )
    step_eur = np.diff(found.own_share_eur[place]).max()
    found_eur = project(there, PAPER).sum("own_share")
    assert found_eur == pytest.approx(found.paper_eur, abs=step_eur / 10)


@given(scenarios())
def test_the_map_holds_the_scenario_and_the_paper(scenario: Scenario) -> None:
    found = trade_off(scenario, PAPER)
    for axis, current in (
        (found.salary_growth_pct, found.current.salary_growth_pct),
        (found.dynamisation_pct, found.current.dynamisation_pct),
    ):
        assert axis[0] <= current <= axis[-1]
        assert len(axis) == POINTS
    assert found.salary_growth_pct[0] <= PAPER.calibration.salary_growth_pct
    assert found.dynamisation_pct[0] <= 0 <= found.dynamisation_pct[-1]


def test_a_path_is_marked_at_the_growth_that_leads_to_its_level() -> None:
    scenario = Scenario(salary_path_pct=(2.25, 2.61, 0.92))
    current = trade_off(scenario, PAPER, 2028).current
    expected = 100 * ((1.0225 * 1.0261 * 1.0092 * 1.02) ** (1 / 4) - 1)
    assert current.salary_growth_pct == pytest.approx(expected)
    constant = scenario.changed(salary_path_pct=(), salary_growth_pct=current.salary_growth_pct)
    own, marked = (project(each, PAPER).total("own_share") for each in (scenario, constant))
    assert marked[2028] == pytest.approx(own[2028], abs=0.01)


@pytest.mark.parametrize("path", [(2.25, 2.61, 0.92), (10.0, -4.0, 0.0)])
def test_a_path_is_marked_at_the_growth_that_leads_to_its_sum(path: tuple[float, ...]) -> None:
    scenario = Scenario(salary_path_pct=path)
    found = trade_off(scenario, PAPER)
    growth_pct = found.current.salary_growth_pct
    constant = scenario.changed(salary_path_pct=(), salary_growth_pct=growth_pct)
    own_eur = project(scenario, PAPER).sum("own_share")
    assert project(constant, PAPER).sum("own_share") == pytest.approx(own_eur, abs=0.06)

    needed_pct = found.needed_dynamisation_pct(growth_pct)
    assert needed_pct > 0  # the scenario costs more than the paper
    needed = scenario.changed(dynamisation_pct=needed_pct)
    assert project(needed, PAPER).sum("own_share") == pytest.approx(found.paper_eur, abs=50)


def test_the_dynamisation_needed_is_the_closed_form() -> None:
    found = trade_off(Scenario(), PAPER, 2029)
    cost_eur = FIXED_EUR + SALARY_EUR * 1.03**5
    expected = 100 * (((cost_eur - OWN_SHARE_EUR[2029]) / FUNDING_EUR) ** (1 / 5) - 1)
    assert found.needed_dynamisation_pct(3.0) == pytest.approx(expected, abs=0.002)
    assert math.isnan(found.needed_dynamisation_pct(19.0))


def test_without_funding_dynamisation_bends_no_line() -> None:
    scenario = Scenario(funding_end=Month(2023, 12), posts=dict.fromkeys(PAPER.roles, 1.0))
    line = trade_off(scenario, PAPER, 2029).as_in_paper_pct
    assert np.isfinite(line).all()
    assert np.ptp(line) == pytest.approx(0, abs=1e-9)
    found = trade_off(scenario, PAPER, 2029)
    assert math.isnan(found.needed_dynamisation_pct(float(line[0])))


def test_without_posts_there_is_no_line() -> None:
    scenario = Scenario(posts=dict.fromkeys(PAPER.roles, 0.0))
    found = trade_off(scenario, PAPER)
    assert np.isnan(found.as_in_paper_pct).all()
    assert math.isnan(found.needed_dynamisation_pct(2.0))
