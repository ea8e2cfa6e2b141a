"""The frame around every page: opening the visit, links between pages, the sidebar."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from kim.base.problems import InputError
from kim.facts.paper import FactsError
from kim.ui import chart, levers, opened, presentation, provider, share, templates
from kim.ui.session import Session, visit

PAGES = Path(__file__).parent / "pages"
STYLES = [Path(__file__).with_name(name) for name in ("style.css", "incident.css", "print.css")]
TITLE = "KIM-Szenarien"
SIDEBAR_PX = 352

log = logging.getLogger(__name__)


def run() -> None:
    """Draw the frame and, inside it, the page that the address names."""
    pages, notices = _pages(), _notices()
    page = st.navigation([*pages, *notices], position="hidden")
    st.set_page_config(f"{page.title} – {TITLE}", layout="wide", initial_sidebar_state=SIDEBAR_PX)
    for style in STYLES:
        st.html(style)
    try:
        session = visit()
    except FactsError as error:
        st.title(TITLE)
        _facts_unusable(error)
        return
    session.answers.begin()
    session.read_address()
    if page in notices:
        presentation.leave(session)
    chart.prepare()
    if presentation.is_on(session):
        presentation.show(session)
    else:
        _show(page, pages, session)
    _footer(notices, presentation.ordinary(session))
    chart.offer_stand_in()
    session.answers.show_number()


def _show(page: st.Page, pages: list[st.Page], session: Session) -> None:
    """Draw a page and what surrounds it; what was entered is in the address even if it fails."""
    session.keep_address()
    _links(pages, session)
    opened.notice(session)
    try:
        _page_and_sidebar(page, session)
    except Exception:  # an incident; but not Streamlit's ending a run to begin another
        session.write_address()
        raise
    session.write_address()


def _page_and_sidebar(page: st.Page, session: Session) -> None:
    """Draw the page, then the form: who has moved a lever looks at the result.

    Only where the scenario comes from stands in the sidebar before: it could not come later
    without pushing the page aside. The choice of another one needs the form's widgets to exist.
    """
    shown = session.scenario
    with st.sidebar:
        top = st.container()
    with top:
        templates.origin(session)
    try:
        page.run()
    finally:
        with st.sidebar:
            levers.form(session)
        with top:
            templates.choose(session)
    if session.scenario != shown:
        st.rerun()  # an entry that was refused has become possible


def _pages() -> list[st.Page]:
    """List the pages in the order of the questions a reader has."""
    return [
        st.Page(PAGES / "szenario.py", title="Szenario", url_path="szenario", default=True),
        st.Page(PAGES / "foerderende.py", title="Förderende", url_path="foerderende"),
        st.Page(PAGES / "vergleich.py", title="Vergleich", url_path="vergleich"),
        st.Page(PAGES / "unsicherheit.py", title="Unsicherheit", url_path="unsicherheit"),
        st.Page(PAGES / "mitnehmen.py", title="Mitnehmen", url_path="mitnehmen"),
        st.Page(PAGES / "grundlagen.py", title="Grundlagen", url_path="grundlagen"),
    ]


def _notices() -> list[st.Page]:
    """List what German law asks a public body to say about its page."""
    return [
        st.Page(
            PAGES / "barrierefreiheit.py", title="Barrierefreiheit", url_path="barrierefreiheit"
        ),
        st.Page(PAGES / "datenschutz.py", title="Datenschutz", url_path="datenschutz"),
    ]


def _links(pages: list[st.Page], session: Session) -> None:
    """Link the pages; each link carries the scenario, so that a new tab shows it, too."""
    with st.container(horizontal=True, vertical_alignment="center", key="pages"):
        for page in pages:
            st.page_link(page, query_params=session.address)
        if st.button("Teilen", key="share"):
            share.dialog(session)


def _footer(notices: list[st.Page], address: Mapping[str, Any]) -> None:
    with st.container(horizontal=True, key="footer"):
        for notice in notices:
            st.page_link(notice, query_params=address)
        if imprint := provider.imprint():
            st.page_link(imprint, label="Impressum")


def _facts_unusable(error: InputError) -> None:
    log.error("%s", error)
    problems = "\n".join(f"- {problem}" for problem in error.problems)
    st.error(
        "Die Eckdaten der Beschlussvorlage sind nicht lesbar; ohne sie gibt es keine Zahlen.\n\n"
        f"Datei: `{Path(error.source).name}`\n\n{problems}"
    )
