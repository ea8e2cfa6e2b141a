"""Whether a shared link still gives the sum that its sender saw."""

from dataclasses import dataclass

from kim.facts.paper import Paper
from kim.model import MODEL_VERSION
from kim.model.projection import project
from kim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a shared link says about the day it was made; a version may have got lost."""

    sum_eur: int
    model: str | None
    facts: str | None


@dataclass(frozen=True, slots=True)
class Drift:
    """Two sums of the own share that differ, and the versions they were computed with.

    With the same versions, somebody changed the link after it was made.
    """

    then_eur: int
    now_eur: int
    model_then: str | None
    model_now: str
    facts_then: str | None
    facts_now: str


def sum_eur(scenario: Scenario, paper: Paper) -> int:
    """Sum of the own share up to the horizon in whole euro, as links carry it."""
    return round(project(scenario, paper).sum("own_share"))


def drift(stamp: Stamp, scenario: Scenario, paper: Paper) -> Drift | None:
    """Compare a link's stamp with today's result; None if the sum is the same."""
    now_eur = sum_eur(scenario, paper)
    if now_eur == stamp.sum_eur:
        return None
    return Drift(
        then_eur=stamp.sum_eur,
        now_eur=now_eur,
        model_then=stamp.model,
        model_now=MODEL_VERSION,
        facts_then=stamp.facts,
        facts_now=paper.facts.version,
    )
