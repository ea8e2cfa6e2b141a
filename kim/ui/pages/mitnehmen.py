"""Page Mitnehmen: slides, spreadsheet, tables, link and file, all from the current scenario."""

from html import escape

import streamlit as st

from kim.model.scenario import Scenario
from kim.present import labels, prose
from kim.present.names import names
from kim.ui import comparison, presentation, share, take_along
from kim.ui.session import Session, draw_page

ALL, CURRENT = "Alle verglichenen Szenarien", "Nur das aktuelle Szenario"


def show(session: Session) -> None:
    """Say what can be taken along; then one part for each kind of file."""
    st.title("Was können Sie mitnehmen?")
    answer = st.empty()
    packed = take_along.luggage(_chosen(session), session)
    named = labels.enumeration([f"„{name}“" for name in names(packed.scenarios, session.paper)])
    answer.html(
        '<p class="kim-answer">Folien, ein Rechenblatt mit Formeln, Tabellen und einen Link zu '
        f"{escape(named)}, mit denselben Zahlen wie hier.</p>"
    )
    _part("Folien", "slides")
    with st.expander("Foliendesign Ihrer Verwaltung verwenden"):
        _prose("template")
        own = take_along.template(packed)
    packed.slides(own)
    _part("Rechenblatt", "workbook")
    packed.workbook()
    _part("Tabellen", "tables")
    packed.tables()
    _part("Link, QR-Code und Szenariodatei", "scenario")
    if st.button("Link, QR-Code und Szenariodatei zeigen", key="take.share"):
        share.dialog(session)
    _part("Bilder", "pictures")
    _part("Vortrag", "talk")
    if st.button("Vortrag beginnen", key="take.talk"):
        presentation.begin(session)


def _chosen(session: Session) -> tuple[Scenario, ...]:
    """Let the reader choose where several scenarios are compared."""
    if not session.others:
        return (session.scenario,)
    chosen = st.radio("Umfang der Dateien", [ALL, CURRENT], horizontal=True, key="take.scope")
    return comparison.compared(session) if chosen == ALL else (session.scenario,)


def _part(heading: str, text: str) -> None:
    st.header(heading)
    _prose(text)


def _prose(text: str) -> None:
    st.markdown(prose.text(f"take_along/{text}", {}))


draw_page(show)
