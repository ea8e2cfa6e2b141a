"""Which way charts reach this session's browser: our component, or Streamlit's own chart.

The component is taken to work until we learn otherwise. It reports a failure itself; when not
even its JavaScript runs, a watch in the page (kim/ui/mending/charts.js) presses a hidden button.
Success is not reported, on purpose: docs/decisions/0002-charts-in-place.md.
"""

import logging
from typing import NoReturn

import streamlit as st

from kim.ui.chart import component, library

STAND_IN = "kim.chart.stand_in"

log = logging.getLogger(__name__)


def in_place() -> bool:
    """Whether charts go through our component in this session."""
    return library.is_installed() and STAND_IN not in st.session_state


def prepare() -> None:
    """Put on the page what draws its charts, and start over if that failed."""
    if in_place() and (reason := component.mount().failed):
        _fall_back(reason)


def _fall_back(reason: str) -> NoReturn:
    """Start over with Streamlit's own charts, for this session.

    Args:
        reason: comes from the browser, so the log gets it quoted and cut.
    """
    _decide(reason)
    st.rerun()


def offer_stand_in() -> None:
    """Put the button on the page that nobody sees and the watch presses."""
    if in_place():
        st.button(
            "Diagramme auf einfache Art zeichnen",
            key="kim_stand_in",
            on_click=_decide,
            args=["the component drew nothing"],
        )


def _decide(reason: str) -> None:
    if STAND_IN in st.session_state:  # what is asked for twice is said once
        return
    st.session_state[STAND_IN] = True
    log.warning("Charts fall back to st.plotly_chart in one session: %.300r", reason)
