"""The kernel gives, in every cell, what a slow month-by-month calculation gives."""

import numpy as np
import pandas as pd
from hypothesis import given, settings

from kim import Scenario, load_paper, project
from kim.model.kernel import QUANTITIES
from tests.laws.reference import cells
from tests.strategies import scenarios

PAPER = load_paper()
WITHIN = {name: 1e-9 if name in {"fte", "funded_fte"} else 0.01 + 1e-6 for name in QUANTITIES}


@settings(max_examples=500)
@given(scenarios())
def test_every_quantity_of_every_cell_agrees_with_the_slow_calculation(scenario: Scenario) -> None:
    expected = pd.DataFrame(cells(scenario, PAPER)).T.astype(float).sort_index()
    frame = project(scenario, PAPER).frame.set_index(["year", "module"])
    assert list(frame.index) == list(expected.index)
    for name, tolerance in WITHIN.items():
        np.testing.assert_allclose(frame[name], expected[name], rtol=0, atol=tolerance)
