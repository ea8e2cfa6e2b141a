"""A change of the month on the page Förderende, beside the same page with ready-made figures.

Both are served and open at once and take turns, so that a neighbour on the machine disturbs them
alike. Only the ratio means something elsewhere.

Run: python -m benchmarks foerderende
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import free_port
from tests.browser.visitor import settle

HERE = Path(__file__).parent
WAYS = ("computed", "ready_made")
CHANGES = 20
WARM_UP = 4
KEYS = ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft")
MOST_TIMES = 1.5
TIMEOUT_S = 60
REST_MS = 800
"""Between changes, so that what a change leaves behind is not counted with the next one."""
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Change:
    """What one change of the month cost, in milliseconds."""

    shown: float
    """From the key to the new sentence and cliff."""
    server_cpu: float
    """Until the whole page is done."""


@dataclass(frozen=True)
class Visit:
    """An open page and the process that serves it."""

    page: Page
    pid: int

    def press(self, key: str) -> Change:
        """Move the month by a key, and wait until sentence and cliff show it."""
        self.page.bring_to_front()
        cpu_before_s = self._server_cpu_s()
        self.page.evaluate("kimClock.start()")
        self.page.get_by_role("slider", name="Letzter Monat mit voller Förderung").press(key)
        give_up = time.monotonic() + TIMEOUT_S
        while (shown := self.page.evaluate("kimClock.shown")) is None:
            assert time.monotonic() < give_up, "the new result did not come"
            self.page.wait_for_timeout(20)
        settle(self.page)
        self.page.wait_for_timeout(REST_MS)
        return Change(shown, (self._server_cpu_s() - cpu_before_s) * 1000)

    def _server_cpu_s(self) -> float:
        return time.clock_gettime(~self.pid << 3 | 2)  # Linux' clock of another process


def main() -> None:
    """Print median and 95th percentile of both, then the ratios."""
    measured = measure()
    print(f"A change of the month, {CHANGES} times, ms: median / 95th percentile\n")
    for way, changes in measured.items():
        cells = [[change.shown for change in changes], [change.server_cpu for change in changes]]
        print(f"{way:12} shown {_cell(cells[0])}    server CPU {_cell(cells[1])}")
    for name in ("shown", "server_cpu"):
        ours, floor = (
            statistics.median(getattr(change, name) for change in measured[way]) for way in WAYS
        )
        print(f"{name}: {ours / floor:.2f} × ready-made figures, at most {MOST_TIMES}")
        assert ours <= MOST_TIMES * floor, f"{name}: too slow"


def measure() -> dict[str, list[Change]]:
    """Let both take turns at each change."""
    with sync_playwright() as playwright, ExitStack() as stack:
        path = os.environ.get("KIM_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        stack.callback(browser.close)
        visits = {way: stack.enter_context(visit(browser, way)) for way in WAYS}
        turns = [
            {way: visited.press(key) for way, visited in visits.items()}
            for key in islice(cycle(KEYS), WARM_UP + CHANGES)
        ]
    return {way: [turn[way] for turn in turns[WARM_UP:]] for way in WAYS}


@contextmanager
def visit(browser: Browser, way: str) -> Iterator[Visit]:
    """Serve the app this way, and open the page."""
    port = free_port()
    process = _serve(port, way)
    try:
        _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health")
        context = browser.new_context(locale="de-DE", viewport={"width": 1440, "height": 900})
        context.add_init_script(path=HERE / "_foerderende_clock.js")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/foerderende?v=1&foerderende=2026-12")
        settle(page)
        page.wait_for_timeout(REST_MS)
        yield Visit(page, process.pid)
        context.close()
    finally:
        process.terminate()
        process.wait()


def _serve(port: int, way: str) -> subprocess.Popen[bytes]:
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    return subprocess.Popen(  # noqa: S603 - our own server, by fixed arguments
        [sys.executable, "-m", "streamlit", "run", HERE / "_foerderende_app.py", *options],
        cwd=HERE.parent,
        env={**os.environ, "KIM_BENCHMARK_WAY": way},
        stdout=subprocess.DEVNULL,
    )


def _wait_until_healthy(url: str) -> None:
    give_up = time.monotonic() + TIMEOUT_S
    while time.monotonic() < give_up:
        with suppress(OSError), urllib.request.urlopen(url):  # noqa: S310 - ours
            return
        time.sleep(0.1)
    raise TimeoutError(f"No server at {url}")


def _cell(values: list[float]) -> str:
    return f"{statistics.median(values):6.0f} / {statistics.quantiles(values, n=20)[-1]:.0f}"


if __name__ == "__main__":
    main()
