"""The council paper as a frozen, typed object. Reads one file: the facts."""

import math
import os
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from immutabledict import immutabledict
from pydantic import Field, ValidationError, ValidationInfo, field_validator

from kim.base.frozen import FrozenMapping
from kim.base.german import number
from kim.base.problems import InputError, Problem, problems_of, refuse
from kim.base.toml import parse_toml
from kim.facts.arrays import PaperArrays, ReadingArrays, column
from kim.facts.calibration import (
    LEAST_YEARS,
    LONGEST_HORIZON_YEARS,
    Calibration,
    FloatArray,
    calibrate,
)
from kim.facts.parts import (
    MODULES,
    ROLES,
    Fact,
    FactsHead,
    ModuleFacts,
    OutsideFact,
    PaperHead,
    Part,
    Persons,
    PossiblePosts,
    Posts,
    Raise,
    Role,
    RoleFacts,
    YearFact,
    YearlyAmounts,
)

__all__ = [
    "MODULES",
    "ROLES",
    "Fact",
    "FactsError",
    "ModuleFacts",
    "OutsideFact",
    "Paper",
    "Raise",
    "Role",
    "RoleFacts",
    "load_paper",
]

SHIPPED_FACTS = Path(__file__).with_name("rhein_sieg_2024.toml")
FACTS_VARIABLE = "KIM_FACTS"
MOST_YEARS = 1 + LONGEST_HORIZON_YEARS
ROUNDING_EUR = 0.025
"""More than a total and its cells differ by when each is rounded by itself."""


class Paper(Part):
    """A council paper's figures, and through `calibration` what they imply."""

    facts: FactsHead
    paper: PaperHead
    base_year_fact: Annotated[YearFact, Field(alias="base_year")]
    extra_posts: PossiblePosts
    staff: Persons
    roles: FrozenMapping[Role, RoleFacts]
    modules: FrozenMapping[int, ModuleFacts]
    posts: Posts
    own_share_total: YearlyAmounts
    outside: Annotated[FrozenMapping[str, OutsideFact], Field(validate_default=True)] = (
        immutabledict()
    )

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
                f"in jedem Modul own_share mit denselben, mindestens {LEAST_YEARS} Jahren; ohne "
                "die veröffentlichte Tabelle lassen sich die Kosten nicht herleiten",
                found="Zahl der Jahre: " + ", ".join(map(str, sorted(years))),
            )
        if max(years) > MOST_YEARS:
            raise refuse(f"höchstens {MOST_YEARS} Jahre", found=f"Zahl der Jahre: {max(years)}")
        return modules

    @field_validator("posts")
    @classmethod
    def _sum_of_roles(cls, posts: Posts, info: ValidationInfo) -> Posts:
        if "roles" in info.data:
            fte = sum(role.fte.value for role in info.data["roles"].values())
            if not math.isclose(posts.value, fte):
                raise refuse(f"die Summe der VZÄ aller Rollen, {number(fte)}")
        return posts

    @field_validator("own_share_total")
    @classmethod
    def _sum_of_modules(cls, total: YearlyAmounts, info: ValidationInfo) -> YearlyAmounts:
        """Check the printed sums, and that the table implies growing costs."""
        if not {"roles", "modules"} <= info.data.keys():
            return total
        own_share_eur = _own_share_eur(info.data["modules"])
        if wrong := _wrong_sum(total.value, own_share_eur.sum(axis=0).tolist()):
            raise refuse("in jedem Jahr die Summe der drei Module", found=wrong)
        try:
            calibrate(own_share_eur, np.array(_guideline_funding_eur(info.data["roles"])))
        except ValueError as error:
            raise refuse(str(error), found="; ".join(map(number, total.value))) from None
        return total

    @field_validator("outside")
    @classmethod
    def _all_sources(
        cls, outside: Mapping[str, OutsideFact], info: ValidationInfo
    ) -> Mapping[str, OutsideFact]:
        sources = {fact.source for fact in _facts_in(info.data)} - {""}
        if missing := sorted(sources - set(outside)):
            raise refuse("jeder Schlüssel, den ein source nennt", found=", ".join(missing))
        return outside

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
        return calibrate(_own_share_eur(self.modules), np.array(self.guideline_funding_eur))

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
            guideline=ReadingArrays.of(self.calibration.guideline, membership @ fte),
            table=ReadingArrays.of(self.calibration.table, membership @ fte),
        )

    @property
    def guideline_funding_eur(self) -> tuple[float, ...]:
        """Funding of the paper's posts by the guideline in the base year: one value a module."""
        return _guideline_funding_eur(self.roles)


class FactsError(InputError):
    """A facts file that cannot be used."""


def load_paper(path: str | Path | None = None) -> Paper:
    """Read a facts file.

    Without a path, the file that the environment variable KIM_FACTS names, or the shipped one.
    FactsError, in German, names file, key, what was found and what is allowed.
    """
    return _load(Path(path or os.environ.get(FACTS_VARIABLE) or SHIPPED_FACTS))


@cache
def _load(path: Path) -> Paper:
    try:
        return Paper.model_validate(parse_toml(path.read_bytes(), str(path)))
    except OSError as error:
        raise FactsError(str(path), [Problem("Datei", "", "eine lesbare Datei")]) from error
    except ValidationError as error:
        raise FactsError(str(path), problems_of(error)) from error
    except InputError as error:
        raise FactsError(error.source, error.problems) from error


def _facts_in(value: object) -> Iterator[Fact[Any]]:
    """Find all figures in a table of figures and tables."""
    if isinstance(value, Fact):
        yield value
    elif isinstance(value, Mapping):
        yield from (fact for part in value.values() for fact in _facts_in(part))
    elif isinstance(value, Part):
        yield from _facts_in(dict(value))


def _guideline_funding_eur(roles: Mapping[Role, RoleFacts]) -> tuple[float, ...]:
    return tuple(
        sum(role.fte.value * role.funding_eur for role in roles.values() if role.module == module)
        for module in MODULES
    )


def _own_share_eur(modules: Mapping[int, ModuleFacts]) -> FloatArray:
    return np.array([modules[module].own_share.value for module in MODULES])


def _wrong_sum(printed_eur: tuple[float, ...], sums_eur: list[float]) -> str:
    """Say which printed total is not the sum of its cells; nothing if all are."""
    if len(printed_eur) != len(sums_eur):
        return f"Zahl der Jahre: {len(printed_eur)}"
    for place, (printed, cells) in enumerate(zip(printed_eur, sums_eur, strict=True), start=1):
        if abs(printed - cells) > ROUNDING_EUR:
            return f"{number(printed)} an {place}. Stelle"
    return ""
