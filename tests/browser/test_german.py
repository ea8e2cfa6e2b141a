"""Whatever a visitor reads or hears is German: menus, dialogs, and what goes wrong.

``test_accessibility.py`` asks the same about every page, which it opens anyway.
"""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.english import english
from tests.browser.serving import RunningApp, running_app
from tests.browser.visitor import PAGES, NewPage, address, settle


def test_english_would_be_noticed(page: Page) -> None:
    page.locator(".kim-answer").evaluate("(answer) => { answer.title = 'Drag and drop'; }")

    assert english(page) == ["Drag and drop"]


def test_menus_dialogs_and_lists(new_page: NewPage) -> None:
    page = new_page("/vergleich", locale="en-US")
    expect(page.locator(".st-key-footer")).to_be_visible()
    for opener, opened in (
        (page.get_by_test_id("stMainMenuButton"), page.get_by_text("Drucken")),
        (page.get_by_role("button", name="Teilen"), page.get_by_role("img", name="QR-Code")),
    ):
        opener.click()
        expect(opened).to_be_visible()
        assert english(page) == []
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)

    field = page.get_by_role("combobox").first
    field.fill("zzz")
    expect(page.get_by_role("listbox")).to_contain_text("Nichts gefunden")
    assert english(page) == []


def test_files_that_are_refused(page: Page, tmp_path: Path) -> None:
    large, other = tmp_path / "zu.toml", tmp_path / "bild.md"
    large.write_text("#" * 2_000_000, encoding="utf-8")
    other.write_text("# Text", encoding="utf-8")
    page.get_by_role("button", name="Szenariodatei öffnen").click()
    for file, told in ((large, "höchstens 1\u00a0MB groß"), (other, "hier nicht möglich")):
        page.locator('input[type="file"]').set_input_files(file)
        expect(page.get_by_role("alert").last).to_contain_text(re.compile("Fehler: .*" + told))
        assert english(page) == []


def test_an_address_without_a_page(page: Page) -> None:
    page.goto("/gibtsnicht")

    expect(page.get_by_role("dialog")).to_contain_text("Unter dieser Adresse gibt es keine Seite.")
    assert english(page) == []


def test_a_server_that_is_gone(browser: Browser, tmp_path: Path) -> None:
    with running_app(tmp_path / "log") as app, visit(browser, app) as page:
        os.killpg(app.process.pid, signal.SIGKILL)
        told = page.get_by_role("dialog")

        expect(told).to_contain_text("Der Server antwortet nicht.", timeout=30_000)
        assert english(page) == []


@contextmanager
def visit(browser: Browser, app: RunningApp) -> Iterator[Page]:
    page = browser.new_context(base_url=app.url, locale="de-DE").new_page()
    page.goto("/")
    settle(page)
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible()  # all files have come
    expect(page.locator(".st-key-footer")).to_be_visible()
    yield page
    page.context.close()


def test_a_visitors_own_words_stay(new_page: NewPage) -> None:
    page = new_page("/vergleich?v=1&gehalt=3&titel=Upload&b.gehalt=4&b.titel=Help")

    expect(page.locator("[class*=st-key-compared-]")).to_contain_text(["Upload", "Help"])


@pytest.mark.parametrize("name", [*PAGES, "gibtsnicht"])
@pytest.mark.parametrize("packed", ["identity", "gzip"])
def test_the_document_of_every_address(app: RunningApp, name: str, packed: str) -> None:
    connection = HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.request("GET", address(name, "v=1"), headers={"Accept-Encoding": packed})
    response = connection.getresponse()
    body = response.read()
    connection.close()

    assert b'<html lang="de">' in body
    assert response.headers["ETag"] is None  # Streamlit's would keep an old document for good
