"""The address bar holds the scenario: through reload, new tab, back button and a killed server."""

import os
import re
import signal
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import RunningApp, free_port, running_app
from tests.browser.visitor import NewPage, settle

FOUR = "/?v=1&casemanagement=8&gehalt=3&dynamik=1.5&foerderende=2027-06"
LAST_YEAR = 2029
RECONNECTED_MS = 20_000


def own_share(page: Page) -> str:
    settle(page)
    figure = page.get_by_test_id("stMetric").filter(has_text=f"Eigenanteil {LAST_YEAR}")
    return figure.get_by_test_id("stMetricValue").inner_text()


def type_into(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")


def test_a_link_with_four_deviations_shows_exactly_these(new_page: NewPage) -> None:
    page = new_page(FOUR)

    expect(page.get_by_label("Stellen: Case Management", exact=True)).to_have_value("8")
    expect(page.get_by_label("Gehälter steigen jährlich um, %")).to_have_value("3")
    expect(page.get_by_label("Dynamisierung der Förderung, %")).to_have_value("1,5")
    rows = page.get_by_role("region", name="Abweichende Angaben").last.locator("tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(3)).to_contain_text("Juni 2027")


def test_the_first_page_can_be_typed_by_its_name(new_page: NewPage) -> None:
    page = new_page(FOUR.replace("?", "szenario?"))

    expect(page).to_have_url(re.compile(re.escape(FOUR) + "$"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Gehälter steigen jährlich um, %")).to_have_value("3")


def test_reload_new_tab_and_back_agree(new_page: NewPage) -> None:
    page = new_page(FOUR)
    first = own_share(page)
    type_into(page, "Gehälter steigen jährlich um, %", "4")
    expect(page).to_have_url(re.compile("gehalt=4"))
    second = own_share(page)
    assert second != first

    page.reload()
    assert own_share(page) == second
    tab = page.context.new_page()
    tab.goto(page.url)
    assert own_share(tab) == second
    page.go_back()
    expect(page.get_by_label("Gehälter steigen jährlich um, %")).to_have_value("3")
    assert own_share(page) == first


def test_a_link_to_another_page_carries_the_scenario(new_page: NewPage) -> None:
    page = new_page(FOUR)
    page.get_by_role("link", name="Grundlagen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Woher kommen die Zahlen?")

    assert "foerderende=2027-06" in page.url
    expect(page.get_by_label("Gehälter steigen jährlich um, %")).to_have_value("3")


def test_a_killed_server_loses_neither_old_nor_new(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    with running_app(tmp_path / "first.log", port=port) as first:
        page = _visit(browser, first)
        os.killpg(first.process.pid, signal.SIGKILL)
        first.process.wait()
        connected = page.locator('[data-test-connection-state="CONNECTED"]')
        expect(connected).to_have_count(0)
        with running_app(tmp_path / "second.log", port=port):
            expect(connected).to_have_count(1, timeout=RECONNECTED_MS)
            type_into(page, "Gehälter steigen jährlich um, %", "4")
            expect(page).to_have_url(re.compile("gehalt=4"))
            for kept in ("casemanagement=8", "dynamik=1.5", "foerderende=2027-06"):
                assert kept in page.url
            page.context.close()


def _visit(browser: Browser, app: RunningApp) -> Page:
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(app.url + FOUR)
    settle(page)
    return page


def test_wrong_unknown_and_conflicting_parameters_are_said(new_page: NewPage) -> None:
    page = new_page("/?v=1&gehalt=zwei&farbe=rot&plus_casemanagement=9&dynamik=2")

    said = page.locator(".st-key-opened").get_by_role("alert")
    expect(said).to_have_count(3)
    for text in ("zwei", "farbe", "zusammen 9 VZÄ"):
        expect(page.locator(".st-key-opened")).to_contain_text(text)
    expect(page.get_by_label("Dynamisierung der Förderung, %")).to_have_value("2")


def test_a_script_in_a_title_stays_text(new_page: NewPage) -> None:
    title = "%3Cimg src=x onerror=alert(1)%3E [x](javascript:alert(1))"
    page = new_page(f"/?v=1&gehalt=3&titel={title}")

    expect(page.locator(".kim-answer")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator('img[src="x"]').count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
