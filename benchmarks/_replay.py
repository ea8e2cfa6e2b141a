"""Pages with ready-made figures: what model and presentation returned for a scenario is kept.

Only calls from the pages and their widgets are kept, not those from inside the model, so that a
second visit to the same scenario draws the same page and computes nothing.
"""

import importlib
import pkgutil
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from inspect import isfunction, isgeneratorfunction
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import kim
import kim.model
import kim.present
import kim.ui
from kim.ui.part import Parts

P = ParamSpec("P")
R = TypeVar("R")

COMPUTING = ("kim.model.", "kim.present.")
ASKING = ("__main__", "kim.ui")
"""Pages are scripts."""
RECORDED = 3
"""Runs of a scenario that are computed; until then the app's own caches have what they keep."""


class Tape:
    """What each function returned to a part of the page, in the order of its calls."""

    def __init__(self) -> None:
        self.kept: dict[object, dict[object, list[Any]]] = {}
        self.runs: Counter[object] = Counter()
        self.current = threading.local()

    @contextmanager
    def run(self, part: str) -> Iterator[None]:
        """Draw a part once, for a scenario and page that may have been seen before."""
        session = st.session_state["kim.session"]
        key = session.scenario, session.others, _page(), part
        self.runs[key] += 1
        if self.runs[key] <= RECORDED:
            self.kept[key] = {}
        self.current.kept = self.kept[key]
        self.current.calls, self.current.is_running = Counter(), True
        try:
            yield
        finally:
            self.current.is_running = False

    def drawing(self, draw: Callable[..., None]) -> Callable[..., None]:
        """Let a part be drawn from the tape, now and whenever it is asked for."""

        def drawn(parts: Parts, name: str, show: Callable[..., None], *arguments: object) -> None:
            def shown() -> None:
                with self.run(name):
                    show(*arguments)

            draw(parts, name, shown)

        return drawn

    def wrap(self, compute: Callable[P, R]) -> Callable[P, R]:
        """Keep what a function returns to a page, and give it again at the same place in a run."""

        @wraps(compute)
        def kept(*args: P.args, **kwargs: P.kwargs) -> R:
            now = self.current
            caller = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - who asks is the point
            if not caller.startswith(ASKING) or not getattr(now, "is_running", False):
                return compute(*args, **kwargs)
            results = now.kept.setdefault(compute, [])
            now.calls[compute] += 1
            if now.calls[compute] > len(results):
                results.append(compute(*args, **kwargs))
            result: R = results[now.calls[compute] - 1]
            return result

        return kept


def install() -> Tape:
    """Put the tape between the pages and what they call."""
    tape = Tape()
    setattr(Parts, "draw", tape.drawing(Parts.draw))  # noqa: B010 - mypy allows no plain `=`
    wrapped: dict[object, Callable[..., Any]] = {}
    for module in (kim, *_modules(kim.model), *_modules(kim.present), *_modules(kim.ui)):
        for name, value in list(vars(module).items()):
            if not isfunction(value) or isgeneratorfunction(value):
                continue
            if f"{value.__module__}.".startswith(COMPUTING):
                wrapped.setdefault(value, tape.wrap(value))
                setattr(module, name, wrapped[value])
    return tape


def _page() -> str:
    """Streamlit's hash of the page that is asked for; its public names do not tell."""
    context = get_script_run_ctx()
    assert context
    return context.page_script_hash


def _modules(package: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    names = [module.name for module in found if not module.name.startswith("kim.ui.pages")]
    return [importlib.import_module(name) for name in names]
