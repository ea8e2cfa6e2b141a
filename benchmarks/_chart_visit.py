"""One server with its visitor: changes a lever, and reads the clocks of browser and server."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.visitor import settle

HERE = Path(__file__).parent
START_TIMEOUT_S = 60
PICTURE_TIMEOUT_S = 30
REST_MS = 800
"""Between changes, so that what a change leaves behind is not counted with the next one."""


@dataclass(frozen=True)
class Change:
    """What one change of a lever cost, in milliseconds."""

    in_sight: float
    all_charts: float
    blocked: float
    server_cpu: float


@dataclass(frozen=True)
class Visit:
    """A page whose charts come one way, and the process that serves it."""

    page: Page
    pid: int

    def press(self, key: str) -> Change:
        """Move the salary slider by a key, and wait until all charts show it."""
        self.page.bring_to_front()
        cpu_before = self._server_cpu_s()
        self.page.evaluate("kimClock.start()")
        self.page.get_by_role("slider", name="Gehälter").press(key)
        wait_until(self.page, "kimClock.all > 0")
        self.page.wait_for_timeout(REST_MS)
        read = self.page.evaluate("[kimClock.inSight, kimClock.all, kimClock.long]")
        cpu_ms = (self._server_cpu_s() - cpu_before) * 1000
        return Change(read[0], read[1], sum(read[2]), cpu_ms)

    def _server_cpu_s(self) -> float:
        return time.clock_gettime(~self.pid << 3 | 2)  # Linux' clock of another process


@contextmanager
def visit(browser: Browser, way: str) -> Iterator[Visit]:
    """Serve the app with this way of showing charts, and open it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = _serve(port, way)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_healthy(url)
        context = browser.new_context(locale="de-DE", viewport={"width": 1440, "height": 900})
        context.add_init_script(path=HERE / "_chart_clock.js")
        page = context.new_page()
        page.goto(url)
        settle(page)
        wait_until(page, "kimClock.charts() === 2")
        page.wait_for_timeout(REST_MS)
        yield Visit(page, process.pid)
        context.close()
    finally:
        process.terminate()
        process.wait()


def wait_until(page: Page, condition: str) -> None:
    """Poll, as the app's content security policy forbids Playwright's own way of waiting."""
    give_up = time.monotonic() + PICTURE_TIMEOUT_S
    while not page.evaluate(condition):
        if time.monotonic() > give_up:
            raise TimeoutError(f"The page at {page.url} did not come to {condition}")
        page.wait_for_timeout(20)


def _serve(port: int, way: str) -> subprocess.Popen[bytes]:
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    return subprocess.Popen(  # noqa: S603 - our own server, by fixed arguments
        [sys.executable, "-m", "streamlit", "run", HERE / "_chart_app.py", *options],
        cwd=HERE.parent,
        env={**os.environ, "KIM_BENCHMARK_WAY": way},
        stdout=subprocess.DEVNULL,
    )


def _wait_until_healthy(url: str) -> None:
    give_up = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < give_up:
        with suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health"):  # noqa: S310 - ours
            return
        time.sleep(0.1)
    raise TimeoutError(f"No server at {url}")
