"""The one owner of session state and address bar.

The scenario lives in the address bar; what is here is a working copy. Rules, found by experiment:
the first run seeds widgets by their `value`, never by writing session state, or the reader's first
change after a reconnect snaps back; and the address is read again only when it is not the one we
wrote last (the back button, an edited address).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st
from pydantic import ValidationError

from kim.base.problems import InputError, Problem, problems_of
from kim.facts.paper import Paper, load_paper
from kim.model.scenario import Scenario
from kim.share.library import Library, load_library

SCENARIOS = Path(__file__).parents[2] / "scenarios"
_STATE = "kim.session"

Read = Callable[[Any], Mapping[str, Any]]
"""Turns what a reader entered into levers to change; InputError says what would be allowed."""


@dataclass(frozen=True)
class Refused:
    """An entry that cannot be used, and why."""

    widget: str
    entered: object
    problems: tuple[Problem, ...]
    scenario: Scenario
    """The scenario it was refused for; for another one it may do."""


@dataclass
class Session:
    """One reader's visit."""

    paper: Paper
    library: Library
    scenario: Scenario
    """The current one; every page shows it."""
    origin: Scenario
    """Where a reset goes first: the shipped scenario chosen, or the link that was opened."""
    refused: dict[str, Refused] = field(default_factory=dict)
    """By form field."""

    def enter(self, name: str, widget: str, entered: object, read: Read) -> None:
        """Take an entry of a form field; if it is refused, the scenario stays and we say why."""
        try:
            self.scenario = self.scenario.changed(title=self._title_after_change, **read(entered))
        except ValidationError as error:
            self.refused[name] = Refused(widget, entered, problems_of(error), self.scenario)
        except InputError as error:
            self.refused[name] = Refused(widget, entered, error.problems, self.scenario)
        else:
            self.refused.pop(name, None)

    @property
    def _title_after_change(self) -> str:
        """A title names the levers it came with; one given during the visit names any."""
        title = self.scenario.title
        return "" if title == self.origin.title else title

    def load(self, scenario: Scenario) -> None:
        """Go to another scenario; a reset comes back to it."""
        self.scenario = self.origin = scenario
        self.refused.clear()

    @property
    def reset_target(self) -> Scenario | None:
        """Where a reset goes: to the origin, from there to the paper, from there nowhere."""
        if self.scenario != self.origin or self.refused:
            return self.origin
        proposal = Scenario.of(self.paper)
        return None if self.scenario == proposal else proposal

    def reset(self) -> None:
        """Go back one step."""
        if self.reset_target is not None:
            self.load(self.reset_target)

    def read_address(self) -> None:
        """Follow the address bar; the codec of links comes with them."""

    def write_address(self) -> None:
        """Put the current scenario into the address bar."""

    @property
    def address(self) -> dict[str, list[str]]:
        """Query parameters of the current scenario."""
        return {}


def visit() -> Session:
    """Give this visit's session, opening it on the first run."""
    if _STATE not in st.session_state:
        paper = load_paper()
        proposal = Scenario.of(paper)
        library = load_library(SCENARIOS, paper)
        st.session_state[_STATE] = Session(paper, library, proposal, proposal)
    session: Session = st.session_state[_STATE]
    return session
