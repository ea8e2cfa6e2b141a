"""A calendar month as a type: the unit of every date in the model."""

import re
from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kim.base.problems import refuse

_FORM = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
ALLOWED = "ein Monat in der Form JJJJ-MM, zum Beispiel 2026-12"


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A month of a year, written "2026-12".

    `ordinal` counts months from 1970-01, as NumPy's datetime64[M] does.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1000 <= self.year <= 2999 and 1 <= self.month <= 12):  # noqa: PLR2004 - calendar
            raise ValueError(f"{self.year}-{self.month}: {ALLOWED}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2026-12"; ValueError for anything else."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text}: {ALLOWED}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Self:
        """Give the month that lies `ordinal` months after 1970-01."""
        return cls(1970 + ordinal // 12, ordinal % 12 + 1)

    @property
    def ordinal(self) -> int:
        """Months since 1970-01."""
        return (self.year - 1970) * 12 + self.month - 1

    def plus(self, months: int) -> "Month":
        """Give the month `months` later, or earlier if negative."""
        return Month.from_ordinal(self.ordinal + months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic take a Month or its text, and write the text."""
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )


def _validated(value: object) -> Month:
    if isinstance(value, Month):
        return value
    try:
        return Month.parse(value if isinstance(value, str) else repr(value))
    except ValueError:
        raise refuse(ALLOWED) from None
