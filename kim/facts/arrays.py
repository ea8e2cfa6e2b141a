"""The paper's figures as arrays, for arithmetic over roles, modules and scenarios."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kim.facts.calibration import FloatArray, Reading


@dataclass(frozen=True, eq=False)  # papers compare by their facts, and arrays do not as one
class ReadingArrays:
    """One reading of the costs: (module, 1), of one FTE where it is a cost."""

    salary_cost_eur: FloatArray
    fixed_cost_eur: FloatArray
    funding_share: FloatArray

    @classmethod
    def of(cls, reading: Reading, module_fte: FloatArray) -> "ReadingArrays":
        """Spread a module's cost over its posts."""
        return cls(
            column(reading.salary_cost_eur) / module_fte,
            column(reading.fixed_cost_eur) / module_fte,
            column(reading.funding_share),
        )


@dataclass(frozen=True, eq=False)
class PaperArrays:
    """Posts, rates and contracts; a trailing axis of length 1 stands for scenarios."""

    membership: FloatArray
    """1 where a role belongs to a module: (module, role)."""
    fte: FloatArray
    """Posts: (role, 1)."""
    funding_eur: FloatArray
    """Funding of one FTE a year by the guideline: (role, 1)."""
    contract_end: npt.NDArray[np.int64]
    """Ordinal of the last month of the fixed-term contracts: (module, 1)."""
    guideline: ReadingArrays
    table: ReadingArrays

    def by_module(self, of_roles: FloatArray) -> FloatArray:
        """Add up roles: (role, scenario) -> (module, scenario)."""
        return self.membership @ of_roles


def column(values: tuple[float, ...]) -> FloatArray:
    """Stand values upright: (n, 1)."""
    return np.array(values)[:, None]
