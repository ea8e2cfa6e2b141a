"""Many visitors at once, each changing a lever every five seconds, on one and on two processes.

Every answer's first key figure is compared with the model. The last line is the promise: 40
visitors for 60 s on two processes, 95 % of the changes within a second, memory flat.
"""

import asyncio
import random
import statistics
from collections.abc import Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field

from benchmarks._report import Figure, report
from benchmarks._served import Server, served
from benchmarks._session import Visitor, visit
from kim import Scenario, load_paper, project
from kim.present import formats

SHORT_S, LONG_S = 20, 60
PAUSE_S = 5.0
SAMPLE_S = 2.0
MOST_P95_S = 1.0
MOST_GROWTH = 1.1
PAPER = load_paper()
ANSWERS = {
    text: formats.eur(project(Scenario(salary_growth_pct=pct), PAPER).total("own_share").iloc[-1])
    for text, pct in (("2,5", 2.5), ("3", 3.0), ("3,75", 3.75), ("4", 4.0))
}
"""What the page has to show for what a visitor types."""


@dataclass
class Load:
    """What happened: seconds of each change, and samples of memory in MB."""

    seconds: list[float] = field(default_factory=list)
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
    async with AsyncExitStack() as stack:
        opened = []
        for number in range(visitors):
            socket = await stack.enter_async_context(visit(servers[number % len(servers)].port))
            opened.append(Visitor(socket))
            await opened[-1].open()
        tasks = [asyncio.create_task(_work(visitor, load)) for visitor in opened]
        for _ in range(int(seconds / SAMPLE_S)):
            await asyncio.sleep(SAMPLE_S)
            load.memory_mb.append(sum(server.memory_mb for server in servers))
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    failures = [end for end in ended if not isinstance(end, asyncio.CancelledError)]
    assert not failures, failures
    return load


async def _work(visitor: Visitor, load: Load) -> None:
    await asyncio.sleep(PAUSE_S * random.random())  # noqa: S311 - visitors don't march in step
    shown = ""
    while True:
        shown = random.choice([text for text in ANSWERS if text != shown])  # noqa: S311 - the same
        seconds = await visitor.change(shown)
        load.seconds.append(seconds)
        assert visitor.metrics[0] == ANSWERS[shown], f"{visitor.metrics[0]} for {shown}"
        await asyncio.sleep(max(0.0, PAUSE_S - seconds))


def _figures(name: str, load: Load, *, is_promised: bool) -> list[Figure]:
    median_s = statistics.median(load.seconds)
    return [
        Figure(f"{name}: median of {len(load.seconds)} changes", median_s, "s"),
        Figure(f"{name}: 95 % within", load.p95, "s", MOST_P95_S if is_promised else None),
        Figure(f"{name}: memory of all processes", load.memory_mb[-1], "MB"),
        Figure(
            f"{name}: memory, end to half time",
            load.growth,
            "×",
            MOST_GROWTH if is_promised else None,
        ),
    ]
