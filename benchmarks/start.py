"""What it takes until the first reader sees something: imports, start, bytes, memory."""

import asyncio
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Page, Request

from benchmarks._browser import chromium
from benchmarks._report import Figure, report
from benchmarks._served import ROOT, Server, served
from benchmarks._session import Visitor, visit

REPEATS = 5
SESSIONS = 40
IMPORTS = {
    "an empty interpreter": "",
    "streamlit": "import streamlit",
    "streamlit and pandas": "import streamlit, pandas",
    "streamlit, pandas and our pages": "import streamlit, pandas, kim.ui.navigation",
}


def main() -> None:
    """Print a line for each figure."""
    report("Until the first reader sees something", [*_imports(), *_first_visit()])


def _imports() -> Iterator[Figure]:
    base = _import_s("")
    for name, code in IMPORTS.items():
        seconds = _import_s(code)
        yield Figure(f"import {name}", seconds, "s")
        yield Figure("  against an empty interpreter", seconds / base, "×")


def _first_visit() -> Iterator[Figure]:
    with served() as server:
        yield Figure("start until healthy", server.start_s, "s")
        yield Figure("memory before the first visit", server.memory_mb, "MB")
        yield from _first_picture(server)
        first_mb = server.memory_mb
        yield Figure("memory after the first visit", first_mb, "MB")
        each_mb = asyncio.run(_memory_of_a_session_mb(server, first_mb))
        yield Figure("memory of each further session", each_mb, "MB")


def _import_s(code: str) -> float:
    """Seconds of CPU that an interpreter takes, median."""
    report = f"{code}\nimport resource as r\nu = r.getrusage(r.RUSAGE_SELF)\nprint(u[0] + u[1])"
    runs = [
        subprocess.run(  # noqa: S603 - our own code, by fixed arguments
            [sys.executable, "-c", report], cwd=ROOT, check=True, capture_output=True, text=True
        )
        for _ in range(REPEATS)
    ]
    return statistics.median(float(run.stdout.split()[-1]) for run in runs)


def _first_picture(server: Server) -> Iterator[Figure]:
    """Load the first page with an empty cache, until its first chart is drawn."""
    with chromium() as browser:
        page = browser.new_page()
        sizes: dict[str, int] = {}
        frames: list[int] = []
        page.on("requestfinished", lambda request: _note(request, sizes))
        page.on("websocket", lambda s: s.on("framereceived", lambda data: frames.append(len(data))))
        page.goto(f"http://127.0.0.1:{server.port}")
        page.locator(".kim-chart .main-svg").first.wait_for()
        yield Figure("files until the first chart", len(sizes), "")
        yield Figure("  bytes, as sent without a proxy", sum(sizes.values()) / 1e6, "MB")
        yield Figure("  bytes by the socket", sum(frames) / 1e6, "MB")
        yield Figure("first contentful paint", _paint_ms(page), "ms")


def _note(request: Request, sizes: dict[str, int]) -> None:
    sizes[request.url] = request.sizes()["responseBodySize"]


def _paint_ms(page: Page) -> float:
    found = page.evaluate("JSON.stringify(performance.getEntriesByType('paint'))")
    return float(json.loads(found)[-1]["startTime"])


async def _memory_of_a_session_mb(server: Server, first_mb: float) -> float:
    """Open sessions and leave them open."""
    sockets = [await visit(server.port) for _ in range(SESSIONS)]
    for socket in sockets:
        await Visitor(socket).open()
    return (server.memory_mb - first_mb) / SESSIONS
