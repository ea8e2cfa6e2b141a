"""Page Förderende: what if the funding stops?"""

from html import escape

import streamlit as st

from kim.model import permanence, ways_out
from kim.model.breakeven import break_evens
from kim.model.funding_end import FundingEnd, asked, funding_end, readings, sums_by_end
from kim.present import charts_funding_end as charts
from kim.present import charts_ways_out, labels, story_breakeven, story_ways_out
from kim.present import story_funding_end as story
from kim.present import tables_funding_end as tables
from kim.present.room import longest_answer
from kim.ui import caption, chart, table
from kim.ui import funding_end as controls
from kim.ui.session import Session, draw_page


def show(session: Session) -> None:
    """Answer in a sentence, with the month to move and the cliff; then what follows from it."""
    end = funding_end(asked(session.scenario, session.paper), session.paper)
    st.title("Was ist, wenn die Förderung endet?")
    of_page = story.assumed_in_brief(session.scenario, end)
    caption.show([session.scenario], session.paper, of_page)
    _answer(end)
    controls.month(session, end)
    chart.show(charts.cliff(end), level=2)
    _say(story.assumed(session.scenario, end), story.who_pays(end))
    controls.take_over(session, end)
    controls.details(session)
    _when(end)
    _readings(end)
    _ways(end)
    _breakevens(session, end)
    _permanence(end)


def _answer(end: FundingEnd) -> None:
    """Answer where there is room for any month's answer (style.css)."""
    said = escape(story.in_full(end))
    longest = escape(longest_answer(end.going_on.scenario, end.ending.paper))
    st.html(
        f'<p class="kim-answer kim-of-any-month" data-longest="{longest}"><span>{said}</span></p>'
    )


def _when(end: FundingEnd) -> None:
    sums = sums_by_end(end.going_on.scenario, end.ending.paper)
    st.header("Was ein weiteres Förderjahr wert ist")
    _say(story.when_it_matters(end, sums))
    chart.show(charts.sums_by_end(sums, end))


def _readings(end: FundingEnd) -> None:
    by_basis = readings(end)
    st.header("Was die Vorlage offenlässt: zwei Lesarten")
    _say(story.readings(end, by_basis))
    drawn = charts.readings(end, by_basis)
    chart.show(drawn)
    table.show(drawn.table, "Eigenanteil mit Förderende in beiden Lesarten")


def _ways(end: FundingEnd) -> None:
    paper = end.ending.paper
    scenario = end.ending.scenario
    redeploy_fte = ways_out.redeployment_asked_fte(scenario)
    found = ways_out.ways_out(end, paper, redeploy_fte)
    st.header("Wege nach dem Förderende")
    _say(story_ways_out.assumed(scenario, redeploy_fte))
    table.show(tables.ways(found, end), "Wege nebeneinander")
    drawn = charts_ways_out.ways(found, end)
    chart.show(drawn)
    _list(story_ways_out.points(found, end))
    table.show(drawn.table, "Eigenanteil je Weg und Jahr")
    st.caption(labels.source(paper))


def _breakevens(session: Session, end: FundingEnd) -> None:
    st.header("Was gelten müsste")
    _say(story_breakeven.premise())
    found = break_evens(end, end.ending.paper, controls.targets(session, end))
    _list(story_breakeven.points(found, end, end.ending.paper))


def _permanence(end: FundingEnd) -> None:
    price = permanence.price_of_permanence(end, end.ending.paper)
    st.header("Was die Entfristung kostet und was sie bringt")
    _say(story_ways_out.permanence(price, end))
    chart.show(charts.permanence(price, end))


def _say(*sentences: str) -> None:
    if text := " ".join(filter(None, sentences)):
        st.html(f"<p>{escape(text)}</p>")


def _list(points: tuple[story_ways_out.Point, ...]) -> None:
    items = (f"<li><b>{escape(name)}:</b> {escape(text)}</li>" for name, text in points)
    st.html(f"<ul>{''.join(items)}</ul>")


draw_page(show)
