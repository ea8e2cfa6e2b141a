"""A reader at work: moves a lever by keyboard, and reads the clocks of browser and server."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks._served import Server
from tests.browser.visitor import settle

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CLOCK = Path(__file__).with_name("_clock.js")
CHARTS = ".js-plotly-plot, .stEChartsChart"
PATIENCE_S = 60
Motion = Literal["reduce", "no-preference"]
REST_MS = 1_200
"""After a change, so that what it leaves behind is counted with it: our charts look at their slots
again after a second."""
LONGEST_MS = 2_000
"""More than any change takes."""


@dataclass(frozen=True)
class Change:
    """What one change of a lever cost, in milliseconds."""

    in_sight: float
    """From the key until what is in sight shows its final picture, as painted, to stay."""
    repainted: float
    """Until that is painted for the last time, though the same may have been there before."""
    everything: float
    """Until what lies further down the page shows its final picture, too."""
    answered: float
    """Until the sentence that answers the page's question does; NaN where it stays as it was."""
    blocked: float
    """Time in which the browser did not answer, from 50 ms at a time."""
    browser: float
    """All tasks of the browser's main thread, however short; some are the benchmark's own."""
    server_cpu: float


@dataclass(frozen=True)
class Visit:
    """An open page, and the process that serves it."""

    page: Page
    server: Server
    devtools: CDPSession

    def press(self, slider: str, key: str, watched: str = CHARTS, most: int = 99) -> Change:
        """Move a slider by a key, and wait until the first `most` places watched show it."""
        self.page.bring_to_front()
        self.page.evaluate("([watched, most]) => kimClock.start(watched, most)", [watched, most])
        cpu_before_s, browser_before_s = self.server.cpu_s, self._browser_s()
        self.page.get_by_role("slider", name=slider).first.press(key)
        wait_until(self.page, "kimClock.isDone()")
        settle(self.page)
        self.page.wait_for_timeout(REST_MS)
        spent_s = {
            "server_cpu": self.server.cpu_s - cpu_before_s,
            "browser": self._browser_s() - browser_before_s,
        }
        seen = self.page.evaluate("kimClock.read()")
        return Change(**seen, **{name: 1000 * seconds for name, seconds in spent_s.items()})

    def shapes_rested(self, slider: str, key: str) -> float:
        """Move a slider by a key; give the milliseconds until the first chart's shapes stay."""
        self.page.bring_to_front()
        self.page.evaluate("kimClock.watchShapes()")
        self.page.get_by_role("slider", name=slider).first.press(key)
        self.page.wait_for_timeout(LONGEST_MS)
        rested_ms: float | None = self.page.evaluate("kimClock.shapesRested()")
        assert rested_ms is not None, "nothing has moved"
        return rested_ms

    def _browser_s(self) -> float:
        """Time that the page's main thread has spent in tasks so far."""
        metrics = self.devtools.send("Performance.getMetrics")["metrics"]
        found: dict[str, float] = {metric["name"]: metric["value"] for metric in metrics}
        return found["TaskDuration"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that KIM_CHROMIUM names, or the machine's own."""
    path = os.environ.get("KIM_CHROMIUM") or shutil.which("chromium")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=ARGUMENTS) as browser,
    ):
        yield browser


@contextmanager
def visit(
    browser: Browser,
    server: Server,
    path: str = "",
    *,
    charts: int = 1,
    motion: Motion = "reduce",
) -> Iterator[Visit]:
    """Open a page of the app that has so many charts, as a reader who has asked for no motion.

    Ours move their shapes and Streamlit's do not: without motion, new and final are one moment.
    """
    with browser.new_context(
        locale="de-DE", viewport={"width": 1440, "height": 900}, reduced_motion=motion
    ) as context:
        context.add_init_script(path=CLOCK)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.port}/{path}")
        settle(page)
        wait_until(page, f"kimClock.full({CHARTS!r}) >= {charts}")
        page.wait_for_timeout(REST_MS)
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable")
        yield Visit(page, server, devtools)


def wait_until(page: Page, condition: str) -> None:
    """Poll, as the app's content security policy forbids Playwright's own way of waiting."""
    give_up = time.monotonic() + PATIENCE_S
    while not page.evaluate(condition):
        if time.monotonic() > give_up:
            raise TimeoutError(f"The page at {page.url} did not come to {condition}")
        page.wait_for_timeout(20)
