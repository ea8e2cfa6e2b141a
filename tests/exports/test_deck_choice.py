"""Which slides there are: five to eight, and one on the funding's end only where it ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kim.export.pptx import deck
from kim.facts.paper import Paper
from kim.model.funding_end import funding_end
from kim.model.scenario import Scenario
from kim.present import story_funding_end
from tests.exports.slides import opened, text_of
from tests.strategies import scenarios

END = "Was ist, wenn die Förderung endet?"


@pytest.fixture
def stop(paper: Paper) -> Scenario:
    return Scenario.of(paper, title="Förderende Dezember 2026", funding_end="2026-12")


def test_without_a_funding_end_there_is_no_slide_on_it(paper: Paper) -> None:
    slides = opened(deck([Scenario.of(paper)], paper)).slides
    assert len(slides) == 6
    assert not any(END in each.shapes.title.text for each in slides)


def test_nor_where_the_years_that_are_counted_end_first(paper: Paper) -> None:
    slides = opened(deck([Scenario.of(paper, last_year=2028, funding_end="2028-12")], paper)).slides
    assert not any(END in each.shapes.title.text for each in slides)


def test_the_end_is_told_of_the_first_scenario_that_has_one(stop: Scenario, paper: Paper) -> None:
    later = stop.changed(title="Ende 2027", funding_end="2027-12")
    slides = opened(deck([Scenario.of(paper), stop, later], paper)).slides
    [slide] = [each for each in slides if END in each.shapes.title.text]
    assert slide.shapes.title.text == f"B: {END}"
    assert story_funding_end.answer(funding_end(stop, paper)) in text_of(slide)
    assert "Szenario B: Förderende Dezember 2026" in text_of(slide)


@settings(max_examples=12, deadline=None)
@given(found=st.lists(scenarios(), min_size=1, max_size=2))
def test_every_scenario_gives_slides(found: list[Scenario], paper: Paper) -> None:
    slides = opened(deck(found, paper)).slides
    assert 6 <= len(slides) <= 8
    assert all(slide.shapes.title.text for slide in slides)


@pytest.mark.parametrize("last_year", [2025, 2040])
def test_the_check_is_of_all_the_paper_s_years_whatever_the_horizon(
    last_year: int, paper: Paper
) -> None:
    slides = opened(deck([Scenario.of(paper, last_year=last_year)], paper)).slides
    assert "In 4 Werten von 24" in text_of(slides[4])
