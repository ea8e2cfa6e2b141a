"""Page Szenario: what does it cost the county?"""

from html import escape

import streamlit as st

from kim import Scenario, project
from kim.model.projection import kept_projection
from kim.present import charts, key_figures, labels, story, tables
from kim.ui import caption, chart, table
from kim.ui.session import Session, draw_page


def show(session: Session) -> None:
    """Answer in a sentence, then show figures, charts, the paper's table and what differs."""
    scenario, paper = session.scenario, session.paper
    projection = project(scenario, paper)
    baseline = kept_projection(Scenario.of(paper, last_year=scenario.last_year), paper)

    st.title("Was kostet KIM den Kreis?")
    caption.show([scenario], paper)
    st.html(f'<p class="kim-answer">{escape(story.answer(projection, baseline))}</p>')
    _figures(key_figures.key_figures(projection, baseline))
    said = (story.funding(projection), story.late_end(scenario), story.redeployment(projection))
    st.html(f"<p>{escape(' '.join(filter(None, said)))}</p>")
    chart.show(charts.own_share_by_module(projection), level=2)
    chart.show(charts.who_pays(projection), level=2)
    st.header(story.table_heading(projection))
    table.show(tables.own_share_table(projection), "Eigenanteile des Kreises in Euro")
    st.caption(labels.source(paper))
    _deviations(session)


def _figures(figures: tuple[key_figures.KeyFigure, ...]) -> None:
    with st.container(horizontal=True):
        for figure in figures:
            st.metric(figure.label, figure.text, help=figure.help, border=True)


def _deviations(session: Session) -> None:
    found = session.scenario.deviations(session.paper)
    st.header("Was vom Beschlussvorschlag abweicht")
    st.write(story.deviations(found))
    if found:
        table.show(tables.lever_table(session.scenario, session.paper), "Abweichende Angaben")


draw_page(show)
