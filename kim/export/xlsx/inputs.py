"""Every lever as an input of a spreadsheet: name, value, bounds, kind and origin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from kim.base.german import number
from kim.base.month import Month
from kim.export.xlsx.cells import first_day, origin
from kim.facts.paper import MODULES, ROLES, Paper, Role
from kim.model.lever import ROLE_KEYS, Group, Lever, earliest_year, latest_year
from kim.model.scenario import LEVERS, Scenario
from kim.present import labels

YES, NO = "ja", "nein"
PATH = "gehaltspfad"

_OWN = "Angabe des Szenarios, nicht der Vorlage"
_DERIVED = "Hergeleitet aus der Tabelle der Vorlage, Blatt Eckdaten"
_NOT_PERMANENT = "Stellen nicht entfristen"
_NOT_PERMANENT_HELP = (
    "Ja: Die Stellen enden mit den befristeten Verträgen des jeweiligen Moduls. Nein: Sie bleiben "
    "auf Dauer, wie in der Vorlage vorgeschlagen."
)
_MODULES = tuple(
    ";".join(map(str, chosen))
    for size in range(len(MODULES), 0, -1)
    for chosen in combinations(MODULES, size)
)

Value = float | str | date | None


@dataclass(frozen=True, kw_only=True)
class Input:
    """One input, with a cell for each scenario."""

    key: str
    """Its name, as links spell it."""
    lever: Lever
    label: str
    help: str
    look: str
    value: Callable[[Scenario], Value]
    origin: str = _OWN
    allowed: str
    validation: dict[str, Any]
    """What the program accepts, in the terms of XlsxWriter."""


Inputs = list[tuple[str, list[Input]]]
"""By group."""


def inputs(paper: Paper) -> Inputs:
    """All inputs by group, in the order of the form; the years of the salary path come last."""
    every = [each for name in LEVERS for each in _of_lever(name, paper)]
    path = [each for each in every if each.key.startswith(f"{PATH}_")]
    groups = [
        (str(group), [each for each in every if each.lever.group is group and each not in path])
        for group in Group
    ]
    return [*groups, (LEVERS["salary_path_pct"].label, path)]


def _of_lever(name: str, paper: Paper) -> Iterator[Input]:
    match name:
        case "posts":
            yield from (_posts(role, paper) for role in ROLES)
        case "extra_posts":
            yield from (_extra_posts(role, paper) for role in ROLES)
        case "salary_path_pct":
            years = range(earliest_year(paper), latest_year(paper) + 1)
            yield from (_step_of_path(year, paper) for year in years)
        case "permanent":
            yield _permanent(paper)
        case "cost_basis":
            readings = tuple(labels.COST_BASES.values())
            yield _choice(name, readings, lambda s: labels.COST_BASES[s.cost_basis])
        case "funding_end_modules":
            yield _choice(name, _MODULES, lambda s: ";".join(map(str, s.funding_end_modules)))
        case "extra_from" | "funding_end":
            yield _month(name, paper)
        case _:
            yield _number(name, paper)


def _input(name: str, **own: Any) -> Input:  # noqa: ANN401 - fields of Input
    """Make an input from its lever's declaration, and what it does not say."""
    lever = LEVERS[name]
    said = {"key": lever.key, "label": lever.label, "help": lever.help}
    return Input(lever=lever, **(said | own))


def _number(name: str, paper: Paper) -> Input:
    lever, whole = LEVERS[name], isinstance(getattr(Scenario.of(paper), name), int)
    said = {"allowed": lever.allowed(paper)}
    if name == "salary_growth_pct":
        said["origin"] = _DERIVED
    if name == "last_year":
        said["allowed"] += f"; leer: {paper.years[-1]}"
    return _input(
        name,
        look="whole" if whole else "number",
        value=lambda scenario: float(getattr(scenario, name)),
        validation=_between("integer" if whole else "decimal", *lever.bounds(paper)),
        **said,
    )


def _month(name: str, paper: Paper) -> Input:
    bounds = LEVERS[name].bounds(paper)
    limits = [first_day(limit) for limit in bounds if isinstance(limit, Month)]
    span = " bis ".join(f"{limit:%m.%Y}" for limit in limits)
    return _input(
        name,
        look="month",
        value=lambda scenario: _day(getattr(scenario, name)),
        allowed=span if name == "extra_from" else f"{span}; leer: kein Ende",
        validation=_between("date", *limits),
    )


def _posts(role: Role, paper: Paper) -> Input:
    lever, fte = LEVERS["posts"], paper.roles[role].fte
    return _input(
        "posts",
        key=ROLE_KEYS[role],
        label=labels.lever("posts", paper, role),
        look="number",
        value=lambda scenario: scenario.fte(role),
        origin=origin(fte, paper),
        allowed=lever.allowed(paper),
        validation=_between("decimal", *lever.bounds(paper)),
    )


def _extra_posts(role: Role, paper: Paper) -> Input:
    most = paper.extra_posts.value
    return _input(
        "extra_posts",
        key=LEVERS["extra_posts"].key.replace("*", ROLE_KEYS[role]),
        label=labels.lever("extra_posts", paper, role),
        look="number",
        value=lambda scenario: scenario.extra_posts.get(role, 0.0),
        origin=origin(paper.extra_posts, paper),
        allowed=f"zusammen höchstens {number(most)} VZÄ",
        validation=_between("decimal", 0.0, most),
    )


def _step_of_path(year: int, paper: Paper) -> Input:
    lever, place = LEVERS["salary_path_pct"], year - earliest_year(paper)
    return _input(
        "salary_path_pct",
        key=f"{PATH}_{year}",
        label=f"Anstieg der Gehälter {year}",
        help="Leer: Es gilt der gleichbleibende Anstieg.",
        look="number",
        value=lambda scenario: (*scenario.salary_path_pct, *[None] * (place + 1))[place],
        allowed=f"{lever.allowed(paper)} oder leer",
        validation=_between("decimal", *lever.bounds(paper)),
    )


def _permanent(paper: Paper) -> Input:
    return _input(
        "permanent",
        label=_NOT_PERMANENT,
        help=_NOT_PERMANENT_HELP,
        look="center",
        value=lambda scenario: NO if scenario.permanent else YES,
        origin=origin(paper.modules[MODULES[0]].contract_end, paper),
        allowed=f"{NO}, {YES}",
        validation={"validate": "list", "source": [NO, YES]},
    )


def _choice(name: str, choices: tuple[str, ...], written: Callable[[Scenario], str]) -> Input:
    return _input(
        name,
        look="center",
        value=written,
        allowed="Auswahl aus der Liste",
        validation={"validate": "list", "source": list(choices)},
    )


def _day(month: Month | None) -> date | None:
    return first_day(month) if month else None


def _between(kind: str, low: object, high: object) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
