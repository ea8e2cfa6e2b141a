"""Numbers as Germans write and read them."""

import math
import re
from functools import cache

from babel import Locale
from babel.numbers import NumberPattern, parse_pattern

_LOCALE = Locale.parse("de_DE")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})


def number(value: float, *, least_decimals: int = 0, most_decimals: int = 10) -> str:
    """Write a number with decimal comma, thousands points and a true minus sign."""
    text: str = _pattern(least_decimals, most_decimals).apply(value, _LOCALE)
    return text.replace("-", "−")


@cache
def _pattern(least_decimals: int, most_decimals: int) -> NumberPattern:
    """Parse a format once: a page writes hundreds of figures."""
    decimals = "0" * least_decimals + "#" * (most_decimals - least_decimals)
    return parse_pattern(f"#,##0.{decimals}")


def parse_number(text: str, *, unit: str = "") -> float:
    """Read one number; comma or point is the decimal mark, never a thousands mark.

    So `2,5` and `2.5` are 2.5, and `1.234,5`, where a mark would have to be dropped, is refused.
    A trailing `unit` is ignored. ValueError if the text is not one finite number.
    """
    cleaned = text.translate(_MINUS).strip()
    if unit:
        cleaned = cleaned.removesuffix(unit).rstrip()
    value = float(cleaned.replace(",", ".")) if _NUMBER.fullmatch(cleaned) else math.nan
    if not math.isfinite(value):
        raise ValueError("eine Zahl wie 2,5")
    return value
