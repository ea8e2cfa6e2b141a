"""Nothing leaves the server's address, nothing about a visitor stays: requests, cookies, logs."""

import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartParser
from starlette.requests import Request
from starlette.types import Message
from streamlit import config

from kim.present import prose
from kim.ui import provider
from kim.ui.server import keep_uploads_in_memory
from tests.browser.serving import (
    HANDSHAKE,
    ROOT,
    STOP_TIMEOUT_S,
    RunningApp,
    free_port,
    wait_until_healthy,
)
from tests.browser.visitor import PAGES, NewPage, address, holds, settle

SCENARIO = "v=1&titel=Geheimplan&gehalt=17.25&foerderende=2026-12&quatsch=Vertraulich"


@dataclass
class Watch:
    """What a browser asked for, and what its content security policy kept it from asking."""

    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        context = page.context
        context.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        context.on("console", lambda message: self.refused.append(message.text))

    def foreign(self, app: RunningApp) -> list[str]:
        addresses = [url for url in self.asked if not url.startswith(("data:", "blob:"))]
        elsewhere = [url for url in addresses if urlsplit(url).netloc != f"127.0.0.1:{app.port}"]
        return elsewhere + [text for text in self.refused if "Content Security Policy" in text]


@pytest.fixture
def page(first_visit: Callable[[str], Page]) -> Page:
    return first_visit("/")


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.mark.parametrize("name", PAGES)
def test_pages_and_their_downloads_ask_only_this_server(
    first_visit: Callable[[str], Page], app: RunningApp, watch: Watch, name: str
) -> None:
    page = first_visit("/barrierefreiheit")
    watch.over(page)
    page.goto(address(name, SCENARIO))
    settle(page)
    expect(page.locator(".st-key-footer")).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()
    for button in page.locator("main [data-testid=stDownloadButton] button").all():
        with page.expect_download():
            button.click()

    assert watch.asked
    assert watch.foreign(app) == []


def test_the_dialog_to_share_asks_only_this_server(
    page: Page, app: RunningApp, watch: Watch
) -> None:
    watch.over(page)
    page.get_by_role("button", name="Teilen").click()
    with page.expect_download():
        page.get_by_role("button", name="Als Szenariodatei speichern").click()

    assert watch.foreign(app) == []


@pytest.mark.parametrize(
    "script",
    [
        "fetch('https://webhooks.fivetran.com/telemetry').catch(() => 0)",
        "new FontFace('x', 'url(https://fonts.gstatic.com/x.woff2)').load().catch(() => 0)",
        "document.body.append(Object.assign(new Image(), {src: 'https://a.example/x.png'}))",
    ],
    ids=["telemetry", "font", "picture"],
)
def test_the_watch_sees_what_somebody_might_add(
    page: Page, app: RunningApp, watch: Watch, script: str
) -> None:
    watch.over(page)
    page.evaluate(script)

    holds(page, lambda: watch.foreign(app) != [])


def kept(page: Page) -> list[str]:
    keys = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
    return [str(key) for key in keys]


def use_the_sidebar(page: Page) -> None:
    """Close it, open it again and make it wider: Streamlit keeps each of these."""
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(sidebar).not_to_be_in_viewport()  # while it goes, the other button moves
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_have_count(0)
    assert "stSidebarCollapsed-" in kept(page)

    def widen() -> None:
        box = sidebar.bounding_box()
        assert box
        edge = box["x"] + box["width"] - 2
        page.mouse.move(edge, 400)
        page.mouse.down()
        page.mouse.move(edge + 60, 400, steps=5)
        page.mouse.up()

    def is_wider() -> bool:
        widen()
        return "sidebarWidth" in kept(page)

    holds(page, is_wider)  # while it still opens, its edge isn't where it was


def test_the_browser_keeps_what_the_notice_names_and_nothing_about_the_visitor(page: Page) -> None:
    use_the_sidebar(page)
    cookies = page.context.cookies()
    told = re.findall(r"`(\w+)`", prose.text("notices/privacy", provider.values()))

    assert [cookie["name"] for cookie in cookies] == ["_streamlit_xsrf"]
    assert cookies[0]["expires"] == -1  # until the browser is closed
    assert all(key.partition("-")[0] in told for key in [*kept(page), "_streamlit_xsrf"])


def test_the_log_holds_no_address_and_no_title(new_page: NewPage, app: RunningApp) -> None:
    for name in ("szenario", "vergleich"):
        page = new_page(address(name, SCENARIO))
        page.get_by_role("button", name="Teilen").click()
        expect(page.get_by_role("dialog").get_by_test_id("stCode")).to_be_visible()

    log = app.log.read_text(encoding="utf-8")
    for told in ("Geheimplan", "17.25", "Vertraulich", "gehalt", "v=1"):
        assert told not in log


@pytest.fixture
def uvicorn(tmp_path: Path) -> Iterator[RunningApp]:
    log, port = tmp_path / "log", free_port()
    command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port)]
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_until_healthy(port, lambda: process.poll() is None)
        yield RunningApp(port, process, log)
    finally:
        process.kill()
        process.wait(STOP_TIMEOUT_S)


def test_another_servers_log_names_no_visitor_either(uvicorn: RunningApp) -> None:
    ports = [
        _asked_from(uvicorn, "/foerderende", {}, 200),
        _asked_from(uvicorn, "/_stcore/stream", HANDSHAKE, 101),
    ]

    log = uvicorn.log.read_text(encoding="utf-8")
    assert "Uvicorn running on" in log
    for told in (*ports, "foerderende", "stream", "Geheimplan"):
        assert told not in log


def _asked_from(app: RunningApp, path: str, headers: dict[str, str], status: int) -> str:
    """Ask for an address with a scenario, and give the asking port as a log would."""
    connection = HTTPConnection("127.0.0.1", app.port, timeout=30)
    connection.request("GET", f"{path}?{SCENARIO}", headers=headers)
    port = f":{connection.sock.getsockname()[1]}"
    assert connection.getresponse().status == status
    connection.close()
    return port


def test_a_file_as_large_as_allowed_is_never_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def on_the_disk(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(MultiPartParser, "spool_max_size", MultiPartParser.spool_max_size)
    keep_uploads_in_memory()
    monkeypatch.setattr(tempfile, "TemporaryFile", on_the_disk)
    content = bytes(config.get_option("server.maxUploadSize") * 1024 * 1024)

    with ThreadPoolExecutor() as thread:  # in this one Playwright's event loop may run
        received = thread.submit(lambda: asyncio.run(_received(content))).result()
    assert received == content


async def _received(content: bytes) -> bytes:
    """What the server makes of an uploaded file, in the parts in which it would come."""
    head = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'
    parts = iter((head, content[:70_000], content[70_000:], b"\r\n--x--\r\n", b""))

    async def receive() -> Message:
        part = next(parts)
        return {"type": "http.request", "body": part, "more_body": bool(part)}

    headers = [(b"content-type", b"multipart/form-data; boundary=x")]
    async with Request({"type": "http", "headers": headers}, receive).form() as form:
        file = form["a"]
        assert isinstance(file, UploadFile)
        return await file.read()
