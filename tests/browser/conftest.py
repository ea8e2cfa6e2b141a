"""One server and one Chromium for all browser tests, and what they have in common for their pages.

Half of what it takes to open a page is the browser reading JavaScript that it has read before. So
pages share a context, in which a first page stays open, and a process, which remembers. What a page
has left behind there is taken away after each test. Whatever a test does to a context itself, to
its clock, its routes or its listeners, it does to one of its own.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import RunningApp, running_app
from tests.browser.visitor import NewPage, all_charts, settle

HERE = Path(__file__).parent
expect.set_options(timeout=20_000)  # neighbours on a shared machine make any single answer slow

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # the tests may run as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--process-per-site",  # for pages of one context: see above
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing outside can help
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put browser tests last: they are slow, and Playwright's event loop runs beside them."""
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    with running_app(tmp_path_factory.mktemp("app") / "server.log") as running:
        yield running


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, headless=True, args=CHROMIUM_ARGUMENTS
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def shared_context(app: RunningApp, browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """Gives the context of pages in a language, in which a first page stays open."""
    opened: dict[str, BrowserContext] = {}

    def in_language(locale: str) -> BrowserContext:
        if locale not in opened:
            opened[locale] = browser.new_context(base_url=app.url, locale=locale)
            first = opened[locale].new_page()
            first.goto("/")
            all_charts(first)
        return opened[locale]

    yield in_language
    for context in opened.values():
        context.close()


@pytest.fixture
def new_page(shared_context: Callable[[str], BrowserContext]) -> Iterator[NewPage]:
    visited: set[BrowserContext] = set()

    def open_page(
        path: str = "/",
        *,
        locale: str = "de-DE",
        width: int = 1440,
        height: int = 900,
        color_scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        context = shared_context(locale)
        visited.add(context)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=color_scheme)
        page.goto(path)
        settle(page)
        return page

    yield open_page
    for context in visited:
        leave_as_found(context)


@pytest.fixture
def blank_page(shared_context: Callable[[str], BrowserContext]) -> Iterator[Page]:
    """A page that has not been anywhere yet, for what has to be laid before it goes."""
    context = shared_context("de-DE")
    yield context.new_page()
    leave_as_found(context)


@pytest.fixture
def first_visit(app: RunningApp, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens a page in a browser that was never here, and in a process of its own."""
    with browser.new_context(
        base_url=app.url, locale="de-DE", viewport={"width": 1440, "height": 900}
    ) as context:

        def open_page(path: str) -> Page:
            page = context.new_page()
            page.goto(path)
            settle(page)
            return page

        yield open_page


def leave_as_found(context: BrowserContext) -> None:
    """Take away what a visitor leaves behind in a browser, but for what it keeps of files."""
    first, *others = context.pages
    for page in others:
        page.close()
    first.evaluate("localStorage.clear()")
    context.clear_cookies()
    context.clear_permissions()


@pytest.fixture
def locale() -> str:
    """Language of the browser; a test has others by parametrizing ``locale``."""
    return "de-DE"


@pytest.fixture
def page(new_page: NewPage, locale: str) -> Page:
    return new_page(locale=locale)
