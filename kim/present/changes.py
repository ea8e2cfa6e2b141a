"""German sentences on what a reader has changed, since the starting point or against the paper."""

from collections.abc import Iterator, Mapping
from typing import Any

from kim.facts.paper import ROLES, Paper, Role
from kim.model.scenario import LEVERS, Scenario
from kim.present import labels

_NAMED = 3

Entry = tuple[str, Role | None]
"""A lever, or one role's posts in it."""


def since(scenario: Scenario, origin: Scenario, paper: Paper) -> str:
    """Say how many entries differ from the starting point's, and the first few; maybe nothing."""
    changed = _changed(scenario, origin, paper)
    if not changed:
        return ""
    counted = "ist eine Angabe" if len(changed) == 1 else f"sind {len(changed)} Angaben"
    rest = " …" if len(changed) > _NAMED else "."
    return f"Geändert {counted}: {'; '.join(changed[:_NAMED])}{rest}"


def against_paper(scenario: Scenario, name: str, paper: Paper) -> str:
    """Say under a scenario's name every entry that differs from the paper's."""
    changed = _changed(scenario, Scenario.of(paper), paper)
    if not changed:
        return f"{name} – alle Angaben wie in der Vorlage."
    return f"{name} – abweichend von der Vorlage: {'; '.join(changed)}."


def _changed(scenario: Scenario, origin: Scenario, paper: Paper) -> list[str]:
    before = dict(_entries(origin))
    return [
        _named(entry, value, paper) for entry, value in _entries(scenario) if value != before[entry]
    ]


def _entries(scenario: Scenario) -> Iterator[tuple[Entry, Any]]:
    for lever in LEVERS:
        value = getattr(scenario, lever)
        if not isinstance(value, Mapping):
            yield (lever, None), value
            continue
        for role in ROLES:
            yield (lever, role), scenario.fte(role) if lever == "posts" else value.get(role, 0.0)


def _named(entry: Entry, value: Any, paper: Paper) -> str:  # noqa: ANN401 - the lever's own type
    lever, role = entry
    of_role = f" ({labels.role(paper, role)})" if role else ""
    return f"{LEVERS[lever].label}{of_role} {labels.lever_value(lever, value)}"
