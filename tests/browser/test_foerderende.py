"""The committee's question is answered in one screen, and the month moves everything together."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import NewPage, settle

PATH = "/foerderende"
MONTH = "Letzter Monat mit voller Förderung"
CLIFF = re.compile("Wer zahlt vor und nach dem Förderende")


def month(page: Page, press: str) -> None:
    slider = page.get_by_test_id("stMain").get_by_role("slider", name=MONTH)
    slider.focus()
    slider.press(press)


def test_a_tablet_held_upright_shows_sentence_control_and_cliff(new_page: NewPage) -> None:
    page = new_page(PATH, width=820, height=1180)
    chart = page.get_by_role("figure", name=CLIFF)
    expect(chart.locator(".main-svg").first).to_be_visible(timeout=20_000)

    slider = page.get_by_test_id("stMain").get_by_role("slider", name=MONTH)
    for part in (page.locator(".kim-answer"), slider, chart.locator(".kim-chart-plot")):
        box = part.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 1180


def test_the_month_moves_sentence_cliff_tables_and_address_together(new_page: NewPage) -> None:
    page = new_page(PATH)
    expect(page.get_by_role("figure", name=CLIFF)).to_contain_text("Förderende 31.12.2026")
    month(page, "ArrowLeft")

    expect(page.locator(".kim-answer")).to_contain_text("Endet die Landesförderung am 30.11.2026")
    expect(page.get_by_role("figure", name=CLIFF)).to_contain_text("Förderende 30.11.2026")
    # own shares of 2026 and a twelfth of the funding, a module: 120,437.24, 282,285.21, 58,929.60
    expect(page.get_by_role("region", name="Eigenanteil je Weg und Jahr")).to_contain_text(
        "461.652,05"
    )
    expect(page).to_have_url(re.compile("foerderende=2026-11"))


def test_back_and_reload_bring_the_month_back(new_page: NewPage) -> None:
    page = new_page(f"{PATH}?v=1&foerderende=2027-06")
    month(page, "ArrowRight")
    expect(page).to_have_url(re.compile("foerderende=2027-07"))
    page.reload()
    settle(page)
    expect(page.locator(".kim-answer")).to_contain_text("am 31.07.2027")
    page.go_back()
    expect(page.locator(".kim-answer")).to_contain_text("am 30.06.2027")


@pytest.mark.parametrize("locale", ["de-DE", "en-US"])
def test_the_figures_are_german_in_any_browser(page: Page) -> None:
    page.goto(PATH)
    settle(page)
    expect(page.locator(".kim-answer")).to_contain_text("1,39\u00a0Mio.\u00a0€ statt 0,40")
    expect(page.get_by_text("Dezember 2026", exact=True).first).to_be_visible()


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_nothing_sticks_out_to_the_side(new_page: NewPage, width: int) -> None:
    page = new_page(PATH, width=width)
    wider = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    assert wider <= 0


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("levers", ["", "&bis=2034&umsetzung=4"])
def test_the_month_stays_under_the_hand_however_long_the_answer(
    new_page: NewPage, width: int, levers: str
) -> None:
    """In the middle of a year there are three sentences to say, at the end of the last but one."""
    places = []
    for end in ("2026-06", "2026-12", "2028-12"):
        page = new_page(f"{PATH}?v=1&foerderende={end}{levers}", width=width, height=844)
        slider = page.get_by_test_id("stMain").get_by_role("slider", name=MONTH)
        places.append(slider.bounding_box())
    assert places[0]
    assert len({place and place["y"] for place in places}) == 1
