"""What it costs to read an address, whatever stands in it: at most 50 ms."""

import random
from time import perf_counter

from benchmarks._report import Figure, report
from kim import Scenario, load_paper
from kim.share.keys import PREFIXES, SLOTS
from kim.share.link import decode, encode_shared
from kim.share.repair import Query

MOST_MS = 50.0
REPEATS = 5
PAPER = load_paper()


def random_text(length: int) -> str:
    """Return text from all planes, controls and lone surrogates included."""
    source = random.Random(2024)  # noqa: S311 - the same text in every run
    return "".join(chr(source.randrange(0x110000)) for _ in range(length))


QUERIES: dict[str, Query] = {
    "a bare address": "",
    "a shared link": encode_shared([Scenario.of(PAPER, funding_end="2026-12")], PAPER),
    "every key of four scenarios wrong": "&".join(
        f"{prefix}{key}=%2525" for prefix in PREFIXES for key in SLOTS
    ),
    "120 keys that resemble ours": "&".join(f"foerdernde{number}=3" for number in range(120)),
    "20 kB of nested percent codes": "%25" * 6_600 + "%3D",
    "20 kB of entries in a list": "gehaltspfad=" + "1;" * 9_900,
    "20 kB of digits": "gehalt=" + "9" * 19_000,
    "20 kB of fields": "a=&" * 6_600,
    "20 kB from all of Unicode": random_text(19_000),
    "100 kB from all of Unicode": random_text(100_000),
    "100 kB of percent codes": "%25" * 33_000,
    "100 kB of separators": "&" * 100_000,
    "1,000 fields from a web server": {str(number): ["3"] * 2 for number in range(1_000)},
}


def best_ms(query: Query) -> float:
    """Return the shortest of several readings, which neighbours disturbed least."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        decode(query, PAPER)
        times.append(perf_counter() - start)
    return 1000 * min(times)


def main() -> None:
    """Print a line for each kind of address."""
    figures = [Figure(name, best_ms(query), "ms", MOST_MS) for name, query in QUERIES.items()]
    report(f"Reading an address: best of {REPEATS}", figures)
