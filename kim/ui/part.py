"""The parts that a page is drawn in, so that a lever draws only those that it touches.

A run of the whole page draws all parts, in order. An entry asks for the few that show what it
changed: each is one of Streamlit's fragments, under its name. The whole page is drawn wherever that
may not be enough: after a fail-over, in which callbacks are unknown, and as long as the browser has
not drawn the last whole page (docs/decisions/0007-parts-of-a-page.md).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn, ParamSpec

import streamlit as st
from streamlit.errors import FragmentHandledException
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from kim.model.lever import Group
from kim.ui import incident
from kim.ui.answers import Answers

P = ParamSpec("P")

HEAD, ORIGIN, PAGE, CHOICE, FOOT = "head", "origin", "page", "choice", "foot"
SHOW_THE_SCENARIO = frozenset({HEAD, ORIGIN, PAGE, CHOICE, FOOT})
"""Drawn after every entry: all of them show the scenario, how it differs from its origin, or an
address that names it."""

_dialogs: set[str] = set()
"""Streamlit's identifiers of the dialogs that this process has drawn, for whomever: one for each
place where one is opened."""


@dataclass
class Parts:
    """The parts of a visit's page, and what its browser has of them."""

    answers: Answers
    _names: list[str] = field(default_factory=list)
    """In the order of the page."""
    _whole_in: int = 0
    """The last answer that drew all of them."""
    _is_owed: bool = True
    """Whether all of them have to be drawn before an entry may draw a few."""
    _has_dialog: bool = False
    """Whether a dialog has been opened since: only a run of the whole page takes it away."""
    _page: str = ""
    _touched_in: dict[str, int] = field(default_factory=dict)
    """Parts of the form by name, and the last answer in which an entry touched each."""

    def begin(self) -> None:
        """Note that a run of the whole page begins, or of what an entry leaves of it."""
        self._is_owed, self._has_dialog = True, False
        self._names.clear()
        self._touched_in.clear()

    def draw(
        self, name: str, show: Callable[P, None], *arguments: P.args, **named: P.kwargs
    ) -> None:
        """Draw a part, which can be drawn anew without the rest.

        If it fails, it says so in its place. A run of the whole page ends then, by an error that
        is raised outside of the fragment, since Streamlit would tell of one inside, too.
        """
        failed: list[Exception] = []

        def shown() -> None:
            failed.clear()
            try:
                show(*arguments, **named)
            except Exception as error:  # noqa: BLE001 - whatever a part fails with
                self.owe_all()  # or widgets that were not drawn would lose what they hold
                failed.append(error)
                if not isinstance(error, FragmentHandledException):  # a dialog's, which has told
                    incident.report(error)

        self._names.append(name)
        st.fragment(shown, key=name)()
        if failed:
            raise FragmentHandledException(failed.pop())

    def end(self) -> None:
        """Note that all parts are drawn."""
        self._whole_in, self._is_owed, self._page = self.answers.latest, False, _page()

    def owe_all(self) -> None:
        """Note that something has changed which a few parts do not show.

        The run that will draw it may be ended, before it begins, by the reader's next entry.
        """
        self._is_owed = True

    def are_there(self) -> bool:
        """Whether the browser has drawn all parts, of this page, for the address it is at."""
        context = get_script_run_ctx()
        if self._is_owed or self._has_dialog or context is None or context.is_history_navigation:
            return False
        return self._page == _page() and self.answers.is_drawn(self._whole_in)

    def draw_only(self, touched: str | None) -> NoReturn:
        """End a callback, and draw nothing but what shows the scenario and an entry's own fields.

        Fields that an earlier entry touched come, too, until the browser has drawn them: what is
        under way to it is dropped when a run begins. Call it only where all parts are there.

        Args:
            touched: the part of the form that holds those fields; a page's setting has none.
        """
        self._is_owed = False
        self.answers.begin()
        if touched is not None:
            self._touched_in[touched] = self.answers.latest
        late = {name for name, in_ in self._touched_in.items() if not self.answers.is_drawn(in_)}
        st.rerun([name for name in self._names if name in late | SHOW_THE_SCENARIO])

    def begin_dialog(self) -> None:
        """Note that what is drawn is a dialog: its own widgets draw nothing but it."""
        self._has_dialog = True
        if of_dialog := ThreadState.get().fragment_id:
            _dialogs.add(of_dialog)


def of_group(group: Group) -> str:
    """Name the part of the form that holds a group of levers."""
    return f"form.{group.name}"


def is_dialog(fragment: str) -> bool:
    """Whether a fragment is one of the dialogs that this process has drawn."""
    return fragment in _dialogs


def _page() -> str:
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""
