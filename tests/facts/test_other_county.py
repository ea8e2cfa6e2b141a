"""Nothing depends on this county: another's file gives its own costs, levers and projection."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kim import Scenario, load_paper, project, project_many
from kim.base.month import Month
from kim.base.problems import problems_of
from kim.facts.paper import Paper, Role
from kim.model.kernel import QUANTITIES
from tests.facts import county
from tests.laws.reference import cells
from tests.strategies import scenarios


@pytest.fixture(scope="session")
def paper(county_file: Path) -> Paper:
    return load_paper(county_file)


def test_its_costs_are_found_again(paper: Paper) -> None:
    assert paper.calibration.salary_growth_pct == county.SALARY_GROWTH_PCT
    costs = paper.calibration.guideline
    assert costs.salary_cost_eur == pytest.approx(county.SALARY_COST_EUR, abs=0.5)
    assert costs.fixed_cost_eur == pytest.approx(county.FIXED_COST_EUR, abs=0.5)
    assert paper.guideline_funding_eur == tuple(map(county.funding_eur, (1, 2, 3)))


def test_its_own_table_comes_back(paper: Paper) -> None:
    own_share = project(Scenario.of(paper), paper).by_module("own_share")
    assert list(own_share.index) == [2022, 2023, 2024, 2025]
    for module in (1, 2, 3):
        assert list(own_share[module]) == pytest.approx(county.own_share_eur(module), abs=0.011)


def test_its_paper_is_its_default(paper: Paper) -> None:
    default = Scenario.of(paper)
    assert default.deviations(paper) == ()
    assert (default.last_year, default.salary_growth_pct) == (2025, 3.4)
    assert (default.dynamisation_from, default.extra_from) == (2023, Month(2023, 1))
    assert default.fte(Role.CASE_MANAGEMENT) == 6.5
    assert Scenario.of(paper, posts={"case_management": 6.5}) == default


def test_its_bounds_are_its_own_and_stay_so_in_a_copy(paper: Paper) -> None:
    beyond = {"last_year": 2039, "extra_posts": {"assistance": 3}, "funding_end": "2021-11"}
    with pytest.raises(ValidationError) as caught:
        Scenario.of(paper).changed(**beyond)
    assert {problem.where: problem.allowed for problem in problems_of(caught.value)} == {
        "last_year": "2023 bis 2038",
        "extra_posts": "zusammen höchstens 2,5 VZÄ",
        "funding_end": "2021-12 bis 2038-12",
    }


def test_a_large_county_can_enter_all_its_posts(tmp_path: Path) -> None:
    content = county.facts()
    content["roles"]["case_management"]["fte"]["value"] = 120.0
    content["roles"]["case_management"]["personnel_funding"]["per_fte"] = 0.5 * 120 / 6.5
    content["posts"]["value"] = 125.0
    path = tmp_path / "large.toml"
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    large = load_paper(path)
    levers = {"posts": {"case_management": 240.0}, "redeploy_fte_per_year": 127.5}
    assert Scenario.of(large, **levers).fte(Role.CASE_MANAGEMENT) == 240
    beyond = {"posts": {"case_management": 240.5}, "redeploy_fte_per_year": 128.0}
    with pytest.raises(ValidationError) as caught:
        Scenario.of(large, **beyond)
    assert {problem.where: problem.allowed for problem in problems_of(caught.value)} == {
        "posts": "0 bis 240 VZÄ",
        "redeploy_fte_per_year": "0 bis 127,5 VZÄ im Jahr",
    }


@settings(max_examples=100)
@given(st.data())
def test_its_projection_is_what_the_slow_calculation_gives(
    paper: Paper, data: st.DataObject
) -> None:
    scenario = data.draw(scenarios(paper))
    expected = pd.DataFrame(cells(scenario, paper)).T.astype(float).sort_index()
    frame = project(scenario, paper).frame.set_index(["year", "module"])
    assert list(frame.index) == list(expected.index)
    for name in QUANTITIES:
        np.testing.assert_allclose(frame[name], expected[name], rtol=0, atol=0.01 + 1e-6)


def test_its_scenarios_can_be_many(paper: Paper) -> None:
    scenario = Scenario.of(paper, funding_end="2024-06")
    many = project_many(scenario, paper, salary_growth_pct=np.array([3.4, 5.0]))
    assert many.years == (2022, 2023, 2024, 2025)
    for total, growth_pct in zip(many.total("own_share"), (3.4, 5.0), strict=True):
        alone = project(scenario.changed(salary_growth_pct=growth_pct), paper)
        assert list(total) == pytest.approx(list(alone.total("own_share")))


def test_the_environment_names_the_file_of_an_installation(
    county_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIM_FACTS", str(county_file))
    assert load_paper().county == "Kreis Musterland"
    assert Scenario().last_year == 2025
