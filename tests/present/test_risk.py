"""What is uncertain is said in plain words, drawn as computed, and called an assumption."""

import json
import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.base.month import Month
from kim.facts.paper import Role, load_paper
from kim.model.outcomes import Outcomes, Spread, outcomes
from kim.model.scenario import Scenario
from kim.model.sensitivity import Amounts, Sensitivity, sensitivity
from kim.model.trade_off import trade_off
from kim.present import charts_risk, formats, story_risk, tables_risk
from kim.present.chart import Chart
from tests.strategies import scenarios

PAPER = load_paper()
RUNS = 60
NO_POSTS = Scenario(posts=dict.fromkeys(Role, 0.0))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def moved(scenario: Scenario, amounts: Amounts | None = None) -> Sensitivity:
    return sensitivity(scenario, PAPER, amounts or Amounts(), Role.CASE_MANAGEMENT)


def drawn(scenario: Scenario, **spread: float) -> Outcomes:
    return outcomes(scenario, PAPER, Spread(**spread), runs=RUNS)


def effects(scenario: Scenario, amounts: Amounts | None = None) -> list[str]:
    return [plain(said) for said in story_risk.effects(moved(scenario, amounts), PAPER)]


def charts(scenario: Scenario, limit_eur: float = 500_000.0) -> list[Chart]:
    return [
        charts_risk.sensitivity(moved(scenario), PAPER),
        charts_risk.trade_off(trade_off(scenario, PAPER), PAPER),
        charts_risk.trade_off(trade_off(scenario, PAPER, scenario.last_year), PAPER),
        charts_risk.outcomes(drawn(scenario), limit_eur, PAPER),
    ]


def written(chart: Chart) -> list[str]:
    """Labels of a chart's bars."""
    return [text for trace in chart.figure["data"] for text in trace.get("text", [])]


@given(scenarios())
def test_charts_are_json_with_a_text_alternative_and_figures(scenario: Scenario) -> None:
    for chart in charts(scenario):
        json.dumps(chart.figure, allow_nan=False)
        assert chart.alt.endswith(".")
        assert not re.search(r"\bnan\b", chart.alt)
        assert chart.table.map(lambda cell: isinstance(cell, str)).all(axis=None)


@given(scenarios(), st.floats(0, 3e6))
def test_every_sentence_is_whole(scenario: Scenario, limit_eur: float) -> None:
    found, runs = moved(scenario), drawn(scenario, funding_end_pct=5)
    said = [
        story_risk.sensitivity(found, PAPER),
        *story_risk.effects(found, PAPER),
        story_risk.trade_off(trade_off(scenario, PAPER), scenario),
        story_risk.trade_off(trade_off(scenario, PAPER, scenario.last_year), scenario),
        story_risk.outcomes(runs),
        story_risk.total(runs),
        story_risk.limit(runs, limit_eur),
    ]
    for sentence in said:
        assert sentence.endswith(".")
        assert not re.search(r"\bnan\b|None|  |\.\.|[{}]", sentence)


def test_the_largest_effect_leads() -> None:
    assert plain(story_risk.sensitivity(moved(Scenario()), PAPER)) == (
        "Am stärksten wirkt ein Förderende: Fällt die Förderung nach Dezember 2028 weg, steigt der "
        "Eigenanteil von 2024 bis 2029 zusammen um 980.800,00 €."
    )


@pytest.mark.parametrize(
    "partly",
    [{"remaining_funding_pct": 30.0}, {"phase_out_years": 2}, {"funding_end_modules": (1,)}],
)
def test_a_funding_that_ends_in_part_is_not_said_to_be_gone(partly: dict[str, Any]) -> None:
    said = effects(Scenario(**partly))
    assert any(each.startswith("Endet die volle Förderung nach Dezember 2028,") for each in said)


def test_without_posts_nothing_has_an_effect() -> None:
    amounts = Amounts(posts_fte=0)
    assert story_risk.sensitivity(moved(NO_POSTS, amounts), PAPER).endswith(
        "wirkt keine der Angaben auf den Eigenanteil."
    )


