"""Sentences on break-evens name the value that meets the target, or why there is none."""

from typing import Any

import pytest

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.facts.paper import Role
from kim.model import breakeven, dynamisation
from kim.model.funding_end import FundingEnd, asked, funding_end, possible_ends
from kim.present import formats, story_breakeven
from kim.present.formats import last_day_of
from kim.present.story_ways_out import Point

PAPER = load_paper()
CASE_MANAGEMENT = Role.CASE_MANAGEMENT
NO_POSTS = dict.fromkeys(PAPER.roles, 0.0)


def end_of(**levers: Any) -> FundingEnd:  # noqa: ANN401 - any lever
    return funding_end(asked(Scenario.of(PAPER, **levers), PAPER), PAPER)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def goal(point: Point) -> tuple[str, str]:
    return plain(point.name), plain(point.text)


def test_dynamisation_in_words() -> None:
    paper_itself = Scenario.of(PAPER)
    found = dynamisation.dynamisation_for(paper_itself, PAPER, 2029, 332_334.53)
    assert goal(story_breakeven.dynamisation_for_level(found, 2029, 2024, PAPER)) == (
        "Eigenanteil 2029 so hoch wie 2024, also 332.334,53 €",
        "Die Förderung steigt jährlich um 2,38 %.",
    )
    falling = dynamisation.dynamisation_for(paper_itself, PAPER, 2029, 500_000)
    assert "Die Förderung sinkt jährlich um 0,94 %." in goal(
        story_breakeven.dynamisation_for_level(falling, 2029, 2024, PAPER)
    )
    same = dynamisation.dynamisation_for(paper_itself, PAPER, 2029, 454_923.63)
    assert "Die Förderung bleibt ohne Dynamisierung." in goal(
        story_breakeven.dynamisation_for_level(same, 2029, 2029, PAPER)
    )


@pytest.mark.parametrize(
    ("levers", "target_eur", "why"),
    [
        ({"funding_end": "2026-12"}, 4e5, "Im Jahr 2029 fließt keine Förderung"),
        ({"dynamisation_from": 2030, "last_year": 2030}, 4e5, "beginnt in diesem Szenario erst"),
        ({}, 1e7, "Selbst bei −5 % im Jahr liegt er mit 676.799,2"),
        ({"posts": NO_POSTS | {CASE_MANAGEMENT: 40.0}}, 0.0, "Selbst bei 20 % im Jahr liegt er"),
    ],
)
def test_unreachable_dynamisations_say_why(
    levers: dict[str, Any], target_eur: float, why: str
) -> None:
    found = dynamisation.dynamisation_for(Scenario.of(PAPER, **levers), PAPER, 2029, target_eur)
    _, text = goal(story_breakeven.dynamisation_for_level(found, 2029, 2024, PAPER))
    assert text.startswith("Nicht erreichbar. ")
    assert why in text


@pytest.mark.parametrize(
    ("taken_fte", "limit_eur", "expected"),
    [
        # 8 case managers cost 680,475.97 - 454,923.63 in 2029, so one costs 28,194.04
        (0.0, 454_923.63 + 28_194.0425, "Es passt 1 VZÄ."),
        (0.0, 500_000, "Es passen 1,6 VZÄ (in ganzen und halben Stellen: 1,5 VZÄ)."),
        (2.0, 540_000, "Es passen weitere 1,02 VZÄ (in ganzen und halben Stellen: 1 VZÄ)."),
        (0.0, 680_475.97, "Alle möglichen: 8 VZÄ. Der Eigenanteil beträgt höchstens 680.475,97 €."),
        (0.0, 454_923.63, "Keine: Die Grenze ist schon erreicht."),
        (0.0, 400_000, "Nicht erreichbar. Schon ohne weitere Stellen sind es 454.923,63 €."),
        (8.0, 1e6, "Nicht erreichbar. Alle Stellen, die das Land noch fördern würde, sind"),
    ],
)
def test_extra_posts_in_words(taken_fte: float, limit_eur: float, expected: str) -> None:
    scenario = Scenario.of(PAPER, extra_posts={CASE_MANAGEMENT: taken_fte})
    found = breakeven.extra_posts_within(scenario, PAPER, CASE_MANAGEMENT, limit_eur)
    _, text = goal(story_breakeven.extra_posts(found, scenario, CASE_MANAGEMENT, PAPER))
    assert text.startswith(expected)


