"""The frame around every page: opening the visit, links between pages, the sidebar."""

import logging
from pathlib import Path

import streamlit as st

from kim.base.problems import InputError
from kim.facts.paper import FactsError
from kim.ui import (
    chart,
    footer,
    incident,
    levers,
    opened,
    part,
    presentation,
    share,
    templates,
)
from kim.ui.session import Session, visit

STYLES = [Path(__file__).with_name(name) for name in ("style.css", "incident.css", "print.css")]
SIDEBAR_PX = 352

log = logging.getLogger(__name__)


def run() -> None:
    """Draw the frame and, inside it, the page that the address names."""
    pages, notices = _pages(), footer.notices()
    page = st.navigation([*pages, *notices], position="hidden")
    title = f"{page.title} – {incident.TITLE}"
    st.set_page_config(title, layout="wide", initial_sidebar_state=SIDEBAR_PX)
    for style in STYLES:
        st.html(style)
    try:
        session = _begun(ends_talk=page in notices)
        _draw(page, pages, session)
        chart.offer_stand_in()
        session.parts.draw(part.FOOT, _foot, session)
        if not presentation.is_on(session):
            session.parts.end()
    except FactsError as error:
        _facts_unusable(error)
        footer.show_here()
    except Exception as error:  # noqa: BLE001 - but not Streamlit's ending a run to begin another
        incident.report_on_page(error)
        st.stop()  # or the form's widgets, if they were not drawn, would lose what they hold


def _begun(*, ends_talk: bool) -> Session:
    """Begin an answer to what the reader has done."""
    with incident.headed():
        session = visit()
        session.parts.begin()
        session.answers.begin()
        session.read_address()
        if ends_talk:
            presentation.leave(session)
        chart.prepare()
    return session


def _draw(page: st.Page, pages: list[st.Page], session: Session) -> None:
    """Draw a page and what surrounds it; what was entered is in the address even if it fails."""
    if presentation.is_on(session):
        presentation.show(session)
        return
    with incident.headed():
        session.parts.draw(part.HEAD, _head, pages, session)
    try:
        _page_and_sidebar(page, session)
    except Exception:
        session.write_address()
        raise


def _head(pages: list[st.Page], session: Session) -> None:
    session.keep_address()
    _links(pages, session)
    opened.notice(session)


def _foot(session: Session) -> None:
    session.write_address()
    footer.show(presentation.ordinary(session))
    session.answers.show_number()


def _page_and_sidebar(page: st.Page, session: Session) -> None:
    """Draw the page, then the form: who has moved a lever looks at the result.

    Only where the scenario comes from stands in the sidebar before: it could not come later
    without pushing the page aside. The choice of another one needs the form's widgets to exist.
    """
    shown = session.scenario
    with st.sidebar:
        top = st.container()
    with top:
        session.parts.draw(part.ORIGIN, templates.origin, session)
    try:
        page.run()
    finally:
        with st.sidebar:
            levers.form(session)
        with top:
            session.parts.draw(part.CHOICE, templates.choose, session)
    if session.scenario != shown:
        st.rerun()  # an entry that was refused has become possible


def _pages() -> list[st.Page]:
    """List the pages in the order of the questions a reader has."""
    return [
        st.Page(footer.PAGES / "szenario.py", title="Szenario", url_path="szenario", default=True),
        st.Page(footer.PAGES / "foerderende.py", title="Förderende", url_path="foerderende"),
        st.Page(footer.PAGES / "vergleich.py", title="Vergleich", url_path="vergleich"),
        st.Page(footer.PAGES / "unsicherheit.py", title="Unsicherheit", url_path="unsicherheit"),
        st.Page(footer.PAGES / "mitnehmen.py", title="Mitnehmen", url_path="mitnehmen"),
        st.Page(footer.PAGES / "grundlagen.py", title="Grundlagen", url_path="grundlagen"),
    ]


def _links(pages: list[st.Page], session: Session) -> None:
    """Link the pages; each link carries the scenario, so that a new tab shows it, too."""
    with st.container(horizontal=True, vertical_alignment="center", key="pages"):
        for page in pages:
            st.page_link(page, query_params=session.address)
        if st.button("Teilen", key="share"):
            share.dialog(session)


def _facts_unusable(error: InputError) -> None:
    log.error("%s", error)
    problems = "\n".join(f"- {problem}" for problem in error.problems)
    st.error(
        "Die Eckdaten der Beschlussvorlage sind nicht lesbar; ohne sie gibt es keine Zahlen.\n\n"
        f"Datei: `{Path(error.source).name}`\n\n{problems}"
    )
