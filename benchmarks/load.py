"""Many visitors at once, each changing a lever every five seconds, on one and on two processes.

Each types values that nobody has typed before, leaves after some of them, and comes back to the
same address in a new session, so that nothing remembered answers and memory has a reason to grow.
Every answer's first key figure is compared with the model. The last lines are the promise: 40
visitors on two processes, 95 % of the changes within a second, memory flat.
"""

import asyncio
import random
import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from benchmarks._report import Figure, report
from benchmarks._served import Server, served
from benchmarks._session import Visitor, visit
from kim import Scenario, load_paper, project
from kim.base.german import number
from kim.present import formats

SHORT_S, LONG_S = 20, 240
"""Streamlit keeps a session that was left for 120 s: in the second half, some are freed."""
PAUSE_S = 5.0
SAMPLE_S = 2.0
MOST_P95_S = 1.0
MOST_GROWTH = 1.1
PAPER = load_paper()
STAY = range(3, 9)
"""Changes until a visitor leaves."""
THOUSANDTHS = range(1, 20_000)
"""Of a percent: so many values are more than all visitors type."""


@dataclass
class Load:
    """What happened: seconds of each change, how often somebody came, samples of memory in MB."""

    seconds: list[float] = field(default_factory=list)
    visits: int = 0
    memory_mb: list[float] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """What 95 % of the changes kept within."""
        return statistics.quantiles(self.seconds, n=20)[-1]

    @property
    def growth(self) -> float:
        """Memory at the end to memory at half time."""
        return self.memory_mb[-1] / self.memory_mb[len(self.memory_mb) // 2]


def main() -> None:
    """Print some lines for each number of visitors and processes."""
    figures = []
    for processes in (1, 2):
        for visitors in (1, 10, 40):
            is_promised = visitors * processes == 80
            load = run(visitors, processes, LONG_S if is_promised else SHORT_S)
            name = f"{visitors} visitors, {processes} processes"
            figures += _figures(name, load, is_promised=is_promised)
    report(f"A change every {PAUSE_S:.0f} s a visitor; until the page is whole", figures)


def run(visitors: int, processes: int, seconds: float) -> Load:
    """Let visitors work for some seconds."""
    with ExitStack() as stack:
        servers = [stack.enter_context(served()) for _ in range(processes)]
        return asyncio.run(_run(visitors, servers, seconds))


async def _run(visitors: int, servers: Sequence[Server], seconds: float) -> Load:
    load = Load()
    values = _unseen()
    tasks = [
        asyncio.create_task(_come_and_go(servers[number % len(servers)].port, values, load))
        for number in range(visitors)
    ]
    for _ in range(int(seconds / SAMPLE_S)):
        await asyncio.sleep(SAMPLE_S)
        load.memory_mb.append(sum(server.memory_mb for server in servers))
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    failures = [end for end in ended if not isinstance(end, asyncio.CancelledError)]
    assert not failures, failures
    return load


def _unseen() -> Iterator[float]:
    """Give growth rates in percent, each once."""
    return (value / 1000 for value in random.sample(THOUSANDTHS, len(THOUSANDTHS)))


async def _come_and_go(port: int, values: Iterator[float], load: Load) -> None:
    await asyncio.sleep(PAUSE_S * random.random())  # noqa: S311 - visitors don't march in step
    query = ""
    while True:
        async with visit(port) as socket:
            visitor = Visitor(socket)
            await visitor.open(query=query)
            load.visits += 1
            for _ in range(random.choice(STAY)):  # noqa: S311 - nor leave in step
                await _change(visitor, next(values), load)
            query = visitor.query


async def _change(visitor: Visitor, pct: float, load: Load) -> None:
    """Change the lever, compare the answer with the model, and read for a while."""
    seconds = await visitor.change(number(pct))
    load.seconds.append(seconds)
    own_share = project(Scenario(salary_growth_pct=pct), PAPER).total("own_share")
    expected = formats.eur(own_share.iloc[-1])
    assert visitor.metrics[0] == expected, f"{visitor.metrics[0]} for {pct}, not {expected}"
    await asyncio.sleep(max(0.0, PAUSE_S - seconds))


def _figures(name: str, load: Load, *, is_promised: bool) -> list[Figure]:
    median_s = statistics.median(load.seconds)
    return [
        Figure(f"{name}: median of {len(load.seconds)} changes", median_s, "s"),
        Figure(f"{name}: visits", load.visits, ""),
        Figure(f"{name}: 95 % within", load.p95, "s", MOST_P95_S if is_promised else None),
        Figure(f"{name}: memory of all processes", load.memory_mb[-1], "MB"),
        Figure(
            f"{name}: memory, end to half time",
            load.growth,
            "×",
            MOST_GROWTH if is_promised else None,
        ),
    ]
