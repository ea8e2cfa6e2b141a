"""Each lever is moved by what is said, alone; what cannot be moved says why."""

import math

import pytest
from hypothesis import given

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.facts.paper import Role
from kim.model.attribution import Driver
from kim.model.scenario import CostBasis
from kim.model.sensitivity import Amounts, Move, largest_role, sensitivity
from tests.strategies import scenarios

PAPER = load_paper()
ROLE = Role.CASE_MANAGEMENT
RATE_EUR = 57_000
FUNDING_EUR = 980_800
CASE_MANAGEMENT_EUR = (204_869.27, 219_679.14, 234_785.21, 250_193.39, 265_909.75, 281_940.43)
"""The paper's own shares of its ten case managers."""


def moves(
    scenario: Scenario | None = None, amounts: Amounts | None = None
) -> dict[Driver, tuple[Move, ...]]:
    found = sensitivity(scenario or Scenario(), PAPER, amounts or Amounts(), ROLE)
    return {swing.driver: swing.moves for swing in found.swings}


@given(scenarios())
def test_a_change_is_what_the_moved_levers_project(scenario: Scenario) -> None:
    base_eur = project(scenario, PAPER).sum("own_share")
    swings = sensitivity(scenario, PAPER, Amounts(), ROLE).swings
    assert {swing.driver for swing in swings} < set(Driver)
    for move in (move for swing in swings for move in swing.moves):
        if move.change_eur is not None:
            moved_eur = project(scenario.changed(**move.levers), PAPER).sum("own_share")
            assert math.isclose(move.change_eur, moved_eur - base_eur, abs_tol=0.006)
        else:
            assert move.why_not


@given(scenarios())
def test_the_largest_effect_comes_first(scenario: Scenario) -> None:
    swings = sensitivity(scenario, PAPER, Amounts(), ROLE).swings
    widths = [swing.widest_eur for swing in swings]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == max(abs(m.change_eur or 0) for swing in swings for m in swing.moves)


def test_a_point_of_dynamisation_is_worth_its_compound_interest() -> None:
    _, more = moves()[Driver.DYNAMISATION]
    expected = -FUNDING_EUR * sum(1.01**year - 1 for year in range(1, 6))
    assert more.change_eur == pytest.approx(expected, abs=0.1)


def test_a_post_is_worth_its_own_share_and_an_unfunded_one_the_funding_too() -> None:
    less, more = moves()[Driver.POSTS]
    a_post_eur = sum(CASE_MANAGEMENT_EUR) / 10
    assert less.change_eur == pytest.approx(-a_post_eur, abs=0.1)
    assert more.change_eur == pytest.approx(a_post_eur + 6 * RATE_EUR, abs=0.1)


def test_amounts_are_what_the_levers_are_moved_by() -> None:
    amounts = Amounts(
        salary_points=0.5, dynamisation_points=0.1, funding_end_years=2, posts_fte=1.5
    )
    scenario = Scenario(dynamisation_pct=2.3, funding_end=Month(2026, 6))
    found = moves(scenario, amounts)
    assert [move.levers for move in found[Driver.SALARIES]] == [
        {"salary_growth_pct": 1.5},
        {"salary_growth_pct": 2.5},
    ]
    assert found[Driver.DYNAMISATION][1].levers == {"dynamisation_pct": 2.4}
    assert [move.levers["funding_end"] for move in found[Driver.FUNDING_END]] == [
        Month(2024, 6),
        Month(2028, 6),
    ]
    assert found[Driver.POSTS][0].levers == {"posts": {ROLE: 8.5}}


def test_a_path_moves_as_a_whole() -> None:
    less, _ = moves(Scenario(salary_path_pct=(2.25, 2.61, 0.92)))[Driver.SALARIES]
    assert less.levers == {"salary_growth_pct": 1.0, "salary_path_pct": (1.25, 1.61, -0.08)}


def test_the_other_reading_is_worth_nothing_with_the_papers_posts() -> None:
    (move,) = moves()[Driver.READING]
    assert move.levers == {"cost_basis": CostBasis.TABLE}
    assert move.change_eur == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("end", [None, Month(2029, 12), Month(2035, 3)])
def test_funding_to_the_horizon_can_only_end_earlier(end: Month | None) -> None:
    earlier, later = moves(Scenario(funding_end=end))[Driver.FUNDING_END]
    assert earlier.levers == {"funding_end": Month(2028, 12)}
    assert earlier.change_eur == FUNDING_EUR
    assert later.change_eur is None
    assert "bis 2029" in later.why_not


@pytest.mark.parametrize(
    ("scenario", "driver", "place", "bounds"),
    [
        (Scenario(dynamisation_pct=-4.5), Driver.DYNAMISATION, 0, "−5 bis 20 %"),
        (Scenario(salary_path_pct=(19.5,)), Driver.SALARIES, 1, "−5 bis 20 %"),
        (Scenario(posts={ROLE: 0.5}), Driver.POSTS, 0, "0 bis 50 VZÄ"),
        (Scenario(funding_end=Month(2024, 3)), Driver.FUNDING_END, 0, "2023-12"),
    ],
)
def test_a_move_out_of_bounds_names_them(
    scenario: Scenario, driver: Driver, place: int, bounds: str
) -> None:
    move = moves(scenario)[driver][place]
    assert move.change_eur is None
    assert bounds in move.why_not
    assert moves(scenario)[driver][1 - place].change_eur is not None


def test_the_role_with_most_posts_is_the_one_that_is_moved() -> None:
    assert largest_role(PAPER) is ROLE


def test_a_later_end_reaches_the_longest_horizon() -> None:
    """An end in the last year that can be asked for still has later months before it."""
    scenario = Scenario(last_year=2040, funding_end=Month(2040, 6))
    *_, later = moves(scenario)[Driver.FUNDING_END]
    paid_eur = FUNDING_EUR / 2

    assert later.change_eur is not None
    assert math.isclose(later.change_eur, -paid_eur, abs_tol=1)
