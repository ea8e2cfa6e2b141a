"""Which decision contributes how much to the difference between two scenarios.

What a lever is worth depends on what else has already been changed: more posts cost little while
the state pays, and much after it stops. So nobody may choose the order. A contribution is the
mean over all orders in which the levers could be changed from one scenario to the other (Shapley,
A Value for n-Person Games, 1953): the contributions add up to the difference, a lever that changes
nothing gets nothing, and the way back is the way there with the signs reversed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import factorial

import numpy as np

from kim.base.frozen import frozen
from kim.facts.paper import Paper
from kim.model.inputs import Columns, columns, kernel_inputs
from kim.model.kernel import Cells, IntArray
from kim.model.scenario import Scenario


class Driver(StrEnum):
    """Levers that count as one decision or assumption, because their parts need each other."""

    POSTS = "posts"
    EXTRA_POSTS = "extra_posts"
    PERMANENCE = "permanence"
    SALARIES = "salaries"
    FIXED_COST = "fixed_cost"
    DYNAMISATION = "dynamisation"
    FUNDING_END = "funding_end"
    REDEPLOYMENT = "redeployment"
    READING = "reading"


DRIVERS: Mapping[Driver, tuple[str, ...]] = frozen(
    {
        Driver.POSTS: ("posts",),
        Driver.EXTRA_POSTS: ("extra_posts", "extra_from"),
        Driver.PERMANENCE: ("permanent",),
        Driver.SALARIES: ("salary_growth_pct", "salary_path_pct"),
        Driver.FIXED_COST: ("fixed_cost_growth_pct",),
        Driver.DYNAMISATION: ("dynamisation_pct", "dynamisation_from"),
        Driver.FUNDING_END: (
            "funding_end",
            "remaining_funding_pct",
            "phase_out_years",
            "funding_end_modules",
        ),
        Driver.REDEPLOYMENT: ("redeploy_fte_per_year",),
        Driver.READING: ("cost_basis",),
    }
)
"""Every lever but the horizon, each once. The horizon says how far we look; it causes no cost."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one driver adds to the sum of own shares, negative where it saves."""

    driver: Driver
    eur: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """The way from one scenario's sum of own shares to another's."""

    years: tuple[int, ...]
    """The sums run over them."""
    start_eur: float
    end_eur: float
    contributions: tuple[Contribution, ...]
    """Of the drivers that differ, largest first; they add up to the difference to the cent."""


def attribute(
    start: Scenario, end: Scenario, paper: Paper, last_year: int | None = None
) -> Attribution:
    """Attribute the difference of the sums over the common years to what differs.

    Among more than two scenarios the years common to all end with a `last_year` before theirs.

    All mixtures of the two scenarios, at most 2^9, are computed in one call of the kernel. Of the
    exact contributions each is rounded up or down so that they add up to the cent.
    """
    drivers = differing_drivers(start, end)
    common = min(start.last_year, end.last_year)
    last_year = common if last_year is None else min(last_year, common)
    sums_cents = np.broadcast_to(
        _sums_cents(_mixtures(start, end, drivers, last_year, paper), paper), 2 ** len(drivers)
    )
    shares = _shapley_numerators(sums_cents, len(drivers))
    contributions = [
        Contribution(driver, cents / 100)
        for driver, cents in zip(drivers, _whole(shares, factorial(len(drivers))), strict=True)
    ]
    return Attribution(
        years=tuple(range(paper.base_year, last_year + 1)),
        start_eur=int(sums_cents[0]) / 100,
        end_eur=int(sums_cents[-1]) / 100,
        contributions=tuple(sorted(contributions, key=lambda each: -abs(each.eur))),
    )


def differing_drivers(start: Scenario, end: Scenario) -> tuple[Driver, ...]:
    """List the drivers with a lever that the scenarios do not agree on."""
    return tuple(
        driver
        for driver, levers in DRIVERS.items()
        if any(getattr(start, lever) != getattr(end, lever) for lever in levers)
    )


def _mixtures(
    start: Scenario, end: Scenario, drivers: Sequence[Driver], last_year: int, paper: Paper
) -> Columns:
    """Write all mixtures as columns: bit n of a mixture's number says whose driver n it has.

    The kernel takes what validation would not, such as extra posts from after the horizon on.
    """
    mixtures = np.arange(2 ** len(drivers))
    years = last_year - paper.base_year
    ours, theirs = (_with_whole_path(each, years, paper) for each in (start, end))
    mixed = {
        lever: np.where((mixtures >> bit) & 1, theirs[lever], ours[lever])
        for bit, driver in enumerate(drivers)
        for lever in DRIVERS[driver]
    }
    return {**ours, **mixed, "last_year": np.array([last_year])}


def _with_whole_path(scenario: Scenario, years: int, paper: Paper) -> Columns:
    """Spell out the salary growth of every year, so that paths of any two scenarios mix."""
    path = (*scenario.salary_path_pct, *[scenario.salary_growth_pct] * years)[:years]
    return {**columns(scenario, paper), "salary_path_pct": np.array(path)[:, None]}


def _sums_cents(mixtures: Columns, paper: Paper) -> IntArray:
    """Sum the own shares: a value a mixture, or a single one if nothing makes a difference."""
    own_share_eur = Cells(kernel_inputs(mixtures, paper)).values("own_share")
    sums_cents: IntArray = np.rint(100 * own_share_eur.sum(axis=(0, 1))).astype(np.int64)
    return sums_cents


def _shapley_numerators(values: IntArray, count: int) -> list[int]:
    """Give `count`! times each driver's Shapley value, in whole numbers, so that it is exact.

    `values`: one for each mixture, as `_mixtures` numbers them.
    """
    mixtures = np.arange(values.size)
    orders = np.array([factorial(n) * factorial(count - 1 - n) for n in range(count)])
    numerators = []
    for bit in range(count):
        before = mixtures[(mixtures >> bit) & 1 == 0]
        effect = values[before | (1 << bit)] - values[before]
        numerators.append(int((orders[np.bitwise_count(before)] * effect).sum()))
    return numerators


def _whole(numerators: Sequence[int], denominator: int) -> list[int]:
    """Round fractions, whose sum is whole, to whole numbers of the same sum.

    Those with the largest remainders are rounded up; of equal ones, the first. The first fraction
    that is not 0 counts as positive, so that reversed signs give reversed results.
    """
    sign = next((-1 if n < 0 else 1 for n in numerators if n), 1)
    parts = [divmod(sign * n, denominator) for n in numerators]
    missing = sum(remainder for _, remainder in parts) // denominator
    by_remainder = sorted(range(len(parts)), key=lambda place: -parts[place][1])
    raised = set(by_remainder[:missing])
    return [sign * (floor + (place in raised)) for place, (floor, _) in enumerate(parts)]
