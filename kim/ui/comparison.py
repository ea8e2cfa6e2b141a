"""Which scenarios are compared: named, put in order, removed.

The first is the current one; its levers stand in the sidebar. All of them are in the address bar.
"""

from collections.abc import Sequence

import streamlit as st
from pydantic import ValidationError

from kim.base.problems import problems_of
from kim.model.scenario import LONGEST_TITLE, Scenario
from kim.present.names import LETTERS, names
from kim.ui import samples
from kim.ui.session import Session
from kim.ui.text import literal

MOST = len(LETTERS)
FORWARD, REMOVE = "Nach vorn", "Entfernen"


def compared(session: Session) -> tuple[Scenario, ...]:
    """Give the scenarios that are compared, the current one first."""
    return (session.scenario, *session.others)


def arrange(session: Session, scenarios: Sequence[Scenario]) -> None:
    """Put scenarios beside each other in this order; the first becomes the current one."""
    first, *others = scenarios
    if first != session.scenario:
        session.load(first)
    session.others = tuple(others)


def arrangement(session: Session) -> None:
    """Draw the scenarios in their order, each with its name, line and buttons."""
    for place, name in enumerate(names(compared(session), session.paper)):
        with st.container(horizontal=True, vertical_alignment="center", key=f"compared-{place}"):
            st.html(samples.line(place, name), width="content")
            _title(session, place, name)
            _buttons(session, place, name)


def _buttons(session: Session, place: int, name: str) -> None:
    """Draw what can be done with a scenario beside the current one."""
    scenarios = list(compared(session))
    if place == 0:
        st.caption("aktuelles Szenario", width="content")
        return
    wish = st.menu_button(
        "Ändern", [FORWARD, REMOVE], key=f"compared.change.{place}", help=f"„{literal(name)}“"
    )
    if not wish:
        return
    own = scenarios.pop(place)
    if wish == FORWARD:
        scenarios.insert(place - 1, own)
    arrange(session, scenarios)
    st.rerun()


def _title(session: Session, place: int, name: str) -> None:
    """Draw a scenario's name as a field in which it can be changed."""
    key, shown = f"compared.title.{place}", compared(session)[place].title
    if key in st.session_state and st.session_state[key] != shown:
        st.session_state[key] = shown
    entered = st.text_input(
        "Name des aktuellen Szenarios" if place == 0 else f"Name von Szenario {LETTERS[place]}",
        shown,
        key=key,
        max_chars=LONGEST_TITLE,
        placeholder=name,
        label_visibility="collapsed",
        on_change=lambda: _retitle(session, place, st.session_state[key]),
    )
    if entered != shown:  # a restarted server has not had the callback
        _retitle(session, place, entered)
        st.rerun()


def _retitle(session: Session, place: int, title: str) -> None:
    scenarios = list(compared(session))
    try:
        scenarios[place] = scenarios[place].changed(title=title)
    except ValidationError as error:
        st.toast(literal(str(problems_of(error)[0])))
        return
    session.scenario, session.others = scenarios[0], tuple(scenarios[1:])
