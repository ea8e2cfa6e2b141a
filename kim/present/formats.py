"""Figures as German text: money, posts, percentages and dates.

Every unit follows a no-break space. Halves are rounded up, as treasurers do. Each writer gives
`MISSING` for a figure that is not a number.
"""

import calendar
import math
from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import get_month_names

from kim.base.german import number
from kim.base.month import Month

NBSP = "\u00a0"
MISSING = "–"
MILLION = 1e6
THOUSAND = 1e3

_SHORT_FROM_EUR = 10 * THOUSAND
_READS_WHOLE_EUR = 100
MOST_DECIMALS = 10
_MONTHS = get_month_names("wide", locale="de_DE")


def rounded(value: float, decimals: int) -> float:
    """Round halves away from zero, as the number is printed: 2.675 to 2.68; never -0."""
    return float(_rounded(value, decimals))


def decimal(value: float, decimals: int) -> str:
    """Write a number with exactly so many decimals."""
    return number(_rounded(value, decimals), least_decimals=decimals, most_decimals=decimals)


def eur(value: float) -> str:
    """Euro and cents: 1.234,56 €."""
    return MISSING if math.isnan(value) else decimal(value, 2) + NBSP + "€"


def eur_whole(value: float) -> str:
    """Whole euro: 1.235 €."""
    return MISSING if math.isnan(value) else decimal(value, 0) + NBSP + "€"


def eur_short(value: float) -> str:
    """Euro for a sentence: 1,39 Mio. €, 135 Tsd. €; whole where that is as short: 980.800 €."""
    if math.isnan(value):
        return MISSING
    size = rounded(abs(value), 0)
    if size >= MILLION:
        return decimal(value / MILLION, 2) + NBSP + "Mio." + NBSP + "€"
    if size < _SHORT_FROM_EUR or size % _READS_WHOLE_EUR == 0:
        return eur_whole(value)
    return decimal(value / THOUSAND, 0) + NBSP + "Tsd." + NBSP + "€"


def eur_alike(values: Sequence[float]) -> list[str]:
    """Euro on a scale, all in the unit of the largest: 0,57 Mio. €, 1,30 Mio. €."""
    if max(map(abs, values)) < MILLION:
        return [decimal(value / THOUSAND, 0) + NBSP + "Tsd." + NBSP + "€" for value in values]
    return [decimal(value / MILLION, 2) + NBSP + "Mio." + NBSP + "€" for value in values]


def pct(value: float, most_decimals: int = 4) -> str:
    """Percent, with as many decimals as the value has: 2,5 %."""
    return MISSING if math.isnan(value) else _exact(value, most_decimals) + NBSP + "%"


def points(value: float, most_decimals: int = 4, *, dative: bool = False) -> str:
    """Difference of two percentages: 1,5 Prozentpunkte; dative, after "von": Prozentpunkten."""
    if math.isnan(value):
        return MISSING
    written = _exact(value, most_decimals)
    if written in {"1", "−1"}:
        return f"{written}{NBSP}Prozentpunkt"
    return f"{written}{NBSP}Prozentpunkte{'n' if dative else ''}"


def fte(value: float) -> str:
    """Posts in full-time equivalents: 3,5 VZÄ."""
    return MISSING if math.isnan(value) else _exact(value, 2) + NBSP + "VZÄ"


def signed(write: Callable[[float], str], value: float) -> str:
    """Write a difference with its sign: +1.234,56 €, −2 VZÄ; no sign where nothing is left."""
    text = write(abs(value))
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if value > 0 else "−") + text


def month(value: Month) -> str:
    """Write a month: Dezember 2026."""
    return f"{_MONTHS[value.month]} {value.year}"


def last_day_of(value: Month) -> str:
    """Last day of a month: 31.12.2026."""
    return day(date(value.year, value.month, calendar.monthrange(value.year, value.month)[1]))


def day(value: date) -> str:
    """Write a day: 16.04.2024."""
    return f"{value:%d.%m.%Y}"


def _exact(value: float, most_decimals: int) -> str:
    return number(_rounded(value, most_decimals), most_decimals=most_decimals)


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(_UNITS[decimals], ROUND_HALF_UP) + 0  # never -0


_UNITS = [Decimal(1).scaleb(-decimals) for decimals in range(MOST_DECIMALS + 1)]
