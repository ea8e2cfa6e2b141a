"""Problems with an input, in words: what is wrong, where, and what is allowed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from kim.base.german import number

_LONGEST_QUOTE = 60
_REFUSED = "kim_refused"

_ALLOWED = {
    "missing": "ein Wert",
    "extra_forbidden": "nur bekannte Schlüssel",
    "bool_type": "true oder false",
    "bool_parsing": "true oder false",
    "int_type": "eine ganze Zahl",
    "int_parsing": "eine ganze Zahl",
    "int_from_float": "eine ganze Zahl",
    "float_type": "eine Zahl",
    "float_parsing": "eine Zahl",
    "finite_number": "eine endliche Zahl",
    "string_type": "ein Text",
    "tuple_type": "eine Liste",
    "dict_type": "eine Tabelle mit Schlüsseln",
    "mapping_type": "eine Tabelle mit Schlüsseln",
    "model_type": "eine Tabelle mit Schlüsseln",
    "date_from_datetime_parsing": "ein Datum in der Form JJJJ-MM-TT",
    "date_type": "ein Datum in der Form JJJJ-MM-TT",
}

_ABOUT_THE_KEY = {
    "missing": "Dieser Schlüssel fehlt",
    "extra_forbidden": "Diesen Schlüssel gibt es nicht",
}

_WITH_LIMIT = {
    "greater_than": "eine Zahl über {gt}",
    "greater_than_equal": "mindestens {ge}",
    "less_than_equal": "höchstens {le}",
    "string_too_short": "mindestens {min_length} Zeichen",
    "string_too_long": "höchstens {max_length} Zeichen",
    "too_short": "mindestens {min_length} in der Liste",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input, as a German sentence."""

    where: str
    """The key, as the input spells it; tables are joined by dots."""
    found: str
    allowed: str
    what: str = field(default="", kw_only=True)
    """What is wrong, where that is more than the value found."""

    def __str__(self) -> str:
        found = f"„{self.found}“ ist nicht möglich" if self.found else "so nicht möglich"
        return f"{self.where}: {self.what or found}. Erlaubt: {self.allowed}."


class InputError(Exception):
    """An input that cannot be used, with all its problems.

    No ValueError: raised within a validator, pydantic would take it for an error of that field.
    """

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__("\n".join([f"{source}:", *(f"- {problem}" for problem in problems)]))


def refuse(allowed: str, *, found: str | None = None) -> PydanticCustomError:
    """Make the error by which a validator of ours says what would be allowed."""
    context = {"allowed": allowed} if found is None else {"allowed": allowed, "found": found}
    return PydanticCustomError(_REFUSED, "{allowed}", context)


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Put each error of a validation into words."""
    return tuple(_problem(details) for details in error.errors(include_url=False))


def quoted(value: object) -> str:
    """Show a found value: a number the German way, anything long cut, nothing on two lines."""
    text = " ".join(_in_words(value)[: 2 * _LONGEST_QUOTE].split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _in_words(value: object) -> str:
    match value:
        case None | dict():
            return ""
        case bool():
            return str(value).lower()
        case float():
            return _as_typed(value)
        case list() | tuple():
            return "; ".join(quoted(item) for item in value[:_LONGEST_QUOTE])
        case _:
            return str(value)


def _as_typed(value: float) -> str:
    """Write a number with all its digits and without thousands points: a year may be a float."""
    if not math.isfinite(value):
        return number(value)
    digits = repr(float(value)).removesuffix(".0")
    return digits.replace(".", ",").replace("-", "−")


def _problem(details: ErrorDetails) -> Problem:
    where = ".".join(str(part) for part in details["loc"] if part != "[key]")
    context, kind = details.get("ctx", {}), details["type"]
    what = _ABOUT_THE_KEY.get(kind, "")
    return Problem(where, _found(details, context), _allowed(kind, context), what=what)


def _found(details: ErrorDetails, context: dict[str, Any]) -> str:
    match details["type"]:
        case "missing":
            return ""
        case "extra_forbidden":
            return quoted(details["loc"][-1])
        case _:
            return str(context["found"]) if "found" in context else quoted(details["input"])


def _allowed(kind: str, context: dict[str, Any]) -> str:
    if kind == _REFUSED:
        return str(context["allowed"])
    if kind in {"enum", "literal_error"}:
        return str(context["expected"]).replace("'", "").replace(" or ", " oder ")
    if kind in _WITH_LIMIT:
        limits = {key: quoted(value) for key, value in context.items()}
        return _WITH_LIMIT[kind].format_map(limits)
    return _ALLOWED.get(kind, "ein Wert der vorgesehenen Art")
