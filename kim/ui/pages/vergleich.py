"""Page Vergleich: what distinguishes the scenarios, and which decision contributes what?"""

from html import escape

import streamlit as st

from kim import project
from kim.model.attribution import attribute
from kim.model.comparison import Comparison, place_of_paper
from kim.model.projection import kept_projection
from kim.present import charts_comparison as charts
from kim.present import labels
from kim.present import story_comparison as story
from kim.present import tables_comparison as tables
from kim.present.names import names
from kim.share.settings import EXPLAINED, REFERENCE
from kim.ui import adding, caption, chart, comparison, table
from kim.ui.control import Control, place
from kim.ui.session import Session, draw_page


def show(session: Session) -> None:
    """Answer in a sentence, with the scenarios to choose; then what distinguishes them."""
    scenarios = comparison.compared(session)
    current, *others = scenarios
    kept = (kept_projection(other, session.paper) for other in others)
    projections = (project(current, session.paper), *kept)
    named = names(scenarios, session.paper)

    st.title("Was unterscheidet die Szenarien?")
    caption.show(scenarios, session.paper)
    st.html(f'<p class="kim-answer">{escape(story.answer(Comparison(projections), named))}</p>')
    comparison.arrangement(session)
    adding.add(session)
    if len(scenarios) == 1:
        return
    found = Comparison(projections, _reference(session, named))
    _say(*(say(found, named) for say in (story.horizons, story.late_ends, story.redeployment)))
    drawn = charts.own_share(found, named)
    chart.show(drawn, level=2)
    chart.show(charts.sums(found, named), level=2)
    table.show(drawn.table, "Eigenanteil je Jahr")
    st.caption(labels.source(session.paper))
    st.header("Worin sie sich unterscheiden")
    table.show(tables.levers(scenarios, named, session.paper), "Verschiedene Angaben")
    _contributions(session, found, named)
    _posts(found, named)


def _reference(session: Session, named: tuple[str, ...]) -> int:
    """Draw the choice of what the others are measured against: the paper, if it is there."""
    begins = place_of_paper(comparison.compared(session), session.paper)
    control = Control(session, REFERENCE, begins)
    return place(control, range(len(named)), named)


def _contributions(session: Session, found: Comparison, named: tuple[str, ...]) -> None:
    st.header("Woher kommt der Unterschied?")
    others = [place for place in range(len(named)) if place != found.reference]
    explained = place(Control(session, EXPLAINED, others[0]), others, named)
    start, end = named[found.reference], named[explained]
    attribution = attribute(
        found.scenarios[found.reference],
        found.scenarios[explained],
        session.paper,
        found.common_years[-1],
    )
    _say(*story.contributions(attribution, start, end), story.fairness(attribution))
    if attribution.contributions:
        chart.show(charts.contributions(attribution, start, end, session.paper))


def _posts(found: Comparison, named: tuple[str, ...]) -> None:
    st.header("Stellen und Refinanzierung")
    with st.container(key="side-by-side"):
        left, right = st.columns(2)
    with left:
        chart.show(charts.fte(found, named))
    with right:
        chart.show(charts.refinancing_rate(found, named))


def _say(*sentences: str) -> None:
    if text := " ".join(filter(None, sentences)):
        st.html(f"<p>{escape(text)}</p>")


draw_page(show)
