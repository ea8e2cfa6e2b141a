"""Where a scenario starts from: the choice of a shipped one or a file, and the way back."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from kim.model.scenario import LEVERS, Scenario
from kim.present import changes
from kim.share.library import Entry
from kim.ui import files
from kim.ui.session import Session
from kim.ui.text import literal


def origin(session: Session) -> None:
    """Say where the scenario comes from."""
    entries = _by_name(session)
    name = _name(session.origin, entries)
    st.markdown(f"Ausgangspunkt: **{literal(name)}**")
    if changed := changes.since(session.scenario, session.origin, session.paper):
        st.caption(f"{literal(changed)} {_REPLACED}")
    elif name in entries and (why := entries[name].why):
        st.caption(literal(why))


_REPLACED = "Wählen Sie ein anderes Szenario, bringt „Zurück“ im Browser diese Änderungen wieder."


def choose(session: Session) -> None:
    """Draw the choice of a scenario and the way back.

    Call it after the form, so that the form's widgets exist when the scenario changes under them.
    """
    entries = _by_name(session)
    _buttons(session, entries)
    files.open_one(session)
    for problem in session.library.problems:
        st.warning(
            f"Die Szenariodatei {literal(problem.source)} fehlt in der Auswahl:\n\n"
            + files.in_words(problem)
        )


def _buttons(session: Session, entries: Mapping[str, Entry]) -> None:
    """Draw the shipped scenarios and the reset.

    Buttons, not a selectbox: a button tells even a restarted server what the reader wants, where
    a selectbox only says what it shows.
    """
    chosen = st.menu_button(
        "Szenario wählen",
        list(entries),
        format_func=literal,
        key="kim.templates",
        width="stretch",
    )
    target = session.reset_target
    back = st.button(
        f"Zurücksetzen auf „{literal(_name(target or session.origin, entries))}“",
        key="kim.reset",
        disabled=target is None,
        width="stretch",
    )
    if chosen:
        session.load(_as_chosen(entries[chosen].scenario, session))
    if back:
        session.reset()
    if chosen or back:
        st.rerun()


def _by_name(session: Session) -> dict[str, Entry]:
    """Shipped scenarios by their title; files of one title are told apart by their names."""
    entries = session.library.entries
    count = Counter(entry.title for entry in entries)
    return {
        f"{entry.title} ({entry.name})" if count[entry.title] > 1 else entry.title: entry
        for entry in entries
    }


def _name(scenario: Scenario, entries: Mapping[str, Entry]) -> str:
    """Name a scenario as the choice does, or by its own title."""
    names = [name for name, entry in entries.items() if _same(entry.scenario, scenario)]
    return next(iter(names), scenario.title or "geöffnetes Szenario")


def _as_chosen(shipped: Scenario, session: Session) -> Scenario:
    """Give the paper its bare address; every other scenario keeps its title."""
    return shipped if shipped.deviations(session.paper) else Scenario.of(session.paper)


def _same(shipped: Scenario, scenario: Scenario) -> bool:
    """Whether a scenario is a shipped one; one that was never named may be the paper itself."""
    same_title = scenario.title in ("", shipped.title)
    return same_title and all(getattr(shipped, name) == getattr(scenario, name) for name in LEVERS)
