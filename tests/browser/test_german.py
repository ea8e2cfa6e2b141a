"""Whatever a visitor reads or hears is German: pages, menus, dialogs, and what goes wrong."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import RunningApp, running_app
from tests.browser.visitor import PAGES, NewPage, address, settle

SAID = """() => {
    const said = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        const hidden = parentElement.closest("[aria-hidden=true], script, style, noscript");
        if (!hidden && parentElement.checkVisibility()) said.push(data);
    }
    for (const attribute of ["aria-label", "placeholder", "title", "alt"]) {
        for (const element of document.querySelectorAll(`[${attribute}]`)) {
            said.push(element.getAttribute(attribute));
        }
    }
    return said;
}"""
"""Visible texts, and names that are read aloud."""

# Common in English, and no German words: what Streamlit says holds at least one of them.
ENGLISH = re.compile(
    r"\b(a|the|and|or|of|for|to|with|your|you|are|is|not|no|add|all|allowed|apply|available|"
    r"browse|choose|clear|close|collapse|connecting|connection|copy|dark|delete|download|drag|drop|"
    r"error|expand|file|files|found|heading|help|light|loading|made|main|menu|open|option|options|"
    r"page|press|print|record|remove|results|running|select|selectbox|shortcut|sidebar|skip|smaller|"
    r"stop|theme|upload|value|version|view)\b",
    re.IGNORECASE,
)
NOT_OURS = re.compile(r"https?://\S*|[\w.-]+\.(toml|md)\b|`[^`]*`")
"""Addresses and names of files."""


def english(page: Page) -> list[str]:
    return [said for said in page.evaluate(SAID) if ENGLISH.search(NOT_OURS.sub("", said))]


def test_english_would_be_noticed(page: Page) -> None:
    page.evaluate("document.querySelector('.kim-answer').title = 'Drag and drop'")

    assert english(page) == ["Drag and drop"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page(new_page: NewPage, name: str) -> None:
    page = new_page(address(name, "v=1&gehalt=zwei"))
    expect(page.locator(".st-key-footer")).to_be_visible()
    for summary in page.locator("summary").all():
        summary.click()

    assert english(page) == []


def test_menus_dialogs_and_lists(new_page: NewPage) -> None:
    page = new_page("/vergleich", locale="en-US")
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


@pytest.mark.parametrize("name", ["", *PAGES, "gibtsnicht"])
@pytest.mark.parametrize("packed", ["identity", "gzip"])
def test_the_document_of_every_address(app: RunningApp, name: str, packed: str) -> None:
    connection = HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.request("GET", f"/{name}", headers={"Accept-Encoding": packed})
    response = connection.getresponse()
    body = response.read()
    connection.close()

    assert b'<html lang="de">' in body
    assert response.headers["ETag"] is None  # Streamlit's would keep an old document for good
