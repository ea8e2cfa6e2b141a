"""Slides say, draw and list what the app does, natively and editably, and say their origin."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pptx.presentation import Presentation as Slides

from kim.export.pptx import deck
from kim.export.stamp import Stamp
from kim.facts.paper import MODULES, Paper
from kim.model.funding_end import funding_end
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.present import formats, labels, story, story_funding_end, tables
from tests.exports.slides import opened, text_of

STAMP = Stamp(date(2026, 12, 1), "https://kim.example/?v=1&foerderende=2026-12")
ANSWER, OWN_SHARE, WHO_PAYS, FUNDING_END = 1, 2, 3, 4
COMPARED_CHARTS, COMPARED_END, COMPARED_SUMS = 2, 3, 4
END = "Was ist, wenn die Förderung endet?"


@pytest.fixture(scope="module")
def stop(paper: Paper) -> Scenario:
    return Scenario.of(paper, title="Förderende Dezember 2026", funding_end="2026-12")


@pytest.fixture(scope="module")
def projection(stop: Scenario, paper: Paper) -> Projection:
    return project(stop, paper)


@pytest.fixture(scope="module")
def alone(stop: Scenario, paper: Paper) -> Slides:
    return opened(deck([stop], paper, stamp=STAMP))


@pytest.fixture(scope="module")
def compared(stop: Scenario, paper: Paper) -> Slides:
    longer = Scenario.of(paper, title="25 Stellen", last_year=2034, extra_posts={"assistance": 8.0})
    scenarios = [stop, Scenario.of(paper), longer, stop.changed(title="", permanent=False)]
    return opened(deck(scenarios, paper, stamp=STAMP))


def charts_of(slide: Any) -> list[Any]:  # noqa: ANN401 - python-pptx's own
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def series(chart: Any) -> dict[str, list[float | None]]:  # noqa: ANN401 - python-pptx's own
    return {each.name: list(each.values) for plot in chart.plots for each in plot.series}


def table_of(slide: Any) -> list[list[str]]:  # noqa: ANN401 - python-pptx's own
    """Cells of a slide's table; one of many years goes on below, behind its first column."""
    first, *others = (shape.table for shape in slide.shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in first.rows]
    for other in others:
        for row, more in zip(rows, other.rows, strict=True):
            row.extend([cell.text for cell in more.cells][1:])
    return rows


def test_a_slide_of_one_scenario_among_several_says_whose_it_is(compared: Slides) -> None:
    for number in (ANSWER, COMPARED_CHARTS, COMPARED_END, 6):
        slide = compared.slides[number]
        assert slide.shapes.title.text.startswith("A: ")
        assert "Szenario A: Förderende Dezember 2026" in text_of(slide)
        assert "Szenario A:" in slide.notes_slide.notes_text_frame.text
    assert "Szenarien: A: Förderende Dezember 2026; B: Vorlage; C:" in text_of(compared.slides[5])


@pytest.mark.parametrize(("fixture", "count"), [("alone", 7), ("compared", 8)])
def test_five_to_eight_slides_each_with_title_and_notes(
    fixture: str, count: int, request: pytest.FixtureRequest
) -> None:
    slides = request.getfixturevalue(fixture).slides
    assert len(slides) == count
    for slide in slides:
        assert slide.shapes.title.text
        assert slide.notes_slide.notes_text_frame.text
        assert not [each for each in slide.placeholders if not each.text_frame.text.strip()]


def test_the_answer_is_the_page_s_with_its_four_key_figures(
    alone: Slides, projection: Projection, paper: Paper
) -> None:
    text = text_of(alone.slides[ANSWER])
    assert story.answer(projection, project(Scenario.of(paper), paper)) in text
    for amount in ("1.435.723,63", "5.299.320,14", "+2.942.400,00"):
        assert f"{amount}{formats.NBSP}€" in text


def test_charts_hold_the_projection(alone: Slides, projection: Projection, paper: Paper) -> None:
    (chart,) = charts_of(alone.slides[OWN_SHARE])
    data = series(chart)
    for module in MODULES:
        expected = projection.by_module("own_share")[module].tolist()
        assert data[labels.module(paper, module)] == expected
    assert data["Summe"] == projection.total("own_share").tolist()
    assert data["Summe laut Vorlage"] == list(paper.own_share_total.value)
    (chart,) = charts_of(alone.slides[WHO_PAYS])
    assert series(chart)["Landesförderung"] == projection.total("funding").tolist()
    assert list(chart.plots[0].categories) == [str(year) for year in projection.years]


