"""A page on paper: dark on white in either theme, without the controls, nothing cut off."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import NewPage, address, all_charts

PAPER_PX = 703  # A4 between the margins in print.css
WIDER_PX = 720
"""Chromium lays pages out a little wider than the sheet and then shrinks them."""
WHITE = "rgb(255, 255, 255)"
CONTROLS = ("stSidebar", "stHeader", "stButton", "stDownloadButton")
FARTHEST_RIGHT = "(all) => Math.max(...all.map((each) => each.getBoundingClientRect().right))"
PALEST_TEXT = """(page) => Math.max(...[...page.querySelectorAll("h1, h2, p, li, th, td, label")]
    .map((each) => Math.max(...getComputedStyle(each).color.match(/\\d+/g).slice(0, 3))))"""
DARK = 128
LEFT = "(all) => all.map((each) => Math.round(each.getBoundingClientRect().left))"
CUT = "(all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.value)"


def on_paper(page: Page, width: int = PAPER_PX) -> Page:
    """The page as it is printed, on a sheet as wide as A4."""
    all_charts(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    return page


def test_paper_is_white_and_text_is_dark_in_the_dark_theme(new_page: NewPage) -> None:
    page = new_page("/mitnehmen?v=1&gehalt=3", color_scheme="dark")
    main = page.get_by_test_id("stMain")
    assert main.evaluate(PALEST_TEXT) > DARK

    page = on_paper(page)

    expect(page.get_by_test_id("stApp")).to_have_css("background-color", WHITE)
    assert main.evaluate(PALEST_TEXT) < DARK
    for control in CONTROLS:
        expect(page.get_by_test_id(control).and_(page.locator(":visible"))).to_have_count(0)
    expect(page.locator(".st-key-pages, .st-key-footer").first).to_be_hidden()


@pytest.mark.parametrize("name", ["szenario", "grundlagen"])
def test_every_column_and_chart_is_on_the_sheet(new_page: NewPage, name: str) -> None:
    page = on_paper(new_page(address(name, "v=1&foerderende=2026-12")))

    parts = page.locator(".kim-table :is(th, td), .kim-chart .main-svg")
    assert parts.evaluate_all(FARTHEST_RIGHT) <= PAPER_PX


def test_what_is_set_stands_whole_below_its_name(new_page: NewPage) -> None:
    page = on_paper(new_page(address("unsicherheit", "v=1")), WIDER_PX)
    chosen = page.get_by_test_id("stMain").locator('[data-testid="stSelectbox"] input')
    sliders = page.get_by_test_id("stMain").get_by_test_id("stSlider")
    names = sliders.get_by_test_id("stWidgetLabel").locator("p")
    values = sliders.get_by_test_id("stSliderThumbValue").locator("p")

    expect(chosen.first).to_have_value("Case Management")
    assert chosen.evaluate_all(CUT) == []
    expect(values).to_have_count(8)
    assert values.evaluate_all(LEFT) == names.evaluate_all(LEFT)


def test_paper_says_what_the_form_would(new_page: NewPage) -> None:
    page = new_page("/foerderende?v=1&titel=Plan+B&gehalt=3")
    said = page.get_by_text("Plan B – abweichend von der Vorlage: Gehälter")
    all_charts(page)
    expect(said).to_be_hidden()

    on_paper(page)
    expect(said).to_be_visible()


def test_a_chart_is_as_wide_as_the_sheet_before_the_browser_lays_it_out(new_page: NewPage) -> None:
    page = new_page(width=1440)
    picture = all_charts(page).locator(".main-svg").first
    on_screen = width_px(picture)
    assert on_screen > PAPER_PX

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert width_px(picture) <= PAPER_PX
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert width_px(picture) == on_screen


def width_px(picture: Locator) -> float:
    box = picture.bounding_box()
    assert box
    return box["width"]
