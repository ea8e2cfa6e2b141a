"""Runs benchmarks: ``python -m benchmarks charts``, or all that measure without a name.

All of them take about fifteen minutes where nobody else is at work.
"""

import sys
from importlib import import_module
from itertools import takewhile
from pathlib import Path

from benchmarks._report import all_hold

RECORDING = {"strip"}
"""Of the modules without `_` those that measure nothing."""


def main() -> None:
    """Run the benchmarks named on the command line; fail where a promise is broken."""
    here = Path(__file__).parent
    every = {file.stem for file in here.glob("[!_]*.py")}
    named = list(takewhile(lambda argument: not argument.startswith("--"), sys.argv[1:]))
    for name in named or sorted(every - RECORDING):
        import_module(f"benchmarks.{name}").main()
    if not all_hold():
        sys.exit(1)


if __name__ == "__main__":
    main()
