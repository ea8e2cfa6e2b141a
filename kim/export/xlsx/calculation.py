"""One scenario's calculation: where its lines stand on the sheet Rechnung, what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs

from kim.export.xlsx.cells import FIRST_ROW, address
from kim.export.xlsx.line import Line
from kim.export.xlsx.lines import sections
from kim.export.xlsx.values import Values
from kim.facts.paper import Paper

HEAD_ROW = FIRST_ROW
ONCE = 1
"""Column of single values and of sums."""
FIRST_YEAR = 2
"""Column of the base year."""


class Layout:
    """Where the lines stand, the same for every scenario."""

    def __init__(self, paper: Paper, keys: Iterable[str]) -> None:
        self.inputs = tuple(keys)
        self.titles: list[tuple[int, str]] = []
        self.lines: dict[Line, int] = {}
        row = HEAD_ROW + 1
        for section in sections(paper):
            self.titles.append((row, section.title))
            self.lines |= {line: at for at, line in enumerate(section.lines, start=row + 1)}
            row += len(section.lines) + 2
        self.rows = {line.key: at for line, at in self.lines.items()}


@dataclass(frozen=True)
class Calculation:
    """One scenario's two sheets: what they are called, what they come to, where lines stand."""

    about: str
    prefix: str
    """Before the names of the scenario's cells."""
    layout: Layout
    values: Values
    count: int
    """Number of years up to the horizon when the file is made."""

    @property
    def name(self) -> str:
        """Name of the sheet Rechnung."""
        return f"Rechnung {self.prefix[0].upper()}" if self.prefix else "Rechnung"

    @property
    def months_name(self) -> str:
        """Name of the sheet Monate."""
        return self.name.replace("Rechnung", "Monate")

    @property
    def horizon(self) -> str:
        """Name of the cell that holds the last year that counts."""
        return f"{self.prefix}letztes_jahr"

    def single(self, key: str) -> str:
        """Address of a line's single value, or of its sum, from any sheet."""
        return address(self.name, self.layout.rows[key], ONCE)

    def cell(self, key: str, place: int) -> str:
        """Address of a line's cell in a year, counted from the base year, from any sheet."""
        return address(self.name, self.layout.rows[key], FIRST_YEAR + place)

    def in_last_year(self, key: str) -> tuple[str, float]:
        """Formula that finds a line's value in the last year that counts, and that value."""
        values, row = self.values.yearly[key], self.layout.rows[key]
        last = FIRST_YEAR + len(values) - 1
        years, line = (
            f"'{self.name}'!{xl_range_abs(at, FIRST_YEAR, at, last)}" for at in (HEAD_ROW, row)
        )
        formula = f"INDEX({line},MATCH({self.horizon},{years},0))"
        return formula, float(values[self.count - 1])

    def counted(self, formula: str, place: int) -> str:
        """Leave a year empty that lies after the horizon."""
        year = address(self.name, HEAD_ROW, FIRST_YEAR + place)
        return f'IF({year}>{self.horizon},"",{formula})'
