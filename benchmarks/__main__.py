"""Runs benchmarks: ``python -m benchmarks charts``, or all that measure without a name.

All of them take about fifteen minutes where nobody else is at work.
"""

import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

from benchmarks._report import all_hold

RECORDING = {"strip"}
"""Of the modules without `_` those that measure nothing, and are run by themselves."""


def main() -> None:
    """Run the benchmarks named on the command line; fail where a promise is broken."""
    every = sorted({file.stem for file in Path(__file__).parent.glob("[!_]*.py")} - RECORDING)
    parser = ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=", ".join(every))
    named = parser.parse_args().name
    if unknown := set(named) - set(every):
        parser.error(f"no {', '.join(sorted(unknown))} among {', '.join(every)}")
    for name in named or every:
        import_module(f"benchmarks.{name}").main()
    if not all_hold():
        sys.exit(1)


if __name__ == "__main__":
    main()
