"""A scenario is frozen, spelt in one way, and knows what it changes."""

from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from kim import Scenario, load_paper
from kim.base.month import Month
from kim.facts.paper import Role
from kim.model.deviation import Deviation
from kim.model.scenario import LEVERS, CostBasis
from tests.strategies import scenarios

PAPER = load_paper()


@given(scenarios())
def test_a_scenario_is_its_values(scenario: Scenario) -> None:
    again = Scenario.of(PAPER, **dict(scenario))
    assert again == scenario == scenario.changed()
    assert hash(again) == hash(scenario)
    assert Scenario.model_validate_json(scenario.model_dump_json()) == scenario


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_cannot_be_set_in_place(name: str) -> None:
    scenario = Scenario()
    with pytest.raises(ValidationError, match="frozen"):
        setattr(scenario, name, getattr(scenario, name))


@pytest.mark.parametrize("name", ["posts", "extra_posts"])
def test_nor_can_the_posts_of_a_role(name: str) -> None:
    scenario = Scenario(posts={Role.ASSISTANCE: 1.0}, extra_posts={Role.ASSISTANCE: 1.0})
    with pytest.raises(TypeError):
        getattr(scenario, name)[Role.ASSISTANCE] = 2.0


@given(scenarios())
def test_its_deviations_are_all_that_makes_a_scenario(scenario: Scenario) -> None:
    levers: dict[str, Any] = {}
    for deviation in scenario.deviations(PAPER):
        assert deviation.value != deviation.paper_value
        if deviation.role:
            levers.setdefault(deviation.lever, {})[deviation.role] = deviation.value
        else:
            levers[deviation.lever] = deviation.value
    assert Scenario.of(PAPER, **levers) == scenario


def test_the_default_is_the_paper() -> None:
    assert Scenario() == Scenario.of(PAPER)
    assert Scenario().deviations(PAPER) == ()
    assert Scenario().model_dump(mode="json") == {
        "title": "",
        "last_year": 2029,
        "posts": {},
        "extra_posts": {},
        "extra_from": "2025-01",
        "permanent": True,
        "salary_growth_pct": 2.0,
        "salary_path_pct": [],
        "fixed_cost_growth_pct": 0.0,
        "dynamisation_pct": 0.0,
        "dynamisation_from": 2025,
        "funding_end": None,
        "remaining_funding_pct": 0.0,
        "phase_out_years": 0,
        "funding_end_modules": [1, 2, 3],
        "redeploy_fte_per_year": 0.0,
        "cost_basis": "guideline",
    }


def test_deviations_are_in_the_order_of_the_levers_and_roles() -> None:
    scenario = Scenario(
        cost_basis=CostBasis.TABLE,
        funding_end=Month(2026, 12),
        posts={Role.NATURALISATION_OFFICE: 0.0, Role.COORDINATION: 4.5},
        extra_posts={Role.CASE_MANAGEMENT: 8.0},
    )
    assert scenario.deviations(PAPER) == (
        Deviation("posts", Role.COORDINATION, 3.5, 4.5),
        Deviation("posts", Role.NATURALISATION_OFFICE, 1.0, 0.0),
        Deviation("extra_posts", Role.CASE_MANAGEMENT, 0.0, 8.0),
        Deviation("funding_end", None, None, Month(2026, 12)),
        Deviation("cost_basis", None, CostBasis.GUIDELINE, CostBasis.TABLE),
    )


def test_what_means_the_same_is_spelt_the_same() -> None:
    spelt = Scenario(
        title="  Ein\n Titel ",
        posts={Role.CASE_MANAGEMENT: 10.0, Role.ASSISTANCE: 1.0},
        extra_posts={Role.ASSISTANCE: 0.0},
        funding_end_modules=(3, 1, 3),
    )
    assert spelt.title == "Ein Titel"
    assert spelt.posts == {Role.ASSISTANCE: 1.0}
    assert spelt.extra_posts == {}
    assert spelt.funding_end_modules == (1, 3)
    assert spelt.fte(Role.ASSISTANCE) == 1.0
    assert spelt.fte(Role.CASE_MANAGEMENT) == 10.0
