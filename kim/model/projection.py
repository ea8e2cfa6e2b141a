"""The projection of one scenario: what it costs, year by year and module by module."""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from kim.facts.calibration import FloatArray
from kim.facts.paper import MODULES, Paper
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import QUANTITIES, Cells
from kim.model.remembered import remembered
from kim.model.scenario import Scenario


@dataclass(frozen=True, eq=False)  # arrays do not compare as one
class Projection:
    """A scenario's figures, and the totals one asks for."""

    scenario: Scenario
    paper: Paper
    cells: Cells
    """The figures, each computed when one asks for it; the axis of scenarios has length 1."""

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a year and module: year, module, then QUANTITIES.

        Posts in FTE as yearly means, money in euro to the cent.
        """
        cells = np.array([self.cells.values(quantity)[:, :, 0] for quantity in QUANTITIES])
        rows = cells.T.reshape(-1, len(QUANTITIES))  # (quantity, module, year) -> year by year
        figures = pd.DataFrame(rows, columns=_COLUMNS)
        return pd.concat([_row_labels(*self._span), figures], axis=1)

    @property
    def years(self) -> tuple[int, ...]:
        """Years from the base year to the horizon."""
        first, last = self._span
        return tuple(range(first, last + 1))

    def by_module(self, quantity: str) -> pd.DataFrame:
        """One quantity as a table: a row a year, a column a module."""
        return pd.DataFrame(self._cells(quantity), index=_years(*self._span), columns=_MODULES)

    def total(self, quantity: str) -> pd.Series:
        """One quantity a year, summed over the modules' rounded cells, as the paper sums."""
        return pd.Series(self._cells(quantity).sum(axis=1).round(2), index=_years(*self._span))

    def of_year(self, quantity: str, year: int) -> FloatArray:
        """One quantity in one year: (module,)."""
        of_year: FloatArray = self._cells(quantity)[year - self.paper.base_year]
        return of_year

    def sum(self, quantity: str) -> float:
        """One quantity summed over modules and years up to the horizon."""
        return round(float(self.cells.values(quantity).sum()), 2)

    @property
    def _span(self) -> tuple[int, int]:
        return self.paper.base_year, self.scenario.last_year

    def _cells(self, quantity: str) -> FloatArray:
        """One quantity as an array: a row a year, a column a module."""
        return self.cells.values(quantity)[:, :, 0].T


def project(scenario: Scenario, paper: Paper) -> Projection:
    """Compute what a scenario costs, by the rules on the page Grundlagen.

    ValueError if the scenario stands on another paper.
    """
    return Projection(scenario, paper, Cells(kernel_inputs(columns(scenario, paper), paper)))


@remembered
def kept_projection(scenario: Scenario, paper: Paper) -> Projection:
    """Project a scenario that stays while the levers of another one move, such as the paper's."""
    return project(scenario, paper)


@cache
def _years(first_year: int, last_year: int) -> pd.Index:
    return pd.Index(range(first_year, last_year + 1), dtype="int64", name="year")


@cache
def _row_labels(first_year: int, last_year: int) -> pd.DataFrame:
    """Year and module of each row; kept, because pandas takes as long for them as for the rest."""
    years = range(first_year, last_year + 1)
    return pd.DataFrame({"year": np.repeat(years, len(MODULES)), "module": MODULES * len(years)})


_COLUMNS = pd.Index(QUANTITIES)
_MODULES = pd.Index(MODULES, name="module")
