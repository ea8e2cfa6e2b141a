"""Charts on the page Szenario: our way beside Streamlit's own, in the same minutes.

All ways are served and open at once, and take turns at each change, so that a neighbour on the
machine disturbs them alike. Only the ratios mean something elsewhere.
"""

import math
import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice

from benchmarks._browser import Change, Motion, Visit, chromium, visit
from benchmarks._chart_ways import WAYS
from benchmarks._report import Figure, report
from benchmarks._served import served

CHANGES = 20
WARM_UP = 4
KEYS = ("PageUp", "PageUp", "PageDown", "PageDown")
COLUMNS = {
    "new picture in sight": "in_sight",
    "last repaint of it": "repainted",
    "all new pictures": "everything",
    "sentence": "answered",
    "blocked": "blocked",
    "browser's main thread": "browser",
    "server CPU": "server_cpu",
}
RATIOS = (
    ("new picture in sight", "stock", 0.4),
    ("new picture in sight", "echarts", 1.5),
    ("last repaint of it", "stock", None),
    ("all new pictures", "stock", None),
    ("all new pictures", "echarts", 1.5),
    ("sentence", "none", 1.5),
    ("blocked", "stock", 0.3),
    ("browser's main thread", "stock", None),
    ("server CPU", "graph_objects", 0.6),
    ("server CPU", "registered", 0.6),
    ("server CPU", "in_parts", None),
    ("server CPU", "ready_made", 1.5),
)
"""What is compared with which other way, and how many times as much it may be, if that is promised.

What lies further down the page gives way to the sentence at the top of it, so nothing is promised
for it against stock, which draws all charts at once. "Blocked" counts tasks from 50 ms on; what the
browser's main thread did in all stands beside it. Server CPU is held against graph objects in both
of their ways, on a page that is drawn whole, as Streamlit does by itself; the quicker one on a page
that is drawn in parts, where only the charts differ from ours, stands beside them.
"""
NOTES = {"ready_made": " (replaces the figures only)"}

MOVING = ("ours", "stock")
MOVES = 8

Measured = dict[str, list[Change]]


def main() -> None:
    """Print median and 95th percentile for each way, then the ratios."""
    measured = measure()
    print(f"{CHANGES} changes, ms: median / 95th percentile\n")
    print(f"{'':15}" + "".join(f"{column:>23}" for column in COLUMNS))
    for way, changes in measured.items():
        cells = [_cell([getattr(change, name) for change in changes]) for name in COLUMNS.values()]
        print(f"{way:15}" + "".join(f"{cell:>23}" for cell in cells))
    print()
    report("Charts on the page Szenario", _ratios(measured))
    report("Shapes of the first chart at rest, for who has nothing against motion", _moving())


def _ratios(measured: Measured) -> Iterator[Figure]:
    for column, other, limit in RATIOS:
        label = f"{column}, against {other}{NOTES.get(other, '')}"
        yield Figure(label, _ratio(measured, column, other), "×", limit)


def measure() -> Measured:
    """Let all ways take turns at each change."""
    with _open(WAYS) as visits:
        turns = [
            {way: visits[way].press("Gehälter", key) for way in _rotated(WAYS, turn)}
            for turn, key in enumerate(islice(cycle(KEYS), WARM_UP + CHANGES))
        ]
    return {way: [turn[way] for turn in turns[WARM_UP:]] for way in WAYS}


def _moving() -> Iterator[Figure]:
    """Time of ours with its motion beside stock, which has none: nothing is promised for it."""
    with _open(MOVING, motion="no-preference") as visits:
        turns = [
            {way: visits[way].shapes_rested("Gehälter", key) for way in _rotated(MOVING, turn)}
            for turn, key in enumerate(islice(cycle(KEYS), WARM_UP + MOVES))
        ]
    ours, stock = (statistics.median(turn[way] for turn in turns[WARM_UP:]) for way in MOVING)
    yield Figure("ours", ours, "ms")
    yield Figure("stock", stock, "ms")
    yield Figure("ours, against stock", ours / stock, "×")


@contextmanager
def _open(ways: tuple[str, ...], motion: Motion = "reduce") -> Iterator[dict[str, Visit]]:
    """Serve these ways, and open the page of each."""
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        visits = {}
        for way in ways:
            server = stack.enter_context(served("benchmarks/_chart_app.py", KIM_BENCHMARK_WAY=way))
            opened = visit(browser, server, charts=2, motion=motion)
            visits[way] = stack.enter_context(opened)
        yield visits


def _rotated(ways: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """Let another way begin each turn: the first finds the machine as the others left it."""
    first = turn % len(ways)
    return ways[first:] + ways[:first]


def _cell(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} / {statistics.quantiles(values, n=20)[-1]:.0f}"


def _ratio(measured: Measured, column: str, other: str) -> float:
    """Divide medians; of a way that took no time, nothing is 0 times, anything else too much."""
    ours, others = _median(measured["ours"], column), _median(measured[other], column)
    if others == 0:
        return math.inf if ours else 0.0
    return ours / others


def _median(changes: list[Change], column: str) -> float:
    values: list[float] = [getattr(change, COLUMNS[column]) for change in changes]
    return statistics.median(values)
