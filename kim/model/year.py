"""Single figures of a scenario, without the frame of a whole projection."""

from collections.abc import Sequence

import numpy as np

from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.inputs import columns, inputs_together, kernel_inputs
from kim.model.kernel import Cells
from kim.model.scenario import Scenario


def own_share_eur(scenario: Scenario, paper: Paper, year: int) -> float:
    """Own share of all modules in one year."""
    return round(float(of_year("own_share", scenario, paper, year).sum()), 2)


def sums_eur(scenarios: Sequence[Scenario], paper: Paper, quantities: Sequence[str]) -> FloatArray:
    """Quantities up to the horizon: (scenario, quantity). Salary paths have to be equally long."""
    cells = Cells(inputs_together(scenarios, paper))
    return np.array([cells.values(q).sum(axis=(0, 1)) for q in quantities]).T.round(2)


def of_year(quantity: str, scenario: Scenario, paper: Paper, year: int) -> FloatArray:
    """One of the kernel's quantities in one year: (module,)."""
    cells = Cells(kernel_inputs(columns(scenario, paper), paper))
    return cells.values(quantity)[:, year - paper.base_year, 0]
