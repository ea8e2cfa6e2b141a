"""The page follows a slider while it is dragged, and one step back takes back all of it."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.line import SlowLine
from tests.browser.visitor import NewPage, all_charts, holds, settle

SALARIES = "Gehälter steigen jährlich um"
MONTH = "Letzter Monat mit voller Förderung"
PIXEL = 1
NOT_IN_A_ROW_MS = 1_200
"""So far apart two presses are two steps (kim/ui/mending/back.js)."""

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
    with touching(page, x, y) as move_to:
        yield lambda by: move_to(x + by, y)


@contextmanager
def touching(page: Page, x: float, y: float) -> Iterator[Callable[[float, float], None]]:
    """Lay a finger on a point, and move it to others."""
    touch = fingers(page)
    touch("touchStart", (x, y))
    yield lambda x, y: touch("touchMove", (x, y))
    touch("touchEnd")


def fingers(page: Page) -> Callable[..., None]:
    """What tells the browser where on the page how many fingers are."""
    line = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def of_track(page: Page, name: str, share: float) -> tuple[float, float]:
    """Point of a slider's track, at a share of its width."""
    track = thumb(page, name).locator("xpath=..")
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


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


def test_what_grows_above_a_slider_does_not_take_it_from_under_the_hand(new_page: NewPage) -> None:
    """Chromium holds it by itself; other browsers do not."""
    page = new_page(height=600)
    page.add_style_tag(content="* { overflow-anchor: none !important; }")
    all_charts(page)
    _, start_y = middle(thumb(page, SALARIES))
    above = page.get_by_test_id("stSidebar").get_by_role("heading", name="Stellen")
    before = above.bounding_box()
    with mouse(page, SALARIES) as move:
        move(20)
        expect(page.get_by_test_id("stSidebar")).to_contain_text("Geändert ist eine Angabe")
        settle(page)
        _, reached_y = middle(thumb(page, SALARIES))

    assert before
    assert before != above.bounding_box(), "else this tells nothing"
    assert abs(reached_y - start_y) <= PIXEL


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


def test_a_key_held_down_is_one_step_back_and_so_are_presses_in_a_row(page: Page) -> None:
    field = page.get_by_label(f"{SALARIES}, %", exact=True)
    slider(page, SALARIES).focus()
    for _ in range(3):
        page.keyboard.down("ArrowRight")  # all but the first count as repeated
        page.wait_for_timeout(300)
    page.keyboard.up("ArrowRight")
    expect(field).to_have_value("2,3")
    page.wait_for_timeout(NOT_IN_A_ROW_MS)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(120)
    expect(field).to_have_value("2,6")
    settle(page)

    page.go_back()
    expect(field).to_have_value("2,3")
    page.go_back()
    expect(field).to_have_value("2")


def test_two_presses_before_the_first_answer_are_two_steps_back(new_page: NewPage) -> None:
    page = new_page("/barrierefreiheit")
    line = SlowLine(page)
    page.goto("/?v=1&gehalt=3")
    settle(page)
    line.hold()
    slider(page, SALARIES).press("ArrowRight")
    line.wait_for_answer(page)
    page.get_by_text("Stellen entfristen").click()
    line.wait_for_answer(page)
    line.release()
    expect(page).to_have_url(re.compile("befristet=1&gehalt=3.1$"))
    settle(page)

    page.go_back()
    expect(page).to_have_url(re.compile(r"\?v=1&gehalt=3.1$"))
    settle(page)
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?v=1&gehalt=3$"))


@pytest.fixture
def refusing(new_page: NewPage) -> Page:
    """A page whose browser refuses entries while `isTooMuch`, as Safari does after a hundred."""
    page = new_page("/barrierefreiheit")
    page.add_init_script("""
        for (const name of ["pushState", "replaceState"]) {
            const native = History.prototype[name];
            History.prototype[name] = function (...entry) {
                if (window.isTooMuch) throw new DOMException("Too many", "SecurityError");
                return native.apply(this, entry);
            };
        }
    """)
    page.goto("/")
    settle(page)
    return page


def test_an_entry_that_the_browser_refuses_comes_later(refusing: Page) -> None:
    page = refusing
    start = page.url
    page.evaluate("isTooMuch = true")
    for field_value in ("2,1", "2,2"):
        slider(page, SALARIES).press("ArrowRight")
        expect(page.get_by_label(f"{SALARIES}, %", exact=True)).to_have_value(field_value)
        settle(page)
    assert page.url == start

    page.evaluate("isTooMuch = false")
    expect(page).to_have_url(re.compile(r"gehalt=2\.2$"))
    page.go_back()
    expect(page).to_have_url(start)


def test_an_entry_that_came_too_late_is_left_out(refusing: Page) -> None:
    page = refusing
    start = page.url
    page.evaluate("isTooMuch = true")
    for key, value in (("ArrowRight", "2,1"), ("ArrowLeft", "2")):
        slider(page, SALARIES).press(key)
        expect(page.get_by_label(f"{SALARIES}, %", exact=True)).to_have_value(value)
        settle(page)
    page.evaluate("isTooMuch = false")
    page.wait_for_timeout(NOT_IN_A_ROW_MS)

    assert page.url == start


