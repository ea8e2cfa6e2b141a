"""A German sentence on what a reader has changed since the starting point."""

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
    now, before = dict(_entries(scenario)), dict(_entries(origin))
    changed = [entry for entry in now if now[entry] != before[entry]]
    if not changed:
        return ""
    counted = "ist eine Angabe" if len(changed) == 1 else f"sind {len(changed)} Angaben"
    named = "; ".join(_named(entry, now[entry], paper) for entry in changed[:_NAMED])
    rest = " …" if len(changed) > _NAMED else "."
    return f"Geändert {counted}: {named}{rest}"


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
