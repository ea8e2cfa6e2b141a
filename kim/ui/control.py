"""The control of a page's setting, which is kept in the address bar, like the levers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeVar

import streamlit as st

from kim.share.settings import SETTINGS
from kim.ui.binding import Widget, bind
from kim.ui.field import REMEMBERED
from kim.ui.session import Session

T = TypeVar("T")


@dataclass(frozen=True)
class Control:
    """A setting on its page, shown by one widget, and the value that the page begins with."""

    session: Session
    key: str
    begins: Any

    @property
    def label(self) -> str:
        """Name of the setting."""
        return SETTINGS[self.key].label

    @property
    def value(self) -> Any:  # noqa: ANN401 - the setting's own type
        """What is set."""
        return self.session.settings.get(self.key, self.begins)

    def bind(
        self,
        widget: Widget,
        *,
        shown: object = None,
        read: Callable[[Any], Any] = lambda entered: entered,
    ) -> None:
        """Draw a widget of this setting; it takes an entry as a lever's does.

        `shown`: the value in the widget's own form, which `read` turns back.
        """
        key, state = f"setting.{self.key}", self.value if shown is None else shown

        def take(entered: object) -> None:
            self.session.choose(self.key, read(entered), self.begins)

        bind(self.session, key, state, widget, take)


def slide(control: Control, options: Sequence[T], write: Callable[[T], str]) -> T:
    """Draw a slider; a value that a link brought between two positions is one, too.

    Browsers remember a position by its words: another one of the same words would take its place.
    """
    words_of = partial(_written, write)
    words = words_of(control.value)
    others = (option for option in options if words_of(option) != words)
    positions = sorted({*others, control.value})
    control.bind(
        lambda shown, **bound: st.select_slider(
            control.label, positions, shown, format_func=words_of, **bound
        )
    )
    value: T = control.value
    return value


@lru_cache(REMEMBERED)
def _written(write: Callable[[T], str], value: T) -> str:
    return write(value)


def select(control: Control, options: Sequence[T], write: Callable[[T], str]) -> T:
    """Draw a choice of one in words."""
    control.bind(
        lambda shown, **bound: st.selectbox(
            control.label, options, options.index(shown), format_func=write, **bound
        )
    )
    value: T = control.value
    return value


def place(control: Control, places: Sequence[int], named: Sequence[str]) -> int:
    """Draw a choice of one of several scenarios.

    Browsers remember a choice by its words: the widget has names for values, because a place
    stays the same when the scenarios change places.
    """
    options = [named[place] for place in places]
    control.bind(
        lambda shown, **bound: st.selectbox(control.label, options, options.index(shown), **bound),
        shown=named[control.value],
        read=named.index,
    )
    return int(control.value)
