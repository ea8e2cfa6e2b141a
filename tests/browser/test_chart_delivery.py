"""Charts come from our own address, once, under a strict policy; and in any case they come."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from importlib.metadata import distribution

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, WebSocketRoute, expect

from tests.browser.serving import PLOTLY, RunningApp
from tests.browser.visitor import holds, settle

IN_PLACE = ".kim-chart .main-svg"
STOCK = "[data-testid=stPlotlyChart] .main-svg"
FALLBACK_MS = 40_000
NOTE_A_CALL_FOR_THE_STAND_IN = """addEventListener("click", ({ target }) => {
    if (target.closest(".st-key-kim_stand_in")) window.isCalled = true;
}, true)"""
DARK_THEMES_TEXT = "rgb(232, 236, 242)"


@pytest.fixture
def context(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=app.url, viewport={"width": 1440, "height": 900})
    yield made
    made.close()


def opened(context: BrowserContext) -> Page:
    """A page on its way: "load" would wait for every script asked for before it, held ones too."""
    page = context.new_page()
    page.goto("/", wait_until="commit")
    return page


def log_after(app: RunningApp, before: int) -> str:
    return app.log.read_text(encoding="utf-8")[before:]


def test_plotly_is_fetched_once_from_our_address_and_kept(
    context: BrowserContext, app: RunningApp
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = opened(context)
    expect(page.locator(IN_PLACE).first).to_be_visible(timeout=20_000)
    first = [url for url in asked if "plotly" in url.lower()]
    asked.clear()
    page.reload()
    expect(page.locator(IN_PLACE).first).to_be_visible(timeout=20_000)

    version = re.escape(distribution("plotly").version)
    assert len(first) == 1
    assert re.fullmatch(rf"{re.escape(app.url)}/charts/plotly-{version}\.min\.js", first[0])
    timing = f"performance.getEntriesByName('{first[0]}')[0].transferSize"
    assert page.evaluate(timing) == 0, "the browser asked for it a second time"


def fetched(app: RunningApp, path: str, encoding: str) -> tuple[bytes, Message]:
    """Body and headers as they are on the wire."""
    connection = HTTPConnection(app.url.removeprefix("http://"))
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    with closing(connection), connection.getresponse() as answer:
        return answer.read(), answer.headers


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("identity", bytes)])
def test_what_is_served_is_the_installed_bundle(
    app: RunningApp, encoding: str, unpack: Callable[[bytes], bytes]
) -> None:
    path = f"/charts/plotly-{distribution('plotly').version}.min.js"
    body, headers = fetched(app, path, encoding)

    assert unpack(body) == PLOTLY.read_bytes()
    assert headers["Content-Encoding"] == ("gzip" if encoding == "gzip" else None)
    assert "immutable" in headers["Cache-Control"]


def test_scripts_come_from_this_server_only(app: RunningApp) -> None:
    _, headers = fetched(app, "/", "identity")
    parts = headers["Content-Security-Policy"].split("; ")
    policy = dict(part.split(" ", 1) for part in parts)

    assert re.fullmatch(r"'self' 'sha256-[A-Za-z0-9+/=]{44}'", policy["script-src"])
    assert policy["object-src"] == "'none'"


def test_the_browser_refuses_nothing_that_charts_need(context: BrowserContext) -> None:
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    page = opened(context)
    expect(page.locator(IN_PLACE).first).to_be_visible(timeout=20_000)
    page.get_by_text("Bild speichern").first.click()
    with page.expect_download():
        page.get_by_role("button", name="PNG").first.click()

    assert not [text for text in complaints if "Content Security Policy" in text]


@pytest.mark.parametrize(
    ("blocked", "reason"),
    [
        ("**/component.js", "the component drew nothing"),
        ("**/charts/plotly-*.js", "No Plotly at"),
        ("**/charts/templates-*.json", "Failed to fetch"),
    ],
)
def test_without_the_component_streamlits_own_chart_stands_in(
    context: BrowserContext, app: RunningApp, blocked: str, reason: str
) -> None:
    before = len(app.log.read_text(encoding="utf-8"))
    context.route(blocked, lambda route: route.abort())
    page = opened(context)

    expect(page.locator(STOCK).first).to_be_visible(timeout=FALLBACK_MS)

    expect(page.locator(IN_PLACE)).to_have_count(0)
    expect(page.get_by_role("heading", name="Eigenanteil des Kreises nach")).to_be_visible()
    page.get_by_text("Daten als Tabelle").first.click()
    table = page.get_by_role("region", name=re.compile("Säulen")).first
    expect(table).to_contain_text("454.923,63")
    settle(page)
    assert log_after(app, before).count("Charts fall back to st.plotly_chart") == 1
    assert reason in log_after(app, before)


def test_what_fails_at_a_later_step_of_a_picture_is_not_left_as_it_was(
    context: BrowserContext, app: RunningApp
) -> None:
    page = opened(context)
    expect(page.locator(IN_PLACE).first).to_be_visible(timeout=20_000)
    settle(page)
    before = len(app.log.read_text(encoding="utf-8"))
    page.evaluate("() => { Plotly.react = () => Promise.reject(new Error('too late')); }")

    lever = page.get_by_label("Gehälter steigen jährlich um, %", exact=True)
    lever.fill("3")
    lever.press("Enter")

    expect(page.locator(STOCK).first).to_contain_text("520", timeout=FALLBACK_MS)
    assert "too late" in log_after(app, before)


def test_what_stands_in_follows_the_theme_at_once(context: BrowserContext) -> None:
    context.route("**/charts/plotly-*.js", lambda route: route.abort())
    page = opened(context)
    chart = page.get_by_test_id("stPlotlyChart").first
    grid = chart.locator(".ygrid").first
    expect(grid).to_be_attached(timeout=FALLBACK_MS)
    on_light = grid.evaluate("line => getComputedStyle(line).stroke")

    page.emulate_media(color_scheme="dark")

    expect(grid).not_to_have_css("stroke", on_light)
    for written in (".xtick text", ".textpoint text"):
        expect(chart.locator(written).first).to_have_css("fill", DARK_THEMES_TEXT)


@pytest.mark.parametrize(
    ("held", "patience_s"),
    [("**/component.js", 12), ("**/picture.js", 60), ("**/charts/plotly-*.js", 60)],
)
def test_what_never_answers_is_not_waited_for_long(
    context: BrowserContext, held: str, patience_s: int
) -> None:
    waiting: list[Route] = []
    context.route(held, lambda route: waiting.append(route))  # noqa: PLW0108 - it marks what it is given
    context.add_init_script(NOTE_A_CALL_FOR_THE_STAND_IN)
    context.clock.install()
    page = opened(context)
    expect(page.locator(".kim-chart-place").first).to_be_attached()
    settle(page)
    holds(page, lambda: bool(waiting))  # or the clock would be ahead of the line

    context.clock.fast_forward(1000 * patience_s // 2)
    assert not page.evaluate("window.isCalled")
    context.clock.fast_forward(1000 * patience_s)
    expect(page.locator(STOCK).first).to_be_visible(timeout=FALLBACK_MS)

    for route in waiting:
        route.abort()


SHOWN_OR_NOT = """(hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_tab_behind_others_is_waited_for(context: BrowserContext) -> None:
    """Browsers draw nothing there; here what draws is held instead."""
    waiting: list[Route] = []
    context.route("**/picture.js", lambda route: waiting.append(route))  # noqa: PLW0108 - it marks what it is given
    context.add_init_script(NOTE_A_CALL_FOR_THE_STAND_IN)
    context.clock.install()
    page = opened(context)
    expect(page.locator(".kim-chart-place").first).to_be_attached()
    settle(page)
    holds(page, lambda: bool(waiting))

    page.evaluate(SHOWN_OR_NOT, arg=True)
    context.clock.fast_forward(70_000)
    page.evaluate(SHOWN_OR_NOT, arg=False)
    context.clock.fast_forward(50_000)
    assert not page.evaluate("window.isCalled")
    context.clock.fast_forward(20_000)
    expect(page.locator(STOCK).first).to_be_visible(timeout=FALLBACK_MS)

    for route in waiting:
        route.abort()


def test_drawing_sends_nothing_that_could_cross_a_click_on_another_page(
    context: BrowserContext,
) -> None:
    """Streamlit empties the page when a fragment's or component's answer meets a page change."""
    sent: list[str | bytes] = []

    def listen(browser_side: WebSocketRoute) -> None:
        server_side = browser_side.connect_to_server()

        def forward(message: str | bytes) -> None:
            sent.append(message)
            server_side.send(message)

        browser_side.on_message(forward)

    context.route_web_socket("**/_stcore/stream", listen)
    page = opened(context)
    expect(page.locator(IN_PLACE).first).to_be_visible()
    settle(page)
    before = len(sent)

    page.get_by_role("link", name="Grundlagen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Woher kommen die Zahlen?")
    assert before == 1, "one to open the page"
    assert len(sent) == before + 1, "one for the click"


@pytest.mark.parametrize("lacks", ["window.scheduler", "Scheduler.prototype.postTask"])
def test_a_browser_that_cannot_order_tasks_draws_the_next_page_too(
    context: BrowserContext, lacks: str
) -> None:
    context.add_init_script(f"delete {lacks}")
    page = opened(context)
    expect(page.locator(IN_PLACE).first).to_be_visible()

    page.get_by_role("link", name="Förderende").first.click()

    cliff = page.locator('.kim-chart-place[data-key="funding_end_cliff"]')
    expect(cliff.locator(".main-svg").first).to_be_visible()
