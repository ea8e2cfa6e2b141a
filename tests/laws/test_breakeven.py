"""Every break-even, put back into `project`, meets its target; what has none, a scan has none."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper, project, project_many
from kim.base.month import Month
from kim.facts.calibration import FloatArray
from kim.facts.paper import ROLES, Role
from kim.model.breakeven import extra_posts_within, last_month_needed, posts_after_end
from kim.model.dynamisation import dynamisation_as_salaries, dynamisation_for, funding_factor
from kim.model.funding_end import asked, funding_end, possible_ends
from kim.model.target import Met, Reason, Unreachable
from tests.strategies import scenarios

PAPER = load_paper()
BASE_YEAR = PAPER.base_year
WITHIN_EUR = 1.0
PARTS = st.floats(0, 1.3)
"""Of the largest amount that can occur, so that limits are met, missed and out of reach."""


def own_share(scenario: Scenario, year: int) -> float:
    return float(project(scenario, PAPER).total("own_share")[year])


def scanned(scenario: Scenario, **levers: Any) -> FloatArray:  # noqa: ANN401 - any lever
    """Own share of many scenarios by year: (scenario, year)."""
    return project_many(scenario, PAPER, **levers).total("own_share")


def scanned_dynamisations(scenario: Scenario, year: int) -> FloatArray:
    own_shares = scanned(scenario, dynamisation_pct=np.linspace(-5, 20, 101))
    return own_shares[:, year - BASE_YEAR]


@st.composite
def scenarios_and_years(draw: st.DrawFn) -> tuple[Scenario, int, int]:
    """Draw a scenario and two years of it, the first after the base year."""
    scenario = draw(scenarios())
    later = draw(st.integers(BASE_YEAR + 1, scenario.last_year))
    return scenario, later, draw(st.integers(BASE_YEAR, scenario.last_year))


@given(scenarios_and_years())
def test_dynamisation_brings_a_year_to_the_level_of_another(
    drawn: tuple[Scenario, int, int],
) -> None:
    scenario, year, level_year = drawn
    target_eur = own_share(scenario, level_year)
    check_dynamisation(scenario, year, dynamisation_for(scenario, PAPER, year, target_eur))


@given(scenarios_and_years(), PARTS)
def test_dynamisation_brings_a_year_to_any_amount(
    drawn: tuple[Scenario, int, int], part: float
) -> None:
    scenario, year, _ = drawn
    target_eur = part * scanned_dynamisations(scenario, year)[0]
    check_dynamisation(scenario, year, dynamisation_for(scenario, PAPER, year, target_eur))


@given(scenarios_and_years())
def test_dynamisation_lets_the_own_share_grow_as_salaries_do(
    drawn: tuple[Scenario, int, int],
) -> None:
    scenario, year, _ = drawn
    level = 1.0
    for place in range(year - BASE_YEAR):
        path = scenario.salary_path_pct
        level *= 1 + (path[place] if place < len(path) else scenario.salary_growth_pct) / 100
    found = dynamisation_as_salaries(scenario, PAPER, year)
    assert found.target_eur == pytest.approx(own_share(scenario, BASE_YEAR) * level)
    check_dynamisation(scenario, year, found)


def check_dynamisation(scenario: Scenario, year: int, found: Met[float] | Unreachable) -> None:
    if isinstance(found, Met):
        there = scenario.changed(dynamisation_pct=found.value)
        assert own_share(there, year) == pytest.approx(found.target_eur, abs=WITHIN_EUR)
        assert found.scenario == there
        return
    scan = scanned_dynamisations(scenario, year)
    match found.reason:
        case Reason.TOO_LOW:
            assert (scan < found.target_eur).all()
        case Reason.TOO_HIGH:
            assert (scan > found.target_eur).all()
        case _:
            np.testing.assert_allclose(scan, found.nearest_eur, rtol=0, atol=WITHIN_EUR)
            assert found.nearest_eur != pytest.approx(found.target_eur, abs=0.005)


def test_the_papers_own_dynamisation_follows_from_two_of_its_cells() -> None:
    """Salaries cost 122,589.10 more in 2029 than in 2024; the guideline grants 980,800."""
    rise = (1 + (454_923.63 - 332_334.53) / 980_800) ** (1 / 5)
    found = dynamisation_for(Scenario.of(PAPER), PAPER, 2029, 332_334.53)
    assert isinstance(found, Met)
    assert found.value == pytest.approx(100 * (rise - 1), abs=1e-6)


def test_covered_modules_leave_the_equation() -> None:
    costs, granted = np.array([100.0, 100.0, 50.0]), np.array([100.0, 50.0, 0.0])
    assert funding_factor(costs, granted, 250.0) == 0
    assert funding_factor(costs, granted, 100.0) == 1
    assert funding_factor(costs, granted, 75.0) == 1.5
    assert funding_factor(costs, granted, 50.0) == 2
    assert funding_factor(costs, granted, 49.0) == float("inf")


@given(scenarios(), st.sampled_from(ROLES), PARTS)
def test_extra_posts_fill_the_limit(scenario: Scenario, role: Role, part: float) -> None:
    first = scenario.extra_from.year - BASE_YEAR
    own = scenario.extra_posts.get(role, 0.0)
    room = PAPER.extra_posts.value - sum(scenario.extra_posts.values())
    steps = np.linspace(0, room, 161)
    others = {r: np.full(len(steps), fte) for r, fte in scenario.extra_posts.items()}
    scan = scanned(scenario, extra_posts=others | {role: own + steps})[:, first:].max(axis=1)
    limit_eur = part * scan.max()
    found = extra_posts_within(scenario, PAPER, role, limit_eur)
    if isinstance(found, Unreachable):
        assert room == 0 if found.reason is Reason.NO_ROOM else (scan > limit_eur).all()
        return
    highest_eur = project(found.scenario, PAPER).total("own_share").iloc[first:].max()
    assert found.scenario.extra_posts.get(role, 0.0) == pytest.approx(own + found.value)
    assert highest_eur <= limit_eur + WITHIN_EUR
    assert found.all_fit or highest_eur == pytest.approx(limit_eur, abs=WITHIN_EUR)
    assert (scan[steps > found.value + 1e-6] > limit_eur).all()


def test_a_limit_that_float_dust_puts_below_the_own_share_leaves_room_for_nobody() -> None:
    """Sums of cents in two orders: without care the posts that fit came out below 0."""
    for percent in np.linspace(1, 3, 41):
        scenario = Scenario.of(PAPER, salary_growth_pct=round(float(percent), 2))
        limit_eur = float(project(scenario, PAPER).total("own_share").iloc[-1])
        found = extra_posts_within(scenario, PAPER, Role.CASE_MANAGEMENT, limit_eur)
        assert isinstance(found, Met)
        assert found.value == pytest.approx(0, abs=1e-6)
        assert found.scenario.extra_posts.get(Role.CASE_MANAGEMENT, 0.0) >= 0


@given(scenarios(), PARTS)
def test_posts_after_the_end_fill_the_limit(scenario: Scenario, part: float) -> None:
    end = funding_end(asked(scenario, PAPER), PAPER)
    year = end.settled_year
    everyone = end.keeping
    limit_eur = part * own_share(everyone, year)
    shares = np.linspace(0, 1, 101)
    factors = {
        r: shares if PAPER.roles[r].module in everyone.funding_end_modules else 1 + 0 * shares
        for r in ROLES
    }
    posts = {r: everyone.fte(r) * factors[r] for r in ROLES}
    extra = {r: fte * factors[r] for r, fte in everyone.extra_posts.items()}
    scan = scanned(everyone, posts=posts, extra_posts=extra)[:, year - BASE_YEAR]
    found = posts_after_end(end, PAPER, limit_eur)
    if isinstance(found, Unreachable):
        match found.reason:
            case Reason.AFTER_HORIZON:
                assert end.month >= Month(scenario.last_year, 12)
            case Reason.NO_POSTS:
                assert np.ptp(scan) == 0
            case _:
                assert (scan > limit_eur).all()
        return
    there = project(found.scenario, PAPER)
    assert there.frame.query("year == @year")["fte"].sum() == pytest.approx(found.value)
    reached_eur = there.total("own_share")[year]
    assert reached_eur <= limit_eur + WITHIN_EUR
    assert found.all_fit or reached_eur == pytest.approx(limit_eur, abs=WITHIN_EUR)


@given(scenarios(), PARTS)
def test_the_last_month_needed_is_the_first_that_suffices(scenario: Scenario, part: float) -> None:
    ends = possible_ends(scenario, PAPER)
    sums = [project(scenario.changed(funding_end=e), PAPER).sum("own_share") for e in ends[::12]]
    limit_eur = part * max(sums)
    found, _ = last_month_needed(scenario, PAPER, limit_eur)
    if isinstance(found, Unreachable):
        assert sums[-1] > limit_eur
        return
    assert project(found.scenario, PAPER).sum("own_share") <= limit_eur
    assert found.scenario == scenario.changed(funding_end=found.value)
    assert all(
        eur <= limit_eur for end, eur in zip(ends[::12], sums, strict=True) if end >= found.value
    )
    before = found.value.plus(-1)
    assert found.all_fit == (before < ends[0])
    if not found.all_fit:
        assert project(scenario.changed(funding_end=before), PAPER).sum("own_share") > limit_eur


@given(scenarios(), st.sampled_from([0.0, 0.5, 4.0, 17.0]), PARTS)
def test_the_months_agree_with_a_scan_over_all_ends_of_a_redeployment(
    scenario: Scenario, redeploy_fte: float, part: float
) -> None:
    """The sum need not fall with the month: redeployment saves the more the sooner it starts."""
    scenario = scenario.changed(redeploy_fte_per_year=redeploy_fte, permanent=True)
    ends = possible_ends(scenario, PAPER)
    months = np.array([end.ordinal for end in ends], dtype="datetime64[M]")
    scan = dict(zip(ends, scanned(scenario, funding_end=months).sum(axis=1).round(2), strict=True))
    limit_eur = part * max(scan.values())
    over = [end for end, eur in scan.items() if eur > limit_eur]
    needed = over[-1].plus(1) if over else ends[0]
    found, sooner_end = last_month_needed(scenario, PAPER, limit_eur)
    if isinstance(found, Unreachable):
        assert needed > ends[-1]
    else:
        assert found.value == needed
        expected_eur = scan[needed] if over else max(scan.values())
        assert found.eur == pytest.approx(expected_eur, abs=0.011)
    within = [end for end, eur in scan.items() if end < needed and eur <= limit_eur]
    assert sooner_end == (within[-1] if within else None)
    assert redeploy_fte or not within
