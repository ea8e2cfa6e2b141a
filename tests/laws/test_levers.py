"""What each lever may and may not do to the figures."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper, project
from kim.base.month import Month
from kim.facts.paper import ROLES, Role
from kim.model.scenario import CostBasis
from tests.strategies import months, scenarios, within

PAPER = load_paper()
NOTHING: st.SearchStrategy[dict[str, float]] = st.just({})
ZERO = st.just(0.0)
END = months("funding_end", PAPER, 2040)
A_CENT = 0.01 + 1e-6


def cells(scenario: Scenario) -> pd.DataFrame:
    return project(scenario, PAPER).frame.set_index(["year", "module"])


@given(scenarios(), END)
def test_a_funding_end_changes_nothing_before_it_nor_in_other_modules(
    scenario: Scenario, end: Month
) -> None:
    without, ending = (cells(scenario.changed(funding_end=e)) for e in (None, end))
    before = without.index.get_level_values("year") < end.plus(1).year
    elsewhere = ~without.index.isin(scenario.funding_end_modules, level="module")
    pd.testing.assert_frame_equal(ending[before | elsewhere], without[before | elsewhere])


@given(scenarios(redeploy_fte_per_year=ZERO), st.tuples(END, END).map(sorted))
def test_a_later_funding_end_never_raises_the_own_share(
    scenario: Scenario, ends: list[Month]
) -> None:
    earlier, later = (cells(scenario.changed(funding_end=end))["own_share"] for end in ends)
    assert (later <= earlier).all()


@given(scenarios(), st.tuples(*2 * [within("dynamisation_pct", PAPER)]).map(sorted))
def test_more_dynamisation_never_raises_the_own_share(
    scenario: Scenario, dynamisation_pct: list[float]
) -> None:
    less, more = (cells(scenario.changed(dynamisation_pct=p)) for p in dynamisation_pct)
    assert (more["own_share"] <= less["own_share"]).all()


@given(scenarios(), st.tuples(*2 * [within("salary_growth_pct", PAPER)]).map(sorted))
def test_higher_salaries_never_lower_the_own_share(
    scenario: Scenario, growth_pct: list[float]
) -> None:
    less, more = (cells(scenario.changed(salary_growth_pct=p)) for p in growth_pct)
    assert (more["own_share"] >= less["own_share"]).all()


@given(scenarios(), within("redeploy_fte_per_year", PAPER))
def test_redeployment_moves_cost_and_adds_none(scenario: Scenario, fte_per_year: float) -> None:
    stay = cells(scenario.changed(redeploy_fte_per_year=0.0))
    move = cells(scenario.changed(redeploy_fte_per_year=fte_per_year))
    kept_and_moved = move["gross_cost"] + move["redeployed_cost"]
    np.testing.assert_allclose(kept_and_moved, stay["gross_cost"], rtol=0, atol=2 * A_CENT)
    assert (stay["redeployed_cost"] == 0).all()


@given(
    scenarios(
        posts=NOTHING,
        extra_posts=NOTHING,
        funding_end=st.none(),
        dynamisation_pct=ZERO,
        fixed_cost_growth_pct=ZERO,
    )
)
def test_both_readings_agree_as_long_as_the_table_goes_on(scenario: Scenario) -> None:
    guideline, table = (cells(scenario.changed(cost_basis=reading)) for reading in CostBasis)
    np.testing.assert_allclose(guideline["own_share"], table["own_share"], rtol=0, atol=A_CENT)


@given(scenarios(posts=NOTHING, redeploy_fte_per_year=ZERO), st.floats(0, 1))
def test_figures_scale_with_the_posts(scenario: Scenario, share: float) -> None:
    """No more posts than the paper's, so that all are funded; none moved, which would be capped."""
    some = scenario.changed(
        posts={role: share * scenario.fte(role) for role in ROLES},
        extra_posts={role: share * fte for role, fte in scenario.extra_posts.items()},
    )
    found, expected = cells(some), share * cells(scenario)
    for quantity in ("own_share", "funding", "fixed_cost"):
        np.testing.assert_allclose(found[quantity], expected[quantity], rtol=0, atol=A_CENT)
    for quantity in ("fte", "funded_fte"):
        np.testing.assert_allclose(found[quantity], expected[quantity], rtol=0, atol=1e-9)


@given(scenarios(), st.sampled_from(ROLES), within("posts", PAPER))
def test_posts_above_the_papers_are_paid_by_the_county_alone(
    scenario: Scenario, role: Role, more_fte: float
) -> None:
    papers = scenario.changed(posts={}, redeploy_fte_per_year=0.0, funding_end=None)
    fte = min(50.0, papers.fte(role) + more_fte)
    more = papers.changed(posts={role: fte})
    np.testing.assert_allclose(cells(more)["funded_fte"], cells(papers)["funded_fte"], atol=1e-9)
    assert (cells(more)["own_share"] >= cells(papers)["own_share"]).all()


@given(scenarios())
def test_a_longer_horizon_changes_no_earlier_year(scenario: Scenario) -> None:
    longer = cells(scenario.changed(last_year=2040)).loc[: scenario.last_year]
    pd.testing.assert_frame_equal(longer, cells(scenario))
