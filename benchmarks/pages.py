"""A change of a lever on each page, beside the same page with ready-made figures and no model.

Server CPU time per change, both in turns, so that neighbours disturb both alike. Ours is given a
value that it has never seen, each time. The floor computes nothing below kim.ui: no labels, no
sentences, no figures; it is given two values in turn, and repeats what it said to them.
"""

import asyncio
import statistics
from contextlib import AsyncExitStack
from itertools import count

from benchmarks._report import Figure, report
from benchmarks._served import ROOT, Server, served
from benchmarks._session import Visitor, visit
from kim.base.german import number

PAGES = sorted(file.stem for file in (ROOT / "kim/ui/pages").glob("[!_]*.py"))
CHANGES = 30
WARM_UP = 8  # the floor's figures are kept by then
MOST = 1.5
UNSEEN = count(1001, 7)
"""Thousandths of a percent: 1,001 and 1,008 and so on, up to about 3,1."""
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


async def _measure(page: str, *servers: Server) -> list[float]:
    """Give the median of ours and of the floor."""
    times: list[list[float]] = [[] for _ in servers]
    async with AsyncExitStack() as stack:
        visitors = [Visitor(await stack.enter_async_context(visit(s.port))) for s in servers]
        for visitor in visitors:
            await visitor.open("" if page == "szenario" else page, QUERY)
        for turn in range(WARM_UP + CHANGES):
            for visitor, server, series, text in zip(
                visitors, servers, times, _typed(turn), strict=True
            ):
                before = server.cpu_s
                await visitor.change(text)
                series.append(1000 * (server.cpu_s - before))
    return [statistics.median(series[WARM_UP:]) for series in times]


def _typed(turn: int) -> tuple[str, str]:
    """Give ours a new value, and the floor one of two that it has recorded."""
    return number(next(UNSEEN) / 1000), ("2,503", "3,507")[turn % 2]
