"""What it takes until the first reader sees something: imports, start, bytes, memory."""

import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys

from playwright.sync_api import Page, Request, sync_playwright

from benchmarks._served import ROOT, Server, served
from benchmarks._session import Visitor, visit

REPEATS = 5
SESSIONS = 40
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
IMPORTS = {
    "an empty interpreter": "",
    "streamlit": "import streamlit",
    "streamlit and pandas": "import streamlit, pandas",
    "streamlit, pandas and our pages": "import streamlit, pandas, kim.ui.navigation",
}


def main() -> None:
    """Print a line for each figure."""
    base = _import_s("")
    for name, code in IMPORTS.items():
        seconds = _import_s(code)
        print(f"import {name:40}{seconds:8.2f} s{seconds / base:8.1f} × empty")
    with served() as server:
        print(f"{'start until healthy':47}{server.start_s:8.2f} s")
        print(f"{'memory before the first visit':47}{server.memory_mb:8.0f} MB")
        _print_first_picture(server)
        asyncio.run(_print_memory(server))


def _import_s(code: str) -> float:
    """Seconds of CPU that an interpreter takes, median."""
    report = f"{code}\nimport resource as r\nu = r.getrusage(r.RUSAGE_SELF)\nprint(u[0] + u[1])"
    runs = [
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", report], cwd=ROOT, check=True, capture_output=True, text=True
        )
        for _ in range(REPEATS)
    ]
    return statistics.median(float(run.stdout.split()[-1]) for run in runs)


def _print_first_picture(server: Server) -> None:
    """Load the first page with an empty cache, until its first chart is drawn."""
    path = os.environ.get("KIM_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        page = browser.new_page()
        sizes: dict[str, int] = {}
        frames: list[int] = []
        page.on("requestfinished", lambda request: _note(request, sizes))
        page.on("websocket", lambda s: s.on("framereceived", lambda data: frames.append(len(data))))
        page.goto(f"http://127.0.0.1:{server.port}")
        page.locator(".kim-chart .main-svg").first.wait_for()
        print(f"{'files until the first chart':47}{len(sizes):8}")
        print(f"{'  bytes, as sent without a proxy':47}{sum(sizes.values()) / 1e6:8.2f} MB")
        print(f"{'  bytes by the socket':47}{sum(frames) / 1e6:8.2f} MB")
        print(f"{'first contentful paint':47}{_paint_ms(page):8.0f} ms")
        browser.close()


def _note(request: Request, sizes: dict[str, int]) -> None:
    sizes[request.url] = request.sizes()["responseBodySize"]


def _paint_ms(page: Page) -> float:
    found = page.evaluate("JSON.stringify(performance.getEntriesByType('paint'))")
    return float(json.loads(found)[-1]["startTime"])


async def _print_memory(server: Server) -> None:
    """Open sessions and leave them open."""
    first_mb = server.memory_mb
    sockets = [await visit(server.port) for _ in range(SESSIONS)]
    for socket in sockets:
        await Visitor(socket).open()
    each_mb = (server.memory_mb - first_mb) / SESSIONS
    print(f"{'memory after the first visit':47}{first_mb:8.0f} MB")
    print(f"{'memory of each further session':47}{each_mb:8.2f} MB")
    for socket in sockets:
        await socket.close()
