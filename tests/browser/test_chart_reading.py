"""A chart can be read, and its picture saved, without a mouse and without seeing it."""

import re
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.visitor import NewPage, all_charts

TITLE = "Eigenanteil des Kreises nach Modulen, 2024 bis 2029"
MANY = (
    *("koordination=4", "assistenz=1", "casemanagement=9", "abh=3", "ebh=2", "plus_ebh=1"),
    *("gehalt=3", "dynamik=1", "foerderende=2027-06", "rest=30", "auslauf=2", "umsetzung=2"),
)
PARTS = ("Daten als Tabelle", "Reihen auswählen", "Bild speichern")


@pytest.fixture
def chart(page: Page) -> Locator:
    figure = page.get_by_role("figure", name=TITLE)
    expect(figure.locator(".main-svg").first).to_be_visible(timeout=20_000)
    return figure


def open_by_keyboard(chart: Locator, part: str) -> None:
    chart.get_by_text(part).focus()
    chart.page.keyboard.press("Enter")


def saved(chart: Locator, tabs: int) -> Download:
    """What arrives after so many steps with the tab key from "Bild speichern" and Enter."""
    open_by_keyboard(chart, "Bild speichern")
    for _ in range(tabs):
        chart.page.keyboard.press("Tab")
    with chart.page.expect_download() as download:
        chart.page.keyboard.press("Enter")
    expect(chart.get_by_role("status")).to_have_text("Bild gespeichert.")
    return download.value


def test_the_picture_has_a_text_alternative_with_figures(chart: Locator) -> None:
    picture = chart.get_by_role("img")
    expect(picture).to_have_accessible_name(re.compile(r"2029: 454\.923,63"))


def test_the_title_is_a_heading_below_the_pages_own(chart: Locator) -> None:
    expect(chart.get_by_role("heading", name=TITLE, level=2)).to_be_visible()


def test_the_table_opens_by_keyboard_and_follows_the_lever(chart: Locator) -> None:
    open_by_keyboard(chart, "Daten als Tabelle")

    last = chart.get_by_role("row", name="Gesamt").get_by_role("cell").last
    expect(last).to_have_text("454.923,63\u00a0€")
    expect(last).to_have_css("text-align", "end")

    field = chart.page.get_by_label("Gehälter steigen jährlich um, %", exact=True)
    field.fill("3")
    field.press("Enter")
    expect(last).to_have_text("519.931,72\u00a0€")


def test_a_series_is_hidden_by_keyboard(chart: Locator) -> None:
    open_by_keyboard(chart, "Reihen auswählen")
    chart.page.keyboard.press("Tab")
    chart.page.keyboard.press("Space")

    expect(chart.locator(".trace.bars")).to_have_count(2)
    expect(chart.get_by_role("checkbox").first).to_be_focused()


def test_the_png_has_the_size_of_a_slide(chart: Locator, tmp_path: Path) -> None:
    download = saved(chart, tabs=1)
    file = tmp_path / "picture.png"
    download.save_as(file)

    assert download.suggested_filename == "eigenanteil-des-kreises-nach-modulen-2024-bis-2029.png"
    with Image.open(file) as picture:
        assert picture.size == (1920, 1080)
        assert picture.getpixel((5, 5)) == (255, 255, 255, 255)
        assert len(picture.getcolors(1 << 24) or []) > 100


def test_the_svg_carries_title_source_and_date(chart: Locator, tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    saved(chart, tabs=2).save_as(file)
    text = file.read_text(encoding="utf-8")

    assert TITLE in text
    assert "Quelle: Beschlussvorlage" in text
    assert re.search(r"Stand: \d\d\.\d\d\.20\d\d", text)
    assert 'width="1920" height="1080"' in text
    assert "454.923" in text or "455" in text


def test_a_picture_says_what_its_scenario_assumes(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page("/?v=1&titel=Plan+B&gehalt=3")
    file = tmp_path / "picture.svg"
    saved(all_charts(page).first, tabs=2).save_as(file)
    text = file.read_text(encoding="utf-8").replace("\u00a0", " ")

    assert "Plan B – abweichend von der Vorlage: Gehälter steigen jährlich um 3 %." in text


def test_a_picture_says_what_is_left_out(chart: Locator, tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    chart.locator(".legendtoggle").nth(1).click()
    expect(chart.get_by_text("Ausgeblendet: Modul 2")).to_be_visible()
    saved(chart, tabs=2).save_as(file)

    assert "Ausgeblendet: Modul 2 (Case Management)." in file.read_text(encoding="utf-8")


def test_a_picture_of_many_assumptions_is_still_one_of_the_chart(
    new_page: NewPage, tmp_path: Path
) -> None:
    levers = [f"{place}{lever}" for place in ("", "b.", "c.", "d.") for lever in MANY]
    page = new_page(f"/vergleich?v=1&{'&'.join(levers)}")
    file = tmp_path / "picture.svg"
    saved(all_charts(page).first, tabs=2).save_as(file)
    text = file.read_text(encoding="utf-8")

    assert "(alle Angaben: Seite Vergleich, Folien, Rechenblatt)" in text


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(
    new_page: NewPage, color_scheme: Literal["light", "dark"], width: int
) -> None:
    page = new_page(color_scheme=color_scheme, width=width)
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible(timeout=20_000)
    for chart in page.locator(".kim-chart").all():
        for part in PARTS:
            chart.get_by_text(part).click()
    expect(page.locator(".kim-chart table")).to_have_count(2)

    assert violations(page, inside=".kim-chart") == []
