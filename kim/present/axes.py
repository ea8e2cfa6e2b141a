"""Axes with German ticks, worked out here so that no browser's language changes them."""

import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kim.base.german import number
from kim.present import formats
from kim.present.theme import Figure

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_INTERVALS = 6
_MOST_YEAR_LABELS = 9
_HEADROOM = 1.14
_SIDE_YEARS = 0.7
"""Room at both ends: half a bar, and for a label that is wider than its bar."""

IN_SECTIONS: Mapping[str, str] = {"tickformat": ",.6~f"}
"""How amounts are written where a reader's section holds too few ticks of the whole axis."""


@dataclass(frozen=True, slots=True)
class EuroUnit:
    """The unit in which one axis and the labels beside it are written."""

    size_eur: float
    name: str
    decimals: int

    @property
    def heading(self) -> str:
        """What stands above the axis: the unit of its ticks and that of the labels beside it."""
        if not self.name:
            return "Euro im Jahr"
        return f"Euro im Jahr, an den Säulen in{self.name}{formats.NBSP}€"

    def short(self, value_eur: float) -> str:
        """Write an amount without its unit, for a label beside an axis that names it."""
        return formats.decimal(value_eur / self.size_eur, self.decimals)

    def tick(self, value_eur: float) -> str:
        """Write a tick of an axis: 400 Tsd., 1,2 Mio."""
        if value_eur == 0:
            return "0"
        return number(formats.rounded(value_eur / self.size_eur, 3), most_decimals=3) + self.name


_MILLIONS = EuroUnit(formats.MILLION, formats.NBSP + "Mio.", 2)
_THOUSANDS = EuroUnit(formats.THOUSAND, formats.NBSP + "Tsd.", 0)
_EUROS = EuroUnit(1.0, "", 0)


def euro_unit(highest_eur: float) -> EuroUnit:
    """Choose the unit that fits amounts up to this one."""
    if highest_eur >= formats.MILLION:
        return _MILLIONS
    return _THOUSANDS if highest_eur >= 10 * formats.THOUSAND else _EUROS


def ticks(low: float, high: float) -> list[float]:
    """Round values from at most `low` to at most `high`, zero among them, at most seven."""
    low, high = min(low, 0.0), max(high, 0.0)
    if (high - low) / _MOST_INTERVALS < sys.float_info.min:  # too little to be divided further
        return [0.0]
    step = _step((high - low) / _MOST_INTERVALS)
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def euro_axis(low_eur: float, high_eur: float) -> Figure:
    """Y axis in euro from zero, with room above for labels."""
    unit = euro_unit(max(abs(low_eur), abs(high_eur)))
    values = ticks(low_eur, high_eur * _HEADROOM)
    return {
        "range": [min(low_eur, 0.0) * _HEADROOM, max(high_eur * _HEADROOM, 1.0)],
        "tickmode": "array",
        "tickvals": values,
        "ticktext": [unit.tick(value) for value in values],
        **IN_SECTIONS,
    }


def labelled_years(years: Sequence[int]) -> list[int]:
    """Years that get a label: all, or every second one, so that they stay apart on a telephone."""
    step = 1 if len(years) <= _MOST_YEAR_LABELS else 2
    return list(years[::-1][::step][::-1])


def year_axis(years: Sequence[int]) -> Figure:
    """X axis of years; the last year always has its label."""
    labels = labelled_years(years)
    return {
        "range": [years[0] - _SIDE_YEARS, years[-1] + _SIDE_YEARS],
        "tickmode": "array",
        "tickvals": labels,
        "ticktext": [str(year) for year in labels],
        "dtick": 1,
        "tickformat": "d",
        "hoverformat": "d",
    }


def _step(least: float) -> float:
    size = 10.0 ** math.floor(math.log10(least))
    return next(step * size for step in _STEPS if step * size >= least * (1 - 1e-9))
