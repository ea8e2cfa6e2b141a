"""Charts draw the projection's figures, say them in words, and look the same in every browser."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.facts.paper import Paper, Role, load_paper
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.present import axes, charts
from kim.present.chart import Chart
from tests.strategies import scenarios

Draw = Callable[[Projection], Chart]

ALL: list[Draw] = [charts.own_share_by_module, charts.who_pays]
EUR = st.floats(0, 1e8)


def traces(chart: Chart, kind: str) -> list[dict[str, Any]]:
    return [trace for trace in chart.figure["data"] if trace["type"] == kind]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_no_amount_in_a_bar_lies_beneath_the_papers_markers(baseline: Projection) -> None:
    more = Scenario(posts={Role.CASE_MANAGEMENT: 14.0})
    *bars, line, _ = charts.own_share_by_module(project(more, baseline.paper)).figure["data"]
    first = [bar["y"][0] for bar in bars]
    middle_eur = first[0] + first[1] / 2
    assert abs(middle_eur - line["y"][0]) < 20_000, (
        "the marker lies upon the second module's amount"
    )
    assert bars[1]["text"][0] == ""
    assert bars[0]["text"][0] == "89"

    unchanged = charts.own_share_by_module(baseline).figure["data"][:3]
    assert all(text for bar in unchanged for text in bar["text"])


def test_the_papers_own_chart_has_its_modules_and_its_line(baseline: Projection) -> None:
    chart = charts.own_share_by_module(baseline)
    bars = traces(chart, "bar")
    assert [bar["name"] for bar in bars] == [
        "Modul 1 (Koordination)",
        "Modul 2 (Case Management)",
        "Modul 3 (ABH/EBH)",
    ]
    assert [bar["y"][-1] for bar in bars] == [114530.54, 281940.43, 58452.66]
    line = next(trace for trace in chart.figure["data"] if trace["name"] == "Summe laut Vorlage")
    assert line["x"] == [2024, 2025, 2026, 2027, 2028, 2029]
    assert line["y"] == [332334.53, 355891.06, 379918.70, 404426.92, 429425.29, 454923.63]


def test_a_modules_name_from_the_facts_stays_text(paper: Paper, baseline: Projection) -> None:
    label = "Pass & <b>Amt</b> %{x}"
    renamed = {n: part.model_copy(update={"label": label}) for n, part in paper.modules.items()}
    other = replace(baseline, paper=paper.model_copy(update={"modules": renamed}))
    for bar in traces(charts.own_share_by_module(other), "bar"):
        for text in (bar["name"], bar["hovertemplate"]):
            assert "(Pass &amp; &lt;b&gt;Amt&lt;/b&gt; %\u200b{x})" in plain(text)
        assert bar["meta"].endswith(f"({label})")


@given(scenarios())
def test_bars_stack_up_to_the_totals_that_are_written(scenario: Scenario) -> None:
    projection = project(scenario, load_paper())
    for chart, quantity in zip(
        [make(projection) for make in ALL], ["own_share", "gross_cost"], strict=True
    ):
        bars = [trace["y"] for trace in traces(chart, "bar")]
        stacked = [sum(cells) for cells in zip(*bars, strict=True)]
        assert stacked == pytest.approx(projection.total(quantity).tolist(), abs=0.005)
        assert chart.figure["data"][-1]["customdata"] == projection.total(quantity).tolist()


@given(scenarios())
def test_a_chart_is_json_and_lies_within_its_axes(scenario: Scenario) -> None:
    projection = project(scenario, load_paper())
    for make in ALL:
        chart = make(projection)
        figure = json.loads(json.dumps(chart.figure, allow_nan=False))
        low, high = figure["layout"]["yaxis"]["range"]
        for trace in figure["data"]:
            assert len(trace["x"]) == len(trace["y"])
            assert all(low <= y <= high for y in trace["y"])
        assert chart.table.map(lambda cell: isinstance(cell, str)).all(axis=None)


def test_the_line_ends_where_the_paper_ends(paper: Paper) -> None:
    for last_year, end in [(2040, 2029), (2026, 2026)]:
        chart = charts.own_share_by_module(project(Scenario.of(paper, last_year=last_year), paper))
        line = next(t for t in chart.figure["data"] if t["name"] == "Summe laut Vorlage")
        assert line["x"][-1] == end


def test_a_total_stands_clear_of_the_papers_marker(paper: Paper) -> None:
    scenario = Scenario.of(paper, salary_growth_pct=1.9)  # its totals lie just below the line
    chart = charts.own_share_by_module(project(scenario, paper))
    line, totals = chart.figure["data"][-2:]
    assert all(total >= y for total, y in zip(totals["y"], line["y"], strict=True))
    assert totals["customdata"][-1] < line["y"][-1]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            charts.own_share_by_module,
            [
                "2024: 332.334,53 €",
                "2029: 454.923,63 €",
                "Modul 2 (Case Management) 281.940,43 €",
            ],
        ),
        (charts.who_pays, ["Eigenanteil 2024: 332.334,53 €", "2029: 980.800,00 €"]),
    ],
)
def test_the_text_alternative_says_the_figures(
    make: Draw, words: list[str], baseline: Projection
) -> None:
    alt = plain(make(baseline).alt)
    assert all(word in alt for word in words), alt


def test_the_text_alternative_names_a_peak_between_first_and_last_year(paper: Paper) -> None:
    scenario = Scenario.of(paper, funding_end="2026-12", redeploy_fte_per_year=4.0)
    alt = plain(charts.own_share_by_module(project(scenario, paper)).alt)
    assert "am höchsten 2027: 1.208.678,38 €" in alt


@pytest.mark.parametrize("make", ALL)
def test_title_years_and_source_are_those_of_paper_and_scenario(make: Draw, paper: Paper) -> None:
    chart = make(project(Scenario.of(paper, last_year=2033), paper))
    assert "2024 bis 2033" in chart.title
    assert chart.source == (
        "Quelle: Beschlussvorlage des Rhein-Sieg-Kreises zur Sitzung des Personalausschusses am "
        "16.04.2024; eigene Berechnung"
    )


@pytest.mark.parametrize(
    ("high", "texts"),
    [
        (400_000.0, ["0", "100 Tsd.", "200 Tsd.", "300 Tsd.", "400 Tsd."]),
        (1_200_000.0, ["0", "0,25 Mio.", "0,5 Mio.", "0,75 Mio.", "1 Mio.", "1,25 Mio."]),
        (4_000.0, ["0", "1.000", "2.000", "3.000", "4.000"]),
        (0.0, ["0"]),
    ],
)
def test_ticks_of_money_are_short_and_german(high: float, texts: list[str]) -> None:
    assert [plain(text) for text in axes.euro_axis(0.0, high)["ticktext"]] == texts


@given(EUR.map(lambda eur: -eur), EUR)
def test_ticks_are_even_few_and_hold_zero(low: float, high: float) -> None:
    values = axes.ticks(low, high)
    assert 0.0 in values
    assert len(values) <= 8
    assert all(low <= value <= high for value in values)
    steps = [b - a for a, b in pairwise(values)]
    assert steps == pytest.approx(steps[:1] * len(steps))


@pytest.mark.parametrize("last", range(2025, 2041))
def test_years_stay_apart_and_the_last_one_is_named(last: int) -> None:
    labelled = axes.labelled_years(range(2024, last + 1))
    assert labelled[-1] == last
    assert len(labelled) <= 9


def test_no_figure_leaves_a_number_to_the_browsers_language(baseline: Projection) -> None:
    for make in ALL:
        figure = make(baseline).figure
        for axis in ("xaxis", "yaxis"):
            assert figure["layout"][axis]["tickmode"] == "array"
        texts = [text for bar in figure["data"] for text in bar.get("text", [])]
        assert texts
        assert all(re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d+)?|", text) for text in texts)
