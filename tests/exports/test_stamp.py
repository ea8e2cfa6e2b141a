"""Files say what they are in properties and links that no program cuts or refuses."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from kim.export.pptx import deck
from kim.export.stamp import Stamp
from kim.export.xlsx import workbook
from kim.facts.paper import Paper
from kim.model.scenario import Scenario

LONGEST_PROPERTY = 255


def longest(paper: Paper) -> list[Scenario]:
    return [Scenario.of(paper, title=f"{letter}" * 80) for letter in "WXYZ"]


def test_the_title_of_a_workbook_is_as_long_as_excel_takes_it(paper: Paper) -> None:
    title = load_workbook(BytesIO(workbook(longest(paper), paper))).properties.title
    assert len(title) == LONGEST_PROPERTY
    assert title.startswith("A: WWW")
    assert title.endswith("…")


def test_the_title_of_slides_is_as_long_as_powerpoint_takes_it(paper: Paper) -> None:
    title = Presentation(BytesIO(deck(longest(paper), paper))).core_properties.title
    assert len(title) == LONGEST_PROPERTY
    assert title.startswith("WWW")


def test_a_short_title_stays_whole(paper: Paper) -> None:
    pair = [Scenario.of(paper, title="Ende 2026"), Scenario.of(paper, title="25 Stellen")]
    assert Presentation(BytesIO(deck(pair, paper))).core_properties.title == "Ende 2026; 25 Stellen"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("", ""),
        ("https://kim.example/?v=1&gehalt=3", "https://kim.example/?v=1&gehalt=3"),
        ("https://kim.example/?v=1&titel=" + "x" * 80, "https://kim.example/?…"),
        (f"https://{'k' * 90}.example/?v=1", f"https://{'k' * 50}?…"),
    ],
)
def test_a_long_link_is_cut_where_the_scenario_begins(link: str, expected: str) -> None:
    assert Stamp(link=link).short_link == expected
