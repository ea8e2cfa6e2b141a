"""Levers that cannot be are refused, all at once, with what was found and what is allowed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kim import Scenario, load_paper
from kim.base.german import number
from kim.base.problems import Problem, problems_of
from kim.facts.paper import ROLES, Role
from kim.model.scenario import LEVERS
from tests.strategies import every_lever, scenarios

PAPER = load_paper()

BROKEN: dict[str, tuple[Any, str, str]] = {
    "last_year": (2041, "2041", "2025 bis 2040"),
    "posts": ({"assistance": 50.5}, "50,5", "0 bis 50 VZÄ"),
    "extra_posts": (
        {"assistance": 4.5, "coordination": 4},
        "zusammen 8,5 VZÄ",
        "zusammen höchstens 8 VZÄ",
    ),
    "extra_from": ("2023-12", "2023-12", "2024-01 bis 2040-12"),
    "permanent": ("ja", "ja", "true oder false"),
    "salary_growth_pct": (-5.1, "−5,1", "−5 bis 20 %"),
    "salary_path_pct": ((2, 21.5, 30), "21,5; 30", "−5 bis 20 %"),
    "fixed_cost_growth_pct": ("2,5", "2,5", "eine Zahl"),
    "dynamisation_pct": (float("nan"), "NaN", "eine endliche Zahl"),
    "dynamisation_from": (2024, "2024", "2025 bis 2040"),
    "funding_end": ("12/2026", "12/2026", "ein Monat in der Form JJJJ-MM, zum Beispiel 2026-12"),
    "remaining_funding_pct": (101, "101", "0 bis 100 %"),
    "phase_out_years": (2.5, "2,5", "eine ganze Zahl"),
    "funding_end_modules": ((1, 4), "4", "1 bis 3"),
    "redeploy_fte_per_year": (-1, "−1", "0 bis 50 VZÄ im Jahr"),
    "cost_basis": ("Tabelle", "Tabelle", "guideline oder table"),
    "salary_growth": (2, "salary_growth", "nur bekannte Schlüssel"),
}
WHAT = {"salary_growth": "Diesen Schlüssel gibt es nicht"}

CONFLICTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "a path longer than the horizon": (
        {"last_year": 2026, "salary_path_pct": (1, 2, 3)},
        Problem("salary_path_pct", "3 Jahre", "höchstens 2 Jahre, denn gerechnet wird bis 2026"),
    ),
    "a path longer than one year": (
        {"last_year": 2025, "salary_path_pct": (1, 2)},
        Problem("salary_path_pct", "2 Jahre", "höchstens 1 Jahr, denn gerechnet wird bis 2025"),
    ),
    "extra posts after the horizon": (
        {"last_year": 2026, "extra_from": "2027-01"},
        Problem("extra_from", "2027-01", "ein Beginn bis 2026, dem letzten Jahr der Rechnung"),
    ),
    "dynamisation after the horizon": (
        {"last_year": 2026, "dynamisation_from": 2027},
        Problem("dynamisation_from", "2027", "ein Beginn bis 2026, dem letzten Jahr der Rechnung"),
    ),
    "no module": (
        {"funding_end_modules": ()},
        Problem("funding_end_modules", "", "mindestens ein Modul"),
    ),
    "a role nobody knows": (
        {"posts": {"chef": 1}},
        Problem("posts.chef", "chef", f"{', '.join(ROLES[:-1])} oder {ROLES[-1]}"),
    ),
    "a long title": (
        {"title": 81 * "x"},
        Problem("title", 59 * "x" + "…", "höchstens 80 Zeichen"),
    ),
    "a bell in the title": (
        {"title": "a\a"},
        Problem("title", "a\ufffd", "ein Text ohne Steuerzeichen"),
    ),
}


def refusals(**levers: object) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as caught:
        Scenario.of(PAPER, **levers)
    return problems_of(caught.value)


def problem_with(name: str) -> Problem:
    _, found, allowed = BROKEN[name]
    return Problem(name, found, allowed, what=WHAT.get(name, ""))


def test_every_lever_is_broken_once_and_drawn_by_the_strategy() -> None:
    assert {*BROKEN} - {*WHAT} == {*LEVERS} == {*every_lever(PAPER, 2029)}


@given(st.sets(st.sampled_from(sorted(BROKEN)), min_size=1))
def test_all_errors_are_told_at_once(names: set[str]) -> None:
    told = refusals(**{name: BROKEN[name][0] for name in names})
    assert set(told) == {*map(problem_with, names)}
    assert len(told) == len(names)


@given(scenarios(), st.sampled_from(sorted(BROKEN)))
def test_a_changed_copy_is_checked_like_the_original(scenario: Scenario, name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        scenario.changed(**{name: BROKEN[name][0]})
    assert problem_with(name) in problems_of(caught.value)


@pytest.mark.parametrize(("levers", "problem"), CONFLICTS.values(), ids=CONFLICTS)
def test_levers_that_do_not_go_together_are_refused(
    levers: dict[str, Any], problem: Problem
) -> None:
    assert refusals(**levers) == (problem,)


@given(st.dictionaries(st.sampled_from(ROLES), st.floats(0.1, 50), min_size=1))
def test_extra_posts_beyond_the_papers_are_refused_with_their_sum(extra: dict[Role, float]) -> None:
    total = round(sum(extra.values()), 9)
    if total > 8:
        (problem,) = refusals(extra_posts=extra)
        assert problem.found == f"zusammen {number(total)} VZÄ"
    else:
        assert Scenario(extra_posts=extra).extra_posts == extra


def test_the_papers_17_posts_and_8_more_are_the_most() -> None:
    (problem,) = refusals(extra_posts={Role.CASE_MANAGEMENT: 8.5})
    assert problem == Problem("extra_posts", "zusammen 8,5 VZÄ", "zusammen höchstens 8 VZÄ")
    most = Scenario(extra_posts={Role.CASE_MANAGEMENT: 8.0})
    assert sum(map(most.fte, ROLES)) + sum(most.extra_posts.values()) == 25


def test_eight_is_eight_however_it_is_split() -> None:
    split = (1.3, 2.9, 1.1, 1.4, 1.3)
    assert sum(split) > 8, "which is what floating point makes of it"
    Scenario(extra_posts=dict(zip(ROLES, split, strict=True)))
