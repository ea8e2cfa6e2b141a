"""Arrays of levers, checked against the same declarations as a single scenario's."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from kim.base.german import number
from kim.base.month import Month
from kim.base.problems import InputError, Problem
from kim.facts.paper import ROLES, Paper, Role
from kim.model.inputs import Columns, columns
from kim.model.kernel import NEVER, IntArray
from kim.model.lever import Limit
from kim.model.scenario import LEVERS, CostBasis, Scenario

Array = npt.NDArray[Any]

_BY_ROLE = ("posts", "extra_posts")
_MONTHS = ("extra_from", "funding_end")
_TWO_AXES = ("salary_path_pct", "funding_end_modules")


def varied_columns(scenario: Scenario, paper: Paper, levers: Mapping[str, Any]) -> Columns:
    """Join a scenario and the arrays that replace some of its levers, as columns.

    InputError, in German, if a lever is unknown, arrays differ in length, or an entry is not
    allowed; it names lever, first place, value and bounds.
    """
    problems = [Problem(name, "", "ein Hebel") for name in levers if name not in LEVERS]
    _raise_any(problems)
    whole = columns(scenario)
    for name, values in levers.items():
        whole[name] = _column(name, values, whole[name])
    counts = {column.shape[-1] for column in whole.values()} - {1}
    if len(counts) > 1:
        found = "; ".join(str(count) for count in sorted(counts))
        raise InputError("project_many", [Problem("Länge", found, "überall dieselbe Länge")])
    _raise_any([p for name in levers for p in _out_of_bounds(name, whole[name], paper)])
    _raise_any(_conflicts(whole, paper))
    return whole


def _column(name: str, values: Any, single: Array) -> Array:  # noqa: ANN401 - any lever
    """Bring one lever's values into the form of a column."""
    if name in _BY_ROLE:
        return _by_role(name, values, single)
    if name in _MONTHS:
        return _ordinals(values)
    array = np.atleast_1d(np.asarray(values))
    if name == "cost_basis":
        return array == CostBasis.TABLE
    return np.atleast_2d(array).T if name in _TWO_AXES else array


def _by_role(name: str, values: Mapping[Role, Any], single: Array) -> Array:
    unknown = [str(role) for role in values if role not in ROLES]
    _raise_any([Problem(f"{name}.{role}", "", ", ".join(ROLES)) for role in unknown])
    rows = [np.atleast_1d(values.get(r, own)) for r, own in zip(ROLES, single, strict=True)]
    return np.stack(np.broadcast_arrays(*rows)).astype(float)


def _ordinals(values: Any) -> IntArray:  # noqa: ANN401 - whatever NumPy reads as months
    months = np.atleast_1d(np.asarray(values, dtype="datetime64[M]"))
    return np.where(np.isnat(months), NEVER, months.astype(np.int64))


def _out_of_bounds(name: str, column: Array, paper: Paper) -> list[Problem]:
    """Find the first entry of a lever that its declaration does not allow."""
    lever = LEVERS[name]
    if column.dtype == bool:
        return []
    low, high = (_plain(limit) for limit in lever.bounds(paper))
    fine = (column >= (-np.inf if low is None else low)) & (
        column <= (np.inf if high is None else high)
    )
    fine |= (name == "funding_end") & (column == NEVER)
    if fine.all():
        return []
    place = np.argwhere(~fine)[0]
    entry = column[tuple(place)]
    found = str(Month.from_ordinal(int(entry))) if name in _MONTHS else number(float(entry))
    return [Problem(f"{name}[{place[-1]}]", found, lever.allowed(paper))]


def _conflicts(whole: Columns, paper: Paper) -> list[Problem]:
    """Find the first scenario whose levers do not go together."""
    extra_fte, most = whole["extra_posts"].sum(axis=0), paper.extra_posts.value
    last = whole["last_year"]
    checks = {
        "extra_posts": (extra_fte > most, f"zusammen höchstens {number(most)} VZÄ"),
        "extra_from": (whole["extra_from"] // 12 + 1970 > last, "ein Beginn bis last_year"),
        "dynamisation_from": (whole["dynamisation_from"] > last, "ein Beginn bis last_year"),
        "salary_path_pct": (
            len(whole["salary_path_pct"]) > np.maximum(last - paper.base_year, 0),
            "höchstens die Jahre bis last_year",
        ),
    }
    return [
        Problem(f"{name}[{int(wrong.argmax())}]", "", allowed)
        for name, (wrong, allowed) in checks.items()
        if wrong.any()
    ]


def _plain(limit: Limit | None) -> float | None:
    return limit.ordinal if isinstance(limit, Month) else limit


def _raise_any(problems: list[Problem]) -> None:
    if problems:
        raise InputError("project_many", problems)
