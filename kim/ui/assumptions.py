"""Settings of the page Unsicherheit: how far a lever is moved, how widely growth is spread."""

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

import streamlit as st

from kim.facts.paper import ROLES, Role
from kim.model.outcomes import Spread
from kim.model.sensitivity import Amounts, largest_role
from kim.present import formats, labels
from kim.share import settings
from kim.ui.control import Control, select, slide
from kim.ui.session import Session

_POINTS = [n / 4 for n in range(21)]
_SPREADS = (_POINTS, formats.points)
_PERCENT = [0.0, 0.5, 1.0, *(float(n) for n in range(2, 21)), 25.0, 30.0, 40.0, 50.0]
_YEARS = range(1, 6)
_FTE = [n / 2 for n in range(1, 17)]
_ROUND_EUR = 100_000

T = TypeVar("T")


def amounts(session: Session) -> tuple[Amounts, Role]:
    """Draw by how much each lever is moved, and whose posts."""
    start = Amounts()
    points, fte = _either_way(formats.points), _either_way(formats.fte)
    years = _either_way(labels.years)
    with st.container(horizontal=True, key="amounts"):
        chosen = Amounts(
            slide(Control(session, settings.SALARY_STEP, start.salary_points), _POINTS[1:], points),
            slide(
                Control(session, settings.DYNAMISATION_STEP, start.dynamisation_points),
                _POINTS[1:],
                points,
            ),
            slide(Control(session, settings.END_STEP, start.funding_end_years), _YEARS, years),
            slide(Control(session, settings.POSTS_STEP, start.posts_fte), _FTE, fte),
        )
        return chosen, _role(session)


def spread(session: Session) -> Spread:
    """Draw how uncertain salaries, dynamisation and the end of the funding are taken to be."""
    start = Spread()
    with st.container(horizontal=True, key="spread"):
        return Spread(
            slide(Control(session, settings.SALARY_SPREAD, start.salary_points), *_SPREADS),
            slide(
                Control(session, settings.DYNAMISATION_SPREAD, start.dynamisation_points), *_SPREADS
            ),
            slide(
                Control(session, settings.END_CHANCE, start.funding_end_pct), _PERCENT, formats.pct
            ),
        )


def limit(session: Session, highest_eur: float) -> float:
    """Draw a limit: in round amounts, at first the next above the paper's last year."""
    paper_eur = session.paper.own_share_total.value[-1]
    begins = max(1, math.ceil(paper_eur / _ROUND_EUR)) * _ROUND_EUR
    most = max(highest_eur, 2 * paper_eur, begins)
    limit = Control(session, settings.LIMIT, begins)
    return float(slide(limit, _round_amounts(most), formats.eur_whole))


def _round_amounts(most_eur: float) -> Sequence[int]:
    """Amounts of two figures from 100,000 euro to past the most: few enough to aim at."""
    amounts = [_ROUND_EUR]
    while amounts[-1] <= most_eur:
        step = 10 ** (len(str(amounts[-1])) - 2)
        amounts.append(amounts[-1] + max(_ROUND_EUR, step))
    return amounts


def year(session: Session, years: Sequence[int]) -> int | None:
    """Draw a choice of one year, or of all together."""
    options = [settings.ALL_YEARS, *years]
    chosen = select(Control(session, settings.MAP, years[-1]), options, _in_year)
    return None if chosen == settings.ALL_YEARS else chosen


def _role(session: Session) -> Role:
    begins = largest_role(session.paper)
    return select(
        Control(session, settings.ROLE, begins),
        ROLES,
        lambda role: labels.role(session.paper, role),
    )


def _in_year(year: int) -> str:
    return "alle Jahre zusammen" if year == settings.ALL_YEARS else f"im Jahr {year}"


@cache
def _either_way(write: Callable[[T], str]) -> Callable[[T], str]:
    return lambda amount: f"±{write(amount)}"
