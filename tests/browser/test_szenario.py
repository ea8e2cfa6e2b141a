"""A committee member's first minutes, in a German and in an English browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import NewPage, settle

SALARIES = "Gehälter steigen jährlich um, %"
TABLE = "Eigenanteile des Kreises in Euro"

both_languages = pytest.mark.parametrize("locale", ["de-DE", "en-US"])


def key_figures(page: Page) -> list[str]:
    return page.get_by_test_id("stMetricValue").all_inner_texts()


def type_into(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")


@both_languages
def test_the_first_page_shows_the_papers_total(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("454.923,63\u00a0€")


@both_languages
def test_a_typed_comma_never_changes_the_magnitude(page: Page) -> None:
    type_into(page, SALARIES, "2,5")

    expect(page).to_have_url(re.compile(r"gehalt=2\.5$"))
    expect(page.get_by_label(SALARIES, exact=True)).to_have_value("2,5")
    expect(page.get_by_test_id("stSliderThumbValue").first).to_have_text("2,5\u00a0%")


@both_languages
def test_salaries_at_three_percent_change_everything_together(page: Page) -> None:
    type_into(page, SALARIES, "3")

    # 519.931,72: own share of 2029 by model.md's formula, worked out in tests/laws/reference.py
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("519.931,72\u00a0€")
    expect(page.locator(".kim-answer")).to_contain_text("519.931,72\u00a0€")
    expect(page.get_by_role("region", name=TABLE)).to_contain_text("519.931,72\u00a0€")
    expect(page.locator(".kim-chart").first).to_contain_text("520")


@both_languages
def test_too_many_extra_posts_are_refused_with_a_sentence(page: Page) -> None:
    type_into(page, "Zusätzliche geförderte Stellen: Case Management", "8,5")

    expect(page.get_by_role("alert")).to_contain_text("zusammen 8,5 VZÄ")
    expect(page.get_by_role("alert")).to_contain_text("höchstens 8 VZÄ")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("454.923,63\u00a0€")


@pytest.mark.parametrize("width", [1440, 820, 390])
@pytest.mark.parametrize("path", ["/", "/grundlagen"])
def test_nothing_sticks_out_to_the_side(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(path, width=width)

    wider = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    assert wider <= 0


def test_what_a_choice_replaces_comes_back_as_the_sidebar_says(page: Page) -> None:
    hint = page.get_by_text("bringt „Zurück“ im Browser diese Änderungen wieder")
    expect(hint).to_have_count(0)
    type_into(page, SALARIES, "4")
    expect(page).to_have_url(re.compile("gehalt=4"))
    expect(hint).to_be_visible()
    settle(page)

    page.get_by_role("button", name="Szenario wählen").click()
    page.get_by_role("menuitem").nth(2).click()
    expect(page).to_have_url(re.compile("foerderende=2026-12"))
    settle(page)
    page.go_back()
    expect(page).to_have_url(re.compile("gehalt=4"))
    expect(page.get_by_label(SALARIES)).to_have_value("4")


def test_choosing_a_shipped_scenario_and_going_back(page: Page) -> None:
    page.get_by_role("button", name="Szenario wählen").click()
    page.get_by_role("menuitem").nth(2).click()
    expect(page).to_have_url(re.compile("foerderende=2026-12"))
    settle(page)

    # model.md, 5: own share of 2029 when the funding ends in December 2026
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("1.435.723,63\u00a0€")
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(page).to_have_url(re.compile(r"/$"))
