"""Widgets that show what the session says and hand on what the reader enters."""

from collections.abc import Callable
from typing import Any, Protocol

import streamlit as st

from kim.ui.session import Session

_NOT_YET = object()
"""What a widget holds that was never drawn: its value comes with it."""


Take = Callable[[object], str | None]
"""Takes an entry; gives the part of the form that shows it (kim/ui/part.py), if one does."""


class Widget(Protocol):
    """Draws a Streamlit widget that shows a value, and returns the value it has."""

    def __call__(self, shown: Any, *, key: str, on_change: Callable[[], None]) -> object:  # noqa: ANN401 - any widget's value
        """Hand key and on_change on to Streamlit."""


def bind(session: Session, key: str, shown: object, widget: Widget, take: Take) -> None:
    """Draw a widget, and give ``take`` what the reader enters before the page is drawn.

    What the browser holds, or is about to draw, is replaced where it differs from what is shown.
    Two things that it sends are told from entries:

    - after a reconnect, values whose callbacks this server never had: the widget's return value
      tells, and the page is drawn once more;
    - values that we have replaced meanwhile, when the reader's next click comes before our answer:
      a slider that follows a typed number would take the number back.
    """
    held = st.session_state.get(key, _NOT_YET)
    if held is not _NOT_YET and (held != shown or session.answers.is_coming(key, shown)):
        session.answers.replace(key, held, shown)
        st.session_state[key] = shown

    def changed() -> None:
        entered = st.session_state[key]
        are_parts_enough = session.parts.are_there() and not session.refused
        if session.answers.explain(key, entered):
            session.parts.owe_all()
            return
        touched = take(entered)
        if are_parts_enough and not session.refused:  # an entry is another chance for those
            session.parts.draw_only(touched)

    entered = widget(shown, key=key, on_change=changed)
    if entered != shown:
        take(entered)
        st.rerun()
