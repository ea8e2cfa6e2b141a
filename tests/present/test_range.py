"""The range of outcomes is said in plain words: how often, how far, and what it leaves out."""

import numpy as np
import pytest

from kim.facts.paper import load_paper
from kim.model.outcomes import Outcomes, Spread, outcomes
from kim.model.scenario import Scenario
from kim.present import formats, story_risk

PAPER = load_paper()
RUNS = 60


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def drawn(scenario: Scenario, **spread: float) -> Outcomes:
    return outcomes(scenario, PAPER, Spread(**spread), runs=RUNS)


def test_bands_are_said_in_plain_words() -> None:
    found = outcomes(Scenario(), PAPER, Spread())
    bands = found.bands_eur()
    low, high, lowest, highest = (
        plain(formats.eur_short(bands[pct][2029])) for pct in (25, 75, 10, 90)
    )
    assert plain(story_risk.outcomes(found)) == (
        "Schwanken Gehälter und Förderung wie angenommen, liegt der Eigenanteil im Jahr 2029 in "
        f"acht von zehn durchgespielten Verläufen zwischen {lowest} und {highest}, in der Hälfte "
        f"zwischen {low} und {high}."
    )
    sums = found.sum_bands_eur()
    low, high = (plain(formats.eur_short(sums[pct])) for pct in (10, 90))
    assert plain(story_risk.total(found)) == (
        f"Zusammen sind es von 2024 bis 2029 in acht von zehn Verläufen zwischen {low} und {high}."
    )
    certain = drawn(Scenario(), salary_points=0, dynamisation_points=0)
    assert plain(story_risk.outcomes(certain)) == (
        "In allen durchgespielten Verläufen ist der Eigenanteil im Jahr 2029 etwa gleich hoch: "
        "455 Tsd. €."
    )
    assert plain(story_risk.total(certain)) == (
        "Zusammen sind es von 2024 bis 2029 etwa 2,36 Mio. €."
    )


@pytest.mark.parametrize(
    ("scenario", "weight"),
    [(Scenario(), "; es wöge viel schwerer"), (Scenario(remaining_funding_pct=100.0), "")],
)
def test_an_end_that_is_not_assumed_is_weighed(scenario: Scenario, weight: str) -> None:
    ended = drawn(scenario, funding_end_pct=100)
    assert story_risk.no_end(drawn(scenario), ended) == (
        f"Ein Ende der Förderung ist dabei nicht angenommen{weight} (siehe Seite Förderende)."
    )


@pytest.mark.parametrize(
    ("limit_eur", "sentence"),
    [
        (2e6, "In keinem Verlauf und keinem Jahr liegt der Eigenanteil über 2.000.000 €."),
        (
            340_000.0,
            "Über 340.000 € liegt der Eigenanteil im Jahr 2029 in allen Verläufen.",
        ),
    ],
)
def test_the_chance_of_exceeding_a_limit(limit_eur: float, sentence: str) -> None:
    certain = drawn(Scenario(), salary_points=0, dynamisation_points=0)
    assert plain(story_risk.limit(certain, limit_eur)) == sentence


@pytest.mark.parametrize(
    ("earlier_eur", "ever"), [(1.0, "ebenso oft"), (9.0, "in 50 % der Verläufe")]
)
def test_how_often_a_limit_is_exceeded_is_said_once(earlier_eur: float, ever: str) -> None:
    years = [[1.0, earlier_eur, 1.0, 1.0], [9.0, 1.0, 1.0, 1.0]]
    assert plain(story_risk.limit(Outcomes((2028, 2029), np.array(years)), 5.0)) == (
        "Über 5 € liegt der Eigenanteil im Jahr 2029 in 25 % der Verläufe, in mindestens einem "
        f"Jahr bis dahin {ever}."
    )


def test_shares_of_the_runs_are_rounded_with_care() -> None:
    found = outcomes(Scenario(), PAPER, Spread())
    sums = sorted(found.own_share_eur[-1])
    assert "2029 in so gut wie keinem Verlauf" in story_risk.limit(found, sums[-3])
    assert "2029 in fast allen Verläufen" in story_risk.limit(found, sums[2])
    assert "2029 in 25\u00a0% der Verläufe" in story_risk.limit(
        found, (sums[7499] + sums[7500]) / 2
    )


def test_spreads_are_called_assumptions_and_the_seed_is_shown() -> None:
    said = [plain(s) for s in story_risk.assumptions(Spread(funding_end_pct=2.5), 10_000, 2024)]
    assert said == [
        (
            "Das Bild entsteht aus 10.000 durchgespielten Verläufen. In jedem wird Jahr für Jahr "
            "gewürfelt, wie stark Gehälter und Förderung steigen."
        ),
        (
            "Gehälter: im Mittel wie im Szenario, mit einer Streuung von 1 Prozentpunkt. In gut "
            "zwei von drei Jahren liegt der Wert höchstens so weit daneben."
        ),
        (
            "Dynamisierung: im Mittel wie im Szenario, mit einer Streuung von 1 Prozentpunkt. In "
            "gut zwei von drei Jahren liegt der Wert höchstens so weit daneben."
        ),
        (
            "Förderende: In jedem Jahr wird die Förderung mit einer Wahrscheinlichkeit von 2,5 % "
            "nicht fortgesetzt, wenn sie nicht ohnehin schon geendet hat."
        ),
        "Die Streuungen sind Annahmen und keine Vorhersage; Sie können sie ändern.",
        "Dieselben Annahmen ergeben immer dasselbe Bild (Startzahl 2024).",
    ]
    wide = story_risk.assumptions(Spread(salary_points=2.5), 10_000, 2024)
    assert "mit einer Streuung von 2,5 Prozentpunkten. In gut zwei" in plain(wide[1])
    calm = story_risk.assumptions(Spread(0, 0, 0), 10_000, 2024)
    assert [plain(sentence) for sentence in calm[1:4]] == [
        "Gehälter: genau wie im Szenario.",
        "Dynamisierung: genau wie im Szenario.",
        "Förderende: genau wie im Szenario.",
    ]
