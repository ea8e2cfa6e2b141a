"""What comparing and doubting costs: each at most 100 ms of CPU time; no page waits for it."""

import itertools
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks._report import Figure, report
from kim import Scenario, load_paper, project
from kim.model.attribution import Driver, attribute
from kim.model.outcomes import RUNS, Spread, outcomes
from kim.model.scenario import CostBasis
from kim.model.sensitivity import Amounts, largest_role, sensitivity
from kim.model.trade_off import POINTS, trade_off

MOST_MS = 100.0
TURNS = 9
PAPER = load_paper()
PROPOSAL = Scenario.of(PAPER)
BUSY = Scenario.of(
    PAPER,
    posts={"case_management": 8.0},
    extra_posts={"coordination": 2.0},
    permanent=False,
    salary_growth_pct=3.0,
    fixed_cost_growth_pct=1.0,
    dynamisation_pct=1.5,
    funding_end="2027-06",
    phase_out_years=2,
    redeploy_fte_per_year=2.0,
    cost_basis=CostBasis.TABLE,
)
"""Differs from the paper in every driver, so that nothing can be left out."""
LONG = BUSY.changed(last_year=2040)
"""The same, as far as one can look."""
UNCERTAIN = Spread(funding_end_pct=5.0)
"""With a funding end in each run, which is the slowest."""
DRAWN = outcomes(BUSY, PAPER, UNCERTAIN)

COUNT = itertools.count()


def never_seen(scenario: Scenario) -> Scenario:
    """Give a scenario whose results nothing remembers yet."""
    return scenario.changed(fixed_cost_growth_pct=1 + next(COUNT) / 1000)


WAYS: dict[str, Callable[[], object]] = {
    "project, for scale": lambda: project(BUSY, PAPER).frame,
    f"{RUNS:,} runs of the paper, to 2029": lambda: outcomes(PROPOSAL, PAPER, Spread()),
    f"{RUNS:,} runs with every driver, to 2029": lambda: outcomes(BUSY, PAPER, UNCERTAIN),
    f"{RUNS:,} runs with every driver, to 2040": lambda: outcomes(LONG, PAPER, UNCERTAIN),
    "their bands": lambda: replace(DRAWN).bands_eur(),
    f"map of {POINTS} × {POINTS}, one year": lambda: trade_off(never_seen(BUSY), PAPER, 2029),
    f"map of {POINTS} × {POINTS}, sum to 2040": lambda: trade_off(never_seen(LONG), PAPER),
    f"attribution to {len(Driver)} drivers": lambda: attribute(PROPOSAL, BUSY, PAPER),
    "what matters most": lambda: sensitivity(BUSY, PAPER, Amounts(), largest_role(PAPER)),
}


def median_ms(way: Callable[[], object]) -> float:
    """CPU time of a call, median of some; the first one, which fills caches, left out."""
    way()
    times = []
    for _ in range(TURNS):
        start = time.process_time()
        way()
        times.append(time.process_time() - start)
    return 1000 * statistics.median(times)


def main() -> None:
    """Print a line for each."""
    figures = [Figure(name, median_ms(way), "ms", MOST_MS) for name, way in WAYS.items()]
    report(f"Comparing and doubting: medians of {TURNS} turns, CPU time", figures)
