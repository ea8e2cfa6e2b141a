"""The sidebar form, drawn from the Scenario's own declaration of its levers."""

from contextlib import nullcontext

import streamlit as st

from kim.base.month import Month
from kim.model.lever import Group
from kim.model.scenario import LEVERS, CostBasis
from kim.ui import part, widgets
from kim.ui.field import Field
from kim.ui.session import Session

OPEN_GROUPS = (Group.POSTS, Group.MONEY)
_BY_ROLE = {"posts": "VZÄ", "extra_posts": "zusätzlich"}


def form(session: Session) -> None:
    """Draw every lever, by group, in the order of their declaration."""
    for group in Group:
        if group in OPEN_GROUPS:
            st.header(group)
        with nullcontext() if group in OPEN_GROUPS else st.expander(group):
            session.parts.draw(part.of_group(group), _fields, session, group)


def _fields(session: Session, group: Group) -> None:
    if group is Group.POSTS:
        widgets.posts(session, _BY_ROLE)
    for name, lever in LEVERS.items():
        if lever.group is group and name not in _BY_ROLE:
            draw(Field(session, name))


def draw(field: Field) -> None:
    """Draw a lever with the widget for its kind of value."""
    match field.value:
        case bool():
            widgets.switch(field)
        case int():
            widgets.steps(field)
        case float():
            widgets.amount(field)
        case Month() | None:
            widgets.month(field)
        case CostBasis():
            widgets.choice(field, list(CostBasis))
        case tuple() if field.lever_name == "funding_end_modules":
            widgets.modules(field)
        case tuple():
            widgets.path(field)
