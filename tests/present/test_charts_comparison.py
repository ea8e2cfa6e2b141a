"""Scenarios beside each other as charts: what they show, and that every name in them is text."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.base.month import Month
from kim.facts.paper import Paper, load_paper
from kim.model.attribution import attribute
from kim.model.comparison import Comparison
from kim.model.projection import project
from kim.model.scenario import Scenario
from kim.present import charts_comparison, theme
from kim.present.chart import Chart
from kim.present.names import in_legend, names, on_line
from tests.strategies import scenarios

PAPER = load_paper()
STOP = Scenario(title="Förderende", funding_end=Month(2026, 12))
CHEAP = Scenario(title="Dynamisierung 2 %", dynamisation_pct=2.0)
HOSTILE = "<img src=x onerror=alert(1)>"
TEMPLATE = "Kreis & Land <b>50</b> %{x} mehr"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def compare(*chosen: Scenario) -> tuple[Comparison, tuple[str, ...]]:
    return Comparison(tuple(project(s, PAPER) for s in chosen)), names(chosen, PAPER)


def charts(*chosen: Scenario) -> list[Chart]:
    compared, named = compare(*chosen)
    attribution = attribute(chosen[0], chosen[-1], PAPER)
    return [
        charts_comparison.own_share(compared, named),
        charts_comparison.sums(compared, named),
        charts_comparison.fte(compared, named),
        charts_comparison.refinancing_rate(compared, named),
        charts_comparison.contributions(attribution, named[0], named[-1], PAPER),
    ]


def read_as_markup(chart: Chart) -> str:
    """All that Plotly reads; the plain name that a list of series shows is not part of it."""
    shown = [{key: trace[key] for key in trace if key != "meta"} for trace in chart.figure["data"]]
    return json.dumps([shown, chart.figure["layout"]], ensure_ascii=False)


@given(st.lists(scenarios(), min_size=2, max_size=4))
def test_charts_are_json_with_a_text_alternative_and_figures(chosen: list[Scenario]) -> None:
    for chart in charts(*chosen):
        json.dumps(chart.figure, allow_nan=False)
        assert chart.alt.endswith(".")
        assert not re.search(r"\bnan\b", chart.alt)
        assert chart.table.map(lambda cell: isinstance(cell, str)).all(axis=None)
        assert len(set(chart.table.columns)) == len(chart.table.columns)


@given(st.lists(scenarios(), min_size=2, max_size=4))
def test_a_line_ends_with_its_scenarios_horizon(chosen: list[Scenario]) -> None:
    own_share = charts(*chosen)[0]
    for scenario, line in zip(chosen, own_share.figure["data"], strict=True):
        total = project(scenario, PAPER).total("own_share")
        assert line["x"] == list(total.index)
        assert line["y"] == total.to_list()


def test_equal_lines_show_beneath_each_other() -> None:
    lines = charts(*[Scenario()] * 4)[0].figure["data"]
    for below, above in pairwise(lines):
        assert below["line"]["width"] > above["line"]["width"]
        assert below["marker"]["size"] > above["marker"]["size"]


def test_bars_and_lines_of_a_scenario_share_its_symbol() -> None:
    own_share, sums = charts(STOP, CHEAP)[:2]
    heads = [each["text"][0] for each in sums.figure["layout"]["annotations"][:2]]
    assert heads == [theme.SYMBOLS[line["marker"]["symbol"]] for line in own_share.figure["data"]]


@given(scenarios(), scenarios())
def test_each_step_of_the_waterfall_begins_where_the_last_ended(
    start: Scenario, end: Scenario
) -> None:
    attribution = attribute(start, end, PAPER)
    chart = charts_comparison.contributions(attribution, "A", "B", PAPER)
    bars = {
        row: (base, base + length)
        for trace in chart.figure["data"]
        if trace["type"] == "bar"
        for row, base, length in zip(trace["y"], trace["base"], trace["x"], strict=True)
    }
    (_, first), *steps, (_, last) = [bars[row] for row in sorted(bars)]
    assert (first, last) == (attribution.start_eur, attribution.end_eur)
    levels = [first, *(level for _, level in steps)]
    assert [base for base, _ in steps] == pytest.approx(levels[:-1])
    assert levels[-1] == pytest.approx(last, abs=0.005)
    assert [b - a for a, b in pairwise(levels)] == pytest.approx(
        [each.eur for each in attribution.contributions], abs=0.005
    )


def test_a_title_with_markup_stays_text_in_every_picture() -> None:
    hostile = STOP.changed(title=HOSTILE)
    for chart in charts(Scenario(), hostile):
        assert "<img" not in read_as_markup(chart)
    assert in_legend(HOSTILE) == "&lt;img src=x onerror=alert(1)&gt;"
    assert "%{" not in in_legend("Plan %{y}")


def test_no_name_formats_the_picture_or_asks_for_a_figure_of_it() -> None:
    for chart in charts(Scenario(), STOP.changed(title=TEMPLATE)):
        markup = plain(read_as_markup(chart))
        assert "&amp; Land &lt;b&gt;50&lt;/b&gt; %\u200b{x} mehr" in markup
        assert not re.search(r"& |<b>|%{x}", markup)


def test_the_list_of_series_has_each_name_as_it_is() -> None:
    for chart in charts(Scenario(), STOP.changed(title=TEMPLATE))[:4]:
        listed = [trace for trace in chart.figure["data"] if trace.get("showlegend", True)]
        assert [trace["meta"] for trace in listed] == ["Vorlage", TEMPLATE]


def test_a_long_title_breaks_in_the_legend_and_is_cut_on_a_line() -> None:
    title = "Belastungsfall: 25 Stellen, Gehälter steigen um 3 %, Förderende 2026 & noch mehr"
    assert "<br>" in in_legend(title)
    assert len(on_line(title)) <= 50
    assert on_line(title).endswith("…")


def test_a_word_longer_than_a_line_goes_on_in_the_next_and_sooner_in_capitals() -> None:
    word = "Rechtsschutzversicherungsgesellschaften"
    small, capitals = in_legend(2 * word).split("<br>"), in_legend(2 * word.upper()).split("<br>")
    assert ("".join(small), "".join(capitals)) == (2 * word, 2 * word.upper())
    assert max(map(len, capitals)) < max(map(len, small)) <= 40
    assert len(on_line(2 * word.upper())) < len(on_line(2 * word))


def test_a_long_title_of_one_word_is_not_cut_to_nothing() -> None:
    assert on_line("Foerderende_2026_mit_Umsetzung_und_Tariferhoehung").startswith(
        "Foerderende_2026"
    )


def test_sums_are_written_beside_their_bars(paper: Paper) -> None:
    compared, named = compare(Scenario.of(paper), STOP)
    traces = charts_comparison.sums(compared, named).figure["data"]
    labels = [text for trace in traces for text in trace.get("text", [])]
    assert [plain(label).strip() for label in labels] == ["2,36 Mio. €", "5,30 Mio. €"]


def test_a_line_is_the_same_under_another_name_and_in_another_place(paper: Paper) -> None:
    def identities(*scenarios: Scenario) -> list[str]:
        chart = charts_comparison.own_share(*compare(*scenarios))
        return [line["uid"] for line in chart.figure["data"]]

    start = Scenario.of(paper)
    current, stop, other = identities(start, STOP, STOP.changed(funding_end=None))
    assert len({current, stop, other}) == 3
    assert identities(start.changed(salary_growth_pct=3.0), STOP) == [current, stop]
    assert identities(start, STOP.changed(funding_end=None), STOP) == [current, other, stop]


def test_equal_scenarios_are_told_apart(paper: Paper) -> None:
    chart = charts_comparison.own_share(*compare(Scenario.of(paper), STOP, STOP))
    assert len({line["uid"] for line in chart.figure["data"]}) == 3
