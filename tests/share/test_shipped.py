"""The shipped scenarios are those that were asked for, with the figures they have to give."""

from decimal import Decimal
from pathlib import Path

import pytest

from kim import load_paper, project
from kim.base.month import Month
from kim.facts.paper import Paper
from kim.share.library import load_library
from tests.laws.reference import cells

PAPER = load_paper()
LIBRARY = load_library(Path(__file__).parents[2] / "scenarios", PAPER)
ENTRIES = {entry.name: entry for entry in LIBRARY.entries}

# Totals of the own share, 2024 to 2029, as the description of the model gives them.
PUBLISHED = {
    "00-vorlage": (332334.53, 355891.06, 379918.71, 404426.92, 429425.29, 454923.63),
    "10-25-stellen": (332334.53, 531634.37, 567746.87, 604581.63, 642153.09, 680475.97),
    "20-foerderende-2026": (332334.53, 355891.06, 379918.71, 1385226.92, 1410225.29, 1435723.63),
    "30-foerderende-2026-umsetzung": (
        332334.53,
        355891.06,
        379918.71,
        1208678.38,
        898672.97,
        577104.59,
    ),
    "50-dynamisierung-2-prozent": (
        332334.53,
        336275.06,
        340294.39,
        344394.11,
        348575.83,
        352841.18,
    ),
    "60-nicht-entfristet": (332334.53, 42578.04, 46429.60, 50358.19, 0.0, 0.0),
}
OTHERS = ["40-kuerzung-30-prozent", "70-tvoed-2025", "80-belastungsfall"]


def test_all_nine_load_and_say_what_they_are_for() -> None:
    assert LIBRARY.problems == ()
    assert list(ENTRIES) == sorted([*PUBLISHED, *OTHERS])
    assert all(entry.title and entry.why and entry.source for entry in LIBRARY.entries)
    assert LIBRARY.entries[0].scenario.deviations(PAPER) == ()


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_shipped_scenario_gives_the_published_figures(name: str) -> None:
    own_share = project(ENTRIES[name].scenario, PAPER).total("own_share")
    assert tuple(own_share) == PUBLISHED[name]


@pytest.mark.parametrize("name", OTHERS)
def test_the_others_agree_with_the_slow_reimplementation(name: str) -> None:
    scenario = ENTRIES[name].scenario
    expected = dict.fromkeys(range(2024, 2030), Decimal(0))
    for (year, _), quantities in cells(scenario, PAPER).items():
        expected[year] += quantities["own_share"]
    own_share = project(scenario, PAPER).total("own_share")
    assert list(own_share) == [float(total) for total in expected.values()]


def test_the_stress_case_is_all_that_was_asked_at_once() -> None:
    scenario = ENTRIES["80-belastungsfall"].scenario
    assert sum(scenario.extra_posts.values()) + PAPER.posts.value == 25
    assert scenario.salary_growth_pct == 3.0
    assert scenario.funding_end == Month(2026, 12)


def mean_level(paper: Paper, year: int) -> Decimal:
    """Average of a year's twelve monthly salaries after the settlement, end of 2024 = 1."""
    level = Decimal(0)
    for month in (Month(year, number) for number in range(1, 13)):
        monthly = Decimal(1)
        for step in paper.outside["tvoed_2025"].raises:
            if month >= step.from_:
                monthly *= 1 + Decimal(repr(step.value)) / 100
        level += monthly / 12
    return level


def test_the_settlement_is_turned_into_yearly_averages_as_it_says() -> None:
    growth = [
        100 * (mean_level(PAPER, year) / mean_level(PAPER, year - 1) - 1)
        for year in (2025, 2026, 2027)
    ]
    scenario = ENTRIES["70-tvoed-2025"].scenario
    assert scenario.salary_path_pct == tuple(float(round(pct, 2)) for pct in growth)
    assert scenario.salary_growth_pct == PAPER.calibration.salary_growth_pct
