"""A visitor who is faster than the server's answers loses nothing."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.line import QUIET_MS, SlowLine
from tests.browser.visitor import settle

SALARIES = "Gehälter steigen jährlich um, %"
NOT_IN_A_ROW_MS = 1_200
"""So far apart two presses are two steps back (kim/ui/mending/back.js)."""
KEPT_FROM_BYTES = 10_000
"""From here on Streamlit keeps a message, unless it is told otherwise."""


@pytest.fixture
def page(blank_page: Page) -> Page:
    return blank_page


def test_a_click_before_the_answer_takes_no_entry_back(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/?v=1&gehalt=3")
    settle(page)
    line.hold()
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("4")
    field.press("Enter")
    line.wait_for_answer(page)
    page.get_by_text("Stellen entfristen").click()  # its message still says 3 for the slider
    line.wait_for_answer(page)
    line.release()

    expect(page).to_have_url(re.compile("befristet=1&gehalt=4"))
    expect(field).to_have_value("4")


def test_a_starting_point_chosen_holds_against_a_click_before_its_answer(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/?v=1&gehalt=3")
    settle(page)
    line.hold()
    page.get_by_role("button", name="Zurücksetzen").click()
    line.wait_for_answer(page)
    page.get_by_text("Stellen entfristen").click()
    line.wait_for_answer(page)
    line.release()

    expect(page).to_have_url(re.compile(r"\?v=1&befristet=1$"))
    expect(page.get_by_label(SALARIES, exact=True)).to_have_value("2")


def test_typing_an_earlier_value_before_the_answer_is_an_entry(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/?v=1&gehalt=3")
    settle(page)
    page.get_by_role("slider", name="Gehälter steigen jährlich um").press("ArrowRight")
    expect(page).to_have_url(re.compile(r"gehalt=3\.\d"))
    settle(page)
    line.hold()
    page.get_by_text("Stellen entfristen").click()
    line.wait_for_answer(page)
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("3")
    field.press("Enter")
    line.wait_for_answer(page)
    line.release()

    expect(page).to_have_url(re.compile("befristet=1&gehalt=3$"))
    expect(field).to_have_value("3")


def test_a_value_that_the_page_passed_through_can_be_typed(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/")
    settle(page)
    line.hold()
    slider = page.get_by_role("slider", name="Gehälter steigen jährlich um")
    for _ in range(2):
        slider.press("ArrowRight")
        line.wait_for_answer(page)
    line.release()
    field = page.get_by_label(SALARIES, exact=True)
    expect(field).to_have_value("2,2")
    settle(page)
    page.wait_for_timeout(QUIET_MS)
    field.fill("2,1")
    field.press("Enter")

    expect(page).to_have_url(re.compile(r"gehalt=2\.1$"))
    expect(field).to_have_value("2,1")


@pytest.mark.parametrize("pause_ms", [30, 100, 200])
def test_every_press_of_a_key_counts(page: Page, pause_ms: int) -> None:
    """Presses meet answers at every stage: on their way, half drawn, drawn."""
    page.goto("/")
    settle(page)
    slider = page.get_by_role("slider", name="Gehälter steigen jährlich um")
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause_ms)

    expect(page).to_have_url(re.compile(r"gehalt=2\.8$"))
    expect(page.get_by_label(SALARIES, exact=True)).to_have_value("2,8")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^2,8"))


def test_nothing_is_named_that_the_browser_may_have_dropped(page: Page) -> None:
    """A key held down makes runs interrupt each other; one dropped message would end the page."""
    said: list[ForwardMsg] = []
    sizes: list[int] = []

    def hear(message: str | bytes) -> None:
        assert isinstance(message, bytes)
        said.append(ForwardMsg.FromString(message))
        sizes.append(len(message))

    page.on("websocket", lambda line: line.on("framereceived", hear))
    page.goto("/unsicherheit")
    settle(page)

    assert max(sizes) > KEPT_FROM_BYTES
    assert not [message for message in said if message.metadata.cacheable]


def test_going_back_to_the_old_value_is_an_entry_too(page: Page) -> None:
    page.goto("/?v=1&gehalt=3")
    settle(page)
    field = page.get_by_label(SALARIES, exact=True)
    for typed in ("4", "3"):
        field.fill(typed)
        field.press("Enter")
        expect(page).to_have_url(re.compile(f"gehalt={typed}"))
        settle(page)

    slider = page.get_by_role("slider", name="Gehälter steigen jährlich um")
    slider.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"gehalt=3\.\d"))
    slider.press("ArrowLeft")
    expect(page).to_have_url(re.compile("gehalt=3$"))


def press_there_and_back(page: Page, line: SlowLine, slider: Locator, answer: str) -> None:
    """Press right and left before the first answer, and wait for the last one."""
    line.hold()
    for key in ("ArrowRight", "ArrowLeft"):
        slider.press(key)
        line.wait_for_answer(page)
    line.release()
    expect(page.locator(".kim-answer")).to_contain_text(answer)
    settle(page)
    page.wait_for_timeout(QUIET_MS)


def test_a_press_that_is_taken_back_before_its_answer_leaves_nothing(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/")
    settle(page)
    slider = page.get_by_role("slider", name="Gehälter steigen jährlich um")
    press_there_and_back(page, line, slider, "Bleibt alles wie in der Vorlage")

    expect(page).to_have_url(re.compile("/$"))
    expect(page.get_by_label(SALARIES, exact=True)).to_have_value("2")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^2\u00a0%"))


def test_the_month_is_the_same_in_both_its_places_when_a_press_is_taken_back(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/foerderende?v=1&foerderende=2026-12")
    settle(page)
    month = "Letzter Monat mit voller Förderung"
    slider = page.get_by_test_id("stMain").get_by_role("slider", name=month).first
    press_there_and_back(page, line, slider, "31.12.2026")

    expect(page).to_have_url(re.compile("foerderende=2026-12$"))
    chosen = page.get_by_test_id("stSidebar").get_by_role("combobox", name=month)
    expect(chosen).to_have_value("Dezember 2026")
    expect(slider).to_have_attribute("aria-valuetext", "Dezember 2026")


def test_going_back_before_the_answer_to_a_press_is_the_last_word(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/?v=1&gehalt=3")
    settle(page)
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("4")
    field.press("Enter")
    expect(page).to_have_url(re.compile("gehalt=4$"))
    settle(page)
    line.hold()
    page.get_by_text("Stellen entfristen").click()
    line.wait_for_answer(page)
    page.go_back(wait_until="commit")
    line.wait_for_answer(page)
    line.release()
    expect(field).to_have_value("3")
    settle(page)
    page.wait_for_timeout(QUIET_MS)

    expect(page).to_have_url(re.compile(r"\?v=1&gehalt=3$"))
    expect(field).to_have_value("3")
    expect(page.get_by_role("switch", name="Stellen entfristen")).to_be_checked()


def test_going_back_twice_before_an_answer_leaves_the_way_forward(page: Page) -> None:
    line = SlowLine(page)
    page.goto("/?v=1&gehalt=3")
    settle(page)
    field = page.get_by_label(SALARIES, exact=True)
    for typed in ("4", "5"):
        field.fill(typed)
        field.press("Enter")
        expect(page).to_have_url(re.compile(f"gehalt={typed}$"))
        settle(page)
        page.wait_for_timeout(NOT_IN_A_ROW_MS)
    line.hold()
    for _ in range(2):
        page.go_back(wait_until="commit")
        line.wait_for_answer(page)
    line.release()
    expect(field).to_have_value("3")
    settle(page)

    page.go_forward()
    expect(field).to_have_value("4")
    page.go_forward()
    expect(field).to_have_value("5")
