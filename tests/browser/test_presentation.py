"""A talk by keyboard: through three scenarios on one scale, without a sidebar, and back."""

import re
from functools import partial
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.visitor import NewPage, insist, settle

THREE = "v=1&titel=Ende 2026&foerderende=2026-12&b.titel=Gehalt&b.gehalt=3&c.titel=Mehr&c.abh=4"
TICKS = ".kim-chart .ytick text"


def ticks(page: Page) -> list[str]:
    expect(page.locator(TICKS).first).to_be_visible()
    return page.locator(TICKS).all_inner_texts()


def test_arrow_keys_walk_through_three_scenarios_on_one_scale(new_page: NewPage) -> None:
    page = new_page(f"/mitnehmen?{THREE}")
    page.get_by_role("button", name="Vortrag beginnen").click()
    expect(page).to_have_url(re.compile("ansicht=vortrag"))
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Ende 2026")
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()
    scale = ticks(page)
    settle(page)

    for name in ("Gehalt", "Mehr"):
        heading = page.get_by_role("heading", level=1, name=name)
        insist(partial(page.keyboard.press, "ArrowRight"), heading)
        settle(page)
        assert ticks(page) == scale
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("Gehalt")


def test_each_scenario_is_shown_from_its_title_on(new_page: NewPage) -> None:
    page = new_page(f"/mitnehmen?{THREE}", height=500)
    main, title = page.get_by_test_id("stMain"), page.get_by_role("heading", level=1)
    page.get_by_role("button", name="Vortrag beginnen").click()
    expect(title).to_have_text("Ende 2026")
    ticks(page)
    settle(page)
    expect(main).to_have_js_property("scrollTop", 0)

    page.locator(".kim-caption").last.scroll_into_view_if_needed()
    expect(main).not_to_have_js_property("scrollTop", 0)
    insist(partial(page.keyboard.press, "ArrowRight"), title.filter(has_text="Gehalt"))
    settle(page)
    expect(main).to_have_js_property("scrollTop", 0)


def test_escape_leads_back_to_the_same_scenarios(new_page: NewPage) -> None:
    page = new_page(f"/vergleich?{THREE}&ansicht=vortrag")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ende 2026")
    home = page.get_by_role("heading", level=1, name="Was unterscheidet die Szenarien?")
    insist(partial(page.keyboard.press, "Escape"), home)
    expect(page).not_to_have_url(re.compile("ansicht"))
    expect(page).to_have_url(re.compile(r"c\.abh=4"))
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


def test_a_link_can_begin_a_talk_and_the_back_button_ends_it(new_page: NewPage) -> None:
    page = new_page(f"/mitnehmen?{THREE}")
    page.get_by_role("button", name="Vortrag beginnen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ende 2026")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Was können Sie mitnehmen?")


def test_a_reload_shows_the_same_scenario_again(new_page: NewPage) -> None:
    page = new_page(f"/?{THREE}&ansicht=vortrag")
    heading = page.get_by_role("heading", level=1, name="Gehalt")
    insist(partial(page.keyboard.press, "ArrowRight"), heading)
    expect(page).to_have_url(re.compile("platz=2"))
    page.reload()
    expect(heading).to_be_visible()
    expect(page.get_by_text("Szenario 2 von 3")).to_be_visible()


@pytest.mark.parametrize("height", [800, 720])
def test_years_and_names_stand_on_the_screen_of_a_small_projector(
    new_page: NewPage, height: int
) -> None:
    page = new_page(f"/?{THREE}&ansicht=vortrag", width=1280, height=height)
    expect(page.locator(".kim-chart .xtick").last).to_be_in_viewport(ratio=1)
    expect(page.locator(".kim-chart .legendtext").last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_projector(
    color_scheme: Literal["light", "dark"], new_page: NewPage
) -> None:
    page = new_page(f"/?{THREE}&ansicht=vortrag", color_scheme=color_scheme)
    expect(page.locator(TICKS).first).to_be_visible()
    settle(page)
    assert violations(page) == []


def test_the_foot_says_source_day_and_versions_and_leads_to_the_notices(new_page: NewPage) -> None:
    page = new_page(f"/?{THREE}&ansicht=vortrag")
    stamp = re.compile(r"Stand \d\d\.\d\d\.\d{4} · Modellfassung 1 · Eckdaten Fassung 1")
    expect(page.get_by_text(stamp)).to_be_visible()
    source = page.get_by_role("figure").get_by_text(re.compile("Quelle: Beschlussvorlage"))
    expect(source).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Barrierefreiheit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Erklärung zur Barrierefreiheit")
    expect(page).not_to_have_url(re.compile("ansicht"))
    expect(page).to_have_url(re.compile("foerderende=2026-12"))


def test_the_foot_says_what_the_scenario_assumes(new_page: NewPage) -> None:
    page = new_page("/?v=1&foerderende=2026-12&ansicht=vortrag")
    assumed = "abweichend von der Vorlage: Letzter Monat mit voller Förderung Dezember 2026."
    expect(page.get_by_text(assumed)).to_be_visible()


def test_no_button_lies_under_the_row_of_streamlit_s_menu(new_page: NewPage) -> None:
    page = new_page(f"/?{THREE}&ansicht=vortrag")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ende 2026")
    settle(page)
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gehalt")
    page.get_by_role("button", name="Vortrag beenden").click()
    expect(page).not_to_have_url(re.compile("ansicht"))


def test_the_tab_key_reaches_the_buttons_in_the_order_one_reads(new_page: NewPage) -> None:
    page = new_page(f"/?{THREE}&ansicht=vortrag")
    on = page.get_by_role("button", name="Weiter")
    expect(on).to_be_enabled()
    settle(page)
    on.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Vortrag beenden")).to_be_focused()
    insist(partial(page.keyboard.press, "Enter"), page.get_by_test_id("stSidebar"))
    expect(page).not_to_have_url(re.compile("ansicht"))
