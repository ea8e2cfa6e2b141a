"""A visitor's browser: how a test opens a page, and how it waits for one."""

from collections.abc import Callable
from contextlib import suppress
from typing import Literal, Protocol

from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import ROOT

FIRST_PICTURE_MS = 30_000
UNFINISHED = '[data-stale="true"], [data-testid="stSkeleton"]'
TRIES = 4
TRY_MS = 5_000
GLANCES, GLANCE_MS = 100, 200
PAGES = sorted(file.stem for file in (ROOT / "kim/ui/pages").glob("[!_]*.py"))
"""Every page, by the name of its file and of its address."""


def address(page: str, query: str) -> str:
    """Address of a page with a query; the first page has none of its own."""
    return f"/{'' if page == 'szenario' else page}?{query}"


class NewPage(Protocol):
    """Opens a page, as a visitor with these preferences."""

    def __call__(
        self,
        path: str = "/",
        *,
        locale: str = "de-DE",
        width: int = 1440,
        height: int = 900,
        color_scheme: Literal["light", "dark"] = "light",
    ) -> Page: ...


def all_charts(page: Page) -> Locator:
    """All charts of a page, once it has all its parts and each chart is drawn."""
    expect(page.locator(".st-key-footer")).to_be_visible()
    places = page.locator(".kim-chart-place").count()
    drawn = page.locator(".kim-chart:has(.main-svg)")
    expect(drawn).to_have_count(places)
    return drawn


def settle(page: Page) -> None:
    """Wait until Streamlit is connected and its script has run to the end.

    Right after a click the run may not have begun: wait for what should appear with ``expect``.
    Before the first run Streamlit says that none is under way, too: a page with a heading is past
    that. And after it the browser may still be fetching what draws a widget.
    """
    expect(page.locator("h1").first).to_be_visible(timeout=FIRST_PICTURE_MS)
    app = page.locator(
        '[data-testid="stApp"]'
        '[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
    )
    expect(app).to_be_visible(timeout=FIRST_PICTURE_MS)
    expect(page.locator(UNFINISHED)).to_have_count(0)


def insist(act: Callable[[], None], outcome: Locator) -> None:
    """Do something until its outcome shows, as a person does.

    A key that comes while Streamlit builds the page anew reaches nobody.
    """
    for _ in range(TRIES - 1):
        act()
        with suppress(AssertionError):
            expect(outcome).to_be_visible(timeout=TRY_MS)
            return
    act()
    expect(outcome).to_be_visible()


def holds(page: Page, condition: Callable[[], bool]) -> None:
    """Wait until something holds that ``expect`` has no words for."""
    for _ in range(GLANCES):
        if condition():
            return
        page.wait_for_timeout(GLANCE_MS)
    assert condition()


def zoom_to_the_middle(figure: Locator, panel: int = 0) -> None:
    """Drag a rectangle in one of a chart's panels: a fifth of its years, half of its height."""
    plot, mouse = figure.locator(".nsewdrag").nth(panel), figure.page.mouse
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    x, y, width, height = box["x"], box["y"], box["width"], box["height"]
    mouse.move(x + 0.4 * width, y + 0.3 * height)
    mouse.down()
    mouse.move(x + 0.6 * width, y + 0.8 * height, steps=5)
    mouse.up()
