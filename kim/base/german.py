"""Numbers as Germans write and read them."""

import math
import re
from decimal import Decimal

_MARKS = str.maketrans(",.-", ".,−")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_MINUS = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})


def number(value: float | Decimal, *, least_decimals: int = 0, most_decimals: int = 10) -> str:
    """Write a number with decimal comma, thousands points and a true minus sign.

    Not by Babel, which takes five times as long: a page writes hundreds of figures.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    whole, _, decimals = f"{exact:,.{most_decimals}f}".partition(".")
    decimals = decimals[:least_decimals] + decimals[least_decimals:].rstrip("0")
    text = f"{whole}.{decimals}" if decimals else whole
    return text.replace("Infinity", "∞").translate(_MARKS)


def parse_number(text: str, *, unit: str = "") -> float:
    """Read one number; comma or point is the decimal mark, never a thousands mark.

    So `2,5` and `2.5` are 2.5, and `1.234,5`, where a mark would have to be dropped, is refused.
    A trailing `unit` is ignored. ValueError if the text is not one finite number.
    """
    cleaned = _cleaned(text, unit)
    value = float(cleaned.replace(",", ".")) if _NUMBER.fullmatch(cleaned) else math.nan
    if not math.isfinite(value):
        raise ValueError("eine Zahl wie 2,5")
    return value


def parse_typed_number(text: str, *, unit: str = "") -> float:
    """Read a number that somebody typed: as `parse_number` does, but `1.000` may be a thousand.

    ValueError if the text is not one finite number, or may be two.
    """
    if _THOUSANDS.fullmatch(_cleaned(text, unit)):
        raise ValueError("eine Zahl wie 2,5, ohne Punkt nach Tausendern")
    return parse_number(text, unit=unit)


def _cleaned(text: str, unit: str) -> str:
    return text.translate(_MINUS).strip().removesuffix(unit).rstrip()
