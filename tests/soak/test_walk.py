"""Random walks through all pages end in no error, and the page always says what the model says.

A short walk runs with the other tests; ``KIM_SOAK_STEPS=1000`` makes it a long one.
"""

import os
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kim import load_paper, project
from kim.present import formats
from kim.share.link import decode
from tests.pages.conftest import ROOT, TIMEOUT_S, draw_whole_pages
from tests.soak.wild import LINKS, WILD

STEPS = int(os.environ.get("KIM_SOAK_STEPS", "120"))
WALKS = 4
PAPER = load_paper()
PAGES = sorted(file for file in (ROOT / "kim/ui/pages").glob("[!_]*.py"))
DECIMALS = ("salary_growth_pct", "dynamisation_pct", "fixed_cost_growth_pct")


@dataclass
class Walk:
    """A visitor who does anything, and remembers what was done."""

    chance: random.Random
    app: AppTest = field(init=False)
    done: list[str] = field(default_factory=list)
    addresses: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.open({})

    def open(self, address: Mapping[str, Any]) -> None:
        """Visit anew, as by a link or a reload."""
        self.app = AppTest.from_file(ROOT / "app.py", default_timeout=TIMEOUT_S)
        self._go(address)

    def _go(self, address: Mapping[str, Any]) -> None:
        for key in list(self.app.query_params):
            del self.app.query_params[key]
        for key, value in address.items():
            self.app.query_params[key] = value
        self.app.run()

    def step(self) -> None:
        """Do one thing, and check the page."""
        act = self.chance.choice(ACTS if self.app.select_slider else WITHOUT_A_FORM)
        act(self)
        self.addresses.append(dict(self.app.query_params))
        self.check(self.addresses[-1])

    def check(self, address: Mapping[str, Any]) -> None:
        """Compare the page with what the model says to an address."""
        assert not self.app.exception, self.done
        query = {k: v if isinstance(v, list) else [v] for k, v in address.items()}
        scenario = decode(query, PAPER).scenarios[0]
        if self.app.metric:
            total = project(scenario, PAPER).total("own_share")
            shown = [metric.value for metric in self.app.metric][:2]
            assert shown == [formats.eur(total.iloc[-1]), formats.eur(total.sum())], self.done

    def _tell(self, *what: object) -> None:
        self.done.append(" ".join(map(repr, what)))

    def type_something(self) -> None:
        chosen = self.chance.choice(self.app.text_input)
        text = self.chance.choice([*WILD, str(self.chance.randint(-10, 60))])
        self._tell("type", chosen.key, text)
        chosen.set_value(text).run()

    def slide(self) -> None:
        name = self.chance.choice(DECIMALS)
        value = self.chance.randint(-10, 40) / 2
        self._tell("slide", name, value)
        self.app.select_slider(key=f"{name}:slider").set_value(value).run()

    def choose(self) -> None:
        # those of the form: AppTest formats options of its own twice, where that is not the same
        chosen = self.chance.choice(self.app.sidebar.selectbox)
        index = self.chance.randrange(len(chosen.options))
        self._tell("choose", chosen.key, index)
        chosen.select_index(index).run()

    def switch(self) -> None:
        chosen = self.chance.choice(self.app.toggle)
        self._tell("switch", chosen.key)
        chosen.set_value(not chosen.value).run()

    def press(self) -> None:
        chosen = self.chance.choice([button for button in self.app.button if not button.disabled])
        self._tell("press", chosen.key)
        chosen.click().run()

    def turn_the_page(self) -> None:
        page = self.chance.choice(PAGES)
        self._tell("page", page.stem)
        self.app.switch_page(str(page)).run()

    def reload(self) -> None:
        self._tell("reload")
        self.open(dict(self.app.query_params))

    def back(self) -> None:
        address = self.chance.choice(self.addresses or [{}])
        self._tell("back to", address)
        self._go(address)

    def follow_a_link(self) -> None:
        link = self.chance.choice(LINKS)
        self._tell("link", link)
        self.open(link)


ACTS: tuple[Callable[[Walk], None], ...] = (
    *(Walk.type_something,) * 4,
    *(Walk.slide,) * 2,
    *(Walk.choose, Walk.switch, Walk.press, Walk.turn_the_page) * 2,
    *(Walk.reload, Walk.back, Walk.follow_a_link),
)
WITHOUT_A_FORM = (Walk.press, Walk.turn_the_page, Walk.reload, Walk.back, Walk.follow_a_link)
"""What is left to do in presentation mode."""


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_a_visitor_does(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    draw_whole_pages(monkeypatch)
    walk = Walk(random.Random(seed))
    for _ in range(STEPS // WALKS):
        walk.step()


def test_the_walk_would_see_a_wrong_total(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    walk = Walk(random.Random(0))
    walk.check({})
    with pytest.raises(AssertionError):
        walk.check({"gehalt": "3"})
