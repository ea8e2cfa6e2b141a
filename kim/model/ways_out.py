"""What the county can do when the funding ends, way by way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from kim.base.month import Month
from kim.facts.paper import Paper
from kim.model.after_end import posts_in, replaced_at_end
from kim.model.breakeven import posts_after_end
from kim.model.funding_end import FundingEnd
from kim.model.inputs import inputs_together
from kim.model.kernel import MONTHS, Cells, Inputs
from kim.model.scenario import Scenario
from kim.model.target import Met, Unreachable

PROPOSED_REDEPLOYMENT_FTE = 4.0
"""FTE a year, where a scenario says none; a proposal, as in the shipped scenario."""
_PLACE_OF_AFFORD = 3


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
    """One way and what it costs up to the horizon, by year."""

    way: Way
    scenario: Scenario
    """The levers; of AFFORD those after the end."""
    own_share_eur: dict[int, float]
    redeployed_cost_eur: dict[int, float]
    """What posts that left the programme cost the county elsewhere."""
    fte_left: float
    """Posts in the programme in the last month of the horizon."""

    @property
    def sum_eur(self) -> float:
        """Own share up to the horizon."""
        return round(sum(self.own_share_eur.values()), 2)

    @property
    def redeployed_sum_eur(self) -> float:
        """Cost of redeployed posts up to the horizon."""
        return round(sum(self.redeployed_cost_eur.values()), 2)


@dataclass(frozen=True)
class WaysOut:
    """All ways beside each other."""

    ways: tuple[WayOut, ...]
    affordable: Met[float] | Unreachable
    """How many posts today's own share pays for; without, that way is missing."""
    going_on_eur: dict[int, float]
    """For comparison, own share by year: all posts permanent, and the funding goes on."""
    lapsing_eur: dict[int, float]
    """For comparison: contracts lapse, and the funding goes on."""

    def of(self, way: Way) -> WayOut | None:
        """Give the first of a kind."""
        return next((each for each in self.ways if each.way is way), None)


def redeployment_asked_fte(scenario: Scenario) -> float:
    """FTE a year to redeploy: the scenario's own, or the proposal if it has none."""
    return scenario.redeploy_fte_per_year or PROPOSED_REDEPLOYMENT_FTE


def ways_out(end: FundingEnd, paper: Paper, redeploy_fte_per_year: float) -> WaysOut:
    """Compute every way for a scenario whose funding ends.

    Only `redeploy_fte_per_year` and the permanence of posts differ from way to way, and for one
    module the modules concerned; the scenario's own redeployment counts in no other way.
    """
    unending = end.keeping_going_on
    compared = [(Way.KEEP, unending), (Way.LAPSE, unending.changed(permanent=False))]
    scenarios = [*_scenarios(end, redeploy_fte_per_year), *compared]
    inputs = inputs_together([scenario for _, scenario in scenarios], paper)
    *ways, going_on, lapsing = _ways_out(scenarios, inputs)
    affordable = posts_after_end(end, paper, going_on.own_share_eur[end.todays_year])
    if isinstance(affordable, Met):
        ways[_PLACE_OF_AFFORD:_PLACE_OF_AFFORD] = _afforded(end, paper, affordable.scenario)
    return WaysOut(tuple(ways), affordable, going_on.own_share_eur, lapsing.own_share_eur)


def _scenarios(end: FundingEnd, redeploy_fte_per_year: float) -> Iterator[tuple[Way, Scenario]]:
    kept = end.keeping
    yield Way.KEEP, kept
    yield Way.REDEPLOY, kept.changed(redeploy_fte_per_year=redeploy_fte_per_year)
    yield Way.LAPSE, end.lapsing
    if len(kept.funding_end_modules) > 1:
        for module in kept.funding_end_modules:
            yield Way.ONE_MODULE, kept.changed(funding_end_modules=(module,))


def _afforded(end: FundingEnd, paper: Paper, after: Scenario) -> list[WayOut]:
    """All posts up to the end, fewer after it."""
    before, then = (inputs_together([each], paper) for each in (end.keeping, after))
    return _ways_out([(Way.AFFORD, after)], replaced_at_end(before, then))


def _ways_out(ways: Sequence[tuple[Way, Scenario]], inputs: Inputs) -> list[WayOut]:
    cells, last = Cells(inputs), Month(int(inputs.years[-1]), MONTHS)
    own_share, redeployed = (
        cells.values(quantity).sum(axis=0).round(2).T.tolist()
        for quantity in ("own_share", "redeployed_cost")
    )
    years, fte_left = inputs.years.tolist(), posts_in(inputs, last).tolist()
    return [
        WayOut(
            way=way,
            scenario=scenario,
            own_share_eur=dict(zip(years, own_share[place], strict=True)),
            redeployed_cost_eur=dict(zip(years, redeployed[place], strict=True)),
            fte_left=fte_left[place],
        )
        for place, (way, scenario) in enumerate(ways)
    ]