def test_a_line_does_not_strike_totals_through(alone: Slides) -> None:
    (chart,) = charts_of(alone.slides[OWN_SHARE])
    (labels_of_totals,) = chart._chartSpace.xpath("//c:lineChart//c:dLbls[c:numFmt]")  # noqa: SLF001 - no public way
    assert [each.tag.split("}")[1] for each in labels_of_totals][:3] == ["numFmt", "spPr", "txPr"]
    assert labels_of_totals.xpath("c:spPr/a:solidFill/a:schemeClr/@val") == ["bg1"]


def test_both_charts_of_the_first_scenario_share_a_slide_of_a_comparison(
    compared: Slides, projection: Projection
) -> None:
    own_share, who_pays = map(series, charts_of(compared.slides[COMPARED_CHARTS]))
    assert own_share["Summe"] == projection.total("own_share").tolist()
    assert who_pays["Landesförderung"] == projection.total("funding").tolist()


def test_every_scenario_s_years_and_sum_stand_in_a_table_and_in_the_notes(
    compared: Slides, stop: Scenario, paper: Paper
) -> None:
    slide = compared.slides[COMPARED_SUMS]
    head, *rows = table_of(slide)
    assert head == [
        "Szenario",
        *map(str, range(2024, 2035)),
        f"Summe{formats.NBSP}bis{formats.NBSP}2029",
    ]
    longer = Scenario.of(paper, last_year=2034, extra_posts={"assistance": 8.0})
    scenarios = [stop, Scenario.of(paper), longer, stop.changed(permanent=False)]
    notes = [notes_of(slide), notes_of(compared.slides[5])]
    for (name, *amounts), letter, each in zip(rows, "ABCD", scenarios, strict=True):
        own = project(each, paper).total("own_share")
        assert name == letter
        assert [_amount(text) for text in amounts[: len(own)]] == own.tolist()
        assert set(amounts[len(own) : -1]) <= {formats.MISSING}
        assert _amount(amounts[-1]) == round(own[:6].sum(), 2)
        assert all(f": {amounts[-1]}." in said for said in notes)


def notes_of(slide: Any) -> str:  # noqa: ANN401 - python-pptx's own
    text: str = slide.notes_slide.notes_text_frame.text
    return text


def test_years_that_only_one_line_has_stay_empty_in_the_others(compared: Slides) -> None:
    (chart,) = charts_of(compared.slides[5])
    data = series(chart)
    assert len(data) == 4
    assert data["B: Vorlage"][6:] == [None] * 5
    assert None not in data["C: 25 Stellen"]


def test_charts_have_their_figures_as_a_spreadsheet_behind_them(alone: Slides) -> None:
    for slide in alone.slides:
        for chart in charts_of(slide):
            assert chart.part.chart_workbook.xlsx_part is not None


def test_every_chart_table_and_picture_has_a_text_alternative(compared: Slides) -> None:
    found = [
        shape.element.xpath(".//p:cNvPr/@descr")
        for slide in compared.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.element.tag.endswith("}pic")
    ]
    assert len(found) >= 8
    assert all(alternative and alternative[0] for alternative in found)


def test_the_funding_end_has_the_page_s_sentence_and_ways(
    alone: Slides, stop: Scenario, paper: Paper
) -> None:
    slide = alone.slides[FUNDING_END]
    assert story_funding_end.answer(funding_end(stop, paper)) in text_of(slide)
    assert "Alle Stellen behalten" in text_of(slide)
    assert "Vergleich: nicht entfristet" in slide.notes_slide.notes_text_frame.text


def test_contributions_add_up_to_the_difference(compared: Slides) -> None:
    _, *rows = table_of(compared.slides[5])
    for column in range(1, 4):
        *parts, total = [_amount(row[column]) for row in rows]
        assert sum(parts) == pytest.approx(total, abs=0.001)
    assert _amount(rows[-1][1]) == -2_942_400.00


