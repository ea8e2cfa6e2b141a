"""Which of our answers a browser has drawn when it sends what its widgets hold.

Until then it sends values that we have replaced meanwhile, and those are no entries. The address
cannot tell: a browser has it before it draws. So the last widget of every page is one that nobody
sees, and holds the answer's number. Streamlit draws in the order of the page: a browser that sends
the number back has drawn all of that answer.
"""

from dataclasses import dataclass, field

import streamlit as st

_KEY = "kim_answer"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that a browser held, and what an answer shows instead."""

    answer: int
    held: object
    shown: object


@dataclass
class Answers:
    """The answers of one visit, numbered from 1."""

    latest: int = 0
    """The number of the one that is being made."""
    _replaced: dict[str, list[Replaced]] = field(default_factory=dict)
    """By widget, what the browser had not drawn yet when it last sent something."""

    def begin(self) -> None:
        """Number the answer that a run of the page will be."""
        drawn = _drawn()
        self.latest = max(self.latest, drawn) + 1
        for widget, replaced in self._replaced.items():
            self._replaced[widget] = [each for each in replaced if each.answer > drawn]

    def replace(self, widget: str, held: object, shown: object) -> None:
        """Remember that a widget is shown another value than the browser holds."""
        self._replaced.setdefault(widget, []).append(Replaced(self.latest, held, shown))

    def is_drawn(self, answer: int) -> bool:
        """Whether a browser has drawn all of an answer."""
        return answer <= _drawn()

    def is_coming(self, widget: str, shown: object) -> bool:
        """Whether a browser is about to draw another value than a widget now shows.

        It still holds the one that it will be shown then, so nothing would set it right.
        """
        return any(each.shown != shown for each in self._replaced.get(widget, []))

    def explain(self, widget: str, value: object) -> bool:
        """Whether a browser sends a value because of our answers, and not of its reader.

        Of answers it has not drawn yet it holds what it held, or, if it has drawn a part, what they
        show; of those it has drawn, only the last one counts. A reader who, before any of it is
        drawn, comes back to a value that is among these is not heard.
        """
        drawn, replaced = _drawn(), self._replaced.get(widget, [])
        coming = [each for each in replaced if each.answer > drawn]
        last = [each for each in replaced if each.answer <= drawn][-1:]
        return any(value == each.shown for each in (*last, *coming)) or any(
            value == each.held for each in coming
        )

    def show_number(self) -> None:
        """Put the number on the page, as its last widget."""
        st.session_state[_KEY] = str(self.latest)
        st.text_input("Nummer der Antwort", key=_KEY)


def _drawn() -> int:
    """Give the number that came with this run's values; a process that is new here has none."""
    number = st.session_state.get(_KEY, "")
    return int(number) if number.isdecimal() else 0
