"""Many scenarios at once: the same kernel over arrays of levers, in bounded memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kim.facts.calibration import FloatArray
from kim.facts.paper import MODULES, Paper
from kim.model.inputs import Columns, kernel_inputs
from kim.model.kernel import Cells
from kim.model.scenario import Scenario
from kim.model.varied import check_quantities, varied_columns

CHUNK = 2048
"""Scenarios computed together: enough to amortise a call, few enough to stay in the cache."""


@dataclass(frozen=True, eq=False)  # arrays do not compare as one
class Projections:
    """Figures of many scenarios, as arrays."""

    years: tuple[int, ...]
    values: Mapping[str, FloatArray]
    """By quantity: (scenario, year, module); 0 after a scenario's own horizon."""

    def total(self, quantity: str) -> FloatArray:
        """One quantity a year, over all modules: (scenario, year)."""
        total: FloatArray = self.values[quantity].sum(axis=2)
        return total

    def sum(self, quantity: str) -> FloatArray:
        """One quantity over all years and modules: (scenario,)."""
        total: FloatArray = self.values[quantity].sum(axis=(1, 2))
        return total


def project_many(
    scenario: Scenario,
    paper: Paper,
    *,
    quantities: Sequence[str] = ("own_share",),
    **levers: Any,  # noqa: ANN401 - each lever's own kind of array
) -> Projections:
    """Project variations of a scenario.

    Each lever is an array with one value a scenario; those not named stay as in `scenario`.
    `posts` and `extra_posts` map roles to arrays; months are datetime64[M], NaT for no end;
    `salary_path_pct` is (scenario, year), NaN where the constant growth holds;
    `funding_end_modules` is (scenario, module) of booleans. `quantities` are those wanted of
    kernel.QUANTITIES. InputError names lever, place and bounds of what is not allowed;
    ValueError if the scenario stands on another paper.
    """
    check_quantities(quantities)
    return project_columns(varied_columns(scenario, paper, levers), paper, quantities)


def project_columns(
    whole: Columns, paper: Paper, quantities: Sequence[str] = ("own_share",)
) -> Projections:
    """Project columns as they are: for variations that the model itself has made."""
    count = max(column.shape[-1] for column in whole.values())
    years = range(paper.base_year, int(whole["last_year"].max()) + 1)
    values = {q: np.zeros((len(MODULES), len(years), count)) for q in quantities}
    for part in _parts(count):
        chunk = {n: c[..., part] if c.shape[-1] == count else c for n, c in whole.items()}
        cells = Cells(kernel_inputs(chunk, paper))
        for quantity in quantities:
            cell = cells.values(quantity)
            values[quantity][:, : cell.shape[1], part] = cell
    return Projections(tuple(years), {q: v.transpose(2, 1, 0) for q, v in values.items()})


def _parts(count: int) -> Iterator[slice]:
    return (slice(start, start + CHUNK) for start in range(0, count, CHUNK))
