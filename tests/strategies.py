"""Random scenarios over every lever, valid by construction."""

from typing import Any

from hypothesis import strategies as st

from kim.base.month import Month
from kim.facts.paper import MODULES, ROLES, Paper, Role, load_paper
from kim.model.lever import latest_year
from kim.model.scenario import LEVERS, CostBasis, Scenario

Values = st.SearchStrategy[Any]


@st.composite
def scenarios(draw: st.DrawFn, /, paper: Paper | None = None, **chosen: Values) -> Scenario:
    """Draw a scenario on a paper, by default the installation's own.

    `chosen` replaces the strategy of single levers: `scenarios(funding_end=st.none())`.
    """
    on = paper or load_paper()
    last_year = draw(chosen.get("last_year", within("last_year", on)))
    strategies = {**every_lever(on, last_year), **chosen, "last_year": st.just(last_year)}
    return Scenario.of(on, **{name: draw(values) for name, values in strategies.items()})


def every_lever(paper: Paper, last_year: int) -> dict[str, Values]:
    """Return a strategy for each lever; some depend on the horizon."""
    return {
        "last_year": st.just(last_year),
        "posts": st.dictionaries(st.sampled_from(ROLES), within("posts", paper)),
        "extra_posts": extra_posts(paper),
        "extra_from": months("extra_from", paper, last_year),
        "permanent": st.booleans(),
        "salary_growth_pct": within("salary_growth_pct", paper),
        "salary_path_pct": st.lists(
            within("salary_path_pct", paper), max_size=last_year - paper.base_year
        ).map(tuple),
        "fixed_cost_growth_pct": within("fixed_cost_growth_pct", paper),
        "dynamisation_pct": within("dynamisation_pct", paper),
        "dynamisation_from": within("dynamisation_from", paper).map(lambda y: min(y, last_year)),
        "funding_end": st.none() | months("funding_end", paper, last_year) | later_ends(paper),
        "remaining_funding_pct": st.just(0.0) | within("remaining_funding_pct", paper),
        "phase_out_years": within("phase_out_years", paper),
        "funding_end_modules": st.sets(st.sampled_from(MODULES), min_size=1).map(tuple),
        "redeploy_fte_per_year": st.just(0.0) | within("redeploy_fte_per_year", paper),
        "cost_basis": st.sampled_from(CostBasis),
    }


def within(name: str, paper: Paper) -> Values:
    """Return a strategy for a number lever, or one entry of it: as people type it, and any."""
    low, high = LEVERS[name].bounds(paper)
    if isinstance(low, int) and isinstance(high, int):
        return st.integers(low, high)
    assert isinstance(low, float)
    assert isinstance(high, float)
    tenths = st.integers(round(10 * low), round(10 * high)).map(lambda tenth: tenth / 10)
    return tenths | st.floats(low, high)


def months(name: str, paper: Paper, last_year: int) -> Values:
    """Return a strategy for a month lever, up to the end of the horizon."""
    first, _ = LEVERS[name].bounds(paper)
    assert isinstance(first, Month)
    return st.integers(first.ordinal, Month(last_year, 12).ordinal).map(Month.from_ordinal)


def later_ends(paper: Paper) -> Values:
    """Return a strategy for funding ends anywhere, so also after the horizon."""
    return months("funding_end", paper, latest_year(paper))


@st.composite
def extra_posts(draw: st.DrawFn, /, paper: Paper) -> dict[Role, float]:
    """Draw extra posts in quarters, never more in sum than the paper allows."""
    left = int(4 * paper.extra_posts.value)
    extra = {}
    for role in draw(st.lists(st.sampled_from(ROLES), unique=True)):
        quarters = draw(st.integers(0, left))
        left -= quarters
        extra[role] = quarters / 4
    return extra
