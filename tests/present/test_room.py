"""The page Förderende keeps room for the longest answer that its slider's months have."""

from pathlib import Path
from typing import Any

import pytest

from kim.facts.paper import Paper, Role, load_paper
from kim.model.funding_end import funding_end, possible_ends
from kim.model.scenario import Scenario
from kim.present.room import longest_answer
from kim.present.story_funding_end import in_full
from kim.share.library import Entry, load_library
from tests.facts.county import facts, saved

PAPER = load_paper()
LIBRARY = load_library(Path(__file__).parents[2] / "scenarios", PAPER)
MOST_SPARE = 18
"""Characters: a line less than half full."""

LEVERS: dict[str, dict[str, Any]] = {
    "the paper": {},
    "a short horizon": {"last_year": 2025},
    "a long horizon": {"last_year": 2034},
    "a cut, phased": {"remaining_funding_pct": 35.5, "phase_out_years": 2},
    "no cut": {"remaining_funding_pct": 100.0},
    "a phase-out beyond the horizon": {"phase_out_years": 6},
    "redeployment": {"redeploy_fte_per_year": 4.0},
    "redeployment of all at once, at level cost": {
        "redeploy_fte_per_year": 50.0,
        "salary_growth_pct": 0.0,
    },
    "two modules": {"funding_end_modules": (1, 2)},
    "one module": {"funding_end_modules": (3,)},
    "dynamisation": {"dynamisation_pct": 2.0},
    "contracts that lapse": {"permanent": False},
    "contracts that lapse, a cut, one module": {
        "permanent": False,
        "last_year": 2026,
        "remaining_funding_pct": 50.5,
        "funding_end_modules": (1,),
    },
    "contracts that lapse, a phase-out, two modules": {
        "permanent": False,
        "last_year": 2031,
        "remaining_funding_pct": 20.0,
        "phase_out_years": 2,
        "salary_growth_pct": 5.0,
        "dynamisation_pct": 2.0,
        "funding_end_modules": (2, 3),
    },
    "extra posts": {"extra_posts": {Role.CASE_MANAGEMENT: 3.0}, "extra_from": "2026-07"},
    "no posts": {"posts": dict.fromkeys(Role, 0.0)},
}


def answers(scenario: Scenario, paper: Paper) -> list[str]:
    """Answer for each month of the slider."""
    ends = possible_ends(scenario, paper)
    return [in_full(funding_end(scenario.changed(funding_end=end), paper)) for end in ends]


def assert_fits(scenario: Scenario, paper: Paper) -> None:
    kept, longest = longest_answer(scenario, paper), max(answers(scenario, paper), key=len)
    assert len(longest) <= len(kept) <= len(longest) + MOST_SPARE, (kept, longest)


@pytest.mark.parametrize("levers", LEVERS.values(), ids=LEVERS)
def test_no_month_needs_more_room_than_is_kept_and_little_is_left(levers: dict[str, Any]) -> None:
    assert_fits(Scenario.of(PAPER, **levers), PAPER)


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.name)
def test_the_shipped_scenarios_have_room(entry: Entry) -> None:
    assert_fits(entry.scenario, PAPER)


@pytest.mark.parametrize("levers", [{}, {"redeploy_fte_per_year": 4.0}, {"permanent": False}])
def test_another_county_has_its_own_room(levers: dict[str, Any], tmp_path: Path) -> None:
    paper = load_paper(saved(facts(), tmp_path))
    assert_fits(Scenario.of(paper, **levers), paper)


def test_the_room_is_the_same_for_all_months() -> None:
    kept = {
        longest_answer(Scenario.of(PAPER, funding_end=end), PAPER)
        for end in (None, "2024-06", "2026-12", "2029-12", "2031-05")
    }
    assert len(kept) == 1
