"""Arrays of levers, checked against the same declarations as a single scenario's."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from kim.base.german import number
from kim.base.month import Month
from kim.base.problems import InputError, Problem
from kim.facts.paper import ROLES, Paper, Role
from kim.model.checks import FTE_DECIMALS
from kim.model.inputs import Columns, columns
from kim.model.kernel import NEVER, BoolArray, IntArray, last_month
from kim.model.scenario import LEVERS, CostBasis, Scenario

Array = npt.NDArray[Any]

_BY_ROLE = {"posts", "extra_posts"}
_MONTHS = {"extra_from", "funding_end"}
_SCENARIO_FIRST = {"salary_path_pct", "funding_end_modules"}
_KINDS = {"b": ("b", "Wahrheitswerte"), "i": ("iu", "ganze Zahlen"), "f": ("fiu", "Zahlen")}
"""NumPy's kinds of numbers that may stand for a lever's own, and their name."""


def varied_columns(scenario: Scenario, paper: Paper, levers: Mapping[str, Any]) -> Columns:
    """Join a scenario and the arrays that replace some of its levers, as columns.

    InputError, in German, if a lever is unknown, arrays differ in length, or an entry is not
    allowed; it names lever, first place, value and bounds.
    """
    _raise_any([Problem(name, name, "nur bekannte Hebel") for name in levers if name not in LEVERS])
    single = columns(scenario)
    whole = single | {name: _column(name, levers[name], single[name]) for name in levers}
    _raise_any([p for name in levers for p in _unlike(name, whole[name], single[name])])
    _raise_any(_unequal_lengths(whole))
    outside = [p for name in levers for p in _out_of_bounds(name, whole[name], paper)]
    _raise_any(outside or _conflicts(whole, paper))
    return whole


def _column(name: str, values: Any, single: Array) -> Array:  # noqa: ANN401 - any lever
    """Bring one lever's values into the form of a column."""
    if name in _BY_ROLE:
        return _by_role(name, values, single)
    if name in _MONTHS:
        return _ordinals(name, values)
    array = np.atleast_1d(np.asarray(values))
    if name == "cost_basis":
        return _is_table(name, array)
    return np.atleast_2d(array).T if name in _SCENARIO_FIRST else array


def _by_role(name: str, values: Mapping[Role, Any], single: Array) -> Array:
    unknown = [str(role) for role in values if role not in ROLES]
    _raise_any([Problem(name, role, ", ".join(ROLES)) for role in unknown])
    rows = [np.atleast_1d(values.get(r, own)) for r, own in zip(ROLES, single, strict=True)]
    _raise_any(_unequal_lengths(dict(zip(ROLES, rows, strict=True)), name))
    return np.array(np.broadcast_arrays(*rows))


def _ordinals(name: str, values: Any) -> IntArray:  # noqa: ANN401 - whatever NumPy reads as months
    try:
        months = np.atleast_1d(np.asarray(values, dtype="datetime64[M]"))
    except ValueError as error:
        raise InputError("project_many", [Problem(name, "", "Monate wie 2026-12")]) from error
    return np.where(np.isnat(months), NEVER, months.astype(np.int64))


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
    rows_differ = name != "salary_path_pct" and column.shape[:-1] != single.shape[:-1]
    if column.ndim != single.ndim or rows_differ:
        rows = "".join(f" × {n}" for n in single.shape[:-1])
        return [Problem(name, " × ".join(map(str, column.T.shape)), f"Szenarien{rows}")]
    return []


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
    return str(entry) if isinstance(entry, np.integer) else number(float(entry))


def _conflicts(whole: Columns, paper: Paper) -> list[Problem]:
    """Find the first scenario whose levers do not go together."""
    extra_fte, most = whole["extra_posts"].sum(axis=0).round(FTE_DECIMALS), paper.extra_posts.value
    last_year, path = whole["last_year"], whole["salary_path_pct"]
    years = np.arange(1, len(path) + 1)[:, None] * ~np.isnan(path)
    path_years = years.max(axis=0, initial=0)
    extra_from, dynamised_from = whole["extra_from"], whole["dynamisation_from"]
    start, horizon = "ein Beginn bis last_year", last_year - paper.base_year
    return [
        *_first(
            "extra_posts", extra_fte, extra_fte > most, f"zusammen höchstens {number(most)} VZÄ"
        ),
        *_first("extra_from", extra_from, extra_from > last_month(last_year), start),
        *_first("dynamisation_from", dynamised_from, dynamised_from > last_year, start),
        *_first("salary_path_pct", path_years, path_years > horizon, "die Jahre bis last_year"),
    ]


def _first(name: str, values: Array, wrong: BoolArray, allowed: str) -> Iterator[Problem]:
    """Name the first scenario in which something is wrong."""
    if wrong.any():
        place = int(wrong.argmax())
        found = _written(name, np.broadcast_to(values, wrong.shape)[place])
        yield Problem(f"{name}[{place}]", found, allowed)


def _raise_any(problems: list[Problem]) -> None:
    if problems:
        raise InputError("project_many", problems)
