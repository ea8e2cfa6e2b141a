"""The kernel beside pandas, for one scenario and for a hundred thousand, in the same minutes.

All take turns, and CPU time is measured, so that a neighbour on the machine disturbs them little
and alike. Memory is measured in processes of their own.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from benchmarks._levers import COUNT, SETS
from benchmarks._report import Figure, report
from kim import Scenario, load_paper, project, project_many

TURNS = 11
CALLS = 200
"""Calls that are timed together, where one is too short for the clock."""
PAPER = load_paper()
BUSY = Scenario.of(
    PAPER,
    funding_end="2026-12",
    redeploy_fte_per_year=4.0,
    dynamisation_pct=1.0,
    extra_posts={"case_management": 8.0},
    salary_path_pct=(2.25, 2.61, 0.92),
)


def main() -> None:
    """Print medians, ratios and memory beside their limits."""
    memory_mb = {name: peak_memory_mb(name) for name in SETS}
    found = figures(take_turns(), memory_mb)
    report(f"The kernel: medians of {TURNS} turns, CPU time", found)


def figures(seconds: dict[str, list[float]], memory_mb: dict[str, float]) -> list[Figure]:
    """Compare what was measured with its limits; a ratio is the median of each turn's."""
    ratio = {
        (one, other): statistics.median(
            a / b for a, b in zip(seconds[one], seconds[other], strict=True)
        )
        for one in seconds
        for other in seconds
    }
    median = {name: statistics.median(values) for name, values in seconds.items()}
    return [
        Figure("pandas, the same frame from finished arrays", 1e6 * median["pandas"], "µs"),
        Figure("project", 1e6 * median["project"], "µs"),
        Figure("  against pandas", ratio["project", "pandas"], "×", most=4),
        Figure(f"project_many, {COUNT:,} × 3 levers", median["three"], "s", most=0.4),
        Figure("  peak memory", memory_mb["three"], "MB", most=600),
        Figure(
            "  a scenario, cheaper than project by",
            COUNT * ratio["project", "three"],
            "×",
            least=500,
        ),
        Figure(f"project_many, {COUNT:,} × every lever", median["every"], "s", most=4),
        Figure("  peak memory", memory_mb["every"], "MB", most=600),
    ]


def take_turns() -> dict[str, list[float]]:
    """Time each way once a turn; seconds a call."""
    frame = project(BUSY, PAPER).frame
    finished = {name: frame[name].to_numpy().copy() for name in frame}
    levers = {name: draw() for name, draw in SETS.items()}
    ways: dict[str, tuple[Callable[[], object], int]] = {
        "pandas": (lambda: pd.DataFrame(finished), CALLS),
        "project": (lambda: project(BUSY, PAPER).frame, CALLS),
        "three": (lambda: project_many(Scenario(), PAPER, **levers["three"]), 1),
        "every": (lambda: project_many(Scenario(), PAPER, **levers["every"]), 1),
    }
    turns = [
        {name: seconds_a_call(way, calls) for name, (way, calls) in ways.items()}
        for _ in range(TURNS + 1)
    ]
    return {name: [turn[name] for turn in turns[1:]] for name in ways}


def seconds_a_call(way: Callable[[], object], calls: int) -> float:
    """CPU time of a call, mean of some."""
    start = time.process_time()
    for _ in range(calls):
        way()
    return (time.process_time() - start) / calls


def peak_memory_mb(name: str) -> float:
    """Peak of a fresh process that projects one set of levers, and of all it imports."""
    command = [sys.executable, "-m", "benchmarks._levers", name]
    root = Path(__file__).parents[1]
    done = subprocess.run(  # noqa: S603 - a program of ours, by fixed arguments
        command, cwd=root, check=True, capture_output=True, text=True
    )
    return float(done.stdout)
