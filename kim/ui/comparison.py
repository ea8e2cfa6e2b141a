"""Which scenarios are compared: put in order, renamed, removed.

The first is the current one; its levers stand in the sidebar. All of them are in the address bar.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st
from pydantic import ValidationError

from kim.base.problems import problems_of
from kim.model.scenario import LONGEST_TITLE, Scenario
from kim.present.names import LETTERS, names
from kim.share.settings import followed
from kim.ui import samples
from kim.ui.session import Session
from kim.ui.text import literal

MOST = len(LETTERS)
FORWARD, RENAME, REMOVE = "Nach vorn", "Umbenennen", "Entfernen"


def compared(session: Session) -> tuple[Scenario, ...]:
    """Give the scenarios that are compared, the current one first."""
    return (session.scenario, *session.others)


def arrange(session: Session, scenarios: Sequence[Scenario]) -> None:
    """Put scenarios beside each other in this order; the first becomes the current one."""
    session.settings = followed(session.settings, compared(session), scenarios)
    first, *others = scenarios
    if first != session.scenario:
        session.load(first)
    session.others = tuple(others)


def arrangement(session: Session) -> None:
    """Draw the scenarios in their order, each with its line, its name and what can be done."""
    for place, name in enumerate(names(compared(session), session.paper)):
        with st.container(
            horizontal=True, vertical_alignment="center", wrap=False, key=f"compared-{place}"
        ):
            current = "" if place else " <small>(aktuelles Szenario)</small>"
            st.html(f"{samples.line(place, name)} {escape(name)}{current}")
            wish = st.menu_button(
                "Ändern",
                [FORWARD, RENAME, REMOVE] if place else [RENAME],
                key=f"compared.change.{place}",
                help=f"„{literal(name)}“",
            )
        if wish:
            _change(session, place, wish)


def _change(session: Session, place: int, wish: str) -> None:
    if wish == RENAME:
        _rename(session, place)
        return
    scenarios = list(compared(session))
    own = scenarios.pop(place)
    if wish == FORWARD:
        scenarios.insert(place - 1, own)
    arrange(session, scenarios)
    st.rerun()


@st.dialog("Szenario umbenennen")
def _rename(session: Session, place: int) -> None:
    session.parts.begin_dialog()
    scenarios = list(compared(session))
    with st.form("rename", border=False):  # the Enter key, too, takes the name over
        title = st.text_input("Name", scenarios[place].title, max_chars=LONGEST_TITLE)
        if not st.form_submit_button("Übernehmen"):
            return
    try:
        scenarios[place] = scenarios[place].changed(title=title)
    except ValidationError as error:
        st.error(literal(str(problems_of(error)[0])))
        return
    session.scenario, session.others = scenarios[0], tuple(scenarios[1:])
    st.rerun()