@pytest.mark.parametrize(
    ("levers", "limit_eur", "expected"),
    [
        ({}, 1_385_226.92 / 17, "1 VZÄ."),
        ({}, 2e6, "Alle 17 VZÄ; sie kosten den Kreis 1.385.226,92 €."),
        ({}, 0.0, "0 VZÄ."),
        ({"funding_end": "2030-06"}, 2e6, "Nicht erreichbar. Das Förderende liegt nicht vor"),
        ({"posts": NO_POSTS}, 2e6, "Nicht erreichbar. Es gibt keine Stellen"),
        ({"funding_end_modules": (3,), "funding_end": "2026-12"}, 1e5, "Nicht erreichbar. Schon"),
    ],
)
def test_posts_after_the_end_in_words(
    levers: dict[str, Any], limit_eur: float, expected: str
) -> None:
    end = end_of(**levers)
    point = story_breakeven.posts_after_end(breakeven.posts_after_end(end, PAPER, limit_eur), end)
    assert goal(point)[1].startswith(expected)


def test_posts_in_a_year_that_is_still_partly_funded_say_so() -> None:
    for levers, is_partly_funded in (({}, False), ({"funding_end": "2029-03"}, True)):
        end = end_of(**levers)
        found = breakeven.posts_after_end(end, PAPER, 6e5)
        said = goal(story_breakeven.posts_after_end(found, end))[1]
        assert ("fließt noch ein Teil der Förderung" in said) == is_partly_funded


@pytest.mark.parametrize(
    ("limit_eur", "expected"),
    [
        # without an end 2,356,920.14; each month less of funding costs 81,733.33
        (2_356_920.14, "Die volle Förderung muss mindestens bis zum 31.12.2029 laufen"),
        (2_356_920.14 + 12 * 81_733.34, "Die volle Förderung muss mindestens bis zum 31.12.2028"),
        (2_356_920.00, "Nicht erreichbar. Auch wenn die Förderung bis 2029 voll läuft, sind es"),
        (9e6, "Das gilt, wann die Förderung auch endet; höchstens sind es 8.241.720,14 €."),
    ],
)
def test_the_last_month_in_words(limit_eur: float, expected: str) -> None:
    scenario = end_of().ending.scenario
    found, sooner_end = breakeven.last_month_needed(scenario, PAPER, limit_eur)
    said = goal(story_breakeven.last_month(found, sooner_end, scenario))[1]
    assert said.startswith(expected)
    assert "früheren" not in said


def scanned_sums(scenario: Scenario) -> dict[Month, float]:
    """Sum of the own shares for every end of the funding, projected one by one."""
    return {
        month: round(project(scenario.changed(funding_end=month), PAPER).sum("own_share"), 2)
        for month in possible_ends(scenario, PAPER)
    }


def test_with_redeployment_the_dearest_end_is_named_though_it_is_not_the_earliest() -> None:
    scenario = end_of(funding_end="2026-12", redeploy_fte_per_year=4.0).ending.scenario
    dearest_eur = max(scanned_sums(scenario).values())
    found = breakeven.last_month_needed(scenario, PAPER, 6e6)
    said = goal(story_breakeven.last_month(*found, scenario))[1]
    assert said == (
        "Das gilt, wann die Förderung auch endet; höchstens sind es "
        f"{plain(formats.eur(dearest_eur))}."
    )


def test_with_redeployment_early_ends_that_stay_within_the_limit_are_named() -> None:
    scenario = end_of(redeploy_fte_per_year=4.0).ending.scenario
    sums = scanned_sums(scenario)
    over = [month for month, eur in sums.items() if eur > 3e6]
    found = breakeven.last_month_needed(scenario, PAPER, 3e6)
    said = goal(story_breakeven.last_month(*found, scenario))[1]
    assert said.startswith(f"Das gilt bei jedem Ende ab dem {last_day_of(over[-1].plus(1))}; bei")
    assert f"zuletzt bei dem am {last_day_of(over[0].plus(-1))}: Dann wird früher" in said


def test_early_ends_are_named_where_full_funding_costs_too_much() -> None:
    scenario = end_of(redeploy_fte_per_year=17.0).ending.scenario
    limit_eur = scanned_sums(scenario)[Month(2029, 12)] - 1
    found = breakeven.last_month_needed(scenario, PAPER, limit_eur)
    said = goal(story_breakeven.last_month(*found, scenario))[1]
    assert said.startswith("Läuft die Förderung bis 2029 voll, sind es 2.356.920,14 €. Eingehalten")
