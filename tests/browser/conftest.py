"""One server and one Chromium for all browser tests, and a context of its own for each page."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.serving import RunningApp, running_app
from tests.browser.visitor import NewPage, settle

HERE = Path(__file__).parent
expect.set_options(timeout=20_000)  # neighbours on a shared machine make any single answer slow

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # the tests may run as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
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


@pytest.fixture
def new_page(app: RunningApp, browser: Browser) -> Iterator[NewPage]:
    with ExitStack() as contexts:

        def open_page(
            path: str = "/",
            *,
            locale: str = "de-DE",
            width: int = 1440,
            height: int = 900,
            color_scheme: Literal["light", "dark"] = "light",
        ) -> Page:
            context = browser.new_context(
                base_url=app.url,
                locale=locale,
                viewport={"width": width, "height": height},
                color_scheme=color_scheme,
            )
            contexts.callback(context.close)
            page = context.new_page()
            page.goto(path)
            settle(page)
            return page

        yield open_page


@pytest.fixture
def locale() -> str:
    """Language of the browser; a test has others by parametrizing ``locale``."""
    return "de-DE"


@pytest.fixture
def page(new_page: NewPage, locale: str) -> Page:
    return new_page(locale=locale)
