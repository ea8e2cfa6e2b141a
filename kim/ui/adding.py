"""Ways to add a scenario to the comparison: shipped, the current one as it is, a link, a file."""

from collections.abc import Sequence

import streamlit as st

from kim.model.scenario import Scenario
from kim.present.names import names
from kim.share.link import decode
from kim.ui import files, opened
from kim.ui.comparison import MOST, arrange, compared
from kim.ui.session import Session
from kim.ui.text import literal

FULL = (
    "Mehr als vier Szenarien lassen sich nicht vergleichen. Um ein weiteres hinzuzufügen, "
    "entfernen Sie eines."
)
TOO_MANY = "So viele passen nicht mehr dazu: Verglichen werden höchstens vier Szenarien."


def add(session: Session) -> None:
    """Draw the ways, as long as there is room."""
    if len(compared(session)) == MOST:
        st.caption(FULL)
        return
    with st.container(horizontal=True):
        _shipped(session)
        _current(session)
        with st.popover("Link oder Datei hinzufügen"):
            _link(session)
            _file(session)


def _shipped(session: Session) -> None:
    entries = {entry.name: entry for entry in session.library.entries}
    chosen = st.menu_button(
        "Szenario hinzufügen",
        list(entries),
        format_func=lambda name: literal(entries[name].title),
        key="adding.shipped",
    )
    if chosen:
        _append(session, [entries[chosen].scenario])


def _current(session: Session) -> None:
    if st.button(
        "Aktuelles Szenario festhalten",
        key="adding.current",
        help="Stellt eine Kopie daneben. Danach können Sie in der Seitenleiste etwas ändern und "
        "hier sehen, was es ausmacht.",
    ):
        _append(session, [session.scenario])


def _link(session: Session) -> None:
    """Read a link that somebody sent; the field is empty again once its scenarios are added."""
    link = st.text_input("Link eines geteilten Szenarios", key=_key(session, "link"))
    if not link:
        return
    read = decode(link.partition("?")[2], session.paper)
    if not read.is_link:
        st.error("Darin steht kein Szenario. Möglich ist ein Link aus dieser Anwendung.")
        return
    opened.warn(read, session.paper)
    _offer(session, read.scenarios, "link")


def _file(session: Session) -> None:
    entry = files.upload("Szenariodatei (TOML)", _key(session, "file"), session.paper)
    if entry is not None:
        _offer(session, [entry.scenario], "file")


def _offer(session: Session, scenarios: Sequence[Scenario], source: str) -> None:
    """Draw the button that adds scenarios, by the names they will have beside those there."""
    present = compared(session)
    if len(present) + len(scenarios) > MOST:
        st.error(TOO_MANY)
        return
    added = names([*present, *scenarios], session.paper)[len(present) :]
    named = ", ".join(f"„{literal(name)}“" for name in added)
    if st.button(f"{named} hinzufügen", key=f"adding.{source}.take"):
        _append(session, scenarios)


def _append(session: Session, scenarios: Sequence[Scenario]) -> None:
    arrange(session, [*compared(session), *scenarios])
    st.rerun()


def _key(session: Session, source: str) -> str:
    return f"adding.{source}.{len(compared(session))}"
