"""Page Grundlagen: where do the figures come from, and what do they leave open?"""

import streamlit as st

from kim import Scenario, project
from kim.present import foundations, labels, prose, story, tables
from kim.ui import table
from kim.ui.session import Session, draw_page


def show(session: Session) -> None:
    """Answer in a sentence, then show the check, the derivation, the rules and the sources."""
    paper = session.paper
    baseline = project(Scenario.of(paper), paper)
    values = prose.values(baseline)

    st.title("Woher kommen die Zahlen?")
    st.write(story.check(baseline))
    table.show(tables.check_table(baseline), "Vorlage und Nachrechnung, Zelle für Zelle")
    st.caption(labels.source(paper))
    st.markdown(prose.text("calculation", values))
    table.show(foundations.calibration_table(paper), "Herleitung der Kosten im Basisjahr")
    st.markdown(prose.text("cost_basis", values))
    st.header("Stellen und Fördersätze")
    table.show(foundations.roles_table(paper), "Stellen und Fördersätze je Rolle")
    st.header("Was sich einstellen lässt")
    table.show(foundations.levers_table(paper), "Alle Angaben eines Szenarios")
    st.markdown(prose.text("rules", values))
    st.markdown(prose.text("limits", values))
    _outside(session)
    st.markdown(prose.text("terms", values))


def _outside(session: Session) -> None:
    st.header("Was nicht in der Vorlage steht")
    for fact in session.paper.outside.values():
        st.markdown(prose.outside(fact))
        if fact.raises:
            table.show(foundations.settlement_table(fact), "Rechnung zum Tarifabschluss")


draw_page(show)
