"""A chart moves with a lever: its node, the reader's zoom and hidden series outlive the change."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import NewPage, holds, insist, zoom_to_the_middle

SALARIES = "Gehälter steigen jährlich um, %"
TITLE = re.compile("Eigenanteil des Kreises nach Modulen")
MOTION_MS = 600
"""Some times as long as the charts' own motion."""
LIGHT = re.compile(r"^rgb\(2\d\d, 2\d\d, 2\d\d\)$")
WHITE = "rgb(255, 255, 255)"
DARK = re.compile(r"^rgb\(\d\d?, \d\d?, \d\d?\)$")


def chart(page: Page) -> Locator:
    return page.get_by_role("figure", name=TITLE)


def drawn(page: Page) -> Locator:
    """The chart, once Plotly has drawn it."""
    expect(chart(page).locator(".main-svg").first).to_be_visible(timeout=20_000)
    return chart(page)


def raise_salaries(page: Page) -> None:
    """Move a lever, and wait for the chart to show it.

    In 2029 module 2 costs 282 Tsd. at 2 %, 323 at 3 %.
    """
    expect(chart(page)).to_contain_text("282")
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("3")
    field.press("Enter")
    expect(chart(page)).to_contain_text("323")


def double_click(page: Page) -> None:
    """Until it counts as one: Plotly's clock is not the hand's, where a machine is at work."""
    six_years = chart(page).locator(".xtick text").nth(5)
    insist(chart(page).locator(".nsewdrag").first.dblclick, six_years)


