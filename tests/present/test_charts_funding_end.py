"""Charts and tables of the page Förderende draw the model's figures, for any scenario."""

import json
from typing import Any

import pytest
from hypothesis import given

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.model.funding_end import FundingEnd, asked, funding_end, readings, sums_by_end
from kim.model.permanence import price_of_permanence
from kim.model.ways_out import ways_out
from kim.present import charts_funding_end, charts_ways_out, tables_funding_end
from kim.present.chart import Chart
from tests.strategies import scenarios

PAPER = load_paper()
STOP = funding_end(Scenario.of(PAPER, funding_end="2026-12"), PAPER)


def all_charts(end: FundingEnd) -> list[Chart]:
    scenario = end.ending.scenario
    return [
        charts_funding_end.cliff(end),
        charts_funding_end.sums_by_end(sums_by_end(scenario, PAPER), end),
        charts_funding_end.readings(end, readings(end)),
        charts_ways_out.ways(ways_out(end, PAPER, 4.0), end),
        charts_funding_end.permanence(price_of_permanence(end, PAPER), end),
    ]


def traces(chart: Chart, kind: str) -> list[dict[str, Any]]:
    return [trace for trace in chart.figure["data"] if trace["type"] == kind]


def rows(chart: Chart) -> dict[str, list[str]]:
    return {
        row[0]: [text.replace("\u00a0€", "") for text in row[1:]]
        for row in chart.table.to_numpy().tolist()
    }


def test_the_cliff_is_the_lost_funding() -> None:
    as_before, taken_over, state = traces(charts_funding_end.cliff(STOP), "bar")
    assert taken_over["y"] == [0, 0, 0, 980_800, 980_800, 980_800]
    assert state["y"] == [980_800, 980_800, 980_800, 0, 0, 0]
    assert as_before["y"][2:4] == [379_918.71, 404_426.92]


def test_both_readings_stand_in_the_table_to_the_cent() -> None:
    chart = charts_funding_end.readings(STOP, readings(STOP))
    until_the_end = ["332.334,53", "355.891,06", "379.918,71"]
    assert rows(chart) == {
        "Richtlinie": [*until_the_end, "1.385.226,92", "1.410.225,29", "1.435.723,63"],
        "Tabelle": [*until_the_end, "1.249.918,61", "1.274.916,98", "1.300.415,32"],
        "Unterschied": ["0,00"] * 3 + ["+135.308,31"] * 3,
    }


def test_ways_stand_in_the_table_to_the_cent() -> None:
    found = rows(charts_ways_out.ways(ways_out(STOP, PAPER, 4.0), STOP))
    assert found["4\u00a0VZÄ im Jahr umsetzen"][3:] == ["1.208.678,38", "898.672,97", "577.104,59"]
    lapsing = found["Ohne Förderende, Verträge laufen aus"]
    assert lapsing == ["332.334,53", "42.578,04", "46.429,60", "50.358,19", "0,00", "0,00"]


def test_posts_left_stand_beside_the_cost() -> None:
    table = tables_funding_end.ways(ways_out(STOP, PAPER, 4.0), STOP)
    assert table["Stellen Ende 2029"].tolist()[:3] == ["17\u00a0VZÄ", "5\u00a0VZÄ", "0\u00a0VZÄ"]


def test_every_month_up_to_the_horizon_is_an_end() -> None:
    sums = sums_by_end(STOP.ending.scenario, PAPER)
    [line, marked] = traces(charts_funding_end.sums_by_end(sums, STOP), "scatter")
    assert line["x"][0] == "2023-12-31"
    assert line["x"][2] == "2024-02-29"
    assert len(line["x"]) == 1 + 6 * 12
    assert line["y"][-1] == pytest.approx(2_356_920.14)
    assert (marked["x"], marked["y"]) == (["2026-12-31"], [5_299_320.14])


@given(scenarios())
def test_bars_stack_up_to_what_is_paid(scenario: Scenario) -> None:
    end = funding_end(asked(scenario, PAPER), PAPER)
    bars = [trace["y"] for trace in traces(charts_funding_end.cliff(end), "bar")]
    gross_cost = project(end.ending.scenario, PAPER).total("gross_cost").tolist()
    assert [sum(parts) for parts in zip(*bars, strict=True)] == pytest.approx(gross_cost, abs=0.01)
    assert all(part >= 0 for bar in bars for part in bar)


@given(scenarios())
def test_any_scenario_can_be_drawn_told_and_read(scenario: Scenario) -> None:
    end = funding_end(asked(scenario, PAPER), PAPER)
    found = all_charts(end)
    assert len({chart.key for chart in found}) == len(found)
    for chart in found:
        json.dumps(chart.figure, allow_nan=False)
        assert chart.alt.endswith(".")
        assert chart.source.startswith("Quelle:")
        assert all(isinstance(text, str) for text in chart.table.to_numpy().ravel())
    for line in traces(found[1], "scatter"):
        assert len(line["x"]) == len(line["y"])


def test_series_stay_the_same_when_month_and_horizon_move() -> None:
    def series(end: FundingEnd) -> list[str]:
        listed = (trace for chart in all_charts(end) for trace in chart.figure["data"])
        return [trace.get("uid", trace["name"]) for trace in listed]

    later = Scenario.of(PAPER, funding_end="2027-06", last_year=2031)
    assert series(funding_end(later, PAPER)) == series(STOP)


def test_an_end_after_the_horizon_is_marked_at_its_last_month() -> None:
    later = funding_end(Scenario.of(PAPER, funding_end="2033-03"), PAPER)
    sums = sums_by_end(later.ending.scenario, PAPER)
    assert sums.ends[-1] == Month(2029, 12)
    [_, marked] = traces(charts_funding_end.sums_by_end(sums, later), "scatter")
    assert marked["x"] == ["2029-12-31"]
