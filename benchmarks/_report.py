"""What a benchmark found: one line a figure, with its limit if it has one.

A limit is a promise: where one is broken, the run fails.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of a report."""

    label: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def has_limit(self) -> bool:
        """Whether anything is promised."""
        return self.most is not None or self.least is not None

    @property
    def holds(self) -> bool:
        """Whether the limit is kept, if there is one."""
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    def __str__(self) -> str:
        limit, missed = "", "" if self.holds else "  MISSED"
        if self.most is not None:
            limit = f"at most {self.most:g}"
        if self.least is not None:
            limit = f"at least {self.least:g}"
        return f"{self.label:64}{self.value:10.3g} {self.unit:4}{limit:>16}{missed}"


_reported: list[Figure] = []


def report(title: str, figures: Iterable[Figure]) -> None:
    """Print figures below a title, and keep them for the summary."""
    found = list(figures)
    print(f"{title}\n")
    print("\n".join(map(str, found)), end="\n\n", flush=True)
    _reported.extend(found)


def all_hold() -> bool:
    """Print all figures that have a limit once more; say whether all are kept."""
    promised = [figure for figure in _reported if figure.has_limit]
    if promised:
        print("All that is promised\n")
        print("\n".join(map(str, promised)))
    return all(figure.holds for figure in promised)
