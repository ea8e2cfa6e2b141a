"""Page Unsicherheit: how sure is that, and what does it depend on?"""

from html import escape

import streamlit as st

from kim import project
from kim.model.outcomes import RUNS, SEED, Outcomes, Spread, outcomes
from kim.model.projection import Projection
from kim.model.sensitivity import sensitivity
from kim.model.trade_off import trade_off
from kim.present import charts_risk as charts
from kim.present import story
from kim.present import story_risk as risk
from kim.ui import assumptions, caption, chart
from kim.ui.session import Session, draw_page


def show(session: Session) -> None:
    """Answer with the range, then show it, what matters most, and salaries against dynamisation."""
    projection = project(session.scenario, session.paper)
    st.title("Wie sicher ist das?")
    caption.show([session.scenario], session.paper)
    _range(session, projection)
    _sensitivity(session)
    _trade_off(session, projection)


def _range(session: Session, projection: Projection) -> None:
    answer = st.container()
    spread = assumptions.spread(session)
    found = outcomes(session.scenario, session.paper, spread)
    limit_eur = assumptions.limit(session, float(found.bands_eur().to_numpy().max()))
    answered = f"{risk.outcomes(found)} {_no_end(session, found, spread)}".strip()
    with answer:
        st.html(f'<p class="kim-answer">{escape(answered)}</p>')
    _say(f"{risk.limit(found, limit_eur)} {risk.total(found)}")
    chart.show(charts.outcomes(found, limit_eur, session.paper), level=2)
    points = "".join(f"<li>{escape(said)}</li>" for said in risk.assumptions(spread, RUNS, SEED))
    st.html(f"<ul>{points}</ul>")
    _say(story.redeployment(projection))


def _no_end(session: Session, found: Outcomes, spread: Spread) -> str:
    """Say that no end of the funding is assumed, if neither scenario nor reader assumes one."""
    if late := story.late_end(session.scenario):
        return late
    if session.scenario.funding_end or spread.funding_end_pct:
        return ""
    at_once = Spread(salary_points=0.0, dynamisation_points=0.0, funding_end_pct=100.0)
    return risk.no_end(found, outcomes(session.scenario, session.paper, at_once, runs=1))


def _sensitivity(session: Session) -> None:
    st.header("Was macht am meisten aus?")
    answer = st.container()
    amounts, role = assumptions.amounts(session)
    found = sensitivity(session.scenario, session.paper, amounts, role)
    with answer:
        _say(risk.sensitivity(found, session.paper))
    chart.show(charts.sensitivity(found, session.paper))
    said = (
        risk.unfunded_posts(found, session.paper),
        *risk.without_effect(found, session.paper),
        risk.amounts_are_choices(),
    )
    _say(" ".join(filter(None, said)))


def _trade_off(session: Session, projection: Projection) -> None:
    st.header("Gehälter gegen Dynamisierung")
    answer = st.container()
    year = assumptions.year(session, projection.years[1:])
    found = trade_off(session.scenario, session.paper, year)
    with answer:
        _say(risk.trade_off(found, session.scenario))
    chart.show(charts.trade_off(found, session.paper))


def _say(text: str) -> None:
    if text:
        st.html(f"<p>{escape(text)}</p>")


draw_page(show)
