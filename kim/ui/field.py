"""A field of the form: keeps a lever and its widgets together, whichever of them changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from kim.base.problems import Problem
from kim.facts.paper import Role
from kim.model.lever import Kind, Lever
from kim.model.scenario import LEVERS, Scenario
from kim.present import labels
from kim.ui import part
from kim.ui.binding import Take, Widget, bind
from kim.ui.session import Session
from kim.ui.text import literal

REMEMBERED = 8192
"""Texts to keep: five times the positions of all sliders, which every run asks for in turn, or the
first would always just have been dropped for the last. Bounded, as readers type any number."""


@dataclass(frozen=True)
class Field:
    """A lever in the form, or one role's posts in it."""

    session: Session
    lever_name: str
    role: Role | None = None

    @property
    def name(self) -> str:
        """Identifies the field."""
        return f"{self.lever_name}.{self.role}" if self.role else self.lever_name

    @property
    def lever(self) -> Lever:
        """The lever's declaration."""
        return LEVERS[self.lever_name]

    @property
    def value(self) -> Any:  # noqa: ANN401 - the lever's own type
        """What the scenario says."""
        return _value(self.session.scenario, self.lever_name, self.role)

    @property
    def label(self) -> str:
        """Name of the lever and whether it is an assumption or a decision."""
        return marked(self.lever.label, self.lever.kind)

    @property
    def help(self) -> str:
        """Meaning, the paper's value and the bounds."""
        paper = self.session.paper
        proposal = _value(self.session.proposal, self.lever_name, self.role)
        lines = [self.lever.help, f"Vorlage: {self.written(proposal)}."]
        low, high = self.lever.bounds(paper)
        if low is not None and high is not None:
            lines.append(f"Möglich: {self.written(low)} bis {self.written(high)}.")
        return " ".join(lines)

    @property
    def written(self) -> Callable[[Any], str]:
        """Writer of the lever's values, each with its unit."""
        return partial(_written, self.lever_name)

    def entered(self, value: Any) -> Mapping[str, Any]:  # noqa: ANN401 - the lever's own type
        """Name the lever to change for a value of this field."""
        if self.role is None:
            return {self.lever_name: value}
        posts = getattr(self.session.scenario, self.lever_name)
        return {self.lever_name: {**posts, self.role: value}}

    def bind(
        self,
        widget: Widget,
        *,
        kind: str = "widget",
        shown: object = None,
        read: Callable[[Any], Any] = lambda entered: entered,
    ) -> None:
        """Draw a widget of this field.

        It shows what the scenario says, in the widget's own form if `shown` gives one, or an
        entry of the reader's that was refused.

        `kind` tells several widgets of one field apart; `read` turns an entry into a value.
        """
        key = f"{self.name}:{kind}"

        def take(entered: object) -> str:
            self.session.enter(self.name, key, entered, lambda e: self.entered(read(e)))
            return part.of_group(self.lever.group)

        state = self._refused_entry(key, take, self.value if shown is None else shown)
        bind(self.session, key, state, widget, take)

    def _refused_entry(self, key: str, take: Take, value: object) -> object:
        """Show a refused entry as long as it is refused; another scenario is another chance."""
        refused = self.session.refused.get(self.name)
        if refused is None or refused.widget != key:
            return value
        if refused.scenario != self.session.scenario:
            take(refused.entered)
        return refused.entered

    def show_refusal(self) -> None:
        """Say under the widget what cannot be used, and what is computed with instead."""
        if refused := self.session.refused.get(self.name):
            why = " ".join(self._in_words(problem) for problem in refused.problems)
            st.error(literal(f"{why} Es gilt weiter: {self.written(self.value)}."))

    def _in_words(self, problem: Problem) -> str:
        """Name levers as the reader knows them; another one's problem is one with this entry."""
        lever = problem.where.partition(".")[0]
        label = LEVERS[lever].label if lever in LEVERS else lever
        if lever == self.lever_name:
            of_role = f" ({labels.role(self.session.paper, self.role)})" if self.role else ""
            return str(Problem(label + of_role, problem.found, problem.allowed))
        named = Problem(label, problem.found, problem.allowed)
        return f"{self.lever.label} passt nicht zu: {named}"


def marked(label: str, kind: Kind) -> str:
    """Add what a figure is to its reader; plain text, because labels are read aloud as they are."""
    return f"{label} · {kind}"


@lru_cache(REMEMBERED)
def _written(lever_name: str, value: Any) -> str:  # noqa: ANN401 - the lever's own type
    return labels.lever_value(lever_name, value)


def _value(scenario: Scenario, lever_name: str, role: Role | None) -> Any:  # noqa: ANN401
    if role is None:
        return getattr(scenario, lever_name)
    return scenario.fte(role) if lever_name == "posts" else scenario.extra_posts.get(role, 0.0)
