"""A change of a lever on each page, beside the same page with ready-made figures and no model.

Server CPU time per change, both in turns, so that neighbours disturb both alike. The floor
computes nothing below kim.ui: no labels, no sentences, no figures.
"""

import asyncio
import statistics
from contextlib import AsyncExitStack

from benchmarks._report import Figure, report
from benchmarks._served import ROOT, Server, served
from benchmarks._session import Visitor, visit

PAGES = sorted(file.stem for file in (ROOT / "kim/ui/pages").glob("[!_]*.py"))
CHANGES = 30
WARM_UP = 8  # the floor's figures are kept by then
MOST = 1.5
QUERY = "v=1&foerderende=2026-12&b.gehalt=3"


def main() -> None:
    """Print for each page what it takes, and its ratio to its floor."""
    with served() as ours, served("benchmarks/_replay_app.py") as floor:
        measured = {page: asyncio.run(_measure(page, ours, floor)) for page in PAGES}
    figures = [
        figure
        for page, (ours_ms, floor_ms) in measured.items()
        for figure in (
            Figure(page, ours_ms, "ms"),
            Figure(f"{page}, against ready-made figures", ours_ms / floor_ms, "×", MOST),
        )
    ]
    report(f"Server CPU for a change of a lever, median of {CHANGES}", figures)


async def _measure(page: str, *servers: Server) -> tuple[float, ...]:
    """Give the median for each server."""
    times: list[list[float]] = [[] for _ in servers]
    async with AsyncExitStack() as stack:
        visitors = [Visitor(await stack.enter_async_context(visit(s.port))) for s in servers]
        for visitor in visitors:
            await visitor.open("" if page == "szenario" else page, QUERY)
        for turn in range(WARM_UP + CHANGES):
            for visitor, server, series in zip(visitors, servers, times, strict=True):
                before = server.cpu_s
                await visitor.change("3,5" if turn % 2 else "2,5")
                series.append(1000 * (server.cpu_s - before))
    return tuple(statistics.median(series[WARM_UP:]) for series in times)