def test_the_page_follows_a_hand_on_a_machine_at_work(first_visit: Callable[[str], Page]) -> None:
    """Frames come late, and values later than the hand."""
    page = first_visit("/")
    all_charts(page)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    field = page.get_by_label(f"{SALARIES}, %", exact=True)
    with mouse(page, SALARIES) as move:
        for to in (10, 60, 25, 90, 50, 120):
            for part in (0.5, 0.75, 0.9, 1):
                move(part * to)
                page.wait_for_timeout(20)
            page.wait_for_timeout(500)
            settle(page)
            reached = slider(page, SALARIES).get_attribute("aria-valuetext") or ""
            expect(field).to_have_value(reached.removesuffix("\u00a0%"))


@pytest.mark.parametrize("hand", [mouse, finger])
def test_the_page_follows_a_hand_that_does_not_rest(
    new_page: NewPage, hand: Callable[[Page, str], AbstractContextManager[Move]]
) -> None:
    page = new_page("/foerderende")
    all_charts(page)
    answer, told = page.locator(".kim-answer"), set[str | None]()
    with hand(page, MONTH) as move:
        for by in range(0, 300, 5):
            move(by)
            told.add(answer.text_content())
        assert len(told) > 2


def test_a_slider_that_is_drawn_late_stays_with_the_hand(new_page: NewPage) -> None:
    """React posts itself messages to draw; here all messages take a while."""
    page = new_page("/barrierefreiheit")
    page.add_init_script("""
        const native = MessagePort.prototype.postMessage;
        MessagePort.prototype.postMessage = function (...message) {
            setTimeout(() => native.apply(this, message), 60);
        };
        window.told = 0;
        addEventListener("pointerup", (event) => { told += !event.isTrusted; });
    """)
    line = SlowLine(page)
    page.goto("/foerderende")
    settle(page)
    all_charts(page)
    start_x, _ = middle(thumb(page, MONTH))

    with mouse(page, MONTH) as move:
        by = 0
        for step, end in ((10, 300), (-10, 0), (10, 300), (-10, 0)):
            before, told = line.sent, page.evaluate("told")
            while by != end and page.evaluate("told") == told:
                by += step
                move(by)
            line.wait_until_all_is_sent(page)
            settle(page)
            reached_x, _ = middle(thumb(page, MONTH))

            assert line.sent > before
            assert abs(reached_x - start_x - by) <= half_a_step(page, MONTH) + PIXEL


def test_going_back_ends_a_drag(page: Page) -> None:
    all_charts(page)
    start = page.url
    field = page.get_by_label(f"{SALARIES}, %", exact=True)
    with mouse(page, SALARIES) as move:
        move(30)
        expect(field).not_to_have_value("2")
        settle(page)
        page.go_back()
        expect(field).to_have_value("2")
        settle(page)
        move(40)
        page.wait_for_timeout(500)
        assert page.url == start


@pytest.mark.parametrize("first", [(0, 0), (1, 0), (3, -2)])
def test_a_finger_that_passes_over_a_slider_scrolls_the_page(
    new_page: NewPage, first: tuple[int, int]
) -> None:
    page = new_page("/foerderende", width=390, height=844)
    all_charts(page)
    start, month = page.url, slider(page, MONTH).get_attribute("aria-valuetext")
    x, y = of_track(page, MONTH, 0.75)
    main = page.get_by_test_id("stMain")
    before_px = main.evaluate("main => main.scrollTop")

    with touching(page, x, y) as move_to:
        move_to(x + first[0], y + first[1])
        for up in range(10, 250, 10):
            move_to(x + up / 20, y - up)

    holds(page, lambda: main.evaluate("main => main.scrollTop") > before_px + 100)
    page.wait_for_timeout(NOT_IN_A_ROW_MS)
    assert (page.url, slider(page, MONTH).get_attribute("aria-valuetext")) == (start, month)


def test_two_fingers_upon_a_slider_leave_it_as_it_is(new_page: NewPage) -> None:
    page = new_page("/foerderende", width=820)
    all_charts(page)
    start, month = page.url, slider(page, MONTH).get_attribute("aria-valuetext")
    (left, y), (right, _) = (of_track(page, MONTH, share) for share in (0.2, 0.6))
    touch = fingers(page)

    touch("touchStart", (left, y))
    touch("touchStart", (left, y), (right, y))
    for apart in range(5, 60, 5):
        touch("touchMove", (left - apart, y), (right + apart, y))
    touch("touchEnd")

    page.wait_for_timeout(NOT_IN_A_ROW_MS)
    assert (page.url, slider(page, MONTH).get_attribute("aria-valuetext")) == (start, month)


@pytest.mark.parametrize("first", [(0, 0), (0, 3)])
def test_a_finger_moves_a_thumb_from_any_point_of_the_track(
    new_page: NewPage, first: tuple[int, int]
) -> None:
    page = new_page("/foerderende", width=820)
    all_charts(page)
    with touching(page, *of_track(page, MONTH, 0.75)):
        pass
    expect(page).to_have_url(re.compile("foerderende=2028"))

    settle(page)
    x, y = of_track(page, MONTH, 0.25)
    answer = page.locator(".kim-answer")
    with touching(page, x, y) as move_to:
        move_to(x + first[0], y + first[1])
        for by in (20, 40, 60):
            before = answer.text_content() or ""
            move_to(x + by, y + by / 10)
            expect(answer).not_to_have_text(before)
            settle(page)
        thumb_x, _ = middle(thumb(page, MONTH))
    assert abs(thumb_x - x - 60) <= half_a_step(page, MONTH) + PIXEL
