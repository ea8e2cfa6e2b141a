"""From a table that was made with known costs, calibration finds these costs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.facts.calibration import calibrate

EUR = st.floats(50_000, 2_000_000)


@given(
    growth=st.integers(100, 1000),
    salary=st.tuples(EUR, EUR, EUR),
    unfunded=st.tuples(*3 * [st.floats(0, 0.99)]),
    share=st.floats(0.3, 0.9),
    years=st.integers(3, 10),
)
def test_known_costs_are_found_again(
    growth: int,
    salary: tuple[float, ...],
    unfunded: tuple[float, ...],
    share: float,
    years: int,
) -> None:
    funding = share * np.array(salary)
    fixed = np.array(unfunded) * funding  # were it more, the own share would exceed the salaries
    index = (1 + growth / 10_000) ** np.arange(years)
    cost = np.outer(salary, index) + fixed[:, None]
    found = calibrate((cost - funding[:, None]).round(2), funding)
    assert found.salary_growth_pct == growth / 100
    assert found.guideline.salary_cost_eur == pytest.approx(salary, abs=2)
    assert found.guideline.fixed_cost_eur == pytest.approx(fixed, abs=2)
    booked = np.array(salary) - (np.array(salary) + fixed - funding)
    assert np.array(found.table.funding_share) * funding == pytest.approx(booked, abs=2)
    assert found.table.fixed_cost_eur == (0, 0, 0)
