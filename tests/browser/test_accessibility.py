"""axe-core finds nothing that we could mend, on any page and with everything open.

What Streamlit itself gets wrong is listed in ``KNOWN`` by rule, and on the page Barrierefreiheit.
"""

from functools import partial
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from kim.present import prose
from tests.browser.axe import violations
from tests.browser.english import english
from tests.browser.visitor import PAGES, NewPage, address, all_charts, insist, settle

WIDTHS = (1440, 820, 320)  # 320: a window of 1280 at 400 % zoom
WITH_ERRORS = "v=1&gehalt=zwei&farbe=rot&plus_casemanagement=9&foerderende=2026-12&b.gehalt=3"
LONGEST_WORD = (3 * "Rechtsschutzversicherungsgesellschaften")[:80]
KNOWN = {
    # Streamlit hangs menus, lists of options and tooltips on the end of the body (best practice)
    "region": r'role="(menu|listbox)"|id="stFloatingOverlayPortal"',
}


def open_sidebar(page: Page) -> None:
    button = page.get_by_test_id("stExpandSidebarButton")
    if button.is_visible():
        button.click()
    expect(page.get_by_test_id("stSidebar").get_by_role("heading").first).to_be_in_viewport()


def violations_in_both_themes(page: Page) -> list[str]:
    """All rules in the light theme; in the dark one those that colours can break.

    Without movement: what fades in has too low a contrast until it is there.
    """
    page.emulate_media(reduced_motion="reduce")
    found = violations(page, known=KNOWN)
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", "dark")
    found += violations(page, rules=["color-contrast", "link-in-text-block"], known=KNOWN)
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_page_at_every_width(new_page: NewPage, name: str) -> None:
    page = new_page(address(name, WITH_ERRORS))
    expect(page.locator(".st-key-opened").get_by_role("alert")).to_have_count(3)
    expect(page.locator(".st-key-footer")).to_be_visible()
    assert english(page) == []

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations_in_both_themes(page) == [], f"at {width} px"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_dialog_to_share(new_page: NewPage, width: int) -> None:
    page = new_page(address("szenario", WITH_ERRORS), width=width)
    expect(page.locator(".st-key-footer")).to_be_visible()
    page.get_by_role("button", name="Teilen").click()
    expect(page.get_by_role("dialog").get_by_role("img", name="QR-Code")).to_be_visible()
    assert english(page) == []

    assert violations_in_both_themes(page) == []


@pytest.mark.parametrize("width", [1440, 320])
def test_the_form_with_everything_open(new_page: NewPage, width: int) -> None:
    page = new_page("/grundlagen", width=width)
    open_sidebar(page)
    field = page.get_by_label("Gehälter steigen jährlich um, %", exact=True)
    field.fill("25")
    field.press("Enter")
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_role("alert")).to_be_visible()
    for group in sidebar.locator("summary").all():
        group.click()
    settle(page)
    assert violations_in_both_themes(page) == []

    options = page.get_by_role("combobox").first
    for opener, opened in (
        (page.get_by_role("button", name="Szenario wählen"), page.get_by_role("menu")),
        (options, page.get_by_role("option").first),
        (
            page.get_by_role("button", name="Szenariodatei öffnen"),
            page.get_by_role("group", name="Szenariodatei (TOML)"),
        ),
    ):
        insist(partial(opener.press, "ArrowDown" if opener == options else "Enter"), opened)
        assert violations_in_both_themes(page) == []
        assert english(page) == []
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_at_four_hundred_percent(new_page: NewPage, name: str) -> None:
    query = f"{WITH_ERRORS}&titel={LONGEST_WORD}"
    page = new_page(address(name, query), width=320, height=640)
    all_charts(page)

    for part in ("stMain", "stSidebarUserContent"):
        if part == "stSidebarUserContent":
            open_sidebar(page)
        wider = page.get_by_test_id(part).evaluate("(e) => e.scrollWidth - e.clientWidth")
        assert wider <= 0, part


def test_less_movement_is_respected(new_page: NewPage) -> None:
    page = new_page()
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    settle(page)
    expect(page.locator(".st-key-footer")).to_be_visible()
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible()
    page.wait_for_timeout(1000)  # what stood in for the page while it came is gone

    longest_s = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('*')].map(getComputedStyle)"
        ".flatMap(s => [s.transitionDuration, s.animationDuration])"
        ".flatMap(d => d.split(',')).map(parseFloat))"
    )
    assert longest_s < 0.001


@pytest.mark.parametrize("name", PAGES)
def test_the_window_is_named_and_headings_go_down_one_level_at_a_time(
    new_page: NewPage, name: str
) -> None:
    page = new_page(address(name, WITH_ERRORS))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator(".st-key-footer")).to_be_visible()
    levels = page.locator("main :is(h1, h2, h3, h4)").evaluate_all(
        "(all) => all.map(heading => Number(heading.tagName[1]))"
    )

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
    assert page.title().lower().translate(umlauts) == f"{name} – kim-szenarien"


@pytest.mark.parametrize("rule", KNOWN)
def test_what_is_known_is_declared(rule: str) -> None:
    assert f"`{rule}`" in prose.text("notices/accessibility", {})
