"""Which way charts reach this session's browser: our component, or Streamlit's own chart.

The component is taken to work until we learn otherwise: it reports a failure itself, and when
not even its JavaScript runs, it misses the roll call below.
"""

import logging
from typing import NoReturn

import streamlit as st

from kim.ui.chart import component, library

WAY = "kim.chart.way"
IN_PLACE, SILENT, FAILED = "in place", "silent", "failed"
PATIENCE_S = 8
"""How long the component's first few kilobytes may take to report."""

OUT_OF_SIGHT = "<style>.st-key-kim_chart_probe{position:absolute;height:0;overflow:hidden}</style>"
"""Not in the component's own style sheet, which may be blocked with the rest."""

log = logging.getLogger(__name__)


def in_place() -> bool:
    """Whether charts go through our component in this session."""
    return library.is_installed() and st.session_state.get(WAY) not in {SILENT, FAILED}


def fall_back(way: str, reason: object) -> NoReturn:
    """Start over with Streamlit's own charts, for good if the component failed.

    Args:
        way: SILENT or FAILED.
        reason: may come from the browser, so the log gets it quoted and cut.
    """
    st.session_state[WAY] = way
    log.warning("Charts fall back to st.plotly_chart in one session: %.300r", reason)
    st.rerun()


@st.fragment
def call_the_roll() -> None:
    """Ask the browser, once a session, whether the component's JavaScript runs.

    The frame calls this at the end of each run. The answer reruns this fragment only, which then
    leaves out the nested one and so stops its clock. A late answer, as from a slow line or a tab
    in the background, takes the fallback back.
    """
    way = st.session_state.get(WAY)
    if way in {IN_PLACE, FAILED} or not library.is_installed():
        return
    st.html(OUT_OF_SIGHT)
    if component.mount("kim_chart_probe", {"probe": True}).alive:
        st.session_state[WAY] = IN_PLACE
        if way == SILENT:
            st.rerun()
    elif way != SILENT:
        _give_up_on_second_call([])


@st.fragment(run_every=PATIENCE_S)
def _give_up_on_second_call(calls: list[None]) -> None:
    """Fall back when the clock comes round: a fragment is called again with the same list."""
    if calls:
        fall_back(SILENT, f"the component did not report within {PATIENCE_S} s")
    calls.append(None)
