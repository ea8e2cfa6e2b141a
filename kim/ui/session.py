"""The one owner of session state and address bar.

The scenario lives in the address bar; what is here is a working copy. Rules, found by experiment:
the first run seeds widgets by their `value`, never by writing session state, or the reader's first
change after a reconnect snaps back; the address is read again only when the reader goes back or
forward, because with every change the browser also sends its address, which may be the one before
our last; and links between pages carry it along.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st
from pydantic import ValidationError
from streamlit.runtime.scriptrunner import get_script_run_ctx

from kim.base.problems import InputError, Problem, problems_of
from kim.facts.paper import Paper, load_paper
from kim.model.scenario import Scenario
from kim.share import keys, settings
from kim.share.library import Library, load_library
from kim.share.link import Decoded, decode, parameters
from kim.share.settings import NOTHING_SET, Settings
from kim.ui.answers import Answers
from kim.ui.part import PAGE, Parts

SCENARIOS = Path(__file__).parents[2] / "scenarios"
_STATE = "kim.session"

_Shown = tuple[tuple[Scenario, ...], Settings]

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
    opened: Decoded
    """What the address said when it was last read."""
    others: tuple[Scenario, ...] = ()
    """What the current one is compared with: up to three."""
    settings: Settings = NOTHING_SET
    """What the reader has set on the pages, where it differs from what they begin with."""
    refused: dict[str, Refused] = field(default_factory=dict)
    """By form field."""
    address: Mapping[str, Any] = field(default_factory=dict)
    """Query parameters as the address bar has them, or will when the page is drawn."""
    seen: bool = False
    """Whether the reader has dealt with the notice about the opened link, or left it."""
    answers: Answers = field(default_factory=Answers)
    parts: Parts = field(init=False)
    _told: _Shown = ((), NOTHING_SET)
    """What this address stands for."""
    _written: Mapping[str, Any] = field(default_factory=dict)
    """The address that the browser has, or will have once it hears what we said last."""
    _written_in: int = 0
    """The answer that said so."""

    def __post_init__(self) -> None:
        self.parts = Parts(self.answers)

    @cached_property
    def proposal(self) -> Scenario:
        """The paper's own scenario; each field of the form asks for it."""
        return Scenario.of(self.paper)

    def enter(self, name: str, widget: str, entered: object, read: Read) -> None:
        """Take an entry of a form field; if it is refused, the scenario stays and we say why."""
        self.parts.owe_all()
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
        """A shipped scenario's title names its levers; one that a reader gave names any."""
        shipped = {entry.scenario.title for entry in self.library.entries}
        return "" if self.scenario.title in shipped else self.scenario.title

    def choose(self, key: str, value: object, begins: object) -> None:
        """Take a setting of a page; one that the page begins with anyway is none."""
        self.parts.owe_all()
        others = {name: chosen for name, chosen in self.settings.items() if name != key}
        self.settings = others if value == begins else {**others, key: value}

    def load(self, scenario: Scenario) -> None:
        """Go to another scenario; a reset comes back to it.

        Whoever leaves the opened link has dealt with its notice: a file of the same scenario,
        opened later, is no link.
        """
        self.parts.owe_all()
        self.seen = self.seen or scenario != self.opened.scenarios[0]
        self.scenario = self.origin = scenario
        self.refused.clear()

    @property
    def reset_target(self) -> Scenario | None:
        """Where a reset goes: to the origin, from there to the paper, from there nowhere."""
        if self.scenario != self.origin or self.refused:
            return self.origin
        return None if self.scenario == self.proposal else self.proposal

    def reset(self) -> None:
        """Go back one step."""
        if self.reset_target is not None:
            self.load(self.reset_target)

    def accept(self) -> None:
        """Go on with the opened link as it is."""
        self.seen = True

    def reject(self) -> None:
        """Leave the opened link, with all that it brought, for the paper."""
        self.seen = True
        self.others, self.settings = (), NOTHING_SET
        self.load(self.proposal)

    def read_address(self) -> None:
        """Follow the reader through the browser's history."""
        if _went_through_history() and (address := _address()) != self.address:
            self.opened = decode(address, self.paper)
            self.seen = not self.opened.problems
            self.address, self.settings = address, self.opened.settings
            if self.answers.is_drawn(self._written_in):
                self._written = address
            self._told = (self.opened.scenarios, self.settings)
            self.others = self.opened.scenarios[1:]
            self.load(self.opened.scenarios[0])

    def keep_address(self) -> None:
        """Say scenarios and settings in the address, unless it says them already.

        So an opened link stays as it is, with all that is wrong in it, until something changes.
        """
        scenarios = (self.scenario, *self.others)
        self.settings, _ = settings.fitting(self.settings, scenarios, self.paper)
        if (scenarios, self.settings) != self._told:
            is_bare = scenarios == (self.proposal,) and not self.settings
            ours = {} if is_bare else parameters(scenarios, self.paper, self.settings)
            view = {key: self.address[key] for key in keys.VIEW & self.address.keys()}
            self.address = {key: [value] for key, value in ours.items()} | view
            self._told = (scenarios, self.settings)

    def write_address(self) -> None:
        """Put it into the address bar."""
        self.keep_address()
        if self.address != _address() or self.address != self._written:
            st.query_params.from_dict(self.address)
            self._written, self._written_in = self.address, self.answers.latest


def visit() -> Session:
    """Give this visit's session, opening it on the first run.

    FactsError if the county's figures cannot be read.
    """
    if _STATE not in st.session_state:
        st.session_state[_STATE] = _begun(load_paper())
    session: Session = st.session_state[_STATE]
    return session


def draw_page(show: Callable[[Session], None]) -> None:
    """Draw a page as the part of it that shows this visit's scenarios."""
    session = visit()
    session.parts.draw(PAGE, show, session)


def _begun(paper: Paper) -> Session:
    address = _address()
    opened = decode(address, paper)
    current, *others = opened.scenarios
    return Session(
        paper=paper,
        library=load_library(SCENARIOS, paper),
        scenario=current,
        origin=current,
        opened=opened,
        others=tuple(others),
        settings=opened.settings,
        address=address,
        _written=address,
        _told=(opened.scenarios, opened.settings),
    )


def _address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _went_through_history() -> bool:
    """Whether the back or forward button brought this run about."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
