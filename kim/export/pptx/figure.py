"""The series of a chart of the screen: its bars, lines and totals, as they are drawn there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kim.present import axes, formats
from kim.present.axes import EuroUnit
from kim.present.chart import Chart
from kim.present.theme import Figure

GERMAN = "[$-407]"
"""Before a number format: German, whatever the program speaks."""

_SCALES = {formats.MILLION: ",,", formats.THOUSAND: ",", 1.0: ""}
_MOST_DECIMALS = 3
_LEAST_LABEL_SHARE = 0.07
"""Of the axis: a bar that is lower has no room for its label."""


class Kind(Enum):
    """How a series is drawn."""

    BAR = auto()
    LINE = auto()
    TOTAL = auto()
    """Nothing but amounts, above a stack."""


@dataclass(frozen=True)
class Series:
    """One series."""

    kind: Kind
    name: str
    """As it is, where Plotly has it escaped."""
    values: tuple[float | None, ...]
    """One a year."""
    trace: Figure
    """As the screen has it: colours, pattern, symbol."""


@dataclass(frozen=True)
class Picture:
    """A chart's series over its years, and the axis they stand on."""

    years: tuple[int, ...]
    series: tuple[Series, ...]
    axis: Figure
    heading: str

    @property
    def step(self) -> float:
        """Distance of the ticks."""
        ticks: list[float] = self.axis["tickvals"]
        return ticks[1] - ticks[0] if len(ticks) > 1 else 1.0

    @property
    def top(self) -> float:
        """Upper end of the axis."""
        return float(self.axis["range"][1])

    @property
    def bottom(self) -> float:
        """Lower end of the axis."""
        return float(self.axis["range"][0])

    @property
    def unit(self) -> EuroUnit:
        """Unit in which axis and labels are written, as on the screen."""
        stacks = [sum(self._values(Kind.BAR, place)) for place in range(len(self.years))]
        lines = [v for place in range(len(self.years)) for v in self._values(Kind.LINE, place)]
        return axes.euro_unit(max([*stacks, *lines]))

    @property
    def label_format(self) -> str:
        """Number format of labels, whose unit the heading names."""
        return GERMAN + _in_unit(self.unit.decimals, self.unit)

    @property
    def tick_format(self) -> str:
        """Number format of ticks, which name their unit."""
        share = self.step / self.unit.size_eur
        decimals = [d for d in range(_MOST_DECIMALS) if round(share, d) == round(share, 6)]
        written = _in_unit(min(decimals, default=_MOST_DECIMALS), self.unit)
        name = f'\\ "{self.unit.name.strip()}"' if self.unit.name else ""
        return f"{GERMAN}{written}{name};{GERMAN}\\−{written}{name};0"

    def has_room(self, value: float | None) -> bool:
        """Whether a bar is high enough for its label."""
        return value is not None and value >= _LEAST_LABEL_SHARE * self.top

    def _values(self, kind: Kind, place: int) -> Iterator[float]:
        for each in self.series:
            value = each.values[place]
            if each.kind is kind and value is not None:
                yield value


def picture(chart: Chart) -> Picture:
    """Read a chart over years, without the bands that only keep lines apart from their ground."""
    layout = chart.figure["layout"]
    traces = [each for each in chart.figure["data"] if each.get("hoverinfo") != "skip"]
    years = sorted({year for trace in traces for year in trace["x"]})
    return Picture(
        years=tuple(years),
        series=tuple(_series(trace, years) for trace in traces),
        axis=layout["yaxis"],
        heading=layout["annotations"][0]["text"],
    )


def _series(trace: Figure, years: Sequence[int]) -> Series:
    kind = _kind(trace)
    amounts = trace["customdata"] if kind is Kind.TOTAL else trace["y"]
    by_year = dict(zip(trace["x"], amounts, strict=True))
    name: str = trace["meta"] if "meta" in trace else trace["name"]
    return Series(kind, name, tuple(by_year.get(year) for year in years), trace)


def _kind(trace: Figure) -> Kind:
    if trace["type"] == "bar":
        return Kind.BAR
    return Kind.LINE if "lines" in trace["mode"] else Kind.TOTAL


def _in_unit(decimals: int, unit: EuroUnit) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "") + _SCALES[unit.size_eur]
