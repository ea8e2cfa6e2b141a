"""Beside each other: every figure is the model's, every name is text, every gap is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.base.month import Month
from kim.facts.paper import load_paper
from kim.model.attribution import Attribution, attribute
from kim.model.comparison import Comparison
from kim.model.projection import project
from kim.model.scenario import CostBasis, Scenario
from kim.present import formats, story_comparison, tables_comparison
from kim.present.names import names
from kim.ui.table import html
from tests.strategies import scenarios

PAPER = load_paper()
STOP = Scenario(title="Förderende", funding_end=Month(2026, 12))
CHEAP = Scenario(title="Dynamisierung 2 %", dynamisation_pct=2.0)
SHORT = Scenario(title="Bis 2026", last_year=2026)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def compare(*chosen: Scenario) -> tuple[Comparison, tuple[str, ...]]:
    return Comparison(tuple(project(s, PAPER) for s in chosen)), names(chosen, PAPER)


def say(start: Scenario, end: Scenario) -> list[str]:
    attribution = attribute(start, end, PAPER)
    named = names([start, end], PAPER)
    return [plain(sentence) for sentence in story_comparison.contributions(attribution, *named)]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ([Scenario()], ("Vorlage",)),
        ([Scenario(last_year=2033), STOP], ("Vorlage", "Förderende")),
        ([Scenario(permanent=False), Scenario(permanent=False)], ("Szenario A", "Szenario B")),
        ([STOP, STOP, STOP], ("Förderende", "Förderende (B)", "Förderende (C)")),
    ],
)
def test_each_scenario_has_a_name_of_its_own(
    chosen: list[Scenario], expected: tuple[str, ...]
) -> None:
    assert names(chosen, PAPER) == expected


@given(st.lists(st.sampled_from(["", "X", "X (B)", "X (C)", "X (C) (C)", "X (D)"]), max_size=4))
def test_no_two_scenarios_share_a_name_and_the_first_of_a_title_keeps_it(titles: list[str]) -> None:
    chosen = [Scenario(title=title) for title in titles]
    given_names = names(chosen, PAPER)

    assert len(set(given_names)) == len(titles)
    for place, title in enumerate(titles):
        assert given_names[place].startswith(title)
        if title and title not in titles[:place]:
            assert given_names[place] == title


def test_a_title_may_be_a_heading_of_our_tables() -> None:
    compared, named = compare(*(STOP.changed(title=title) for title in ("Jahr", "Art", "Gleich")))
    table = tables_comparison.by_year(compared, named)

    assert list(table)[:4] == ["Jahr", "Jahr", "Art", "Gleich"]
    assert table.iloc[:, 0].tolist()[:2] == ["2024", "2025"]
    assert html(table, "Eigenanteil").count('scope="col"') == table.shape[1]


def test_the_table_has_differences_to_the_reference_and_sums() -> None:
    compared, named = compare(Scenario(), STOP, SHORT)
    table = tables_comparison.by_year(compared, named).map(plain)
    assert list(table) == [
        "Jahr",
        "Vorlage",
        "Förderende",
        "Bis 2026",
        "Unterschied: Förderende",
        "Unterschied: Bis 2026",
    ]
    assert table.iloc[3].to_list() == [
        "2027",
        "404.426,92 €",
        "1.385.226,92 €",
        "–",
        "+980.800,00 €",
        "–",
    ]
    assert table.iloc[-1].to_list() == [
        "2024 bis 2026",
        *["1.068.144,30 €"] * 3,
        *["0,00 €"] * 2,
    ]


def test_only_differing_levers_are_listed() -> None:
    posts = {"case_management": 8.0}
    chosen = [Scenario(), STOP.changed(posts=posts), STOP]
    table = tables_comparison.levers(chosen, names(chosen, PAPER), PAPER).map(plain)
    assert table.to_numpy().tolist() == [
        ["Stellen: Case Management", "10 VZÄ", "8 VZÄ", "10 VZÄ", "Entscheidung"],
        [
            "Letzter Monat mit voller Förderung",
            "kein Ende",
            "Dezember 2026",
            "Dezember 2026",
            "Annahme",
        ],
    ]


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([STOP], "Zum Vergleichen fehlt ein zweites Szenario."),
        (
            [Scenario(), STOP, CHEAP],
            (
                "Am höchsten ist der Eigenanteil von 2024 bis 2029 bei „Förderende“: "
                "5.299.320,14 €. Am niedrigsten ist er bei „Dynamisierung 2 %“: 2.054.715,10 €, "
                "also 3.244.605,04 € weniger."
            ),
        ),
        (
            [STOP, SHORT],
            "Der Eigenanteil von 2024 bis 2026 ist überall gleich: 1.068.144,30 €.",
        ),
    ],
)
def test_the_answer(chosen: list[Scenario], sentence: str) -> None:
    assert plain(story_comparison.answer(*compare(*chosen))) == sentence


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([Scenario(), STOP], ""),
        ([STOP, SHORT], "Summen laufen bis 2026: So weit reicht „Bis 2026“."),
        (
            [Scenario(last_year=2033), STOP, CHEAP],
            "Summen laufen bis 2029: So weit reichen „Förderende“ und „Dynamisierung 2 %“.",
        ),
    ],
)
def test_which_years_are_summed_is_said(chosen: list[Scenario], sentence: str) -> None:
    assert story_comparison.horizons(*compare(*chosen)) == sentence


def test_one_difference_is_the_whole_story() -> None:
    assert say(Scenario(), STOP) == [
        (
            "Bei „Förderende“ ist der Eigenanteil von 2024 bis 2029 um 2.942.400,00 € höher als "
            "bei „Vorlage“."
        ),
        "Am meisten macht der Unterschied beim Förderende aus: 2.942.400,00 € mehr.",
    ]


def test_several_differences_come_largest_first_and_idle_ones_last() -> None:
    end = STOP.changed(cost_basis=CostBasis.TABLE, extra_from=Month(2026, 1))
    total, first, second, idle = say(end, Scenario())
    assert total.endswith("niedriger als bei „Förderende“.")
    assert first.startswith("Am meisten macht der Unterschied beim Förderende aus: 2.739.437,5")
    assert first.endswith("weniger.")
    assert second == "Dazu kommt der Unterschied bei der Lesart (202.962,47 € mehr)."
    assert idle == "Ohne Wirkung bleibt, was bei den zusätzlichen Stellen verschieden ist."


def test_no_difference_is_said() -> None:
    assert say(STOP, STOP) == [
        "„Förderende“ und „Förderende (B)“ unterscheiden sich in keiner Angabe."
    ]
    assert say(Scenario(), SHORT) == [
        "„Vorlage“ und „Bis 2026“ unterscheiden sich in keiner Angabe."
    ]


def test_the_order_is_explained_only_where_there_is_one() -> None:
    assert story_comparison.fairness(attribute(Scenario(), STOP, PAPER)) == ""
    both = STOP.changed(salary_growth_pct=3.0)
    assert "alle Reihenfolgen" in story_comparison.fairness(attribute(Scenario(), both, PAPER))


@given(scenarios(), scenarios())
def test_every_contribution_is_told_once(start: Scenario, end: Scenario) -> None:
    attribution: Attribution = attribute(start, end, PAPER)
    said = " ".join(story_comparison.contributions(attribution, "A", "B"))
    assert not re.search(r"\bnan\b|None|  |−|[{}]", said)
    for each in attribution.contributions:
        if each.eur:
            assert formats.eur(abs(each.eur)) in said


def test_ends_too_late_for_the_sums_are_told() -> None:
    late = STOP.changed(title="Spät", funding_end=Month(2031, 6), last_year=2034)
    assert story_comparison.late_ends(*compare(Scenario(), STOP)) == ""
    assert plain(story_comparison.late_ends(*compare(Scenario(), late, STOP))) == (
        "In den Summen bis 2029 wirkt sich ein Förderende, das erst danach liegt, nicht aus: am "
        "30.06.2031 bei „Spät“."
    )
