"""A scenario that is saved reads back exactly, in the form of the shipped ones."""

import pytest
from hypothesis import given

from kim import Scenario, load_paper
from kim.share.library import Entry, read_scenario_file, write_scenario_file
from tests.links.comparisons import TITLED, TITLES

PAPER = load_paper()


@given(scenario=TITLED, why=TITLES, source=TITLES)
def test_a_saved_scenario_reads_back_exactly(scenario: Scenario, why: str, source: str) -> None:
    content = write_scenario_file(scenario, PAPER, why=why, source=source)
    entry = read_scenario_file(content.encode(), "gespeichert.toml", PAPER)
    texts = (" ".join(why.split()), " ".join(source.split()))
    assert entry == Entry("gespeichert", scenario.title or "gespeichert", *texts, scenario)


def test_a_saved_file_says_only_what_differs_from_the_paper() -> None:
    scenario = Scenario.of(
        PAPER,
        title="Förderende",
        funding_end="2026-12",
        posts={"assistance": 1},
        funding_end_modules=(1, 2),
        cost_basis="table",
    )
    expected = """\
title = "Förderende"
why = "Weil."
source = "Eigene Annahme"

[levers]
funding_end = "2026-12"
funding_end_modules = [
    1,
    2,
]
cost_basis = "table"

[levers.posts]
assistance = 1.0
"""
    written = write_scenario_file(scenario, PAPER, why="Weil.", source="Eigene Annahme")
    assert written == expected


@pytest.mark.parametrize("title", ["<img src=x onerror=alert(1)>", '"\n[levers]\nlast_year = 2040'])
def test_a_title_stays_text(title: str) -> None:
    content = write_scenario_file(Scenario.of(PAPER, title=title), PAPER, why="", source="")
    scenario = read_scenario_file(content.encode(), "x.toml", PAPER).scenario
    assert scenario == Scenario.of(PAPER, title=title)
    assert scenario.deviations(PAPER) == ()
