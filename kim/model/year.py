"""Single figures of one year, without the frame of a whole projection."""

from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import Cells
from kim.model.scenario import Scenario


def own_share_eur(scenario: Scenario, paper: Paper, year: int) -> float:
    """Own share of all modules."""
    return round(float(of_year("own_share", scenario, paper, year).sum()), 2)


def of_year(quantity: str, scenario: Scenario, paper: Paper, year: int) -> FloatArray:
    """One of the kernel's quantities: (module,)."""
    cells = Cells(kernel_inputs(columns(scenario), paper))
    return cells.values(quantity)[:, year - paper.base_year, 0]
