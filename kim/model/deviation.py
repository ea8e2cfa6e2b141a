"""What differs from the paper, lever by lever."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kim.facts.paper import ROLES, Paper, Role
from kim.model.lever_model import LeverModel


@dataclass(frozen=True, slots=True)
class Deviation:
    """One lever, or one role's posts, that differs from the paper."""

    lever: str
    role: Role | None
    paper_value: Any
    value: Any


def deviations(scenario: LeverModel, papers: LeverModel, paper: Paper) -> Iterator[Deviation]:
    """Compare a scenario with the paper's own, in the order of the levers and roles."""
    for name in scenario.levers():
        value, paper_value = getattr(scenario, name), getattr(papers, name)
        if isinstance(value, Mapping):
            yield from _of_roles(name, value, paper)
        elif value != paper_value:
            yield Deviation(name, None, paper_value, value)


def _of_roles(lever: str, values: Mapping[Role, float], paper: Paper) -> Iterator[Deviation]:
    for role in ROLES:
        paper_value = paper.roles[role].fte.value if lever == "posts" else 0.0
        if values.get(role, paper_value) != paper_value:
            yield Deviation(lever, role, paper_value, values[role])
