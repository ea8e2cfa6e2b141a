"""The parts of a facts file: figures, each with unit and place, and what they are about."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, model_validator

from kim.base.month import Month
from kim.base.problems import refuse

LONGEST_VERSION = 40
"""Characters; every shared link carries it."""

T = TypeVar("T")
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Version = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_VERSION)
]


class Role(StrEnum):
    """The five roles of the programme, in the order of its guideline."""

    COORDINATION = "coordination"
    ASSISTANCE = "assistance"
    CASE_MANAGEMENT = "case_management"
    IMMIGRATION_OFFICE = "immigration_office"
    NATURALISATION_OFFICE = "naturalisation_office"


ROLES = tuple(Role)
MODULES = (1, 2, 3)


class Part(BaseModel):
    """A table of the facts file: frozen, and without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Fact(Part, Generic[T]):
    """One figure: its value, its unit and where it is written, in the paper or elsewhere."""

    value: T
    unit: str
    section: str = ""
    """Heading in the paper; empty if the figure is not from there."""
    note: str = ""
    source: str = ""
    """Key of the outside fact that the figure rests on."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if bool(self.section) == bool(self.source):
            raise refuse(
                "entweder section, eine Überschrift der Vorlage, oder source, ein Schlüssel "
                "unter outside"
            )
        return self


Number = Annotated[float, Strict()]
Positive = Annotated[Number, Field(gt=0)]
Eur = Annotated[Number, Field(ge=0)]
Fte = Annotated[Number, Field(ge=0)]
Year = Annotated[int, Strict(), Field(ge=2000, le=2100)]


class YearFact(Fact[Year]):
    """A calendar year."""

    unit: Literal["year"]


class MonthFact(Fact[Month]):
    """A calendar month."""

    unit: Literal["month"]


class Posts(Fact[Positive]):
    """Posts that there are."""

    unit: Literal["FTE"]


class PossiblePosts(Fact[Fte]):
    """Posts that there may be."""

    unit: Literal["FTE"]


class Persons(Fact[Positive]):
    """A number of people."""

    unit: Literal["persons"]


class YearlyAmounts(Fact[tuple[Eur, ...]]):
    """Amounts of money, one a year from the base year on."""

    unit: Literal["EUR a year"]


class Rate(Fact[Eur]):
    """Funding a year as printed, for `per_fte` posts."""

    unit: Literal["EUR a year"]
    per_fte: Positive = 1.0

    @property
    def eur(self) -> float:
        """Euro for one FTE and year."""
        return self.value / self.per_fte


class RoleFacts(Part):
    """What the paper says about the posts of one role."""

    label: str
    module: Annotated[int, Field(ge=MODULES[0], le=MODULES[-1])]
    fte: Posts
    personnel_funding: Rate
    workplace_funding: Rate | None = None

    @property
    def funding_eur(self) -> float:
        """Funding by the guideline, euro for one FTE and year, base year."""
        workplace_eur = self.workplace_funding.eur if self.workplace_funding else 0.0
        return self.personnel_funding.eur + workplace_eur


class ModuleFacts(Part):
    """What the paper says about one module."""

    label: str
    contract_end: MonthFact
    own_share: YearlyAmounts = YearlyAmounts(value=(), unit="EUR a year", section="fehlt")
    """Published own shares; a paper needs them, and is told so if it has none."""


class Raise(Part):
    """One step of a settlement on salaries."""

    from_: Annotated[Month, Field(alias="from")]
    value: Number
    unit: Literal["percent"]


class OutsideFact(Part):
    """A fact that the paper does not give, in a German sentence, with its sources."""

    title: str
    statement: str
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    raises: tuple[Raise, ...] = ()
    last_month: Month | None = None


class PaperHead(Part):
    """Which paper it is. The genitives are for sentences."""

    county: Name
    county_genitive: Name
    title: Name
    committee: Name
    committee_genitive: Name
    date: date
    author: Name


class FactsHead(Part):
    """Which state of the facts file it is."""

    version: Version
