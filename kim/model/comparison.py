"""Scenarios beside each other: figures by year, differences, and the levers that differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from kim.facts.calibration import FloatArray
from kim.facts.paper import ROLES, Paper, Role
from kim.model.projection import Projection
from kim.model.scenario import LEVERS, Scenario


@dataclass(frozen=True)
class Comparison:
    """Projections of scenarios on one paper, in the order in which they are shown.

    Frames have a row a year and a column a scenario, named by its position. Horizons may differ:
    a year after a scenario's own is NaN, and sums run over the years that all of them have.
    """

    projections: tuple[Projection, ...]
    reference: int = 0
    """Position of the scenario that the others are measured against."""
    _totals: dict[str, FloatArray] = field(default_factory=dict, init=False, repr=False)
    """What has been asked for; several charts and tables ask for the same."""

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios compared."""
        return tuple(projection.scenario for projection in self.projections)

    @property
    def common_years(self) -> tuple[int, ...]:
        """Years up to the shortest horizon."""
        return min((projection.years for projection in self.projections), key=len)

    def by_year(self, quantity: str) -> pd.DataFrame:
        """One of the kernel's quantities, summed over the modules."""
        return self._frame(self._by_year(quantity))

    def sums(self, quantity: str) -> pd.Series:
        """One quantity over the common years: a value a scenario."""
        return pd.Series(self._sums(quantity))

    def differences(self, quantity: str) -> pd.DataFrame:
        """By how much each scenario lies above the reference, by year."""
        values = self._by_year(quantity)
        return self._frame((values - values[:, [self.reference]]).round(2))

    def sum_differences(self, quantity: str) -> pd.Series:
        """By how much each sum over the common years lies above the reference's."""
        sums = self._sums(quantity)
        return pd.Series((sums - sums[self.reference]).round(2))

    def refinancing_rate_pct(self) -> pd.DataFrame:
        """Funding as a share of the gross cost by year; NaN where there is no cost."""
        return self._frame(self._refinancing_rate_pct)

    @cached_property
    def _refinancing_rate_pct(self) -> FloatArray:
        cost_eur = self._by_year("gross_cost")
        paid_for_eur = np.where(cost_eur > 0, cost_eur, np.nan)
        return 100 * self._by_year("funding") / paid_for_eur

    def _sums(self, quantity: str) -> FloatArray:
        """Add up the common years: (scenario,)."""
        sums: FloatArray = self._by_year(quantity)[: len(self.common_years)].sum(axis=0).round(2)
        return sums

    def _by_year(self, quantity: str) -> FloatArray:
        """(year, scenario), up to the longest horizon."""
        if quantity not in self._totals:
            totals = np.full((len(self._years), len(self.projections)), np.nan)
            for place, each in enumerate(self.projections):
                totals[: len(each.years), place] = each.total(quantity)
            self._totals[quantity] = totals
        return self._totals[quantity]

    @cached_property
    def _years(self) -> tuple[int, ...]:
        """Years up to the longest horizon."""
        return max((projection.years for projection in self.projections), key=len)

    def _frame(self, by_year: FloatArray) -> pd.DataFrame:
        return pd.DataFrame(by_year, index=pd.Index(self._years, name="year"))


def follows(scenario: Scenario, paper: Paper) -> bool:
    """Whether nothing but the horizon differs from the paper."""
    return all(deviation.lever == "last_year" for deviation in scenario.deviations(paper))


def place_of_paper(scenarios: Sequence[Scenario], paper: Paper) -> int:
    """Place of the first scenario that follows the paper; the first of all if none does."""
    return next((n for n, each in enumerate(scenarios) if follows(each, paper)), 0)


@dataclass(frozen=True, slots=True)
class LeverValues:
    """One lever, or one role's entry in it, as each scenario has it."""

    lever: str
    role: Role | None
    by_scenario: tuple[Any, ...]
    """A value each, in their order."""


def differing_levers(scenarios: Sequence[Scenario]) -> tuple[LeverValues, ...]:
    """List what the scenarios do not agree on, in the order of the levers and roles."""
    rows = (row for name in LEVERS for row in _rows(name, scenarios))
    return tuple(row for row in rows if any(each != row.by_scenario[0] for each in row.by_scenario))


def _rows(name: str, scenarios: Sequence[Scenario]) -> Iterator[LeverValues]:
    values = [getattr(scenario, name) for scenario in scenarios]
    if not isinstance(values[0], Mapping):
        yield LeverValues(name, None, tuple(values))
        return
    for role in ROLES:
        yield LeverValues(name, role, tuple(_fte(name, role, each) for each in scenarios))


def _fte(name: str, role: Role, scenario: Scenario) -> float:
    return scenario.fte(role) if name == "posts" else scenario.extra_posts.get(role, 0.0)
