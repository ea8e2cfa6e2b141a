"""The council paper as a frozen, typed object. Reads one file: the facts."""

import os
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Generic, Self, TypeVar

import numpy as np
from immutabledict import immutabledict
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from kim.base.frozen import FrozenMapping
from kim.base.month import Month
from kim.base.problems import InputError, Problem, problems_of, refuse
from kim.facts.arrays import BasisArrays, PaperArrays, column
from kim.facts.calibration import LEAST_YEARS, Calibration, calibrate

SHIPPED_FACTS = Path(__file__).with_name("rhein_sieg_2024.toml")
FACTS_VARIABLE = "KIM_FACTS"
CENT_EUR = 0.01

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


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Fact(_Facts, Generic[T]):
    """One figure: its value, its unit and where it is written."""

    value: T
    unit: str
    section: str = ""
    """Heading in the paper; empty if the figure is not from there."""
    note: str = ""
    source: str = ""
    """Key of the outside fact that the figure rests on."""


Positive = Annotated[float, Field(gt=0)]
Eur = Annotated[float, Field(ge=0)]
Fte = Annotated[float, Field(ge=0)]


class Rate(Fact[Eur]):
    """Funding a year as printed, for `per_fte` posts."""

    per_fte: Positive = 1.0

    @property
    def eur(self) -> float:
        """Euro for one FTE and year."""
        return self.value / self.per_fte


class RoleFacts(_Facts):
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


class ModuleFacts(_Facts):
    """What the paper says about one module."""

    label: str
    contract_end: Fact[Month]
    own_share: Fact[tuple[Eur, ...]]
    """Published own shares in euro, one a year from the base year on."""


class Raise(_Facts):
    """One step of a settlement on salaries."""

    from_: Annotated[Month, Field(alias="from")]
    value: float
    unit: str


class OutsideFact(_Facts):
    """A fact that the paper does not give, in a German sentence, with its sources."""

    title: str
    statement: str
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    raises: tuple[Raise, ...] = ()
    last_month: Month | None = None


class PaperHead(_Facts):
    """Which paper it is. The genitives are for sentences."""

    county: str
    county_genitive: str
    title: str
    committee: str
    committee_genitive: str
    date: date
    author: str


class FactsHead(_Facts):
    """Which state of the facts file it is."""

    version: str


class Paper(_Facts):
    """A council paper's figures, and through `calibration` what they imply."""

    facts: FactsHead
    paper: PaperHead
    base_year_fact: Annotated[Fact[int], Field(alias="base_year")]
    posts: Fact[Positive]
    extra_posts: Fact[Fte]
    staff: Fact[Positive]
    roles: FrozenMapping[Role, RoleFacts]
    modules: FrozenMapping[int, ModuleFacts]
    own_share_total: Fact[tuple[Eur, ...]]
    outside: FrozenMapping[str, OutsideFact] = immutabledict()

    @field_validator("roles")
    @classmethod
    def _all_roles(cls, roles: Mapping[Role, RoleFacts]) -> Mapping[Role, RoleFacts]:
        if set(roles) != set(ROLES):
            raise refuse("genau die Rollen " + ", ".join(ROLES), found=", ".join(roles))
        if {role.module for role in roles.values()} != set(MODULES):
            raise refuse("Rollen in jedem der Module 1, 2 und 3")
        return roles

    @field_validator("modules")
    @classmethod
    def _all_modules(cls, modules: Mapping[int, ModuleFacts]) -> Mapping[int, ModuleFacts]:
        if set(modules) != set(MODULES):
            raise refuse("genau die Module 1, 2 und 3", found=", ".join(map(str, modules)))
        years = {len(module.own_share.value) for module in modules.values()}
        if len(years) != 1 or min(years) < LEAST_YEARS:
            raise refuse(
                "in jedem Modul own_share mit denselben, mindestens drei Jahren; ohne die "
                "veröffentlichte Tabelle lassen sich die Kosten nicht herleiten",
                found=", ".join(map(str, sorted(years))) + " Jahre",
            )
        return modules

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        sums = [sum(cells) for cells in zip(*self._own_shares(), strict=True)]
        printed = self.own_share_total.value
        if len(printed) != len(sums) or any(
            abs(total - cells) >= CENT_EUR for total, cells in zip(printed, sums, strict=True)
        ):
            raise refuse("own_share_total als Summe der drei Module in jedem Jahr")
        if abs(sum(role.fte.value for role in self.roles.values()) - self.posts.value) > 0:
            raise refuse("posts als Summe der VZÄ aller Rollen")
        try:
            _ = self.calibration
        except ValueError as error:
            raise refuse(str(error)) from None
        return self

    @property
    def county(self) -> str:
        """Name of the county."""
        return self.paper.county

    @property
    def base_year(self) -> int:
        """Year of the first published column, to which all rates refer."""
        return self.base_year_fact.value

    @property
    def years(self) -> tuple[int, ...]:
        """Published years."""
        return tuple(range(self.base_year, self.base_year + len(self.own_share_total.value)))

    @cached_property
    def calibration(self) -> Calibration:
        """What the table implies, derived when the facts are loaded."""
        return calibrate(np.array(self._own_shares()), np.array(self.guideline_funding_eur))

    @cached_property
    def arrays(self) -> PaperArrays:
        """The same figures in the order of ROLES and MODULES."""
        roles = [self.roles[role] for role in ROLES]
        membership = np.array([[float(r.module == m) for r in roles] for m in MODULES])
        fte = column(tuple(role.fte.value for role in roles))
        contract_ends = [self.modules[m].contract_end.value.ordinal for m in MODULES]
        return PaperArrays(
            membership=membership,
            fte=fte,
            funding_eur=column(tuple(role.funding_eur for role in roles)),
            contract_end=np.array(contract_ends)[:, None],
            guideline=BasisArrays.of(self.calibration.guideline, membership @ fte),
            table=BasisArrays.of(self.calibration.table, membership @ fte),
        )

    @property
    def guideline_funding_eur(self) -> tuple[float, ...]:
        """Funding of the paper's posts by the guideline, euro in the base year, a value a module."""
        return tuple(
            sum(r.fte.value * r.funding_eur for r in self.roles.values() if r.module == module)
            for module in MODULES
        )

    def _own_shares(self) -> list[tuple[float, ...]]:
        return [self.modules[module].own_share.value for module in MODULES]


class FactsError(InputError):
    """A facts file that cannot be used."""


def load_paper(path: Path | None = None) -> Paper:
    """Read a facts file.

    Without a path, the file that the environment variable KIM_FACTS names, or the shipped one.
    FactsError, in German, names file, key, what was found and what is allowed.
    """
    return _load(path or Path(os.environ.get(FACTS_VARIABLE) or SHIPPED_FACTS))


@cache
def _load(path: Path) -> Paper:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FactsError(str(path), [Problem("Datei", "", "eine lesbare Datei")]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactsError(str(path), [Problem("Datei", str(error), "gültiges TOML")]) from error
    return _validated(str(path), content)


def _validated(name: str, content: dict[str, Any]) -> Paper:
    try:
        return Paper.model_validate(content)
    except ValidationError as error:
        raise FactsError(name, problems_of(error)) from error
