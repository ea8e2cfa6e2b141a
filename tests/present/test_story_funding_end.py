"""Sentences on the funding end say what the figures say, in correct German, for any scenario."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper
from kim.facts.paper import Role
from kim.model import funding_end
from kim.model.breakeven import Targets, break_evens
from kim.model.funding_end import FundingEnd, asked, sums_by_end
from kim.model.permanence import price_of_permanence
from kim.model.ways_out import ways_out
from kim.present import story_breakeven, story_funding_end, story_ways_out
from tests.strategies import scenarios

PAPER = load_paper()
NO_POSTS = dict.fromkeys(PAPER.roles, 0.0)


def end_of(**levers: Any) -> FundingEnd:  # noqa: ANN401 - any lever
    return funding_end.funding_end(asked(Scenario.of(PAPER, **levers), PAPER), PAPER)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# Figures: model.md, section 5; 980,800 is what the guideline grants in a year, of it 150,000 for
# module 3; the county pays 454,923.63 in 2029 by the paper's own table.
ANSWERS: dict[str, tuple[dict[str, Any], str]] = {
    "no end at all": (
        {},
        (
            "Endet die Landesförderung am 31.12.2026, trägt der Kreis 1,39 Mio. € "
            "statt 0,40 Mio. € im Jahr 2027: ab 2027 jährlich 980.800 € mehr, "
            "bis 2029 zusammen 2,94 Mio. €."
        ),
    ),
    "within a year": (
        {"funding_end": "2026-06"},
        (
            "Endet die Landesförderung am 30.06.2026, trägt der Kreis 1,39 Mio. € "
            "statt 0,40 Mio. € im Jahr 2027: ab 2027 jährlich 980.800 € mehr, "
            "bis 2029 zusammen 3,43 Mio. €."
        ),
    ),
    "before the base year": (
        {"funding_end": "2023-12"},
        (
            "Endet die Landesförderung am 31.12.2023, trägt der Kreis 1,31 Mio. € "
            "statt 0,33 Mio. € im Jahr 2024: ab 2024 jährlich 980.800 € mehr, "
            "bis 2029 zusammen 5,88 Mio. €."
        ),
    ),
    "before 2025": (
        {"funding_end": "2024-12"},
        (
            "Endet die Landesförderung am 31.12.2024, trägt der Kreis 1,34 Mio. € "
            "statt 0,36 Mio. € im Jahr 2025: ab 2025 jährlich 980.800 € mehr, "
            "bis 2029 zusammen 4,90 Mio. €."
        ),
    ),
    "in the last month of the horizon": (
        {"funding_end": "2029-12"},
        (
            "Endet die Landesförderung am 31.12.2029, ändert sich bis 2029 nichts: Das wirkt sich "
            "erst ab Januar 2030 aus."
        ),
    ),
    "after the horizon": (
        {"funding_end": "2033-04"},
        (
            "Endet die Landesförderung am 30.04.2033, ändert sich bis 2029 nichts: Das wirkt sich "
            "erst ab Mai 2033 aus."
        ),
    ),
    "no end, and a horizon before the one asked about": (
        {"last_year": 2025},
        (
            "Endet die Landesförderung am 31.12.2026, ändert sich bis 2025 nichts: Das wirkt sich "
            "erst ab Januar 2027 aus."
        ),
    ),
    "one month before the horizon": (
        {"funding_end": "2029-11"},
        (
            "Endet die Landesförderung am 30.11.2029, trägt der Kreis 537 Tsd. € statt 455 Tsd. € "
            "im Jahr 2029: 82 Tsd. € mehr."
        ),
    ),
    "a cut, phased": (
        {"funding_end": "2026-12", "remaining_funding_pct": 70.0, "phase_out_years": 2},
        (
            "Sinkt die Landesförderung nach dem 31.12.2026 in 2 Jahren auf 70 %, trägt der Kreis "
            "749 Tsd. € statt 455 Tsd. € im Jahr 2029: 294 Tsd. € mehr, bis 2029 zusammen 601 "
            "Tsd. €."
        ),
    ),
    "a phase-out of one year": (
        {"funding_end": "2026-12", "phase_out_years": 1},
        (
            "Läuft die Landesförderung nach dem 31.12.2026 in einem Jahr aus, trägt der Kreis "
            "1,41 Mio. € statt 0,43 Mio. € im Jahr 2028: ab 2028 jährlich 980.800 € mehr, "
            "bis 2029 zusammen 2,49 Mio. €."
        ),
    ),
    "one module": (
        {"funding_end": "2026-12", "funding_end_modules": (3,)},
        (
            "Endet die Landesförderung für Modul 3 (ABH/EBH) am 31.12.2026, trägt der Kreis "
            "554 Tsd. € statt 404 Tsd. € im Jahr 2027: ab 2027 jährlich 150.000 € mehr, "
            "bis 2029 zusammen 450.000 €."
        ),
    ),
    "two modules": (
        {"funding_end": "2028-12", "funding_end_modules": (1, 2)},
        (
            "Endet die Landesförderung für die Module 1 und 2 am 31.12.2028, trägt der Kreis "
            "1,29 Mio. € statt 0,45 Mio. € im Jahr 2029: 830.800 € mehr."
        ),
    ),
    "redeployment": (
        {"funding_end": "2026-12", "redeploy_fte_per_year": 4.0},
        (
            "Endet die Landesförderung am 31.12.2026, trägt der Kreis 1,21 Mio. € statt 0,40 Mio. "
            "€ im Jahr 2027 und 577 Tsd. € statt 455 Tsd. € im Jahr 2029, bis 2029 zusammen 1,40 "
            "Mio. € mehr."
        ),
    ),
    # 1,313,134.53 a year; of 17 posts 50 a year leave: 1.549 of 12 months are paid
    "redeployment that leaves nobody": (
        {"funding_end": "2023-12", "redeploy_fte_per_year": 50.0, "last_year": 2025},
        (
            "Endet die Landesförderung am 31.12.2023, trägt der Kreis 170 Tsd. € statt 332 Tsd. € "
            "im Jahr 2024 und 0 € statt 356 Tsd. € im Jahr 2025, bis 2025 zusammen 519 Tsd. € "
            "weniger."
        ),
    ),
    "a cut to all of it": (
        {"funding_end": "2026-12", "remaining_funding_pct": 100.0},
        (
            "Bleibt die Landesförderung nach dem 31.12.2026 in voller Höhe, ändert sich für den "
            "Kreis bis 2029 nichts."
        ),
    ),
    "contracts that have lapsed before": (
        {"funding_end": "2028-12", "permanent": False},
        (
            "Endet die Landesförderung am 31.12.2028, ändert sich für den Kreis bis 2029 nichts: "
            "Für diese Stellen würde das Land dann ohnehin nichts zahlen."
        ),
    ),
    "contracts that lapse a year later": (
        {"funding_end": "2026-12", "permanent": False},
        (
            "Endet die Landesförderung am 31.12.2026, trägt der Kreis 200 Tsd. € statt 50 Tsd. € "
            "im Jahr 2027: 150.000 € mehr."
        ),
    ),
    "no posts": (
        {"funding_end": "2026-12", "posts": NO_POSTS},
        (
            "Endet die Landesförderung am 31.12.2026, ändert sich für den Kreis bis 2029 nichts: "
            "Für diese Stellen würde das Land dann ohnehin nichts zahlen."
        ),
    ),
}


@pytest.mark.parametrize(("levers", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_the_first_line_answers(levers: dict[str, Any], expected: str) -> None:
    assert plain(story_funding_end.answer(end_of(**levers))) == expected


def test_what_the_first_line_leaves_out_follows() -> None:
    assert plain(story_funding_end.later(end_of(funding_end="2026-06"))) == (
        "Schon im Jahr 2026 sind es 490.400 € mehr. "
        "Im Jahr 2029 sind es 1,44 Mio. € statt 0,45 Mio. €."
    )


def test_an_end_that_is_only_asked_about_is_called_so() -> None:
    said = story_funding_end.assumed(Scenario.of(PAPER), end_of())
    assert "31.12.2026 ist hier nur angenommen" in said
    ending = Scenario.of(PAPER, funding_end="2026-12")
    assert story_funding_end.assumed(ending, end_of(funding_end="2026-12")) == ""


@pytest.mark.parametrize(
    ("levers", "expected"),
    [
        (
            {},
            (
                "Im Jahr 2026 zahlt das Land 980.800,00 € und der Kreis 379.918,71 €, im Jahr 2027 "
                "das Land nichts und der Kreis 1.385.226,92 €."
            ),
        ),
        (
            {"funding_end": "2023-12"},
            (
                "Liefe die Förderung weiter, zahlte im Jahr 2024 das Land 980.800,00 € und der "
                "Kreis 332.334,53 €; mit dem Ende zahlt das Land nichts und der Kreis "
                "1.313.134,53 €."
            ),
        ),
        ({"funding_end": "2030-01"}, ""),
    ],
)
def test_who_pays_before_and_after(levers: dict[str, Any], expected: str) -> None:
    assert plain(story_funding_end.who_pays(end_of(**levers))) == expected


@pytest.mark.parametrize(
    ("levers", "expected"),
    [
        (
            {"funding_end": "2026-12"},
            (
                "Läuft die volle Förderung ein Jahr länger, bis zum 31.12.2027, zahlt der Kreis "
                "bis 2029 zusammen 980.800 € weniger. Läuft die volle Förderung einen Monat "
                "länger, bis zum 31.01.2027, zahlt der Kreis bis 2029 zusammen 81.733 € weniger."
            ),
        ),
        (
            {"funding_end": "2029-10"},
            (
                "Läuft die volle Förderung einen Monat länger, bis zum 30.11.2029, zahlt der "
                "Kreis bis 2029 zusammen 81.733 € weniger."
            ),
        ),
        (
            {"funding_end": "2030-01"},
            "Die Förderung reicht schon bis 2029; ein späteres Ende ändert bis dahin nichts.",
        ),
        (
            {"funding_end": "2026-12", "posts": NO_POSTS},
            "Läuft die Förderung länger, ändert das den Eigenanteil bis 2029 nicht.",
        ),
    ],
)
def test_what_longer_funding_is_worth(levers: dict[str, Any], expected: str) -> None:
    end = end_of(**levers)
    sums = sums_by_end(end.ending.scenario, PAPER)
    assert plain(story_funding_end.when_it_matters(end, sums)) == expected


def test_the_readings_differ_by_what_the_paper_leaves_open() -> None:
    end = end_of()
    said = plain(story_funding_end.readings(end, funding_end.readings(end)))
    assert said.startswith(
        "Im Jahr 2027 zahlt der Kreis nach der Richtlinie 1.385.226,92 €, nach der Tabelle "
        "1.249.918,61 €. Die Vorlage lässt also 135.308 € im Jahr offen:"
    )


def test_the_readings_agree_while_the_funding_goes_on() -> None:
    end = end_of(funding_end="2029-12")
    said = story_funding_end.readings(end, funding_end.readings(end))
    assert said == "In diesem Szenario ergeben beide Lesarten auf den Euro denselben Eigenanteil."


def everything(scenario: Scenario, limit_eur: float) -> list[str]:
    end = funding_end.funding_end(asked(scenario, PAPER), PAPER)
    ending = end.ending.scenario
    targets = Targets(end.last_year, limit_eur, limit_eur, Role.CASE_MANAGEMENT)
    points = [
        *story_ways_out.points(ways_out(end, PAPER, 1.0), end),
        *story_breakeven.points(break_evens(end, PAPER, targets), end, PAPER),
    ]
    return [
        story_funding_end.answer(end),
        story_funding_end.later(end),
        story_funding_end.assumed(scenario, end),
        story_funding_end.who_pays(end),
        story_funding_end.when_it_matters(end, sums_by_end(ending, PAPER)),
        story_funding_end.readings(end, funding_end.readings(end)),
        story_ways_out.permanence(price_of_permanence(end, PAPER), end),
        *(point.text for point in points),
    ]


@given(scenarios(), st.floats(0, 1e8))
def test_any_scenario_gets_whole_german_sentences(scenario: Scenario, limit_eur: float) -> None:
    for text in filter(None, everything(scenario, limit_eur)):
        assert text[0].isupper() or text[0].isdigit()
        assert text.endswith((".", ")"))
        assert not re.search(
            r"\bnan\b|\binf\b|None|  |\.\.|[0-9]-|-[0-9]|\b1 (Jahre|Module)\b", text
        )
        for amount in re.findall(r"[0-9][0-9.,]*(?=\u00a0€)", text):
            assert re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})*(,[0-9]{2})?", amount), text