def _amount(text: str) -> float:
    digits = text.removesuffix(f"{formats.NBSP}€").replace(".", "").replace(",", ".")
    return float(digits.replace("−", "-"))


def test_the_paper_s_table_is_the_page_s(alone: Slides, projection: Projection) -> None:
    frame = tables.own_share_table(projection)
    assert table_of(alone.slides[5]) == [list(frame.columns), *frame.to_numpy().tolist()]


def test_every_slide_says_source_day_versions_and_link(compared: Slides) -> None:
    for slide in list(compared.slides)[1:]:
        text = text_of(slide)
        assert "Quelle: Beschlussvorlage" in text
        assert "Stand 01.12.2026 · Modellfassung 1 · Eckdaten Fassung 1" in text
        links = [
            r.hyperlink.address
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for r in paragraph.runs
        ]
        assert STAMP.link in links


def test_the_title_slide_has_title_date_and_link(alone: Slides) -> None:
    text = text_of(alone.slides[0])
    assert "Förderende Dezember 2026" in text
    assert "Stand 01.12.2026" in text
    assert STAMP.link in text


def test_numbers_are_german_in_every_chart(compared: Slides) -> None:
    formats_ = [
        code
        for slide in compared.slides
        for chart in charts_of(slide)
        for code in chart.element.xpath(".//c:numFmt/@formatCode | .//c:formatCode/text()")
    ]
    assert formats_
    assert all(code.startswith("[$-407]") for code in formats_ if code != "General")


def test_a_title_is_text_and_no_markup(paper: Paper) -> None:
    title = '=1+1 <b>&amp; "[x](javascript:alert(1))'
    scenarios = [Scenario.of(paper, title=title, dynamisation_pct=1.0), Scenario.of(paper)]
    slides = opened(deck(scenarios, paper)).slides
    assert title in text_of(slides[ANSWER])
    assert title in slides[4].notes_slide.notes_text_frame.text
    (chart,) = charts_of(slides[4])
    assert "A: =1+1 <b>&amp\u00a0…" in series(chart)


def test_a_charts_series_are_called_as_the_scenarios_are(paper: Paper) -> None:
    title = "50 %{x} & <b>mehr</b>"
    scenarios = [Scenario.of(paper, title=title, dynamisation_pct=1.0), Scenario.of(paper)]
    (chart,) = charts_of(opened(deck(scenarios, paper)).slides[4])
    assert list(series(chart)) == [f"A: {title}", "B: Vorlage"]


def test_what_does_not_fit_on_the_last_slide_stands_in_its_notes(paper: Paper) -> None:
    scenario = Scenario.of(
        paper,
        posts=dict.fromkeys(paper.roles, 2.5),
        extra_posts=dict.fromkeys(paper.roles, 1.5),
        extra_from="2025-03",
        permanent=False,
        salary_growth_pct=3.0,
        salary_path_pct=(1.0, 2.0, 3.0, 4.0),
        dynamisation_pct=1.0,
        dynamisation_from=2027,
        fixed_cost_growth_pct=1.0,
        funding_end="2027-12",
        remaining_funding_pct=10.0,
        phase_out_years=2,
        funding_end_modules=(1, 2),
        redeploy_fte_per_year=1.0,
        cost_basis="table",
    )
    slide = list(opened(deck([scenario], paper)).slides)[-1]
    notes = slide.notes_slide.notes_text_frame.text
    for angabe in tables.lever_table(scenario, paper)["Angabe"]:
        assert angabe in notes


def test_the_code_on_the_last_slide_is_the_link(alone: Slides) -> None:
    (picture,) = (s for s in list(alone.slides)[-1].shapes if s.element.tag.endswith("}pic"))
    [code] = zxingcpp.read_barcodes(Image.open(BytesIO(picture.image.blob)))
    assert code.text == STAMP.link


def test_a_link_too_long_for_a_code_is_said_to_be_so(paper: Paper) -> None:
    link = "https://kim.example/?" + "x" * 3000
    slide = list(opened(deck([Scenario.of(paper)], paper, stamp=Stamp(link=link))).slides)[-1]
    assert "zu lang" in text_of(slide)
    assert link in slide.notes_slide.notes_text_frame.text
