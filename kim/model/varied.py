"""Arrays of levers, checked against the same declarations as a single scenario's."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from kim.base.month import Month
from kim.base.problems import InputError, Problem, quoted
from kim.facts.paper import ROLES, Paper
from kim.model import checks
from kim.model.inputs import Columns, columns
from kim.model.kernel import NEVER, QUANTITIES, BoolArray, IntArray, last_month
from kim.model.scenario import LEVERS, CostBasis, Scenario

Array = npt.NDArray[Any]

_BY_ROLE = {"posts", "extra_posts"}
_MONTHS = {"extra_from", "funding_end"}
_SCENARIO_FIRST = {"salary_path_pct": "Jahre", "funding_end_modules": "3 Module"}
"""Levers whose arrays have a second axis, and what it is."""
_SOURCE = "project_many"
_MONTHS_ALLOWED = "Monate wie 2026-12"
_KINDS = {"b": ("b", "Wahrheitswerte"), "i": ("iu", "ganze Zahlen"), "f": ("fiu", "Zahlen")}
"""NumPy's kinds of numbers that may stand for a lever's own, and their name."""


def varied_columns(scenario: Scenario, paper: Paper, levers: Mapping[str, Any]) -> Columns:
    """Join a scenario and the arrays that replace some of its levers, as columns.

    InputError, in German, if a lever is unknown, arrays differ in length, or an entry is not
    allowed; it names lever, first place, value and bounds.
    """
    _raise_any([Problem(name, name, "nur bekannte Hebel") for name in levers if name not in LEVERS])
    single = columns(scenario, paper)
    whole = single | {name: _column(name, levers[name], single[name]) for name in levers}
    _raise_any([p for name in levers for p in _unlike(name, whole[name], single[name])])
    _raise_any(_unequal_lengths(whole))
    outside = [p for name in levers for p in _out_of_bounds(name, whole[name], paper)]
    _raise_any(outside or _conflicts(whole, paper))
    return whole


def check_quantities(quantities: Sequence[str]) -> None:
    """InputError for anything but names of quantities."""
    names = [quantities] if isinstance(quantities, str) else quantities
    allowed = f"eine Liste aus {', '.join(QUANTITIES)}"
    wrong = [name for name in names if name not in QUANTITIES or name is quantities]
    _raise_any([Problem("quantities", quoted(name), allowed) for name in wrong])


def _column(name: str, values: Any, single: Array) -> Array:  # noqa: ANN401 - any lever
    """Bring one lever's values into the form of a column."""
    if name in _BY_ROLE:
        return _by_role(name, values, single)
    array = _array(name, values)
    if name in _MONTHS:
        return _ordinals(name, array)
    if name == "cost_basis":
        return _is_table(name, array)
    return _upright(name, array) if name in _SCENARIO_FIRST else array


def _array(name: str, values: Any) -> Array:  # noqa: ANN401 - any lever
    try:
        return np.atleast_1d(np.asarray(values))
    except ValueError as error:
        allowed = "Listen, die alle gleich lang sind"
        raise InputError(_SOURCE, [Problem(name, quoted(values), allowed)]) from error


def _by_role(name: str, values: Any, single: Array) -> Array:  # noqa: ANN401 - to be checked
    if not isinstance(values, Mapping):
        allowed = "eine Tabelle von Rollen und ihren VZÄ"
        raise InputError(_SOURCE, [Problem(name, quoted(values), allowed)])
    unknown = [str(role) for role in values if role not in ROLES]
    _raise_any([Problem(name, role, ", ".join(ROLES)) for role in unknown])
    owns = zip(ROLES, single, strict=True)
    rows = {f"{name}.{role}": _array(name, values.get(role, own)) for role, own in owns}
    _raise_any([p for where, row in rows.items() for p in _not_flat(where, row)])
    _raise_any(_unequal_lengths(rows, name))
    return np.array(np.broadcast_arrays(*rows.values()))


def _ordinals(name: str, values: Array) -> IntArray:
    wrong = [Problem(name, str(values.dtype), _MONTHS_ALLOWED)]
    _raise_any(wrong if values.dtype.kind not in "MU" else [])
    try:
        months = values.astype("datetime64[M]")
    except ValueError as error:
        found = quoted(values.tolist())
        raise InputError(_SOURCE, [Problem(name, found, _MONTHS_ALLOWED)]) from error
    return np.where(np.isnat(months), NEVER, months.astype(np.int64))


def _upright(name: str, values: Array) -> Array:
    """Turn (scenario, …) into (…, scenario)."""
    allowed = f"Szenarien × {_SCENARIO_FIRST[name]}"
    _raise_any([] if values.ndim == 2 else [Problem(name, _shape(values), allowed)])  # noqa: PLR2004 - two axes
    return values.T


