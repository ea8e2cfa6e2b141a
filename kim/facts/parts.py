"""The parts of a facts file: figures, each with unit and place, and what they are about."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict

from kim.base.month import Month

T = TypeVar("T")


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
    """One figure: its value, its unit and where it is written."""

    value: T
    unit: str
    section: str = ""
    """Heading in the paper; empty if the figure is not from there."""
    note: str = ""
    source: str = ""
    """Key of the outside fact that the figure rests on."""


Number = Annotated[float, Strict()]
Positive = Annotated[Number, Field(gt=0)]
Eur = Annotated[Number, Field(ge=0)]
Fte = Annotated[Number, Field(ge=0)]
Year = Annotated[int, Strict(), Field(ge=2000, le=2100)]


class Rate(Fact[Eur]):
    """Funding a year as printed, for `per_fte` posts."""

    per_fte: Positive = 1.0

    @property
    def eur(self) -> float:
        """Euro for one FTE and year."""
        return self.value / self.per_fte


class RoleFacts(Part):
    """What the paper says about the posts of one role."""

    label: str
    module: Annotated[int, Field(ge=MODULES[0], le=MODULES[-1])]
    fte: Fact[Positive]
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
    contract_end: Fact[Month]
    own_share: Fact[tuple[Eur, ...]] = Fact(value=(), unit="")
    """Published own shares in euro, one a year from the base year on; a paper needs them."""


class Raise(Part):
    """One step of a settlement on salaries."""

    from_: Annotated[Month, Field(alias="from")]
    value: Number
    unit: str


class OutsideFact(Part):
    """A fact that the paper does not give, in a German sentence, with its sources."""

    title: str
    statement: str
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    raises: tuple[Raise, ...] = ()
    last_month: Month | None = None


class PaperHead(Part):
    """Which paper it is. The genitives are for sentences."""

    county: str
    county_genitive: str
    title: str
    committee: str
    committee_genitive: str
    date: date
    author: str


class FactsHead(Part):
    """Which state of the facts file it is."""

    version: str
