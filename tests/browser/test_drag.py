"""The page follows a slider while it is dragged, and one step back takes back all of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.line import SlowLine
from tests.browser.visitor import NewPage, all_charts, holds, settle

SALARIES = "Gehälter steigen jährlich um"
MONTH = "Letzter Monat mit voller Förderung"
PIXEL = 1

Move = Callable[[float], None]
"""Moves what holds a thumb to this many pixels from where it took hold."""


def thumb(page: Page, name: str) -> Locator:
    return slider(page, name).locator("xpath=../..")


def slider(page: Page, name: str) -> Locator:
    place = page.get_by_test_id("stMain" if name == MONTH else "stApp")
    return place.get_by_role("slider", name=name).first


def middle(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@contextmanager
def mouse(page: Page, name: str) -> Iterator[Move]:
    """Hold a thumb by mouse."""
    x, y = middle(thumb(page, name))
    page.mouse.move(x, y)
    page.mouse.down()
    yield lambda by: page.mouse.move(x + by, y)
    page.mouse.up()


@contextmanager
def finger(page: Page, name: str) -> Iterator[Move]:
    """Hold a thumb by a finger."""
    x, y = middle(thumb(page, name))
    line = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    yield lambda by: touch("touchMove", {"x": x + by, "y": y})
    touch("touchEnd")


@pytest.mark.parametrize("hand", [mouse, finger])
@pytest.mark.parametrize(
    ("path", "name", "lever"), [("/", SALARIES, "gehalt"), ("/foerderende", MONTH, "foerderende")]
)
def test_sentence_chart_and_address_follow_the_hand(
    new_page: NewPage,
    path: str,
    name: str,
    lever: str,
    hand: Callable[[Page, str], AbstractContextManager[Move]],
) -> None:
    page = new_page(path)
    all_charts(page)
    start = page.url
    start_x, _ = middle(thumb(page, name))
    answer, picture = page.locator(".kim-answer"), page.locator(".kim-chart .main-svg").first
    told: list[tuple[str | None, str | None, str]] = []

    with hand(page, name) as move:
        for by in (20, 40, 60):
            before = answer.text_content() or ""
            move(by)
            expect(answer).not_to_have_text(before)
            settle(page)  # and the hand rests, or the next value would be on its way
            told.append((answer.text_content(), picture.text_content(), page.url))
        held = told[-1]
        reached_x, _ = middle(thumb(page, name))

    assert all(len(set(column)) == len(told) for column in zip(*told, strict=True))
    assert f"{lever}=" in page.url
    assert abs(reached_x - start_x - 60) <= half_a_step(page, name) + PIXEL
    page.wait_for_timeout(500)
    assert (answer.text_content(), picture.text_content(), page.url) == held

    page.go_back()
    expect(page).to_have_url(start)


def half_a_step(page: Page, name: str) -> float:
    """Pixels; the thumb stands on positions only."""
    width: float = thumb(page, name).evaluate("thumb => thumb.parentElement.clientWidth")
    steps = int(slider(page, name).get_attribute("max") or 0)
    return width / steps / 2


def test_the_next_value_waits_for_the_answer_to_the_last(new_page: NewPage) -> None:
    page = new_page("/barrierefreiheit")
    line = SlowLine(page)
    page.goto("/")
    settle(page)
    all_charts(page)
    line.hold()

    with mouse(page, SALARIES) as move:
        before = line.sent
        for by in range(5, 55, 5):
            move(by)
            page.wait_for_timeout(50)
        line.wait_for_answer(page)
        assert line.sent == before + 1
        line.release()
        holds(page, lambda: line.sent == before + 2)

    settle(page)
    reached = slider(page, SALARIES).get_attribute("aria-valuetext") or ""
    field = page.get_by_label(f"{SALARIES}, %", exact=True)
    expect(field).to_have_value(reached.removesuffix("\u00a0%"))


def test_a_key_held_down_is_one_step_back_and_each_press_is_one(page: Page) -> None:
    field = page.get_by_label(f"{SALARIES}, %", exact=True)
    slider(page, SALARIES).focus()
    for _ in range(3):
        page.keyboard.down("ArrowRight")  # all but the first count as repeated
        page.wait_for_timeout(300)
    page.keyboard.up("ArrowRight")
    expect(field).to_have_value("2,3")
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value("2,4")
    settle(page)

    page.go_back()
    expect(field).to_have_value("2,3")
    page.go_back()
    expect(field).to_have_value("2")