def test_each_move_is_a_sentence() -> None:
    said = effects(Scenario(funding_end=Month(2027, 6)), Amounts(1.5, 0.5, 2, 0.5))
    assert [sentence.partition(",")[0] for sentence in said] != []
    beginnings = (
        "Endet die volle Förderung 2 Jahre früher (Juni 2025), steigt der Eigenanteil ",
        "Endet die volle Förderung 2 Jahre später (Juni 2029), sinkt der Eigenanteil ",
        "Steigen die Gehälter jährlich um 1,5 Prozentpunkte weniger, sinkt ",
        "Steigen die Gehälter jährlich um 1,5 Prozentpunkte mehr, steigt ",
        "Ist die Dynamisierung jährlich um 0,5 Prozentpunkte niedriger, steigt ",
        "Ist die Dynamisierung jährlich um 0,5 Prozentpunkte höher, sinkt ",
        "Hat der Kreis 0,5 VZÄ weniger (Case Management), sinkt ",
        "Hat der Kreis 0,5 VZÄ mehr (Case Management), steigt ",
        "Gilt die andere Lesart (Tabelle statt Richtlinie), sinkt ",
    )
    for beginning in beginnings:
        assert sum(sentence.startswith(beginning) for sentence in said) == 1


def test_what_cannot_be_moved_says_why() -> None:
    said = effects(Scenario(dynamisation_pct=-4.5))
    assert (
        "Ist die Dynamisierung jährlich um 1 Prozentpunkt niedriger: nicht möglich. Erlaubt: −5 "
        "bis 20 %."
    ) in said
    assert (
        "Ein späteres Förderende entfällt: Das Szenario hat kein Förderende, und gerechnet wird "
        "nur bis 2029."
    ) in said


def test_the_tornado_writes_what_cannot_be_moved_beside_its_row() -> None:
    chart = charts_risk.sensitivity(moved(Scenario()), PAPER)
    labels = [plain(text).strip() for text in written(chart)]
    assert labels.count("später: entfällt") == 1
    assert labels.count("ohne Wirkung") == 1
    assert plain(chart.table.to_numpy()[0][0]) == "Förderende: schon nach Dezember 2028"
    assert "+980.800 €" in labels
    assert plain(chart.table.to_numpy()[0][1]) == "+980.800,00 €"


def test_an_end_is_moved_from_where_it_can_be_seen() -> None:
    late = effects(Scenario(funding_end=Month(2031, 6)))
    assert late[0].startswith("Fällt die Förderung nach Dezember 2028 weg, steigt der Eigenanteil ")
    assert (
        "Ein späteres Förderende entfällt: Schon das Förderende des Szenarios wirkt bis 2029 nicht."
    ) in late

    soon = effects(Scenario(funding_end=Month(2028, 12)), Amounts(funding_end_years=2))
    assert any(said.startswith("Läuft die volle Förderung bis Ende 2029, sinkt ") for said in soon)


def test_what_has_no_effect_is_named_with_a_reason() -> None:
    said = [plain(each) for each in story_risk.without_effect(moved(Scenario()), PAPER)]
    assert said[0].startswith("Ein späteres Förderende entfällt: Das Szenario hat kein Förderende")
    assert said[1] == "Ohne Wirkung auf die Summe ist hier eine Änderung bei der Lesart."
    assert "erst, wenn die Förderung endet" in said[2]

    ending = moved(Scenario(funding_end=Month(2026, 12)))
    assert story_risk.without_effect(ending, PAPER) == ()


def test_why_a_post_more_and_a_post_less_differ_is_said_where_they_do() -> None:
    assert plain(story_risk.unfunded_posts(moved(Scenario()), PAPER)).endswith(
        "außer sie werden als zusätzliche geförderte Stellen angesetzt (höchstens 8 VZÄ)."
    )
    fte = PAPER.roles[Role.CASE_MANAGEMENT].fte.value
    symmetric = (
        Scenario(posts={Role.CASE_MANAGEMENT: fte - 2}),
        Scenario(posts={Role.CASE_MANAGEMENT: fte + 2}),
        Scenario(funding_end=Month(2023, 12)),
        Scenario(posts={Role.CASE_MANAGEMENT: 0.0}),
        Scenario(
            posts={Role.CASE_MANAGEMENT: fte + 2.5},
            extra_posts={Role.IMMIGRATION_OFFICE: 1.5},
            extra_from=Month(2026, 7),
            funding_end=Month(2027, 6),
            phase_out_years=2,
            redeploy_fte_per_year=2.0,
        ),
    )
    for scenario in symmetric:
        assert story_risk.unfunded_posts(moved(scenario), PAPER) == ""


