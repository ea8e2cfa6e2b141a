"""What it takes to write files for four scenarios: slides at most 1.0 s, a workbook at most 0.6 s.

CPU time is measured, which neighbours on the machine disturb little; one export uses one core.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date

from benchmarks._report import Figure, report
from kim import Scenario, load_paper
from kim.export import csv, pptx, xlsx
from kim.export.stamp import Stamp
from kim.facts.paper import Paper
from kim.share.link import encode_shared

TURNS = 9
PAPER = load_paper()
STOP = Scenario.of(PAPER, title="Förderende Dezember 2026", funding_end="2026-12")
FOUR = (
    STOP.changed(last_year=2040),
    STOP.changed(title="4 VZÄ im Jahr umgesetzt", redeploy_fte_per_year=4.0, last_year=2040),
    Scenario.of(PAPER, title="25 Stellen", extra_posts={"case_management": 8.0}),
    Scenario.of(PAPER),
)
STAMP = Stamp(date(2026, 12, 1), f"https://kim.example/?{encode_shared(FOUR, PAPER)}")

Export = Callable[[Sequence[Scenario], Paper], bytes]
WAYS: dict[str, tuple[Export, float]] = {
    "slides": (lambda scenarios, paper: pptx.deck(scenarios, paper, stamp=STAMP), 1.0),
    "workbook": (lambda scenarios, paper: xlsx.workbook(scenarios, paper, STAMP), 0.6),
    "table of text": (lambda scenarios, paper: csv.german(scenarios, paper, STAMP), 0.6),
}


def main() -> None:
    """Print the median of some turns beside its limit, and the size of the file."""
    figures = []
    for name, (export, most) in WAYS.items():
        size_kb = len(export(FOUR, PAPER)) / 1000
        seconds = statistics.median(cpu_seconds(export) for _ in range(TURNS))
        figures += [Figure(name, seconds, "s", most), Figure("  its size", size_kb, "kB")]
    report(f"Files for four scenarios: medians of {TURNS} turns, CPU time", figures)


def cpu_seconds(export: Export) -> float:
    """Time one export of four scenarios."""
    start = time.process_time()
    export(FOUR, PAPER)
    return time.process_time() - start
