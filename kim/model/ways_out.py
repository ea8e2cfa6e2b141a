"""What the county can do when the funding ends, way by way."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

import pandas as pd

from kim.base.month import Month
from kim.facts.paper import Paper
from kim.model.after_end import posts_in, replaced_at_end
from kim.model.breakeven import posts_after_end
from kim.model.funding_end import FundingEnd
from kim.model.inputs import columns, kernel_inputs
from kim.model.kernel import MONTHS, Cells, Inputs
from kim.model.scenario import Scenario
from kim.model.target import Met, Unreachable


class Way(StrEnum):
    """Which way."""

    KEEP = auto()
    """All posts stay."""
    REDEPLOY = auto()
    """Some FTE a year move to vacant posts elsewhere."""
    LAPSE = auto()
    """Posts are not made permanent: they end with their contracts."""
    AFFORD = auto()
    """After the end only the posts stay that today's own share pays for."""
    ONE_MODULE = auto()
    """Not a decision of the county's: the funding of one module ends, that of the others not."""


@dataclass(frozen=True)
class WayOut:
    """One way and what it costs, in euro a year up to the horizon."""

    way: Way
    scenario: Scenario
    """The levers; of AFFORD those after the end."""
    own_share_eur: pd.Series
    redeployed_cost_eur: pd.Series
    """What posts that left the programme cost the county elsewhere."""
    fte_left: float
    """Posts in the programme in the last month of the horizon."""

    @property
    def sum_eur(self) -> float:
        """Own share up to the horizon."""
        return round(float(self.own_share_eur.sum()), 2)

    @property
    def redeployed_sum_eur(self) -> float:
        """Cost of redeployed posts up to the horizon."""
        return round(float(self.redeployed_cost_eur.sum()), 2)


@dataclass(frozen=True)
class WaysOut:
    """All ways beside each other."""

    ways: tuple[WayOut, ...]
    affordable: Met[float] | Unreachable
    """How many posts today's own share pays for; without, that way is missing."""

    def of(self, way: Way) -> WayOut | None:
        """Give the first of a kind."""
        return next((each for each in self.ways if each.way is way), None)


def ways_out(end: FundingEnd, paper: Paper, redeploy_fte_per_year: float) -> WaysOut:
    """Compute every way for a scenario whose funding ends.

    Only `redeploy_fte_per_year` and the permanence of posts differ from way to way, and for one
    module the modules concerned; the scenario's own redeployment counts in no other way.
    """
    affordable = posts_after_end(end, paper, end.todays_own_share_eur)
    ways = [
        _way_out(way, scenario, paper, _inputs(scenario, paper))
        for way, scenario in _scenarios(end.keeping, redeploy_fte_per_year)
    ]
    if isinstance(affordable, Met):
        ways.insert(3, _afforded(end, paper, affordable.scenario))
    return WaysOut(tuple(ways), affordable)


def _scenarios(kept: Scenario, redeploy_fte_per_year: float) -> Iterator[tuple[Way, Scenario]]:
    yield Way.KEEP, kept
    yield Way.REDEPLOY, kept.changed(redeploy_fte_per_year=redeploy_fte_per_year)
    yield Way.LAPSE, kept.changed(permanent=False)
    if len(kept.funding_end_modules) > 1:
        for module in kept.funding_end_modules:
            yield Way.ONE_MODULE, kept.changed(funding_end_modules=(module,))


def _afforded(end: FundingEnd, paper: Paper, after: Scenario) -> WayOut:
    """All posts up to the end, fewer after it."""
    inputs = replaced_at_end(_inputs(end.keeping, paper), _inputs(after, paper))
    return _way_out(Way.AFFORD, after, paper, inputs)


def _inputs(scenario: Scenario, paper: Paper) -> Inputs:
    return kernel_inputs(columns(scenario), paper)


def _way_out(way: Way, scenario: Scenario, paper: Paper, inputs: Inputs) -> WayOut:
    cells, years = Cells(inputs), range(paper.base_year, scenario.last_year + 1)

    def by_year(quantity: str) -> pd.Series:
        total = cells.values(quantity)[:, :, 0].sum(axis=0)
        return pd.Series(total, index=list(years)).round(2)

    return WayOut(
        way=way,
        scenario=scenario,
        own_share_eur=by_year("own_share"),
        redeployed_cost_eur=by_year("redeployed_cost"),
        fte_left=float(posts_in(inputs, Month(scenario.last_year, MONTHS))[0]),
    )
