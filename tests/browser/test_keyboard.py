"""The main job by keyboard alone: to a page, to a lever, to the answer, to the link to share."""

import re
from io import BytesIO
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import ElementHandle, FloatRect, Locator, Page, expect

from tests.browser.visitor import TRIES, NewPage, insist, settle

FARTHEST = 120
STOPS = 50
LEAST_RING_PX = 50
AROUND_PX = 12


def tab_to(target: Locator, key: str = "Tab") -> None:
    """Press a key until the target has the focus."""
    expect(target).to_be_visible()
    for _ in range(FARTHEST):
        target.page.keyboard.press(key)
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{FARTHEST} times {key}, and still not at {target}")


def enter(page: Page, text: str) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1440, 390])
def test_from_another_page_to_the_link_to_share(new_page: NewPage, width: int) -> None:
    page = new_page("/grundlagen", width=width)
    tab_to(page.locator(".st-key-pages").get_by_role("link", name="Szenario"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Was kostet KIM den Kreis?")
    settle(page)

    if width < 800:
        tab_to(page.get_by_test_id("stExpandSidebarButton"), "Shift+Tab")
        page.keyboard.press("Enter")
    tab_to(page.get_by_label("Gehälter steigen jährlich um, %", exact=True))
    enter(page, "3")
    expect(page).to_have_url(re.compile("gehalt=3"))
    expect(page.locator(".kim-answer")).to_contain_text("519.931,72\u00a0€")

    if width < 800:
        tab_to(page.get_by_test_id("stSidebarCollapseButton").locator("button"), "Shift+Tab")
        page.keyboard.press("Enter")
    share = page.get_by_role("button", name="Teilen")
    tab_to(share)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_test_id("stCode")).to_contain_text("gehalt=3")
    tab_to(dialog.get_by_role("button", name="Link kopieren"))
    tab_to(dialog.get_by_role("button", name="Als Szenariodatei speichern"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_two_keys_lead_past_the_form(new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    expect(page.locator(".st-key-footer")).to_be_visible()
    skip = page.get_by_role("link", name="Zum Inhalt springen")
    tab_to(skip)

    def pass_by() -> None:
        skip.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

    insist(pass_by, page.locator(".st-key-pages a:focus", has_text="Szenario"))


def test_a_closed_sidebar_takes_no_focus(new_page: NewPage) -> None:
    page = new_page(width=390)
    expect(page.locator(".st-key-footer")).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_role("button")).to_have_count(0)
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('[data-testid=stSidebar]')"))

    assert stops == [None] * 5


def test_the_button_to_close_the_sidebar_is_there_without_a_mouse(page: Page) -> None:
    page.mouse.move(1200, 400)

    expect(page.get_by_role("button", name="Seitenleiste schließen")).to_be_visible()


def test_a_slider_moves_by_arrow(page: Page) -> None:
    tab_to(page.get_by_role("slider", name="Gehälter").first)
    page.keyboard.press("ArrowRight")

    expect(page).to_have_url(re.compile(r"gehalt=2\.1"))


def test_a_shipped_scenario_is_chosen_by_arrow(page: Page) -> None:
    tab_to(page.get_by_role("button", name="Szenario wählen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_visible()
    tab_to(page.get_by_role("menuitem").nth(2), "ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("foerderende=2026-12"))


def test_every_stop_has_a_name_of_its_own(page: Page) -> None:
    """A stop without one says nothing; "Erläuterung" alone leaves open of what."""
    page.get_by_text("Förderende im Einzelnen").click()
    expect(page.get_by_role("button", name="Erläuterung zu Auslauf")).to_be_visible()
    expect(page.get_by_role("button", name="Erläuterung", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Szenariodatei öffnen").focus()
    page.keyboard.press("Tab")
    first = page.get_by_role("button", name="Erläuterung zu Vollzeitäquivalente je Rolle")
    expect(first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Stellen: Koordination", exact=True)).to_be_focused()


def test_the_focus_stays_on_a_button_that_makes_a_file(new_page: NewPage) -> None:
    page = new_page("/mitnehmen")
    button = page.get_by_role("button", name="Tabelle für Programme herunterladen")
    tab_to(button)
    with page.expect_download():
        page.keyboard.press("Enter")

    expect(page.get_by_role("status").get_by_text("Datei gespeichert.")).to_be_visible()
    expect(button).to_be_focused()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_the_focus_is_seen_at_every_stop(
    new_page: NewPage, color_scheme: Literal["light", "dark"]
) -> None:
    page = new_page(color_scheme=color_scheme)
    page.emulate_media(reduced_motion="reduce")  # the new look is there at once
    page.reload()
    settle(page)
    unseen = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus").element_handle()
        if not any(focus_shows(page, focused) for _ in range(TRIES)):
            unseen.append(focused.evaluate("(element) => element.outerHTML.slice(0, 200)"))

    assert unseen == []


def focus_shows(page: Page, focused: ElementHandle) -> bool:
    """Whether an element looks clearly otherwise without the focus, which it has again afterwards.

    Clearly: as many pixels as a ring has at least differ by 3:1, the least of WCAG 1.4.11.
    """
    box = focused.bounding_box()
    assert box
    x, y = max(box["x"] - AROUND_PX, 0), max(box["y"] - AROUND_PX, 0)
    width, height = box["width"] + 2 * AROUND_PX, box["height"] + 2 * AROUND_PX
    clip = FloatRect(x=x, y=y, width=width, height=height)
    with_focus = looks(page, clip)
    focused.evaluate("(element) => element.blur()")
    without = looks(page, clip)
    focused.evaluate("(element) => element.focus()")
    lighter, darker = np.maximum(with_focus, without), np.minimum(with_focus, without)
    return bool(((lighter + 0.05) / (darker + 0.05) >= 3).sum() >= LEAST_RING_PX)


def looks(page: Page, clip: FloatRect) -> NDArray[np.float64]:
    """Relative luminance (WCAG) of a part of the page, pixel by pixel."""
    page.wait_for_timeout(60)
    with Image.open(BytesIO(page.screenshot(clip=clip))) as picture:
        share = np.asarray(picture.convert("RGB")) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    luminance: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return luminance
