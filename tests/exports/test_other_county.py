"""Exports hold another county's figures and words: other years, modules' costs, contract ends."""

from io import BytesIO
from pathlib import Path

import pytest
import tomli_w
from pptx import Presentation

from kim.export.csv import german
from kim.export.pptx import deck
from kim.export.xlsx import workbook
from kim.facts.paper import Paper, load_paper
from kim.model.projection import project
from kim.model.scenario import Scenario
from tests.exports.office import Office
from tests.exports.sheets import Book
from tests.facts.county import facts


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    path: Path = tmp_path_factory.mktemp("facts") / "county.toml"
    path.write_text(tomli_w.dumps(facts()), encoding="utf-8")
    return load_paper(path)


@pytest.fixture(scope="module")
def scenario(other: Paper) -> Scenario:
    last_year = other.years[-1] + 3
    end = f"{other.base_year + 1}-08"
    return Scenario.of(
        other, title="Eigenes", last_year=last_year, funding_end=end, permanent=False
    )


def test_the_workbook_recalculates_to_its_figures(
    scenario: Scenario, other: Paper, office: Office
) -> None:
    made = workbook([scenario], other)
    recalculated = Book(office.convert({"other.xlsx": made}, "xlsx")["other"])
    assert recalculated.errors == []
    assert Book(made).differences(recalculated) == []
    for year, own_share in project(scenario, other).total("own_share").items():
        assert recalculated[f"eigenanteil_{year}"] == pytest.approx(own_share, abs=0.001)


def test_no_export_names_the_county_of_the_shipped_paper(
    scenario: Scenario, other: Paper, paper: Paper
) -> None:
    slides = Presentation(BytesIO(deck([scenario], other))).slides
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    cells = {
        str(each.value)
        for sheet in Book(workbook([scenario], other)).sheets.values()
        for each in sheet.values()
    }
    for text in (notes, " ".join(cells), german([scenario], other).decode()):
        assert paper.county not in text
        assert other.paper.committee_genitive in text
