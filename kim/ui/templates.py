"""Choosing a shipped scenario, and going back to it."""

from collections.abc import Mapping

import streamlit as st

from kim.base.problems import InputError
from kim.model.scenario import Scenario
from kim.ui.session import Session
from kim.ui.text import literal


def choose(session: Session) -> None:
    """Draw the choice of a shipped scenario and the way back.

    Buttons, not a selectbox: a button tells even a restarted server what the reader wants, where
    a selectbox only says what it shows. Call it after the form, so that the form's widgets exist
    when the scenario changes under them.
    """
    scenarios = {
        entry.title: _untitled_paper(entry.scenario, session) for entry in session.library.entries
    }
    target = session.reset_target
    st.markdown(f"Ausgangspunkt: **{literal(_name(session.origin, scenarios))}**")
    chosen = st.menu_button(
        "Szenario wählen",
        list(scenarios),
        format_func=literal,
        key="kim.templates",
        width="stretch",
    )
    back = st.button(
        f"Zurücksetzen auf „{literal(_name(target or session.origin, scenarios))}“",
        key="kim.reset",
        disabled=target is None,
        width="stretch",
    )
    if chosen:
        session.load(scenarios[chosen])
    if back:
        session.reset()
    if chosen or back:
        st.rerun()
    for problem in session.library.problems:
        _left_out(problem)


def _name(scenario: Scenario, shipped: Mapping[str, Scenario]) -> str:
    """Name a scenario as the choice does, or by its own title."""
    names = [name for name, other in shipped.items() if other == scenario]
    return next(iter(names), scenario.title or "geöffnetes Szenario")


def _untitled_paper(scenario: Scenario, session: Session) -> Scenario:
    """Give the paper its own bare address; others keep their title."""
    return scenario if scenario.deviations(session.paper) else Scenario.of(session.paper)


def _left_out(error: InputError) -> None:
    problems = "\n".join(f"- {literal(str(problem))}" for problem in error.problems)
    st.warning(f"Die Szenariodatei {literal(error.source)} fehlt in der Auswahl:\n\n{problems}")
