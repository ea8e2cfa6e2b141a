"""Many scenarios at once give what each gives alone; what no scenario may be, no array may hold."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kim import Scenario, load_paper, project, project_many
from kim.base.month import Month
from kim.base.problems import InputError, problems_of
from kim.facts.paper import MODULES, ROLES, Role
from kim.model import many
from kim.model.kernel import QUANTITIES
from tests.strategies import scenarios

PAPER = load_paper()
NUMBERS = (
    "last_year",
    "permanent",
    "salary_growth_pct",
    "fixed_cost_growth_pct",
    "dynamisation_pct",
    "dynamisation_from",
    "remaining_funding_pct",
    "phase_out_years",
    "redeploy_fte_per_year",
    "cost_basis",
)


def as_arrays(batch: Sequence[Scenario]) -> dict[str, Any]:
    """Write scenarios as arrays of levers, as project_many wants them."""
    longest = max(len(scenario.salary_path_pct) for scenario in batch)
    path = np.full((len(batch), longest), np.nan)
    for row, scenario in zip(path, batch, strict=True):
        row[: len(scenario.salary_path_pct)] = scenario.salary_path_pct
    numbers = {name: np.array([getattr(s, name) for s in batch]) for name in NUMBERS}
    return numbers | {
        "salary_path_pct": path,
        "posts": {role: np.array([s.fte(role) for s in batch]) for role in ROLES},
        "extra_posts": {
            role: np.array([s.extra_posts.get(role, 0.0) for s in batch]) for role in ROLES
        },
        "extra_from": as_months([s.extra_from for s in batch]),
        "funding_end": as_months([s.funding_end for s in batch]),
        "funding_end_modules": np.array(
            [[module in s.funding_end_modules for module in MODULES] for s in batch]
        ),
    }


def as_months(months: Sequence[Month | None]) -> Any:  # noqa: ANN401 - an array of months
    return np.array([str(month) if month else "NaT" for month in months], dtype="datetime64[M]")


@settings(max_examples=100)
@given(st.lists(scenarios(), min_size=1, max_size=6))
def test_many_at_once_are_the_same_as_each_alone(batch: list[Scenario]) -> None:
    with patch.object(many, "CHUNK", 3):
        together = project_many(Scenario(), PAPER, quantities=QUANTITIES, **as_arrays(batch))
    for quantity in QUANTITIES:
        values = together.values[quantity]
        assert values.shape == (len(batch), len(together.years), len(MODULES))
        for scenario, cells in zip(batch, values, strict=True):
            alone = project(scenario, PAPER).by_module(quantity).to_numpy()
            np.testing.assert_allclose(cells[: len(alone)], alone, rtol=0, atol=1e-9)
            assert not cells[len(alone) :].any()


@given(scenarios(), st.lists(st.floats(-5, 20), min_size=1, max_size=4))
def test_one_varied_lever_leaves_the_others_as_they_are(
    scenario: Scenario, growth_pct: list[float]
) -> None:
    together = project_many(scenario, PAPER, salary_growth_pct=np.array(growth_pct))
    for each, (total, grand_total) in enumerate(
        zip(together.total("own_share"), together.sum("own_share"), strict=True)
    ):
        alone = project(scenario.changed(salary_growth_pct=growth_pct[each]), PAPER)
        np.testing.assert_allclose(total, alone.total("own_share"), rtol=0, atol=1e-6)
        assert grand_total == pytest.approx(alone.sum("own_share"), rel=0, abs=1e-6)


TWO = np.array([2.0, 2.0])
MONTH = "datetime64[M]"
REFUSED: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "an unknown lever": ({"salary": TWO}, "salary", "salary", "bekannte Hebel"),
    "too much": (
        {"salary_growth_pct": np.array([2.0, 20.5])},
        "salary_growth_pct[1]",
        "20,5",
        "−5 bis 20 %",
    ),
    "no number": ({"dynamisation_pct": np.array([np.nan])}, "dynamisation_pct[0]", "NaN", "20 %"),
    "a role's posts": (
        {"posts": {Role.ASSISTANCE: np.array([1.0, -1.0])}},
        "posts.assistance[1]",
        "−1",
        "0 bis 50 VZÄ",
    ),
    "a role nobody knows": ({"posts": {"chef": TWO}}, "posts", "chef", "coordination"),
    "arrays of different length": (
        {"salary_growth_pct": TWO, "dynamisation_pct": np.zeros(3)},
        "Länge",
        "2; 3",
        "dieselbe",
    ),
    "no scenario at all": ({"dynamisation_pct": np.zeros(0)}, "Länge", "0", "mindestens 1"),
    "half a year": ({"phase_out_years": TWO / 4}, "phase_out_years", "float64", "ganze Zahlen"),
    "modules by number": (
        {"funding_end_modules": np.array([[1, 2, 3]])},
        "funding_end_modules",
        "int64",
        "Wahrheitswerte",
    ),
    "too few modules": (
        {"funding_end_modules": np.array([[True, False]])},
        "funding_end_modules",
        "1 × 2",
        "Szenarien × 3 Module",
    ),
    "a reading nobody knows": (
        {"cost_basis": np.array(["table", "richtlinie"])},
        "cost_basis",
        "richtlinie",
        "guideline oder table",
    ),
    "a month out of bounds": (
        {"funding_end": np.array(["2026-12", "2041-01"], MONTH)},
        "funding_end[1]",
        "2041-01",
        "2023-12 bis 2040-12",
    ),
    "no month": ({"extra_from": np.array(["NaT"], MONTH)}, "extra_from[0]", "NaT", "2024-01"),
    "not even a date": ({"extra_from": np.array(["bald"])}, "extra_from", "bald", "2026-12"),
    "months as numbers": ({"funding_end": TWO}, "funding_end", "float64", "Monate wie 2026-12"),
    "posts without roles": ({"posts": 3}, "posts", "3", "von Rollen"),
    "posts as a table of numbers": (
        {"posts": {Role.ASSISTANCE: np.ones((2, 2))}},
        "posts.assistance",
        "2 × 2",
        "Szenarien",
    ),
    "growth as a table": ({"salary_growth_pct": np.ones((2, 2))}, "salary_growth_pct", "2 × 2", ""),
    "paths of different length": (
        {"salary_path_pct": [[2.0], [2.0, 3.0]]},
        "salary_path_pct",
        "2; 2; 3",
        "alle gleich lang",
    ),
    "a flat path": ({"salary_path_pct": TWO}, "salary_path_pct", "2", "Szenarien × Jahre"),
    "flat modules": (
        {"funding_end_modules": np.array([True, False, True])},
        "funding_end_modules",
        "3",
        "Szenarien × 3 Module",
    ),
    "a reading by number": ({"cost_basis": TWO}, "cost_basis", "2.0", "guideline oder table"),
}


@pytest.mark.parametrize(("levers", "where", "found", "allowed"), REFUSED.values(), ids=REFUSED)
def test_what_no_scenario_may_be_is_refused(
    levers: dict[str, Any], where: str, found: str, allowed: str
) -> None:
    with pytest.raises(InputError) as caught:
        project_many(Scenario(), PAPER, **levers)
    (problem,) = caught.value.problems
    assert (problem.where, problem.found) == (where, found)
    assert allowed in problem.allowed


def test_all_refused_levers_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        project_many(Scenario(), PAPER, salary_growth_pct=TWO + 50, dynamisation_pct=-TWO - 50)
    assert len(caught.value.problems) == 2


CONFLICTS: dict[str, tuple[str, dict[str, Any]]] = {
    "extra posts in sum": (
        "extra_posts",
        {"extra_posts": {Role.ASSISTANCE: 2.0, Role.COORDINATION: 6.5}},
    ),
    "extra posts after the horizon": ("extra_from", {"extra_from": Month(2030, 1)}),
    "dynamisation after the horizon": ("dynamisation_from", {"dynamisation_from": 2030}),
    "a path beyond the horizon": (
        "salary_path_pct",
        {"last_year": 2025, "salary_path_pct": (3.0, 3.0)},
    ),
    "no module": ("funding_end_modules", {"funding_end_modules": ()}),
}


@pytest.mark.parametrize(("name", "levers"), CONFLICTS.values(), ids=CONFLICTS)
@pytest.mark.parametrize("before", [0, 2])
def test_a_conflict_is_told_of_one_among_many_as_of_one_alone(
    name: str, levers: dict[str, Any], before: int
) -> None:
    with pytest.raises(ValidationError) as alone:
        Scenario.of(PAPER, **levers)
    (problem,) = problems_of(alone.value)
    wrong = Scenario.model_construct(**{**dict(Scenario()), **levers})
    wrong._paper = PAPER  # noqa: SLF001 - what model_construct leaves out
    with pytest.raises(InputError) as among:
        project_many(Scenario(), PAPER, **as_arrays([Scenario()] * before + [wrong]))
    assert among.value.problems == (replace(problem, where=f"{name}[{before}]"),)


@pytest.mark.parametrize("quantities", ["own_share", ("own_share", "_paid"), ("values",), [3]])
def test_only_quantities_can_be_asked_for(quantities: Any) -> None:  # noqa: ANN401 - whatever comes
    with pytest.raises(InputError) as caught:
        project_many(Scenario(), PAPER, quantities=quantities)
    (problem,) = caught.value.problems
    assert problem.where == "quantities"
    assert "eine Liste aus fte, funded_fte" in problem.allowed