def _is_table(name: str, readings: Array) -> BoolArray:
    unknown = readings[~np.isin(readings, list(CostBasis))]
    _raise_any([Problem(name, str(reading), " oder ".join(CostBasis)) for reading in unknown[:1]])
    is_table: BoolArray = readings == CostBasis.TABLE
    return is_table


def _unlike(name: str, column: Array, single: Array) -> list[Problem]:
    """Find a column of another kind or form than the lever has."""
    kinds, allowed = _KINDS[single.dtype.kind]
    if column.dtype.kind not in kinds:
        return [Problem(name, str(column.dtype), allowed)]
    if name == "funding_end_modules" and len(column) != len(single):
        return [Problem(name, _shape(column.T), f"Szenarien × {_SCENARIO_FIRST[name]}")]
    return _not_flat(name, column) if single.ndim == 1 else []


def _not_flat(where: str, array: Array) -> list[Problem]:
    """Find an array that is no list of one value a scenario."""
    return [] if array.ndim == 1 else [Problem(where, _shape(array), "Szenarien")]


def _shape(array: Array) -> str:
    return " × ".join(map(str, array.shape))


def _unequal_lengths(arrays: Mapping[str, Array], where: str = "Länge") -> list[Problem]:
    """Find lengths that are not the same; 1 stands for any."""
    lengths = {array.shape[-1] for array in arrays.values()} - {1}
    if len(lengths) <= 1 and 0 not in lengths:
        return []
    found = "; ".join(str(length) for length in sorted(lengths))
    return [Problem(where, found, "überall dieselbe Zahl von Szenarien, mindestens 1")]


def _out_of_bounds(name: str, column: Array, paper: Paper) -> list[Problem]:
    """Find the first entry of a lever that its declaration does not allow."""
    if column.dtype == bool:
        return []
    low, high = LEVERS[name].number_bounds(paper)
    fine = (low <= column) & (column <= high) | _may_be_open(name, column)
    if fine.all():
        return []
    place = tuple(np.argwhere(~fine)[0])
    where = f"{name}.{ROLES[place[0]]}" if name in _BY_ROLE else name
    found = _written(name, column[place])
    return [Problem(f"{where}[{place[-1]}]", found, LEVERS[name].allowed(paper))]


def _may_be_open(name: str, column: Array) -> BoolArray:
    """Where an entry says nothing, and may: no funding end, no growth of a year's own."""
    may: BoolArray = np.zeros_like(column, dtype=bool)
    if name == "funding_end":
        may = column == NEVER
    if name == "salary_path_pct":
        may = np.isnan(column)
    return may


def _written(name: str, entry: Any) -> str:  # noqa: ANN401 - any lever's entry
    if name in _MONTHS:
        return "NaT" if entry == NEVER else str(Month.from_ordinal(int(entry)))
    return quoted(entry.item())


def _conflicts(whole: Columns, paper: Paper) -> list[Problem]:
    """Find the first scenario whose levers do not go together."""
    extra_fte = whole["extra_posts"].sum(axis=0).round(checks.FTE_DECIMALS)
    last_year, path = whole["last_year"], whole["salary_path_pct"]
    years = np.arange(1, len(path) + 1)[:, None] * ~np.isnan(path)
    path_years = years.max(axis=0, initial=0)
    extra_from, dynamised_from = whole["extra_from"], whole["dynamisation_from"]
    none_concerned = ~whole["funding_end_modules"].any(axis=0)
    found = {
        "extra_posts": (extra_fte, extra_fte > paper.extra_posts.value),
        "extra_from": (extra_from, extra_from > last_month(last_year)),
        "dynamisation_from": (dynamised_from, dynamised_from > last_year),
        "salary_path_pct": (path_years, path_years > last_year - paper.base_year),
        "funding_end_modules": (none_concerned, none_concerned),
    }
    return [
        _conflict(name, int(wrong.argmax()), values, last_year, paper)
        for name, (values, wrong) in found.items()
        if wrong.any()
    ]


def _conflict(name: str, place: int, values: Array, last_years: IntArray, paper: Paper) -> Problem:
    """Say of one scenario what a single one would be told."""
    value, last_year = _of_scenario(values, place), int(_of_scenario(last_years, place))
    match name:
        case "extra_posts":
            found, allowed = checks.extra_posts_found(value), checks.extra_posts_allowed(paper)
        case "salary_path_pct":
            found, allowed = checks.years_in_words(value), checks.path_allowed(last_year, paper)
        case "funding_end_modules":
            found, allowed = "", checks.SOME_MODULE
        case _:
            found, allowed = _written(name, value), checks.start_allowed(last_year)
    return Problem(f"{name}[{place}]", found, allowed)


def _of_scenario(values: Array, place: int) -> Any:  # noqa: ANN401 - any lever's entry
    """Value of one scenario; of length 1 it is everyone's."""
    return values[place if len(values) > 1 else 0]


def _raise_any(problems: list[Problem]) -> None:
    if problems:
        raise InputError(_SOURCE, problems)
