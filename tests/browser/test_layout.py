"""Charts have room: nothing moves when they come, and where it is narrow nothing is cut."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.serving import RunningApp
from tests.browser.visitor import NewPage, address, all_charts, settle

FIRST_ELEMENTS = ("Html", "PageLink", "Metric")
A_LINE_AND_A_HALF_PX = 40
CUT_OFF = """(charts) => charts.flatMap((chart) => {
    const { left, right } = chart.getBoundingClientRect();
    const isCut = (box) => box.width && (box.left < left - 1 || box.right > right + 1);
    const texts = [...chart.querySelectorAll("svg text")];
    return texts.filter((text) => isCut(text.getBoundingClientRect())).map((t) => t.textContent);
})"""

TOUCHING = """(charts) => charts.flatMap((chart) => {
    const labels = [...chart.querySelectorAll("g[class$='tick'] text")];
    const boxes = labels.map((label) => label.getBoundingClientRect()).filter((box) => box.width);
    const touch = (a, b) =>
        Math.min(a.right, b.right) > Math.max(a.left, b.left) &&
        Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
    const isTouched = boxes.some((a, place) => boxes.slice(place + 1).some((b) => touch(a, b)));
    return isTouched ? [chart.getAttribute("aria-label")] : [];
})"""
FAR_APART = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * {
            letter-spacing: 0.12em !important;
            line-height: 1.5 !important;
            word-spacing: 0.16em !important;
        }
        p { margin-bottom: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
}"""
"""What a reader may want by WCAG 1.4.12."""
NAMES = '[data-testid="stMetric"] p, [data-variant="pills"] p, .legendtext'
BEYOND_THEIR_BOX = """(names) => names.filter((name) => {
    const text = document.createRange();
    text.selectNodeContents(name);
    const { left, top, right, bottom } = text.getBoundingClientRect();
    const leaves = (box) =>
        Math.max(box.left - left, box.top - top, right - box.right, bottom - box.bottom) > 1;
    const legend = name.closest(".legend")?.querySelector(".bg");
    const frame = legend ?? name.closest('[data-testid="stMetric"], button');
    const boxes = [frame];
    for (let box = name; !legend && box !== frame; box = box.parentElement)
        if (getComputedStyle(box).overflow === "hidden") boxes.push(box);
    return boxes.some((box) => leaves(box.getBoundingClientRect()));
}).map((name) => name.textContent)"""


def height_px(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", ["szenario", "foerderende"])
def test_a_charts_place_is_as_high_before_the_chart_has_come(
    blank_page: Page, name: str, width: int
) -> None:
    held: list[Route] = []
    page = blank_page
    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/component.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    page.goto(address(name, "v=1&foerderende=2026-12"), wait_until="commit")
    settle(page)
    expect(page.locator(".kim-chart-data").first).to_contain_text("Diagramm wird geladen")
    before = height_px(page, ".kim-chart-data")

    for route in held:
        route.continue_()
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible()

    expect(page.locator(".kim-chart-data:visible")).to_have_count(0)
    assert height_px(page, ".kim-chart-place") == pytest.approx(before, abs=A_LINE_AND_A_HALF_PX)


def test_what_a_page_begins_with_is_asked_for_by_the_document(page: Page, app: RunningApp) -> None:
    document = page.request.get(app.url).text()

    asked = set(re.findall(r'rel="modulepreload" crossorigin href="\./static/js/(\w+)', document))
    assert asked >= set(FIRST_ELEMENTS)


@pytest.mark.parametrize(("name", "until"), [("foerderende", 2034), ("unsicherheit", 2029)])
def test_no_word_of_a_chart_is_cut_or_upon_another_at_four_hundred_percent(
    new_page: NewPage, name: str, until: int
) -> None:
    page = new_page(address(name, f"v=1&foerderende=2026-12&bis={until}"), width=320, height=640)
    charts = all_charts(page)

    assert charts.count() > 1
    assert charts.evaluate_all(CUT_OFF) == []
    assert charts.evaluate_all(TOUCHING) == []


@pytest.mark.parametrize(
    ("name", "width", "least"), [("szenario", 320, 10), ("foerderende", 820, 12)]
)
def test_no_name_is_cut_where_a_reader_sets_letters_far_apart(
    new_page: NewPage, name: str, width: int, least: int
) -> None:
    page = new_page(address(name, "v=1&foerderende=2026-12"), width=width)
    charts = all_charts(page)
    page.evaluate(FAR_APART)
    expect(page.locator(".kim-answer")).not_to_have_css("letter-spacing", "normal")

    names = page.locator(NAMES)
    assert names.count() >= least
    assert names.evaluate_all(BEYOND_THEIR_BOX) == []
    assert charts.evaluate_all(CUT_OFF) == []
    assert charts.evaluate_all(TOUCHING) == []


@pytest.mark.parametrize(
    ("name", "width"), [("szenario", 390), ("unsicherheit", 390), ("unsicherheit", 820)]
)
def test_an_open_table_is_no_wider_than_the_page_and_its_words_stay_in_sight(
    new_page: NewPage, name: str, width: int
) -> None:
    page = new_page(address(name, "v=1&gehalt=3"), width=width)
    for chart in all_charts(page).all():
        chart.get_by_text("Daten als Tabelle").click()
        table = chart.get_by_role("region")
        expect(table).to_be_visible()
        words = table.locator("caption span").bounding_box()
        frame = table.bounding_box()
        assert words
        assert frame
        assert words["width"] <= frame["width"]

    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0
    assert table.evaluate("table => table.scrollWidth - table.clientWidth") > 0, "else it is narrow"
