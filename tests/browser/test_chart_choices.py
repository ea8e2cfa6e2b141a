"""What a reader has chosen to see in a chart outlives whatever a lever changes around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from kim import Scenario, load_paper
from kim.share.link import encode
from tests.browser.visitor import NewPage, all_charts, holds, insist, settle, zoom_to_the_middle

PAPER = load_paper()
AXES = ":is(g.xtick, g.ytick) text"
STOP = Scenario.of(PAPER, title="Ende 2026", funding_end="2026-12")
BELOW = re.compile("Was Kreis und Land bis 2029")
GO_ON_TO = "(target) => addEventListener('keyup', () => setTimeout(() => target.focus()), true)"
"""A reader does not wait for the answer to what was pressed, but goes on to something else."""


def chart(page: Page, title: str | re.Pattern[str]) -> Locator:
    all_charts(page)
    return page.get_by_role("figure", name=title)


def hide(figure: Locator, series: str) -> None:
    """Hide a series by its box, and leave the list of them open."""
    figure.get_by_text("Reihen auswählen").click()
    box(figure, series).uncheck()
    expect(in_legend(figure, series)).to_have_css("opacity", "0.5")


def box(figure: Locator, series: str | re.Pattern[str]) -> Locator:
    return figure.get_by_role("checkbox", name=series)


def in_legend(figure: Locator, series: str | re.Pattern[str]) -> Locator:
    return figure.locator(".legend .traces").filter(has_text=series)


def press(page: Page, slider: str, key: str) -> None:
    lever = page.get_by_test_id("stMain").get_by_role("slider", name=slider)
    lever.focus()
    lever.press(key)


def type_into(page: Page, field: str, value: str) -> None:
    lever = page.get_by_label(field, exact=True)
    lever.fill(value)
    lever.press("Enter")


def move_the_month(page: Page) -> None:
    """Take the offer to keep an end off the page, whereupon all below it moves up."""
    offer = page.get_by_role("button", name="Dieses Förderende übernehmen")
    expect(offer).to_be_visible()
    press(page, "Letzter Monat mit voller Förderung", "ArrowLeft")
    expect(offer).to_have_count(0)
    expect(page.locator(".kim-answer")).to_contain_text("30.11.2026")


def compare_one_more(page: Page) -> None:
    page.get_by_role("button", name="Szenario hinzufügen").click()
    page.get_by_role("menuitem", name="25 Stellen", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("^Linie von "))).to_have_count(3)


@dataclass(frozen=True)
class Case:
    """A series that is hidden before a lever is moved, and what it is called thereafter."""

    path: str
    title: str | re.Pattern[str]
    series: str
    change: Callable[[Page], None]
    later: str | re.Pattern[str]


VERGLEICH = f"/vergleich?{encode([Scenario.of(PAPER), STOP], PAPER)}"
YEARLY = "Eigenanteil des Kreises, 2024 bis 2029"


@pytest.mark.parametrize(
    "case",
    [
        Case("/foerderende", BELOW, "Land zahlt mehr", move_the_month, "Land zahlt mehr"),
        Case(VERGLEICH, YEARLY, "Ende 2026", compare_one_more, "Ende 2026"),
    ],
)
def test_a_place_that_is_built_anew_gets_the_same_chart(new_page: NewPage, case: Case) -> None:
    page = new_page(case.path)
    figure = chart(page, case.title)
    hide(figure, case.series)
    figure.get_by_text("Daten als Tabelle").click()
    figure.evaluate("(figure) => { window.before = figure.querySelector('.main-svg') }")
    place = figure.locator("xpath=..").element_handle()

    case.change(page)

    holds(page, lambda: not place.evaluate("(place) => place.isConnected"))
    after = chart(page, case.title)
    expect(box(after, case.later)).not_to_be_checked()
    expect(in_legend(after, case.later)).to_have_css("opacity", "0.5")
    expect(after.get_by_role("table")).to_be_visible()
    assert after.evaluate("(figure) => figure.querySelector('.main-svg') === before")


def test_the_focus_goes_with_a_chart_into_its_new_place(new_page: NewPage) -> None:
    page = new_page("/foerderende")
    figure = chart(page, BELOW)
    place = figure.locator("xpath=..").element_handle()
    more = figure.get_by_text("Bild speichern")
    page.evaluate(GO_ON_TO, more.element_handle())

    move_the_month(page)

    holds(page, lambda: not place.evaluate("(place) => place.isConnected"))
    expect(more).to_be_focused()


@pytest.mark.parametrize(
    "case",
    [
        Case(
            VERGLEICH,
            YEARLY,
            "Vorlage",
            lambda page: type_into(page, "Gehälter steigen jährlich um, %", "3"),
            "Szenario A",
        ),
        Case(
            "/foerderende",
            re.compile("je nach Monat des Förderendes"),
            "Förderende 31.12.2026",
            lambda page: press(page, "Letzter Monat mit voller Förderung", "ArrowLeft"),
            "Förderende 30.11.2026",
        ),
        Case(
            "/unsicherheit",
            re.compile("Spanne des Eigenanteils"),
            "Grenze 500.000",
            lambda page: press(page, "Grenze im Jahr", "ArrowRight"),
            re.compile("Grenze (?!500)"),
        ),
    ],
)
def test_a_series_stays_hidden_under_another_name(new_page: NewPage, case: Case) -> None:
    page = new_page(case.path)
    hide(chart(page, case.title), case.series)

    case.change(page)

    figure = page.get_by_role("figure", name=case.title)
    expect(box(figure, case.later)).not_to_be_checked()
    expect(in_legend(figure, case.later)).to_have_css("opacity", "0.5")


def test_totals_stand_above_whole_stacks_only(page: Page) -> None:
    figure = chart(page, re.compile("Eigenanteil des Kreises nach Modulen"))
    total = figure.locator(".scatterlayer").get_by_text("455")
    expect(total).to_be_visible()

    figure.get_by_text("Reihen auswählen").click()
    box(figure, "Modul 2").uncheck()
    expect(total).to_have_count(0)

    box(figure, "Modul 2").check()
    expect(total).to_be_visible()


def test_a_line_is_hidden_with_the_band_beneath_it(new_page: NewPage) -> None:
    page = new_page("/foerderende")
    figure = chart(page, re.compile("Wer zahlt vor und nach"))
    lines = figure.locator(".scatterlayer .js-line")
    expect(lines).to_have_count(2)
    figure.get_by_text("Reihen auswählen").click()

    figure.locator(".legendtoggle").last.click()

    expect(lines).to_have_count(0)
    expect(box(figure, "Eigenanteil mit Förderende")).not_to_be_checked()


def test_a_hidden_band_is_not_said_beside_the_mouse(new_page: NewPage) -> None:
    figure = chart(new_page("/unsicherheit"), re.compile("Spanne des Eigenanteils"))
    hover = figure.locator(".hoverlayer")
    point = partial(figure.locator(".scatterlayer .point").last.hover, force=True)
    narrow = hover.get_by_text("die Hälfte der Verläufe")
    insist(point, narrow.last)
    expect(narrow).to_have_count(2)

    hide(figure, "die Hälfte der Verläufe")
    insist(point, hover.get_by_text("8 von 10 Verläufen, Obergrenze"))
    expect(narrow).to_have_count(0)


def test_a_series_hidden_in_the_legend_comes_back_by_its_box(page: Page) -> None:
    figure = chart(page, re.compile("Eigenanteil des Kreises nach Modulen"))
    bars = figure.locator(".trace.bars")
    expect(bars).to_have_count(3)
    figure.locator(".legendtoggle").first.click()
    expect(bars).to_have_count(2)

    figure.get_by_text("Reihen auswählen").click()
    figure.get_by_role("checkbox").first.check()

    expect(bars).to_have_count(3)


@pytest.mark.parametrize("path", ["/", "/foerderende", VERGLEICH, "/unsicherheit"])
def test_a_section_has_labels_on_every_axis_that_had_some(new_page: NewPage, path: str) -> None:
    page = new_page(path)
    for figure in all_charts(page).all():
        if not figure.locator(AXES).count():
            continue  # rows of bars, which say their amounts
        zoom_to_the_middle(figure)
        expect(figure.get_by_text("Gezeigt ist ein Ausschnitt")).to_be_visible()
        for axis in ("x", "y"):
            expect(figure.locator(f"g.{axis}tick text").first).to_be_visible()


def test_new_labels_of_a_section_have_the_unit_of_the_old(new_page: NewPage) -> None:
    page = new_page("/unsicherheit")
    figure = chart(page, re.compile("Gehältern und Dynamisierungen"))
    zoom_to_the_middle(figure)
    expect(figure.get_by_text("Gezeigt ist ein Ausschnitt")).to_be_visible()

    for label in figure.locator(AXES).all_text_contents():
        assert re.fullmatch(r"−?\d+(,\d+)?\s%", label)


def test_a_section_of_one_panel_is_that_of_all(new_page: NewPage) -> None:
    figure = chart(new_page("/foerderende"), re.compile("^Eigenanteil je Weg"))
    whole = shown(figure)
    zoom_to_the_middle(figure, panel=2)
    expect(figure.get_by_text("Gezeigt ist ein Ausschnitt")).to_be_visible()

    assert len(whole) == 1
    assert len(shown(figure)) == 1
    assert shown(figure) != whole


def test_a_section_is_kept_where_panels_go_and_come(new_page: NewPage) -> None:
    page = new_page("/foerderende?v=1&foerderende=2026-12")
    figure = chart(page, re.compile("^Eigenanteil je Weg"))
    panels = figure.locator(".nsewdrag")
    zoom_to_the_middle(figure, panel=panels.count() - 1)
    section = shown(figure)
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_text("Förderende im Einzelnen").click()
    module = sidebar.get_by_role("button", name="Modul 3")

    for count in (6, 7):
        module.press("Enter")  # by keyboard: the mouse could miss it while its group still opens
        expect(panels).to_have_count(count)
        settle(page)
        assert shown(figure) == section


def shown(figure: Locator) -> set[str]:
    """What of amounts and years the panels show: one section, if they can be compared."""
    return set(
        figure.locator(".js-plotly-plot").evaluate(
            "({ _fullLayout: all }) => Object.values(all._plots)"
            ".map(({ xaxis, yaxis }) => [...xaxis.range, ...yaxis.range].map(Math.round).join())"
        )
    )
