"""Slides can be read from the back of a room, and long names are cut where a reader would."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation

from kim.export.pptx import deck
from kim.export.pptx.spec import short
from kim.facts.paper import Paper
from kim.model.scenario import Scenario

LEAST_PT, LEAST_FOOT_PT = 12, 10


def sizes(texts: Any) -> Iterator[float]:  # noqa: ANN401 - python-pptx's own
    for paragraph in texts.text_frame.paragraphs:
        yield from (run.font.size.pt for run in paragraph.runs if run.font.size)


def sizes_on(slide: Any) -> tuple[list[float], list[float]]:  # noqa: ANN401 - python-pptx's own
    """Type sizes of a slide's content, tables and charts too, and of its foot."""
    content: list[float] = []
    foot: list[float] = []
    for shape in slide.shapes:
        if shape.has_chart:
            chart = shape.chart
            labels = (chart.category_axis.tick_labels, chart.legend, chart)
            content += [each.font.size.pt for each in labels]
            content += [int(size) / 100 for size in chart.element.xpath(".//c:dLbls//@sz")]
        elif shape.has_table:
            content += [size for cell in shape.table.iter_cells() for size in sizes(cell)]
        elif shape.has_text_frame:
            is_foot = (
                shape.text_frame.text.startswith("Quelle:") and "\nSz" in shape.text_frame.text
            )
            (foot if is_foot else content).extend(sizes(shape))
    return content, foot


def test_type_is_large_enough_for_the_last_row(shipped: list[Scenario], paper: Paper) -> None:
    for scenarios in ([shipped[2]], [shipped[3]], shipped[:4], shipped[4:8]):
        slides = list(Presentation(BytesIO(deck(scenarios, paper))).slides)
        for slide in slides[1:]:
            content, foot = sizes_on(slide)
            assert min(content) >= LEAST_PT, slide.shapes.title.text
            assert min(foot) >= LEAST_FOOT_PT


def test_a_table_of_many_years_is_cut_until_it_is_legible(paper: Paper) -> None:
    slides = Presentation(BytesIO(deck([Scenario.of(paper, last_year=2040)], paper))).slides
    found = [shape.table for shape in slides[4].shapes if shape.has_table]
    heads = [[cell.text for cell in table.rows[0].cells] for table in found]
    assert len(heads) > 1
    assert {head[0] for head in heads} == {"Modul"}
    assert [year for head in heads for year in head[1:]] == [str(y) for y in range(2024, 2041)]
    assert min(sizes_on(slides[4])[0]) >= LEAST_PT


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Beschlussvorlage", "A: Beschlussvorlage"),
        (
            "Förderende Dezember 2026, 4 VZÄ im Jahr umgesetzt",
            "A: Förderende Dezember 2026, 4\u00a0…",
        ),
        ("Kürzung: die Hälfte der Stellen bleibt", "A: Kürzung: die Hälfte der\u00a0…"),
        ("Bis 2034 planen, Dynamisierung 2 %", "A: Bis 2034 planen, Dynamisierung 2 %"),
        ("Donaudampfschifffahrtsgesellschaft", "A: Donaudampfschifffahrtsgesell\u00a0…"),
        ("W" * 30, "A: " + "W" * 30),
        ("W" * 31, "A: " + "W" * 28 + "\u00a0…"),
    ],
)
def test_a_long_name_is_cut_between_words_where_it_has_several(name: str, expected: str) -> None:
    assert short([name, "Vorlage"]) == [expected, "B: Vorlage"]


def test_four_scenarios_of_all_years_go_on_one_slide_in_type_for_the_last_row(paper: Paper) -> None:
    title = "Dynamisierung der Pauschalen um 2 % und schrittweise Umsetzung aller Stellen, Weg "
    scenarios = [
        Scenario.of(paper, title=f"{title[:79]}{n}", last_year=2040, dynamisation_pct=n)
        for n in range(4)
    ]
    slides = Presentation(BytesIO(deck(scenarios, paper))).slides
    found = [shape for shape in slides[3].shapes if shape.has_table]
    assert {len(shape.table.rows) for shape in found} == {5}
    assert sum(len(shape.table.columns) - 1 for shape in found) == 18
    for above, below in pairwise(found):
        assert above.top + above.height <= below.top
    (foot,) = (s for s in slides[3].shapes if s.has_text_frame and "Quelle:" in s.text_frame.text)
    assert found[-1].top + found[-1].height <= foot.top
    assert min(sizes_on(slides[3])[0]) >= LEAST_PT
