"""A change of the month on the page Förderende, beside the same page with ready-made figures.

Both are served and open at once and take turns, so that a neighbour on the machine disturbs them
alike. Only the ratio means something elsewhere. Ours walks on to a month it has never seen; the
other goes to and fro between three that it has recorded.
"""

import statistics
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks._browser import Change, chromium, visit
from benchmarks._replay import RECORDED
from benchmarks._report import Figure, report
from benchmarks._served import served


@dataclass(frozen=True)
class Way:
    """What is served, the month it begins with, and the keys that move it on."""

    script: str
    month: str
    keys: tuple[str, ...]


WAYS = {
    "computed": Way("app.py", "2025-06", ("ArrowRight",)),
    "ready_made": Way(
        "benchmarks/_replay_app.py",
        "2026-12",
        ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"),
    ),
}
MONTH = "Letzter Monat mit voller Förderung"
SHOWN = (".kim-answer, .js-plotly-plot", 2)
CHANGES = 20
WARM_UP = 4 * RECORDED
"""The floor has then come by each of its months as often as it records."""
MOST_TIMES = 1.5
COLUMNS = {"everything": "sentence and cliff shown", "server_cpu": "server CPU"}


def main() -> None:
    """Print medians of both, and the ratios."""
    measured = measure()
    figures = []
    for column, name in COLUMNS.items():
        ours, floor = (
            statistics.median(getattr(change, column) for change in measured[way]) for way in WAYS
        )
        figures += [
            Figure(f"{name}, ready-made figures", floor, "ms"),
            Figure(name, ours, "ms"),
            Figure(f"{name}, against ready-made figures", ours / floor, "×", MOST_TIMES),
        ]
    report(f"A change of the month on Förderende, medians of {CHANGES}", figures)


def measure() -> dict[str, list[Change]]:
    """Let both take turns at each change."""
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        visits = {}
        for name, way in WAYS.items():
            server = stack.enter_context(served(way.script))
            page = f"foerderende?v=1&foerderende={way.month}"
            visits[name] = stack.enter_context(visit(browser, server, page))
        turns = [
            {name: visits[name].press(MONTH, _key(way, turn), *SHOWN) for name, way in WAYS.items()}
            for turn in range(WARM_UP + CHANGES)
        ]
    return {name: [turn[name] for turn in turns[WARM_UP:]] for name in WAYS}


def _key(way: Way, turn: int) -> str:
    return way.keys[turn % len(way.keys)]