def test_the_tornado_has_one_unit() -> None:
    chart = charts_risk.sensitivity(moved(Scenario()), PAPER)
    amounts = [text for text in written(chart) if "€" in text]
    assert len(amounts) >= 5
    assert not [text for text in amounts if "Tsd" in text or "Mio" in text]


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        (
            Scenario(),
            (
                "Steigen die Gehälter jährlich um 2 %, ist der Eigenanteil im Jahr 2029 so hoch "
                "wie in der Vorlage, wenn die Förderung gleich bleibt. Im Szenario bleibt sie "
                "gleich."
            ),
        ),
        (
            Scenario(salary_growth_pct=0.0, dynamisation_pct=2.0),
            (
                "Bleiben die Gehälter gleich, gibt es auf dieser Karte keine Dynamisierung, mit "
                "der der Eigenanteil im Jahr 2029 so hoch ist wie in der Vorlage."
            ),
        ),
        (
            Scenario(salary_growth_pct=-1.0),
            (
                "Sinken die Gehälter jährlich um 1 %, gibt es auf dieser Karte keine "
                "Dynamisierung, mit der der Eigenanteil im Jahr 2029 so hoch ist wie in der "
                "Vorlage."
            ),
        ),
    ],
)
def test_what_makes_up_for_the_salaries(scenario: Scenario, sentence: str) -> None:
    assert plain(story_risk.trade_off(trade_off(scenario, PAPER, 2029), scenario)) == sentence


def test_the_dynamisation_needed_is_named() -> None:
    scenario = Scenario(salary_path_pct=(3.0,) * 5, dynamisation_pct=-0.5)
    said = plain(story_risk.trade_off(trade_off(scenario, PAPER, 2029), scenario))
    cost_eur = 135_308.3 + 1_177_826.23 * 1.03**5
    needed_pct = 100 * (((cost_eur - 454_923.63) / 980_800) ** (1 / 5) - 1)
    assert said == (
        "Entwickeln sich die Gehälter wie im Gehaltspfad (hier gleichbedeutend mit 3 % im Jahr), "
        "ist der Eigenanteil im Jahr 2029 so hoch wie in der Vorlage, wenn die Förderung jährlich "
        f"um {plain(formats.pct(needed_pct, 2))} steigt. Im Szenario sinkt sie jährlich um 0,5 %."
    )


def test_the_map_marks_paper_and_scenario() -> None:
    scenario = Scenario(salary_growth_pct=3.0, dynamisation_pct=1.0)
    chart = charts_risk.trade_off(trade_off(scenario, PAPER, 2029), PAPER)
    marked = {
        trace["name"]: (trace["x"], trace["y"])
        for trace in chart.figure["data"]
        if trace.get("mode") == "markers"
    }
    assert marked == {"Vorlage": ([2.0], [0.0]), "dieses Szenario": ([3.0], [1.0])}


def test_the_table_of_the_map_goes_in_whole_percents() -> None:
    table = tables_risk.trade_off(trade_off(Scenario(), PAPER, 2029)).map(plain)
    row = table.iloc[2].to_list()
    assert row[0] == "0 %"
    assert row[3] == "454.924 €"
    assert row[-1] == "2 %"
    assert list(map(plain, table.columns))[1:-1] == [f"Gehälter {pct} %" for pct in range(9)]


def test_each_end_of_a_band_is_said_in_the_words_of_its_legend() -> None:
    found = drawn(Scenario(), salary_points=1.0)
    data = charts_risk.outcomes(found, 900_000.0, PAPER).figure["data"]
    said = [trace for trace in data if trace.get("hoverinfo") != "skip"]
    assert [trace["hovertemplate"].partition(": %{y")[0] for trace in said] == [
        "8 von 10 Verläufen, Untergrenze",
        "die Hälfte der Verläufe, Untergrenze",
        "die Hälfte der Verläufe, Obergrenze",
        "8 von 10 Verläufen, Obergrenze",
        "Mitte der Verläufe",
        "Grenze",
    ]
    ends = [trace["y"][-1] for trace in said[:4]]
    assert ends == sorted(ends)
    for trace in said[:-1]:  # what is hidden by its name takes its words along
        assert trace["hovertemplate"].startswith(trace["name"])


def test_bands_end_in_the_last_row_of_the_table() -> None:
    found = drawn(Scenario())
    table = tables_risk.outcomes(found, 500_000.0)
    assert table.iloc[-1, 3] == formats.eur(found.bands_eur()[50][2029])
    assert plain(str(table.columns[-1])) == "über 500.000 €"
    assert math.isclose(found.bands_eur()[50][2024], 332_334.53)


def test_a_moved_limit_is_still_the_same_series() -> None:
    lower, higher = (charts(Scenario(), limit_eur)[-1] for limit_eur in (5e5, 6e5))
    before, after = (chart.figure["data"][-1] for chart in (lower, higher))
    assert before["name"] != after["name"]
    assert before["uid"] == after["uid"]
