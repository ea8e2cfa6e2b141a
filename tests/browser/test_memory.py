"""Whoever turns the pages for long leaves no charts of earlier pages behind in memory."""

from collections.abc import Callable

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.visitor import all_charts, settle

TITLES = {
    "Förderende": "Was ist, wenn die Förderung endet?",
    "Szenario": "Was kostet KIM den Kreis?",
}
GONE_MS = 1_500
"""Charts are taken down a second after the run that has left them out."""
GLANCES = 2
NOISE = {"nodes": 100, "jsEventListeners": 15}
"""When charts were held on to, each visit of Förderende left some 330 and 38 behind."""


def test_charts_of_earlier_pages_are_not_held_on_to(first_visit: Callable[[str], Page]) -> None:
    page = first_visit("/")
    devtools = page.context.new_cdp_session(page)
    for _ in range(2):
        go_there_and_back(page)
    before = held(page, devtools)

    for _ in range(3):
        go_there_and_back(page)

    now = held(page, devtools)
    for what, noise in NOISE.items():
        assert now[what] <= before[what] + noise, what


def go_there_and_back(page: Page) -> None:
    for name, title in TITLES.items():
        page.locator(".st-key-pages").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        settle(page)
        all_charts(page)
    page.wait_for_timeout(GONE_MS)


def held(page: Page, devtools: CDPSession) -> dict[str, int]:
    """How many nodes and listeners are held on to, at the least within some seconds."""
    counts = []
    for _ in range(GLANCES):
        page.wait_for_timeout(GONE_MS)
        devtools.send("HeapProfiler.collectGarbage")
        counts.append(devtools.send("Memory.getDOMCounters"))
    return {what: min(count[what] for count in counts) for what in NOISE}
