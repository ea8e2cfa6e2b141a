"""Runs benchmarks: ``python -m benchmarks charts``, or all of them without a name."""

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run the benchmarks named on the command line; each module here without `_` is one."""
    here = Path(__file__).parent
    for name in sys.argv[1:] or sorted(file.stem for file in here.glob("[!_]*.py")):
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
