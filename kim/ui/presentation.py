"""Presentation mode, for a projector: one scenario at a time, turned over by the arrow keys.

`?ansicht=vortrag` switches it on, so that a link can begin a talk. Axes stay as they are from
scenario to scenario: what moves is the county's money, not the scale.
"""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from kim import Scenario, project
from kim.model.projection import Projection, kept_projection
from kim.present import charts, key_figures, projector, story
from kim.present.names import names
from kim.share import keys
from kim.ui import caption, chart, comparison
from kim.ui.session import Session
from kim.ui.text import literal

_STYLE = Path(__file__).with_name("presentation.css")
_KEY, _ON = "ansicht", "vortrag"
_PLACE = "platz"
"""Which of the scenarios is shown, from 1 on."""


def is_on(session: Session) -> bool:
    """Whether the address asks for it."""
    return _ON in session.address.get(_KEY, ())


def ordinary(session: Session) -> Mapping[str, Any]:
    """Address of the same scenarios outside the talk."""
    return {key: value for key, value in session.address.items() if key not in keys.VIEW}


def leave(session: Session) -> None:
    """End the talk where the reader goes to a page that is no part of one."""
    session.address = ordinary(session)


def begin(session: Session) -> None:
    """Switch to the first scenario of a talk."""
    _go(session, {**ordinary(session), _KEY: [_ON]})


def show(session: Session) -> None:
    """Show one of the compared scenarios, and the keys that lead to the others."""
    st.html(_STYLE)
    scenarios = comparison.compared(session)
    place = _place(session, len(scenarios))
    projections = [project(scenario, session.paper) for scenario in scenarios]
    drawn = projector.steady([charts.own_share_by_module(each) for each in projections])
    _turn(session, place, len(scenarios))
    name = names(scenarios, session.paper)[place]
    st.title(literal(name))
    caption.assumed([scenarios[place]], [name], session.paper)
    _answer(projections[place])
    chart.show(drawn[place], level=2)
    caption.stamp(session.paper)


def _answer(projection: Projection) -> None:
    """Say the answer and the four key figures."""
    scenario, paper = projection.scenario, projection.paper
    baseline = kept_projection(Scenario.of(paper, last_year=scenario.last_year), paper)
    said = f"{story.answer(projection, baseline)} {story.redeployment(projection)}".rstrip()
    st.html(f'<p class="kim-answer">{escape(said)}</p>')
    with st.container(horizontal=True):
        for figure in key_figures.key_figures(projection, baseline):
            st.metric(figure.label, figure.text, border=True)


def _turn(session: Session, place: int, count: int) -> None:
    """Draw the buttons for keyboard and mouse."""
    with st.container(horizontal=True, vertical_alignment="center"):
        back = st.button("Zurück", shortcut="Left", disabled=place == 0, key="talk.back")
        on = st.button("Weiter", shortcut="Right", disabled=place == count - 1, key="talk.on")
        st.caption(f"Szenario {place + 1} von {count}", width="content")
        end = st.button("Vortrag beenden", shortcut="Esc", key="talk.end")
    if back or on:
        number = place + (2 if on else 0)
        _go(session, {**session.address, _PLACE: [str(number)]})
    if end:
        _go(session, ordinary(session))


def _place(session: Session, count: int) -> int:
    """Place of the scenario that the address names; the first where it names none of them."""
    numbers = [str(number) for number in range(1, count + 1)]
    [named, *_] = session.address.get(_PLACE, numbers)
    return numbers.index(named) if named in numbers else 0


def _go(session: Session, address: Mapping[str, Any]) -> None:
    session.address = address
    session.write_address()
    st.rerun()
