"""Figures fit together to the cent in every cell, whatever the levers."""

import pandas as pd
import pytest
from hypothesis import given

from kim import Projection, Scenario, load_paper, project
from kim.facts.paper import MODULES
from kim.model.kernel import QUANTITIES
from tests.strategies import scenarios

PAPER = load_paper()
MONEY = [quantity for quantity in QUANTITIES if quantity not in {"fte", "funded_fte"}]


def cents(projection: Projection) -> pd.DataFrame:
    """Return the money of each cell in cents, as whole numbers."""
    return (100 * projection.frame[MONEY]).round().astype(int)


@given(scenarios())
def test_who_pays_and_what_for_are_the_same_gross_cost(scenario: Scenario) -> None:
    projection = project(scenario, PAPER)
    cell = cents(projection)
    assert (cell["own_share"] + cell["funding"] == cell["gross_cost"]).all()
    assert (cell["personnel_cost"] + cell["fixed_cost"] == cell["gross_cost"]).all()
    assert (cell / 100 == projection.frame[MONEY]).all(axis=None)


@given(scenarios())
def test_modules_add_up_to_the_total_and_years_to_the_sum(scenario: Scenario) -> None:
    projection = project(scenario, PAPER)
    by_year = cents(projection).groupby(projection.frame["year"]).sum()
    for quantity in MONEY:
        assert (projection.total(quantity) == by_year[quantity] / 100).all()
        assert projection.sum(quantity) == by_year[quantity].sum() / 100


@given(scenarios())
def test_nobody_pays_less_than_nothing_and_the_state_no_more_than_the_cost(
    scenario: Scenario,
) -> None:
    frame = project(scenario, PAPER).frame
    assert (frame[list(QUANTITIES)] >= 0).all(axis=None)
    assert (frame["funding"] <= frame["gross_cost"]).all()
    assert (frame["funded_fte"] <= frame["fte"] + 1e-9).all()


@pytest.mark.parametrize("last_year", [2025, 2029, 2040])
def test_there_is_one_row_for_each_year_and_module(last_year: int) -> None:
    projection = project(Scenario(last_year=last_year, permanent=False), PAPER)
    frame, years = projection.frame, range(2024, last_year + 1)
    assert projection.years == tuple(years)
    assert list(frame.columns) == ["year", "module", *QUANTITIES]
    assert list(zip(frame["year"], frame["module"], strict=True)) == [
        (year, module) for year in years for module in MODULES
    ]
    for quantity in QUANTITIES:
        expected = frame.pivot_table(index="year", columns="module", values=quantity)
        pd.testing.assert_frame_equal(projection.by_module(quantity), expected)
