"""A strip of screenshots 100 ms apart while a slider is dragged: what the reader's eye gets.

Run by itself, with a folder for the pictures: python -m benchmarks.strip FOLDER
"""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from playwright.sync_api import Locator, Page

from benchmarks._browser import chromium, visit
from benchmarks._served import served

EVERY_S = 0.1
STEPS, STEP_PX = 14, 4
"""Of the hand, a picture after each."""
AFTER = 6
"""Pictures after the hand has let go."""
DRAGS = {
    "gehaelter": ("", "Gehälter steigen jährlich um"),
    "monat": ("foerderende?v=1&foerderende=2026-12", "Letzter Monat mit voller Förderung"),
}


def main() -> None:
    """Record both drags, as a reader who has nothing against motion."""
    parser = ArgumentParser("python -m benchmarks.strip", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with chromium() as browser, served() as server:
        for name, (path, slider) in DRAGS.items():
            with visit(browser, server, path, motion="no-preference") as visited:
                target = folder / name
                target.mkdir(parents=True, exist_ok=True)
                record(visited.page, slider, target)
                print(f"{len(list(target.glob('*.png')))} pictures in {target}")


def record(page: Page, slider: str, folder: Path) -> None:
    """Drag in steps, let go, and look on."""
    pictures = _pictures(page, folder)
    knob = (
        page.get_by_role("main")
        .or_(page.get_by_test_id("stSidebar"))
        .get_by_role("slider", name=slider)
    )
    x, y = _centre(knob.last)
    next(pictures)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, STEPS + 1):
        page.mouse.move(x + STEP_PX * step, y)
        next(pictures)
    page.mouse.up()
    for _ in range(AFTER):
        next(pictures)


def _centre(knob: Locator) -> tuple[float, float]:
    knob.scroll_into_view_if_needed()
    box = knob.locator("xpath=../..").bounding_box()  # the slider's input itself has no size
    assert box is not None, "the slider is not on the page"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _pictures(page: Page, folder: Path) -> Iterator[None]:
    """Take a picture at each step, EVERY_S after the one before if the machine is quick enough."""
    start = time.monotonic()
    for number in count():
        wait_s = start + number * EVERY_S - time.monotonic()
        page.wait_for_timeout(max(0.0, wait_s * 1000))
        taken_ms = 1000 * (time.monotonic() - start)
        page.screenshot(path=folder / f"{number:02}-{taken_ms:05.0f}ms.png")
        yield


if __name__ == "__main__":
    main()
