"""The levers of the funding end once more, on their own page, and the targets it asks for."""

import math
from dataclasses import dataclass

import streamlit as st

from kim.model.breakeven import Targets
from kim.model.funding_end import FundingEnd, possible_ends
from kim.model.lever import Group
from kim.model.scenario import LEVERS
from kim.present import formats
from kim.share import settings
from kim.ui import levers
from kim.ui.control import Control, slide
from kim.ui.field import Field
from kim.ui.session import Session

_STEPS = 40
"""Least number of positions of a limit; its step is a power of ten."""
_ROUND = 10
"""Steps that a limit is rounded up to at first."""


@dataclass(frozen=True)
class OnPage(Field):
    """A lever that stands in the sidebar, too; both show the same value."""

    @property
    def name(self) -> str:
        """Identifies the field, apart from the sidebar's."""
        return f"{super().name}.page"


def month(session: Session, end: FundingEnd) -> None:
    """Draw the month of the end, up to the horizon or the scenario's own."""
    field = OnPage(session, "funding_end")
    months = possible_ends(end.ending.scenario, session.paper)
    if end.month > months[-1]:
        months = (*months, end.month)
    field.bind(
        lambda shown, **bound: st.select_slider(
            field.label, months, shown, format_func=formats.month, help=field.help, **bound
        ),
        shown=end.month,
    )
    field.show_refusal()


def details(session: Session) -> None:
    """Draw what else belongs to the end: cut, phase-out, modules, redeployment."""
    with st.expander(Group.FUNDING_END):
        for name, lever in LEVERS.items():
            if lever.group is Group.FUNDING_END:
                levers.draw(OnPage(session, name))


def take_over(session: Session, end: FundingEnd) -> None:
    """Offer to put the end that is only asked about into the scenario."""
    if session.scenario.funding_end is None and st.button("Dieses Förderende übernehmen"):
        field = OnPage(session, "funding_end")
        session.enter(field.name, "button", end.month, field.entered)
        st.rerun()


def targets(session: Session, end: FundingEnd) -> Targets:
    """Draw the targets that break-evens are asked for.

    At first the level is the base year's, the yearly limit that of the last year without the
    end, and the sum halfway between full funding and none.
    """
    roles, years = end.ending.paper.roles, end.ending.years
    cost, own_share = end.going_on.total("gross_cost"), end.going_on_eur
    halfway_eur = float(own_share.sum() + cost.sum()) / 2
    first, second, third = st.columns(3)
    with first:
        level_year = slide(Control(session, settings.LEVEL_YEAR, years[0]), years, str)
    with second:
        yearly = (float(cost.max()), float(own_share[end.last_year]))
        yearly_eur = _limit(session, settings.YEARLY_LIMIT, *yearly)
    with third:
        sum_eur = _limit(session, settings.SUM_LIMIT, float(cost.sum()), halfway_eur)
    role = max(roles, key=lambda role: roles[role].fte.value)
    return Targets(level_year, yearly_eur, sum_eur, role)


def _limit(session: Session, key: str, most_eur: float, begins_eur: float) -> float:
    """Draw an amount from 0 to a little more than `most_eur`."""
    step = 10 ** math.floor(math.log10(max(most_eur, _STEPS) / _STEPS))
    positions = range(0, math.ceil(most_eur / step) * step + 1, step)
    begins = min(math.ceil(begins_eur / _ROUND / step) * _ROUND * step, positions[-1])
    return float(slide(Control(session, key, begins), positions, formats.eur_whole))
