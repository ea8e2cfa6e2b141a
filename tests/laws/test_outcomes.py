"""Drawn growth has the mean and spread that were asked for, and the same seed the same picture."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import PCG64, Generator, SeedSequence

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.base.problems import InputError
from kim.facts.calibration import FloatArray
from kim.model.kernel import Cells
from kim.model.outcomes import QUANTILES_PCT, RUNS, SEED, Spread, drawn, outcomes
from tests.strategies import scenarios

PAPER = load_paper()
SALARY_EUR = 248_530.75 + 740_493.5 + 188_801.98
STANDARD_ERRORS = 3
TVOED = (2.25, 2.61, 0.92)
FIRST_DRAWS = (-0.21172433835112828, -0.1716122325756144, 0.5981865434321469)
"""By NumPy 2.4, of the stream for the salaries."""
NO_SPREAD = Spread(salary_points=0, dynamisation_points=0)


def personnel_cost_eur(scenario: Scenario, spread: Spread) -> FloatArray:
    """Salary-driven cost of all modules: (year, run)."""
    inputs = drawn(scenario, PAPER, spread, seed=SEED, runs=RUNS)
    cost_eur: FloatArray = Cells(inputs).values("personnel_cost").sum(axis=0)
    return cost_eur


@pytest.mark.parametrize(
    ("scenario", "growth_pct"),
    [
        (Scenario(), [2.0] * 5),
        (Scenario(salary_growth_pct=-3.0, last_year=2034), [-3.0] * 10),
        (Scenario(salary_path_pct=TVOED, salary_growth_pct=2.5), [*TVOED, 2.5, 2.5]),
    ],
)
@pytest.mark.parametrize("points", [0.5, 1.0, 5.0])
def test_the_mean_of_the_salary_driven_cost_is_the_closed_form(
    scenario: Scenario, growth_pct: list[float], points: float
) -> None:
    """Years are independent, so the mean of the product is the product of the means."""
    runs = personnel_cost_eur(scenario, Spread(salary_points=points))
    for year, cost_eur in enumerate(runs):
        level = math.prod(1 + pct / 100 for pct in growth_pct[:year])
        standard_error = cost_eur.std() / math.sqrt(RUNS)
        assert abs(cost_eur.mean() - SALARY_EUR * level) <= STANDARD_ERRORS * standard_error + 0.1


def test_the_spread_is_a_standard_deviation_in_points() -> None:
    cost_eur = personnel_cost_eur(Scenario(), Spread(salary_points=1.5))[1]
    expected = SALARY_EUR * 0.015
    assert cost_eur.std() == pytest.approx(expected, rel=STANDARD_ERRORS / math.sqrt(2 * RUNS))


def test_the_mean_of_the_funding_is_the_closed_form() -> None:
    scenario = Scenario(dynamisation_pct=2.0, dynamisation_from=2026)
    inputs = drawn(scenario, PAPER, Spread(salary_points=0), seed=SEED, runs=RUNS)
    runs = Cells(inputs).values("funding").sum(axis=0)
    for year, funding_eur in enumerate(runs):
        expected = 980_800 * 1.02 ** max(0, year - 1)
        standard_error = funding_eur.std() / math.sqrt(RUNS)
        assert abs(funding_eur.mean() - expected) <= STANDARD_ERRORS * standard_error + 0.1
    assert not runs[:2].std(axis=1).any()


def test_the_chance_a_year_adds_up_over_the_years() -> None:
    spread = replace(NO_SPREAD, funding_end_pct=10)
    stopped = outcomes(Scenario(), PAPER, spread).chance_above_pct(1_000_000)
    for year in range(2024, 2030):
        chance = 1 - 0.9 ** (year - 2024)
        standard_error = math.sqrt(chance * (1 - chance) / RUNS)
        assert abs(stopped[year] / 100 - chance) <= STANDARD_ERRORS * standard_error


@given(scenarios())
def test_without_spread_every_run_is_the_scenario(scenario: Scenario) -> None:
    found = outcomes(scenario, PAPER, NO_SPREAD, runs=3)
    expected = project(scenario, PAPER).total("own_share").to_numpy()[:, None]
    assert np.allclose(found.own_share_eur, expected, rtol=0, atol=0.005)


@given(scenarios())
def test_the_earlier_of_two_funding_ends_counts(scenario: Scenario) -> None:
    """With a chance of 100 % no funding follows the base year, unless it has ended before."""
    found = outcomes(scenario, PAPER, replace(NO_SPREAD, funding_end_pct=100), runs=2)
    end = min(scenario.funding_end or Month(2024, 12), Month(2024, 12))
    expected = project(scenario.changed(funding_end=end), PAPER).total("own_share").to_numpy()
    assert np.allclose(found.own_share_eur, expected[:, None], rtol=0, atol=0.005)


@given(scenarios(), st.integers(2025, 2040))
def test_a_longer_horizon_leaves_earlier_years_as_drawn(scenario: Scenario, year: int) -> None:
    spread = Spread(funding_end_pct=20)
    longer = scenario.changed(last_year=max(year, scenario.last_year))
    short, long = (
        outcomes(each, PAPER, spread, runs=20).own_share_eur for each in (scenario, longer)
    )
    assert np.array_equal(short, long[: len(short)])


def test_another_spread_leaves_the_other_draws() -> None:
    calm = drawn(Scenario(), PAPER, Spread(salary_points=0), seed=SEED, runs=50)
    wild = drawn(Scenario(), PAPER, Spread(funding_end_pct=50), seed=SEED, runs=50)
    assert np.array_equal(calm.dynamisation, wild.dynamisation)
    assert not np.array_equal(calm.salary_growth, wild.salary_growth)


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    first, again = (outcomes(Scenario(), PAPER, Spread(), runs=100) for _ in range(2))
    other = outcomes(Scenario(), PAPER, Spread(), runs=100, seed=SEED + 1)
    assert np.array_equal(first.own_share_eur, again.own_share_eur)
    assert not np.array_equal(first.bands_eur(), other.bands_eur())


def test_numpy_still_draws_what_it_drew_for_the_pictures_in_circulation() -> None:
    """NumPy may change its streams with a new version: then shared pictures are no longer ours."""
    stream = SeedSequence(SEED).spawn(3)[0]
    found = Generator(PCG64(stream)).standard_normal(3)
    assert found == pytest.approx(FIRST_DRAWS, abs=1e-12)


def test_bands_are_what_so_many_percent_of_the_runs_stay_below() -> None:
    found = outcomes(Scenario(), PAPER, Spread())
    bands = found.bands_eur()
    for pct in QUANTILES_PCT:
        for year in range(2025, 2030):
            above = found.chance_above_pct(bands[pct][year])[year]
            assert above == pytest.approx(100 - pct, abs=0.02)


@given(scenarios(), st.floats(0, 5_000_000), st.floats(0, 5_000_000))
def test_a_higher_limit_is_never_exceeded_more_often(
    scenario: Scenario, one: float, other: float
) -> None:
    found = outcomes(scenario, PAPER, Spread(funding_end_pct=5), runs=50)
    low, high = sorted((one, other))
    assert (found.chance_above_pct(high) <= found.chance_above_pct(low)).all()
    ever = found.chance_ever_above_pct(low)
    assert found.chance_above_pct(low).max() <= ever <= found.chance_above_pct(low).sum() + 1e-9


def test_sums_are_those_of_each_run() -> None:
    found = outcomes(Scenario(), PAPER, Spread(), runs=101)
    sums = sorted(math.fsum(run) for run in found.own_share_eur.T)
    assert found.sum_bands_eur()[50] == pytest.approx(sums[50], abs=0.01)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"salary_points": -0.1}, "Streuung der Gehälter: „−0,1“"),
        ({"dynamisation_points": 5.1}, "0 bis 5"),
        ({"funding_end_pct": 100.5}, "0 bis 100"),
        ({"salary_points": math.nan}, "Streuung der Gehälter"),
    ],
)
def test_a_spread_out_of_bounds_is_refused_in_words(wrong: dict[str, float], named: str) -> None:
    with pytest.raises(InputError, match=named):
        Spread(**wrong)