def width(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["width"]


def years(page: Page) -> list[str]:
    return chart(page).locator(".xtick text").all_text_contents()


def test_the_node_is_kept(page: Page) -> None:
    nodes = "['.kim-chart-plot', '.main-svg', '.point path'].map((s) => figure.querySelector(s))"
    drawn(page).evaluate(f"(figure) => {{ window.before = {nodes} }}")

    raise_salaries(page)

    same = f"(figure) => {nodes}.map((node, i) => node === before[i])"
    assert drawn(page).evaluate(same) == [True, True, True]


def test_a_zoom_is_kept_until_a_double_click(page: Page) -> None:
    zoom_to_the_middle(drawn(page))
    expect(chart(page).locator(".xtick text")).to_have_count(2)
    zoomed = years(page)

    raise_salaries(page)

    assert years(page) == zoomed == ["2026", "2027"]
    double_click(page)
    expect(chart(page).locator(".xtick text")).to_have_count(6)


def test_a_double_click_takes_back_a_zoom_of_the_picture_as_it_is(page: Page) -> None:
    zoom_to_the_middle(drawn(page))
    expect(chart(page).locator(".xtick text")).to_have_count(2)

    double_click(page)

    expect(chart(page).locator(".xtick text")).to_have_count(6)


def test_a_double_click_leaves_hidden_what_is_hidden(page: Page) -> None:
    zoom_to_the_middle(drawn(page))
    expect(chart(page).locator(".xtick text")).to_have_count(2)
    chart(page).locator(".legendtoggle").first.click()
    expect(chart(page).get_by_text("Ausgeblendet: Modul 1")).to_be_visible()

    double_click(page)

    expect(chart(page).locator(".xtick text")).to_have_count(6)
    expect(chart(page).get_by_text("Ausgeblendet: Modul 1")).to_be_visible()


def test_the_focus_stays_on_the_button_that_shows_all_while_the_chart_is_drawn(page: Page) -> None:
    zoom_to_the_middle(drawn(page))
    whole = chart(page).get_by_role("button", name="Alles zeigen")
    whole.focus()
    page.set_viewport_size({"width": 1300, "height": 900})
    holds(page, lambda: width(chart(page).locator(".main-svg").first) < width(chart(page)) + 1)
    page.wait_for_timeout(MOTION_MS)

    expect(whole).to_be_focused()


def test_a_zoom_is_said_and_taken_back_by_a_button(page: Page) -> None:
    whole = drawn(page).get_by_text("Alles zeigen")
    expect(whole).to_be_hidden()
    zoom_to_the_middle(drawn(page))
    expect(chart(page).locator(".xtick text")).to_have_count(2)
    expect(chart(page)).to_contain_text("Gezeigt ist ein Ausschnitt.")

    whole.press("Enter")

    expect(chart(page).locator(".xtick text")).to_have_count(6)
    expect(whole).to_be_hidden()
    expect(chart(page).get_by_text("Daten als Tabelle")).to_be_focused()


def test_what_is_left_out_is_said_below_the_picture_and_shown_by_one_button(page: Page) -> None:
    zoom_to_the_middle(drawn(page))
    expect(chart(page).locator(".xtick text")).to_have_count(2)
    chart(page).locator(".legendtoggle").nth(1).click()
    said = chart(page).get_by_text("Gezeigt ist ein Ausschnitt. Ausgeblendet: Modul 2")
    expect(said).to_be_visible()

    chart(page).get_by_text("Reihen auswählen").click()
    chart(page).get_by_role("checkbox").last.uncheck()
    expect(chart(page).get_by_text("Ausgeblendet")).to_be_hidden()  # the boxes say it

    chart(page).get_by_text("Alles zeigen").click()
    expect(chart(page).locator(".xtick text")).to_have_count(6)
    for box in chart(page).get_by_role("checkbox").all():
        expect(box).to_be_checked()
    expect(chart(page).get_by_text("Gezeigt ist ein Ausschnitt.")).to_be_hidden()


def test_a_hidden_series_stays_hidden(page: Page) -> None:
    bars = drawn(page).locator(".trace.bars")
    expect(bars).to_have_count(3)
    chart(page).get_by_text("Reihen auswählen").click()
    first = chart(page).get_by_role("checkbox").first
    first.uncheck()
    expect(bars).to_have_count(2)

    raise_salaries(page)

    expect(first).not_to_be_checked()
    expect(bars).to_have_count(2)
    first.check()
    expect(bars).to_have_count(3)


def test_a_series_hidden_in_the_legend_stays_hidden(page: Page) -> None:
    expect(drawn(page).locator(".trace.bars")).to_have_count(3)
    page.locator(".legendtoggle").first.click()
    expect(chart(page).locator(".trace.bars")).to_have_count(2)

    raise_salaries(page)

    expect(chart(page).locator(".trace.bars")).to_have_count(2)


@pytest.mark.parametrize(("color_scheme", "ink"), [("light", DARK), ("dark", LIGHT)])
def test_it_wears_the_pages_theme(
    new_page: NewPage, color_scheme: Literal["light", "dark"], ink: re.Pattern[str]
) -> None:
    page = new_page(color_scheme=color_scheme)
    expect(drawn(page).locator(".xtick text").first).to_have_css("fill", ink)


def test_colours_of_the_visitors_own_are_those_of_its_words_too(page: Page) -> None:
    """Whatever theme is chosen: the ground is the visitor's."""
    page.emulate_media(color_scheme="dark")
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_test_id("stMainMenuList").get_by_text("Hell").first.click()
    expect(drawn(page).locator(".xtick text").first).to_have_css("fill", DARK)
    page.emulate_media(color_scheme="dark", forced_colors="active")

    for words in (".xtick text", ".ytick text", ".textpoint text", ".legendtext"):
        expect(drawn(page).locator(f".kim-chart-plot {words}").first).to_have_css("fill", WHITE)
    switch = page.get_by_test_id("stCheckbox").first
    expect(switch.get_by_text("Stellen entfristen")).to_have_css("color", WHITE)


def test_it_follows_the_system_from_light_to_dark_and_prints_light(page: Page) -> None:
    year = drawn(page).locator(".xtick text").first

    page.emulate_media(color_scheme="dark")
    expect(year).to_have_css("fill", LIGHT)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(year).to_have_css("fill", DARK)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(year).to_have_css("fill", LIGHT)


def test_it_fits_its_column_after_a_turn_of_the_tablet(page: Page) -> None:
    picture = drawn(page).locator(".kim-chart-plot")

    page.set_viewport_size({"width": 600, "height": 900})

    svg = picture.locator(".main-svg").first
    holds(page, lambda: 0 < width(picture) < 600 and abs(width(svg) - width(picture)) <= 1)


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_it_moves_only_for_who_has_not_asked_for_rest(
    page: Page, motion: Literal["no-preference", "reduce"], *, moves: bool
) -> None:
    page.emulate_media(reduced_motion=motion)
    drawn(page)
    page.evaluate("""() => {
        window.moved_s = 0;
        const note = ({ target, elapsedTime }) => {
            if (target.matches(".kim-chart path")) window.moved_s += elapsedTime;
        };
        for (const end of ["transitionend", "transitioncancel"]) {
            document.addEventListener(end, note);
        }
    }""")

    raise_salaries(page)

    if moves:
        holds(page, lambda: page.evaluate("moved_s") > 0.1)
    else:
        page.wait_for_timeout(MOTION_MS)
        assert page.evaluate("moved_s") < 0.01


def test_a_line_has_a_corner_at_each_marker_so_that_both_move_together(new_page: NewPage) -> None:
    """CSS moves a path only to one of as many corners; Plotly leaves out those that bend little."""
    page = new_page("/foerderende?v=1&foerderende=2026-12")
    figure = page.get_by_role("figure", name=re.compile("Wer zahlt vor und nach"))
    trace = figure.locator(".scatterlayer .trace").last
    expect(trace.locator(".points path")).to_have_count(6)
    path = trace.locator(".js-line").get_attribute("d") or ""
    assert len(re.findall("[ML]", path)) == 6
