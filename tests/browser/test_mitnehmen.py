"""What a visitor downloads opens, holds the figures of the page, and leads back to it."""

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, expect
from pptx import Presentation

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.export.pptx.upload import MOST_BYTES
from kim.share.link import decode
from tests.browser.visitor import NewPage, settle
from tests.exports import templates

PAPER = load_paper()
STOP = Scenario(title="Förderende Dezember 2026", funding_end=Month(2026, 12))
QUERY = "v=1&titel=Förderende Dezember 2026&foerderende=2026-12"
ADDRESS = f"/mitnehmen?{QUERY}"
NAME = re.compile(r"kim-foerderende-dezember-2026_\d{4}-\d\d-\d\d\.(tidy\.)?(pptx|xlsx|csv)")


def download(page: Page, button: str) -> bytes:
    """Click a button and give the file that arrives."""
    with page.expect_download() as arriving:
        page.get_by_role("button", name=button).click()
    file = arriving.value
    assert NAME.fullmatch(file.suggested_filename)
    return Path(file.path()).read_bytes()


@pytest.fixture
def luggage(new_page: NewPage) -> Page:
    page = new_page(ADDRESS)
    expect(page.get_by_role("button", name="Folien herunterladen")).to_be_visible()
    return page


def test_slides_hold_the_figures_of_the_page(luggage: Page) -> None:
    slides = Presentation(BytesIO(download(luggage, "Folien herunterladen"))).slides
    (chart,) = (shape.chart for shape in slides[3].shapes if shape.has_chart)
    data = {each.name: list(each.values) for plot in chart.plots for each in plot.series}
    total = project(STOP, PAPER).total("own_share")
    assert data["Eigenanteil des Kreises"] == total.tolist()
    assert len(slides) == 7


def test_a_workbook_holds_the_figures_of_the_page(luggage: Page) -> None:
    content = download(luggage, "Rechenblatt herunterladen")
    book = load_workbook(BytesIO(content), data_only=True)
    ((sheet, cell),) = book.defined_names["eigenanteil_2029"].destinations
    assert book[sheet][cell.replace("$", "")].value == 1_435_723.63


@pytest.mark.parametrize(
    ("button", "encoding", "delimiter", "column", "expected"),
    [
        ("Tabelle für Excel herunterladen", "utf-8-sig", ";", "Eigenanteil (€)", "88663,26"),
        ("Tabelle für Programme herunterladen", "utf-8", ",", "own_share", "88663.26"),
    ],
)
def test_tables_hold_the_figures_of_the_page(  # noqa: PLR0913, PLR0917 - a table's five columns
    luggage: Page, button: str, encoding: str, delimiter: str, column: str, expected: str
) -> None:
    text = download(luggage, button).decode(encoding)
    rows = list(csv.DictReader(StringIO(text), delimiter=delimiter))
    assert len(rows) == 18
    assert rows[0][column] == expected


def test_the_link_in_a_file_leads_back_to_the_scenario(luggage: Page, new_page: NewPage) -> None:
    content = download(luggage, "Rechenblatt herunterladen")
    link = urlsplit(load_workbook(BytesIO(content))["Quellen"]["A4"].value)
    assert link.path == "/"
    (scenario,) = decode(link.query, PAPER).scenarios
    assert scenario == STOP
    page = new_page(f"{link.path}?{link.query}")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("1.435.723,63\u00a0€")


def test_a_county_s_template_is_used(luggage: Page) -> None:
    choose(luggage, templates.saved(templates.foreign()))
    expect(luggage.get_by_text("Die Folien kommen mit diesem Foliendesign.")).to_be_visible()
    settle(luggage)
    slides = Presentation(BytesIO(download(luggage, "Folien herunterladen")))
    assert slides.slide_width * 3 == slides.slide_height * 4


def test_a_file_that_is_no_template_is_refused_in_words(luggage: Page) -> None:
    choose(luggage, b"Guten Tag")
    expect(luggage.get_by_role("alert")).to_contain_text("Das ist keine PowerPoint-Datei.")
    settle(luggage)
    assert len(Presentation(BytesIO(download(luggage, "Folien herunterladen"))).slides) == 7


def test_a_file_over_the_limit_is_refused_in_german(luggage: Page) -> None:
    choose(luggage, bytes(MOST_BYTES + 1))
    field = luggage.get_by_test_id("stMain").get_by_test_id("stFileUploader")
    expect(field.locator('[aria-invalid="true"]')).to_be_visible()
    said = field.evaluate("field => getComputedStyle(field, '::after').content")
    assert "Eine Datei mit Ausrufezeichen lässt sich nicht verwenden: Sie ist zu groß" in said


def choose(page: Page, content: bytes) -> None:
    page.get_by_text("Foliendesign Ihrer Verwaltung verwenden").click()
    file = FilePayload(name="vorlage.pptx", mimeType="application/octet-stream", buffer=content)
    page.get_by_test_id("stMain").locator('input[type="file"]').set_input_files(file)


def test_all_compared_scenarios_are_taken_along_unless_told_otherwise(new_page: NewPage) -> None:
    page = new_page("/mitnehmen?v=1&titel=Förderende Dezember 2026&foerderende=2026-12&b.gehalt=3")
    expect(page.locator(".kim-answer")).to_contain_text("Szenario B")
    settle(page)
    page.get_by_text("Nur das aktuelle Szenario").click()
    expect(page.locator(".kim-answer")).not_to_contain_text("Szenario B")
    settle(page)
    assert len(Presentation(BytesIO(download(page, "Folien herunterladen"))).slides) == 7
