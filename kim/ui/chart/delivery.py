"""Which way charts reach this session's browser: our component, or Streamlit's own chart.

The component is taken to work until we learn otherwise: it reports a failure itself, and when
not even its JavaScript runs, it misses the roll call below.
"""

import logging

import streamlit as st

from kim.ui.chart import component, library

WAY = "kim.chart.way"
IN_PLACE, STOCK = "in place", "stock"
PATIENCE_S = 5
"""How long the component's first few kilobytes may take to report."""

log = logging.getLogger(__name__)


def in_place() -> bool:
    """Whether charts go through our component in this session."""
    return library.is_installed() and st.session_state.get(WAY) != STOCK


def fall_back(reason: object) -> None:
    """From the next run on, use Streamlit's own charts in this session.

    Args:
        reason: may come from the browser, so the log gets it quoted and cut.
    """
    st.session_state[WAY] = STOCK
    log.warning("Charts fall back to st.plotly_chart in one session: %.300r", reason)


@st.fragment
def call_the_roll() -> None:
    """Ask the browser, once a session, whether the component's JavaScript runs.

    The frame calls this at the end of each run. The answer reruns this fragment only, which then
    leaves out the nested one and so stops its clock.
    """
    if WAY in st.session_state or not library.is_installed():
        return
    probe = component.mount("kim_chart_probe", {"probe": True})
    if probe.alive:
        st.session_state[WAY] = IN_PLACE
    else:
        _give_up_on_second_call([])


@st.fragment(run_every=PATIENCE_S)
def _give_up_on_second_call(calls: list[None]) -> None:
    """Fall back when the clock comes round: a fragment is called again with the same list."""
    if calls:
        fall_back(f"the component did not report within {PATIENCE_S} s")
        st.rerun()
    calls.append(None)
