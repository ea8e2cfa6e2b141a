"""Outcomes of the search for a lever's value that meets a target."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from kim.facts.calibration import FloatArray
from kim.model.scenario import Scenario

T_co = TypeVar("T_co", covariant=True)

CENT_EUR = 0.01
_FLOAT_DUST_EUR = 1e-6
"""Sums of cents miss their amount by so little."""
_POINTS = 129
_ROUNDS = 5


class Reason(StrEnum):
    """Why no value of the lever meets the target."""

    NO_FUNDING = auto()
    """No funding flows in the year in question."""
    STARTS_LATER = auto()
    """The dynamisation begins only after the year in question."""
    TOO_LOW = auto()
    """Even the lowest value allowed leaves the own share below the target."""
    TOO_HIGH = auto()
    """Even the best value allowed leaves the own share above the target."""
    NO_ROOM = auto()
    """All extra posts that the paper allows are taken."""
    NO_POSTS = auto()
    """There are no posts whose funding could end."""
    AFTER_HORIZON = auto()
    """The funding ends with the horizon or after it."""


@dataclass(frozen=True, slots=True)
class Met(Generic[T_co]):
    """The value that meets the target, and the proof."""

    value: T_co
    scenario: Scenario
    """With the value put back."""
    eur: float
    """What the scenario gives: the target, or less where it is a month or `all_fit`.

    Where every month fits, what the dearest of them gives.
    """
    target_eur: float
    all_fit: bool = False
    """Even the most that the lever allows stays within the limit."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No value meets the target."""

    reason: Reason
    target_eur: float
    nearest_eur: float
    """What the nearest value allowed gives."""
    nearest: float | None = None
    """That value, where it is one of a scale."""


class Largest(NamedTuple):
    """The largest value within a limit, None if there is none."""

    value: float | None
    amount_eur: float
    """What the value gives; without one, what 0 gives."""


def largest_within(
    amounts_eur: Callable[[FloatArray], FloatArray], most: float, limit_eur: float
) -> Largest:
    """Find the largest value between 0 and `most` whose amount is within the limit.

    `amounts_eur` is continuous. Where it is linear, the value is read off
    the straight line; else it is searched for, each round between the last value that fits and
    the next.
    """
    at_zero, at_most = amounts_eur(np.array([0.0, most])).tolist()
    if at_most <= limit_eur + _FLOAT_DUST_EUR:
        return Largest(most, at_most)
    if at_zero <= limit_eur + _FLOAT_DUST_EUR:
        room_eur = max(limit_eur - at_zero, 0.0)  # the limit may miss it by dust
        value = most * room_eur / (at_most - at_zero)
        amount_eur = float(amounts_eur(np.array([value]))[0])
        if abs(amount_eur - limit_eur) <= CENT_EUR + _FLOAT_DUST_EUR:
            return Largest(value, amount_eur)
    return _searched(amounts_eur, most, limit_eur) or Largest(None, at_zero)


def _searched(
    amounts_eur: Callable[[FloatArray], FloatArray], most: float, limit_eur: float
) -> Largest | None:
    low, high, low_eur = 0.0, most, 0.0
    for _ in range(_ROUNDS):
        values = np.linspace(low, high, _POINTS)
        found_eur = amounts_eur(values)
        fits = np.flatnonzero(found_eur <= limit_eur + _FLOAT_DUST_EUR)
        if not fits.size:
            return None
        low_eur = found_eur[fits[-1]]
        low, high = values[fits[-1] : fits[-1] + 2]
    return Largest(float(low), float(low_eur))
