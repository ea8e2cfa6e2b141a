"""A chart's new picture goes ahead of the rest of an answer, and nothing of the rest is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kim.ui import mending
from tests.browser.line import SlowLine
from tests.browser.serving import RunningApp
from tests.browser.visitor import all_charts, settle

SALARIES = "Gehälter steigen jährlich um, %"
CHART = '.kim-chart-place[data-key="own_share_by_module"]'
SLOT = '.kim-chart-data[data-key="own_share_by_module"]'
MOST_MS, FRAME_MS = 60, 16
TODAY = datetime(2026, 11, 23, tzinfo=UTC)

A_PAGE_WITH_A_CHART = '<div class="kim-chart-place"><p class="main-svg"></p></div>'
A_LINE_AND_ITS_READER = """() => {
    window.WebSocket = class extends EventTarget { send() {} };
    window.heard = [];
    window.connect = () => {
        window.line = new WebSocket("ws://somewhere");
        line.addEventListener("message", ({ data }) => heard.push(new TextDecoder().decode(data)));
    };
    window.say = (text) => {
        const { buffer: data } = new TextEncoder().encode(text);
        line.dispatchEvent(new MessageEvent("message", { data }));
    };
    document.addEventListener("kim-chart-ahead", (event) => {
        window.ahead = event.detail;
        if (event.detail.chart === "new") event.preventDefault();
    });
}"""
NEW = '\x1a\x05<div\nclass="kim-chart-data" data-key="a" data-chart=\'new\'>…</div>\x12\x04'
"""A chart as the server sends it, between marks that are no text."""
IN_A_TITLE = NEW.replace("\n", " ")
"""What a reader writes has one line, and the server sends it as it is in a field's value."""
OLD = NEW.replace("new", "old")
CUT = NEW[:30]


@pytest.fixture
def context(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    """A context of its own: a clock that stands still does so on all pages of one."""
    made = browser.new_context(base_url=app.url, locale="de-DE")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def connected(page: Page, body: str) -> Page:
    """A page that is ours but for Streamlit, and whose clock stands still."""
    page.route("**/grundlagen", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.clock.install(time=TODAY)
    page.goto("/grundlagen")
    page.evaluate(A_LINE_AND_ITS_READER)
    page.add_script_tag(url=f"/{mending.FOLDER}/ahead.js", type="module")
    page.evaluate("connect()")
    page.clock.pause_at(TODAY + timedelta(hours=1))
    return page


def heard(page: Page, *said: str) -> list[str]:
    """What Streamlit has heard so far, after the server has said something more."""
    for text in said:
        page.evaluate("say", text)
    answer: list[str] = page.evaluate("heard")
    return answer


def test_the_picture_is_new_before_the_page_around_it(page: Page) -> None:
    line = SlowLine(page)
    page.clock.install(time=TODAY)
    page.goto("/")
    settle(page)
    all_charts(page)
    answer = page.locator(".kim-answer").first
    slot = page.locator(SLOT)
    as_the_paper, chart_before = answer.text_content() or "", slot.get_attribute("data-chart")
    line.hold()
    raise_salaries(page)
    line.wait_for_answer(page)
    page.clock.pause_at(TODAY + timedelta(hours=1))

    line.release()

    expect(page.locator(CHART)).to_contain_text("520")
    assert slot.get_attribute("data-chart") == chart_before
    expect(answer).to_have_text(as_the_paper)
    page.clock.resume()
    expect(answer).not_to_have_text(as_the_paper)
    expect(page.locator(CHART)).to_contain_text("520")


def raise_salaries(page: Page) -> None:
    """Change what 2029 costs from 455 to 520 thousand euros."""
    expect(page.locator(CHART)).to_contain_text("455")
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("3")
    field.press("Enter")


def test_a_picture_whose_slot_stays_as_it_was_goes_back(page: Page) -> None:
    """As when somebody takes a change back so soon that Streamlit never draws it."""
    page.goto("/")
    settle(page)
    all_charts(page)
    page.evaluate(
        """([slot, key]) => {
            const chart = document.querySelector(slot).dataset.chart.replaceAll("455", "777");
            const init = { cancelable: true, detail: { key, chart } };
            document.dispatchEvent(new CustomEvent("kim-chart-ahead", init));
        }""",
        [SLOT, "own_share_by_module"],
    )
    expect(page.locator(CHART)).to_contain_text("777")

    expect(page.locator(CHART)).to_contain_text("455")
    expect(page.locator(CHART)).not_to_contain_text("777")


def test_an_answer_waits_for_its_first_new_picture(page: Page) -> None:
    connected(page, A_PAGE_WITH_A_CHART)
    page.evaluate("line.send('')")

    assert heard(page, "begins", "sentence", OLD, NEW, "form") == []
    page.clock.run_for(FRAME_MS)

    assert heard(page, "ends") == ["begins", "sentence", OLD, NEW, "form", "ends"]
    assert page.evaluate("ahead") == {"key": "a", "chart": "new"}


@pytest.mark.parametrize("chart", [OLD, CUT, IN_A_TITLE, "no chart"])
def test_an_answer_without_a_new_picture_waits_for_a_moment_only(page: Page, chart: str) -> None:
    connected(page, A_PAGE_WITH_A_CHART)
    page.evaluate("line.send('')")

    assert heard(page, "begins", chart) == []
    page.clock.run_for(MOST_MS)

    assert heard(page, "ends") == ["begins", chart, "ends"]


def test_what_answers_nothing_does_not_wait(page: Page) -> None:
    connected(page, A_PAGE_WITH_A_CHART)

    assert heard(page, "begins", NEW) == ["begins", NEW]


def test_the_next_change_waits_again(page: Page) -> None:
    connected(page, A_PAGE_WITH_A_CHART)
    for _ in range(2):
        page.evaluate("line.send(''); heard.length = 0")
        assert heard(page, NEW) == []
        page.clock.run_for(FRAME_MS)
        assert heard(page) == [NEW]


def test_a_change_on_the_way_does_not_prolong_the_wait(page: Page) -> None:
    connected(page, A_PAGE_WITH_A_CHART)
    page.evaluate("line.send('')")
    assert heard(page, "first") == []
    page.evaluate("line.send('')")
    page.clock.run_for(MOST_MS)

    assert heard(page) == ["first"]


def test_a_page_without_charts_does_not_wait(page: Page) -> None:
    connected(page, "<p>Grundlagen</p>")
    page.evaluate("line.send('')")

    assert heard(page, "begins") == ["begins"]


def test_a_page_behind_others_does_not_wait(page: Page) -> None:
    connected(page, A_PAGE_WITH_A_CHART)
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true }); line.send('')")

    assert heard(page, "begins", NEW) == ["begins", NEW]


def test_a_connection_that_ends_hands_on_what_it_held(page: Page) -> None:
    connected(page, A_PAGE_WITH_A_CHART)
    page.evaluate("line.addEventListener('close', () => heard.push('closed')); line.send('')")
    assert heard(page, "begins", "sentence") == []

    page.evaluate("line.dispatchEvent(new Event('close'))")

    assert page.evaluate("heard") == ["begins", "sentence", "closed"]
