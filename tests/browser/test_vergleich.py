"""A comparison in a browser opens as sent, is put in order by mouse, and stays in the address."""

import re
from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.present import formats
from kim.share.link import encode
from tests.browser.visitor import NewPage, all_charts, insist, settle

PAPER = load_paper()
STOP = Scenario(title="Ende 2026", funding_end=Month(2026, 12))
CUT = STOP.changed(title="Kürzung <auf> 70 %", remaining_funding_pct=70.0)
STRESS = STOP.changed(title="Belastung", salary_growth_pct=3.0)
FOUR = (STRESS, Scenario(), STOP, CUT)
NAMES = ["Belastung", "Vorlage", "Ende 2026", "Kürzung <auf> 70 %"]


def address(*scenarios: Scenario) -> str:
    return f"/vergleich?{encode(scenarios, PAPER)}"


def expect_names(page: Page, expected: list[str]) -> None:
    lines = page.get_by_role("img", name=re.compile("^Linie von "))
    expect(lines).to_have_count(len(expected))
    for place, name in enumerate(expected):
        expect(lines.nth(place)).to_have_attribute("alt", f"Linie von {name}")


def change(page: Page, place: int, wish: str) -> None:
    page.locator(f".st-key-compared-{place}").get_by_role("button", name="Ändern").click()
    page.get_by_role("menuitem", name=wish).click()


def test_a_comparison_link_opens_as_sent(new_page: NewPage) -> None:
    page = new_page(address(*FOUR))

    expect_names(page, NAMES)
    table = page.get_by_role("region", name="Eigenanteil je Jahr")
    for scenario in FOUR:
        expect(table).to_contain_text(formats.eur(project(scenario, PAPER).sum("own_share")))
    expect(page.locator(".kim-chart").first.locator(".legendtext")).to_have_text(
        [name.replace(" %", "\u00a0%") for name in NAMES]
    )
    assert urlsplit(page.url).query == encode(FOUR, PAPER), "an opened link stays as it is"


def test_series_are_listed_by_their_names_as_they_are(new_page: NewPage) -> None:
    long = STRESS.changed(title="Belastungsfall mit einem Namen, der in der Legende umbricht")
    page = new_page(address(long, CUT))
    chart = page.locator(".kim-chart").first
    chart.get_by_text("Reihen auswählen").click()

    expect(chart.locator("fieldset label")).to_have_text([long.title, CUT.title])


def test_a_name_is_the_same_beside_the_mouse_and_in_the_list_of_series(new_page: NewPage) -> None:
    title = "Kreis & Land 50 %{x} mehr"
    page = new_page(address(STOP.changed(title=title), Scenario()))
    all_charts(page)
    chart = page.get_by_role("figure", name=re.compile("^Summe der Eigenanteile"))
    chart.get_by_text("Reihen auswählen").click()
    expect(chart.locator("fieldset label")).to_have_text([title, "Vorlage"])

    hover = chart.locator(".hoverlayer")
    mouse = partial(chart.locator(".trace.bars path").first.hover, force=True)
    insist(mouse, hover.get_by_text("Mio."))
    shown = (hover.text_content() or "").replace("\u200b", "").replace("\u00a0", " ")
    assert shown.strip() == f"{title}: 5,30 Mio. €"


def test_four_lines_differ_without_their_colour(new_page: NewPage) -> None:
    page = new_page(address(*FOUR))
    lines = page.locator(".kim-chart").first.locator(".scatterlayer .js-line")
    expect(lines).to_have_count(4)

    dashes = {line.evaluate("line => line.style.strokeDasharray") for line in lines.all()}
    assert len(dashes) == 4


def test_a_fifth_scenario_is_refused_with_a_sentence(new_page: NewPage) -> None:
    page = new_page(f"{address(*FOUR)}&e.foerderende=2027-12")

    expect(page.get_by_role("alert")).to_contain_text("höchstens vier Szenarien")
    expect_names(page, NAMES)
    expect(page.get_by_role("button", name="Szenario hinzufügen")).to_have_count(0)
    expect(
        page.get_by_text("Mehr als vier Szenarien lassen sich nicht vergleichen.")
    ).to_be_visible()


def test_putting_in_order_and_removing_change_page_and_address(new_page: NewPage) -> None:
    page = new_page(address(*FOUR))
    change(page, 2, "Nach vorn")
    expect_names(page, ["Belastung", "Ende 2026", "Vorlage", NAMES[3]])
    change(page, 1, "Nach vorn")
    expect_names(page, ["Ende 2026", "Belastung", "Vorlage", NAMES[3]])
    expect(page.get_by_label("Gehälter steigen jährlich um, %")).to_have_value("2")
    change(page, 2, "Entfernen")

    expect_names(page, ["Ende 2026", "Belastung", NAMES[3]])
    left = parse_qsl(encode((STOP, STRESS, CUT), PAPER))
    page.wait_for_url(lambda url: parse_qsl(urlsplit(url).query) == left)
    page.reload()
    settle(page)
    expect_names(page, ["Ende 2026", "Belastung", NAMES[3]])


def test_what_is_measured_against_is_shared_and_goes_with_its_scenario(new_page: NewPage) -> None:
    page = new_page(address(*FOUR))
    reference = page.get_by_role("combobox", name=re.compile("Unterschiede gemessen an"))
    table = page.get_by_role("region", name="Eigenanteil je Jahr")
    reference.click()
    page.get_by_role("option", name="Ende 2026").click()
    expect(table).not_to_contain_text("Unterschied: Ende 2026")
    expect(page).to_have_url(re.compile("&gemessen=c$"))

    change(page, 2, "Nach vorn")
    expect(page).to_have_url(re.compile("&gemessen=b$"))
    expect(table).not_to_contain_text("Unterschied: Ende 2026")
    page.get_by_role("button", name="Teilen").click()
    expect(page.get_by_role("dialog").locator("code")).to_contain_text("&gemessen=b")
    page.keyboard.press("Escape")
    page.go_back()
    page.go_back()
    page.wait_for_url(lambda url: urlsplit(url).query == encode(FOUR, PAPER))
    expect(table).to_contain_text("Unterschied: Ende 2026")


def test_a_scenario_is_renamed(new_page: NewPage) -> None:
    page = new_page(address(STRESS, Scenario(), STOP))
    change(page, 2, "Umbenennen")
    name = page.get_by_role("dialog").get_by_label("Name")
    name.fill("Ohne Land")
    name.press("Enter")

    expect_names(page, ["Belastung", "Vorlage", "Ohne Land"])
    expect(page).to_have_url(re.compile(r"c\.titel=Ohne(\+|%20)Land"))


def test_a_shipped_scenario_joins_the_current_one(new_page: NewPage) -> None:
    page = new_page("/vergleich?v=1&gehalt=3")
    page.get_by_role("button", name="Szenario hinzufügen").click()
    page.get_by_role("menuitem", name="Beschlussvorlage").click()

    expect_names(page, ["Szenario A", "Beschlussvorlage"])
    expect(page).to_have_url(re.compile("b\\.titel=Beschlussvorlage$"))
    expect(page.get_by_role("heading", name="Woher kommt der Unterschied?")).to_be_visible()


@pytest.mark.parametrize("path", [address(*FOUR), "/unsicherheit?v=1&gehalt=3&foerderende=2027-06"])
def test_nothing_is_wider_than_a_phone(new_page: NewPage, path: str) -> None:
    page = new_page(path, width=390, height=844)
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible()

    wider = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )
    assert wider <= 0
