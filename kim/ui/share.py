"""The dialog that hands a scenario on: link, QR code, mail."""

from io import BytesIO
from urllib.parse import quote, urlsplit, urlunsplit

import segno
import streamlit as st
from pydantic import ValidationError

from kim.base.problems import problems_of
from kim.model.scenario import LONGEST_TITLE
from kim.present import story_link
from kim.share.link import encode_shared
from kim.ui import files
from kim.ui.session import Session
from kim.ui.text import literal

_QR_SCALE = 4


@st.dialog("Szenario teilen", width="medium")
def dialog(session: Session) -> None:
    """Show the link of the current scenarios in the forms people need."""
    session.parts.begin_dialog()
    title = st.text_input(
        "Titel (freiwillig)", session.scenario.title, max_chars=LONGEST_TITLE, key="share.title"
    )
    try:
        scenarios = (session.scenario.changed(title=title), *session.others)
    except ValidationError as error:
        st.error(literal("\n".join(map(str, problems_of(error)))))
        return
    link = _link(encode_shared(scenarios, session.paper, session.settings))
    st.write(story_link.STORED_NOWHERE)
    with st.container(key="share-link"):
        st.code(link, language=None, wrap_lines=True)  # a box that scrolls needs a mouse
    with st.container(horizontal=True):
        st.button("Link kopieren", key="share.copy")  # kim/ui/mending/link.js does it
        st.link_button("E-Mail mit dem Link entwerfen", _mail(scenarios[0].title, link))
        files.save(scenarios[0], session)
    _show_qr_code(link)


def _link(query: str) -> str:
    scheme, host, path, _, _ = urlsplit(st.context.url or "")
    return urlunsplit((scheme, host, path or "/", query, ""))


def _show_qr_code(link: str) -> None:
    try:
        code = segno.make(link, micro=False)
    except segno.DataOverflowError:
        st.info("Für einen QR-Code ist dieser Link zu lang. Kürzere Titel helfen.")
        return
    picture = BytesIO()
    code.save(picture, kind="png", scale=_QR_SCALE, border=4)
    st.image(picture.getvalue(), caption="QR-Code des Links", alt="QR-Code des Links oben")


def _mail(title: str, link: str) -> str:
    subject = quote(f"KIM-Szenario {title}".strip())
    return f"mailto:?subject={subject}&body={quote(link)}"
