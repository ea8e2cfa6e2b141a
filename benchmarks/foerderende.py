"""A change of the month on the page Förderende, beside the same page with ready-made figures.

Both are served and open at once and take turns, so that a neighbour on the machine disturbs them
alike. Only the ratio means something elsewhere.
"""

import statistics
from contextlib import ExitStack
from itertools import cycle, islice

from benchmarks._browser import Change, chromium, visit
from benchmarks._report import Figure, report
from benchmarks._served import served

WAYS = ("computed", "ready_made")
PAGE = "foerderende?v=1&foerderende=2026-12"
MONTH = "Letzter Monat mit voller Förderung"
SENTENCE_AND_CLIFF = (".kim-answer, .js-plotly-plot", 2)
CHANGES = 20
WARM_UP = 4
KEYS = ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft")
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
            Figure("  against ready-made figures", ours / floor, "×", MOST_TIMES),
        ]
    report(f"A change of the month on Förderende, medians of {CHANGES}", figures)


def measure() -> dict[str, list[Change]]:
    """Let both take turns at each change."""
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        visits = {}
        for way in WAYS:
            script = "benchmarks/_foerderende_app.py"
            server = stack.enter_context(served(script, KIM_BENCHMARK_WAY=way))
            visits[way] = stack.enter_context(visit(browser, server, PAGE))
        turns = [
            {way: each.press(MONTH, key, *SENTENCE_AND_CLIFF) for way, each in visits.items()}
            for key in islice(cycle(KEYS), WARM_UP + CHANGES)
        ]
    return {way: [turn[way] for turn in turns[WARM_UP:]] for way in WAYS}
