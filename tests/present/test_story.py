"""Sentences say what was computed, in correct German, whatever the scenario."""

import re
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from kim.base.month import Month
from kim.facts.paper import MODULES, Paper, load_paper
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.present import formats, story
from tests.strategies import scenarios


def projections(paper: Paper, levers: dict[str, Any]) -> tuple[Projection, Projection]:
    scenario = Scenario.of(paper, **levers)
    return (
        project(scenario, paper),
        project(Scenario.of(paper, last_year=scenario.last_year), paper),
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


STOP = {"funding_end": "2026-12"}


@pytest.mark.parametrize(
    ("levers", "sentence"),
    [
        (
            {},
            (
                "Bleibt alles wie in der Vorlage, zahlt der Kreis im Jahr 2029 einen "
                "Eigenanteil von 454.923,63 €, von 2024 bis 2029 zusammen 2.356.920,14 €."
            ),
        ),
        (
            {"last_year": 2026},
            (
                "Bleibt alles wie in der Vorlage, zahlt der Kreis im Jahr 2026 einen "
                "Eigenanteil von 379.918,71 €, von 2024 bis 2026 zusammen 1.068.144,30 €."
            ),
        ),
        (
            STOP,
            (
                "In diesem Szenario zahlt der Kreis im Jahr 2029 einen Eigenanteil von "
                "1.435.723,63 €, 980.800,00 € mehr als in der Vorlage. Von 2024 bis 2029 sind "
                "es zusammen 5.299.320,14 €, 2.942.400,00 € mehr."
            ),
        ),
        (
            {"dynamisation_pct": 2.0, "title": "Dynamisierung 2 %"},
            (
                "Im Szenario „Dynamisierung 2 %“ zahlt der Kreis im Jahr 2029 einen Eigenanteil"
                " von 352.841,18 €, 102.082,45 € weniger als in der Vorlage. Von 2024 bis 2029 "
                "sind es zusammen 2.054.715,10 €, 302.205,04 € weniger."
            ),
        ),
        (
            {"permanent": False},
            (
                "In diesem Szenario zahlt der Kreis im Jahr 2029 keinen Eigenanteil, 454.923,63"
                " € weniger als in der Vorlage. Von 2024 bis 2029 sind es zusammen 471.700,36 "
                "€, 1.885.219,78 € weniger."
            ),
        ),
        (
            {"remaining_funding_pct": 50.0},
            (
                "In diesem Szenario zahlt der Kreis im Jahr 2029 einen Eigenanteil von "
                "454.923,63 €, genauso viel wie in der Vorlage. Von 2024 bis 2029 sind es "
                "zusammen 2.356.920,14 €, genauso viel."
            ),
        ),
        (
            {**STOP, "last_year": 2026},
            (
                "In diesem Szenario zahlt der Kreis im Jahr 2026 einen Eigenanteil von "
                "379.918,71 €, genauso viel wie in der Vorlage. Von 2024 bis 2026 sind es "
                "zusammen 1.068.144,30 €, genauso viel."
            ),
        ),
    ],
)
def test_the_answer(levers: dict[str, Any], sentence: str, paper: Paper) -> None:
    assert plain(story.answer(*projections(paper, levers))) == sentence


def test_beyond_the_paper_the_answer_says_that_it_goes_on_as_printed(paper: Paper) -> None:
    assert plain(story.answer(*projections(paper, {"last_year": 2035}))).startswith(
        "Wird die Vorlage unverändert bis 2035 fortgeschrieben, zahlt der Kreis im Jahr 2035 "
    )
    stopped = plain(story.answer(*projections(paper, {**STOP, "last_year": 2035})))
    assert "980.800,00 € mehr als bei unveränderter Fortschreibung der Vorlage." in stopped


@pytest.mark.parametrize(
    ("levers", "sentence"),
    [
        (
            {},
            (
                "Von den Kosten des Jahres 2029, 1.435.723,63 €, trägt das Land 980.800,00 €, "
                "also 68,3 %."
            ),
        ),
        (
            STOP,
            (
                "Im Jahr 2029 zahlt das Land nichts; die Kosten von 1.435.723,63 € trägt der "
                "Kreis allein."
            ),
        ),
        ({"permanent": False}, "Im Jahr 2029 gibt es keine Stellen und keine Kosten mehr."),
    ],
)
def test_who_pays(levers: dict[str, Any], sentence: str, paper: Paper) -> None:
    assert plain(story.funding(projections(paper, levers)[0])) == sentence


def test_redeployed_posts_are_not_hidden(paper: Paper, baseline: Projection) -> None:
    assert story.redeployment(baseline) == ""
    moved, _ = projections(paper, {**STOP, "redeploy_fte_per_year": 4.0})
    stayed, _ = projections(paper, STOP)
    elsewhere_eur = moved.sum("redeployed_cost")
    saved_eur = stayed.sum("own_share") - moved.sum("own_share")
    assert elsewhere_eur == pytest.approx(saved_eur, abs=0.09)  # nine cells, rounded each
    assert story.redeployment(moved).startswith(
        f"Für umgesetzte Stellen zahlt der Kreis bis 2029 weitere {formats.eur(elsewhere_eur)} aus"
    )


@pytest.mark.parametrize(
    ("levers", "sentence"),
    [
        ({}, "Das Szenario entspricht in allen Angaben der Vorlage."),
        (STOP, "Eine Angabe weicht vom Beschlussvorschlag ab:"),
        ({**STOP, "permanent": False}, "2 Angaben weichen vom Beschlussvorschlag ab:"),
    ],
)
def test_how_much_differs(levers: dict[str, Any], sentence: str, paper: Paper) -> None:
    assert story.deviations(Scenario.of(paper, **levers).deviations(paper)) == sentence


def test_the_check_counts_and_sizes_what_is_off(baseline: Projection) -> None:
    # Three cells are off; two lie in one year and cancel out, so one total is off as well.
    assert plain(story.check(baseline)) == (
        "In 4 Werten von 24 weicht die Nachrechnung von der Vorlage ab, um höchstens 0,01 €; "
        "alle übrigen stimmen auf den Cent."
    )


def as_printed(baseline: Projection, *, off_cents: int = 0) -> Projection:
    """Give the projection that a paper without rounding differences would have, one cell off."""
    modules = baseline.paper.modules
    own_share = np.array([modules[module].own_share.value for module in MODULES])[:, :, None]
    own_share[0, 0] += off_cents / 100
    cells = copy(baseline.cells)
    cells.own_share = own_share
    return replace(baseline, cells=cells)


def test_a_table_that_comes_back_exactly_is_said_to(baseline: Projection) -> None:
    expected = "Alle 24 Werte der Vorlage kommen auf den Cent genau heraus."
    assert story.check(as_printed(baseline)) == expected


def test_a_cell_that_is_off_takes_its_total_along(baseline: Projection) -> None:
    sentence = plain(story.check(as_printed(baseline, off_cents=-7)))
    assert sentence == (
        "In 2 Werten von 24 weicht die Nachrechnung von der Vorlage ab, um höchstens 0,07 €; "
        "alle übrigen stimmen auf den Cent."
    )


@given(scenarios())
def test_every_scenario_has_whole_sentences(scenario: Scenario) -> None:
    paper = load_paper()
    projection = project(scenario, paper)
    baseline = project(Scenario.of(paper, last_year=scenario.last_year), paper)
    said = [
        story.answer(projection, baseline),
        story.funding(projection),
        *filter(None, [story.redeployment(projection)]),
    ]
    for sentence in said:
        assert sentence.endswith(".")
        assert not re.search(r"\bnan\b|None|  |-\d|−|[{}]", sentence)
    assert formats.eur(projection.sum("own_share")) in said[0]


def test_other_figures_never_stand_under_the_papers_name() -> None:
    paper = load_paper()
    own = project(Scenario.of(paper), paper)
    other = project(Scenario.of(paper, **STOP), paper)

    assert story.table_heading(own) == "Die Tabelle der Vorlage, nachgerechnet"
    assert "in diesem Szenario" in story.table_heading(other)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (None, ""),
        (Month(2029, 11), ""),
        (Month(2029, 12), "Gerechnet wird bis 2029: Das Förderende am 31.12.2029 wirkt sich bis "),
        (Month(2031, 6), "Gerechnet wird bis 2029: Das Förderende am 30.06.2031 wirkt sich bis "),
    ],
)
def test_an_end_too_late_to_show_is_told(end: Month | None, said: str) -> None:
    sentence = story.late_end(Scenario(funding_end=end))
    assert sentence == (f"{said}dahin nicht aus." if said else "")
