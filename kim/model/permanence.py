"""The price of permanence: permanent posts against contracts that lapse."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kim.base.month import Month
from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.after_end import only_after_end
from kim.model.funding_end import FundingEnd, ordinals, possible_ends
from kim.model.inputs import columns, inputs_together
from kim.model.kernel import Cells
from kim.model.many import project_columns
from kim.model.remembered import remembered
from kim.model.scenario import Scenario


@dataclass(frozen=True)
class Permanence:
    """What permanence costs the county and what it draws from the state, in euro."""

    permanent_after_end_eur: float
    """Own share from the month after the end up to the horizon, all posts permanent."""
    lapsed_after_end_eur: float
    """The same if contracts lapse."""
    ends: tuple[Month, ...]
    more_own_share_eur: FloatArray
    """What the county pays more up to the horizon than if contracts lapse: (end,)."""
    more_funding_eur: FloatArray
    """What the state pays more, and forgone if contracts lapse: (end,)."""

    @property
    def after_end_eur(self) -> float:
        """Price after the end: permanent less lapsed."""
        return round(self.permanent_after_end_eur - self.lapsed_after_end_eur, 2)

    def at(self, end: Month) -> tuple[float, float]:
        """More own share and more funding for one end; the last one for any later."""
        place = min(end.ordinal - self.ends[0].ordinal, len(self.ends) - 1)
        return float(self.more_own_share_eur[place]), float(self.more_funding_eur[place])

    @property
    def pays_from(self) -> Month | None:
        """First end from which on the state pays at least as much more as the county."""
        short = np.flatnonzero(self.more_funding_eur < self.more_own_share_eur)
        first = int(short[-1]) + 1 if short.size else 0
        return self.ends[first] if first < len(self.ends) else None


def price_of_permanence(end: FundingEnd, paper: Paper) -> Permanence:
    """Compare permanent and lapsing posts, at the scenario's end and at every other one.

    Nobody is redeployed; everything else is as in the scenario.
    """
    ends, own_share, funding = _by_end(end.keeping_going_on, paper)
    permanent_eur, lapsed_eur = _after_end_eur((end.keeping, end.lapsing), paper)
    return Permanence(
        permanent_after_end_eur=permanent_eur,
        lapsed_after_end_eur=lapsed_eur,
        ends=ends,
        more_own_share_eur=own_share,
        more_funding_eur=funding,
    )


@remembered
def _by_end(permanent: Scenario, paper: Paper) -> tuple[tuple[Month, ...], FloatArray, FloatArray]:
    """Ends; own share and funding up to the horizon, permanent less lapsing: (end,) each."""
    ends = possible_ends(permanent, paper)
    levers = columns(permanent, paper) | {"funding_end": ordinals(ends)}
    quantities = ("own_share", "funding")
    staying, lapsing = (
        project_columns(levers | {"permanent": np.array([stays])}, paper, quantities)
        for stays in (True, False)
    )
    own_share, funding = ((staying.sum(q) - lapsing.sum(q)).round(2) for q in quantities)
    return ends, own_share, funding


def _after_end_eur(scenarios: Sequence[Scenario], paper: Paper) -> list[float]:
    """Own share of each scenario from the month after the end up to the horizon."""
    inputs = only_after_end(inputs_together(scenarios, paper))
    sums_eur: list[float] = Cells(inputs).own_share.sum(axis=(0, 1)).round(2).tolist()
    return sums_eur
