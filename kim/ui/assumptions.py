"""Choices of the page Unsicherheit: how far a lever is moved, how widely growth is spread.

They belong to the visit, not to the scenario, and are kept while the reader goes through the pages.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from kim.facts.paper import ROLES, Paper, Role
from kim.model.outcomes import LIMITS, Spread
from kim.model.sensitivity import Amounts, largest_role
from kim.present import formats, labels

T = TypeVar("T")

_POINTS = [n / 4 for n in range(21)]
_PERCENT = [0.0, 0.5, 1.0, *(float(n) for n in range(2, 21)), 25.0, 30.0, 40.0, 50.0]
_YEARS = range(1, 6)
_FTE = [n / 2 for n in range(1, 17)]
_ROUND_EUR = 100_000
_ALL_YEARS = 0


def amounts(paper: Paper) -> tuple[Amounts, Role]:
    """Draw by how much each lever is moved, and whose posts."""
    with st.container(horizontal=True, key="amounts"):
        salaries = _slide(
            "Gehälter", "amounts.salary", _POINTS[1:], 1.0, _either_way(formats.points)
        )
        dynamisation = _slide(
            "Dynamisierung", "amounts.dyn", _POINTS[1:], 1.0, _either_way(formats.points)
        )
        years = _slide("Förderende", "amounts.years", _YEARS, 1, _either_way(_years))
        fte = _slide("Stellen", "amounts.fte", _FTE, 1.0, _either_way(formats.fte))
        role = st.selectbox(
            "Rolle der Stellen",
            ROLES,
            ROLES.index(largest_role(paper)),
            format_func=lambda role: labels.role(paper, role),
            key="kim.amounts.role",
            persist_state="session",
        )
    return Amounts(salaries, dynamisation, years, fte), role


def spread() -> Spread:
    """Draw how uncertain salaries, dynamisation and the end of the funding are taken to be."""
    start = Spread()
    named = {name: label for name, (label, _) in LIMITS.items()}
    with st.container(horizontal=True, key="spread"):
        salary_points = _slide(
            named["salary_points"], "salary", _POINTS, start.salary_points, formats.points
        )
        dynamisation_points = _slide(
            named["dynamisation_points"], "dyn", _POINTS, start.dynamisation_points, formats.points
        )
        end_pct = _slide(
            named["funding_end_pct"], "end", _PERCENT, start.funding_end_pct, formats.pct
        )
    return Spread(salary_points, dynamisation_points, end_pct)


def limit(highest_eur: float, paper_eur: float) -> float:
    """Draw a limit: in steps of 100,000 euro, at first the next above the paper's last year."""
    steps = range(_ROUND_EUR, int(max(highest_eur, 2 * paper_eur)) + 2 * _ROUND_EUR, _ROUND_EUR)
    start = min((eur for eur in steps if eur >= paper_eur), default=steps[-1])
    return float(_slide("Grenze im Jahr", f"limit.{steps[-1]}", steps, start, formats.eur_whole))


def year(years: Sequence[int]) -> int | None:
    """Draw a choice of one year, or of all together."""
    options = [_ALL_YEARS, *years]
    chosen = st.selectbox(
        "Eigenanteil",
        options,
        len(options) - 1,
        format_func=lambda year: f"im Jahr {year}" if year else "alle Jahre zusammen",
        key=f"kim.map.{years[-1]}",
        persist_state="session",
    )
    return None if chosen == _ALL_YEARS else chosen


def _slide(label: str, key: str, options: Sequence[T], start: T, write: Callable[[T], str]) -> T:
    chosen: T = st.select_slider(
        label, options, start, format_func=write, key=f"kim.{key}", persist_state="session"
    )
    return chosen


def _either_way(write: Callable[[T], str]) -> Callable[[T], str]:
    return lambda amount: f"±{write(amount)}"


def _years(count: int) -> str:
    return f"{count}{formats.NBSP}{'Jahr' if count == 1 else 'Jahre'}"
