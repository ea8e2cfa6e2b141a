"""The notice above a page that was opened by a link."""

import streamlit as st

from kim.facts.paper import Paper
from kim.present import story_link, tables
from kim.share.drift import drift
from kim.share.link import Decoded
from kim.ui import table
from kim.ui.session import Session
from kim.ui.text import literal


def notice(session: Session) -> None:
    """Say that the scenario was shared, what differs, what is wrong and what has changed.

    An address without a stamp is the reader's own, after a reload, unless something is wrong in
    it. The notice goes when the reader has seen it, or works with another scenario.
    """
    opened = session.opened
    is_news = any(opened.stamps) or opened.problems
    if not is_news or session.seen or session.origin != opened.scenarios[0]:
        return
    with st.container(border=True, key="opened"):
        unread = len(opened.problems)
        st.markdown(literal(story_link.opened(session.origin, session.paper, unread)))
        if session.origin.deviations(session.paper):
            with st.expander("Was abweicht"):  # in full, it would push the answer out of sight
                deviating = tables.lever_table(session.origin, session.paper)
                table.show(deviating, "Abweichende Angaben im Link")
        if compared := story_link.compared(opened.scenarios, session.paper):
            st.markdown(literal(compared))
        warn(opened, session.paper)
        _buttons(session)


def warn(link: Decoded, paper: Paper) -> None:
    """Say what is wrong in a link, and which of its sums are others today."""
    for problem in link.problems:
        st.warning(literal(str(problem)))
    for scenario, stamp in zip(link.scenarios, link.stamps, strict=True):
        if stamp and (changed := drift(stamp, scenario, paper)):
            st.warning(literal(story_link.drift(changed)))


def _buttons(session: Session) -> None:
    keep = "Schließt diesen Hinweis; das Szenario bleibt, wie es im Link steht."
    leave = "Verlässt das geteilte Szenario und rechnet mit der Beschlussvorlage."
    with st.container(horizontal=True):
        st.button("So übernehmen", help=keep, on_click=session.accept, key="opened.accept")
        st.button("Zur Vorlage zurück", help=leave, on_click=session.reject, key="opened.reject")
