"""A random walk in Chromium ends in no error, and the page always says what its address says.

A short walk runs with the other tests; ``KIM_SOAK_BROWSER_STEPS=300`` makes it a long one, which
also watches the server's memory.
"""

import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from playwright.sync_api import Error, Locator, Page

from kim import load_paper, project
from kim.base.german import number
from kim.present import formats
from kim.share.link import decode
from tests.browser.serving import ROOT, RunningApp
from tests.browser.visitor import GLANCE_MS, GLANCES, PAGES, NewPage, address, settle
from tests.soak.wild import LINKS, WILD

STEPS = int(os.environ.get("KIM_SOAK_BROWSER_STEPS", "12"))
MEMORY_STEPS = 200
"""A shorter walk has not been everywhere in its first half."""
MOST_GROWTH = 1.1
PATIENCE_MS = 3_000
PAPER = load_paper()
SWITCHES = ("[data-testid=stCheckbox] label", "[data-testid=stRadio] label:has(input)")
KEYS = ("ArrowRight", "ArrowLeft", "Home", "End", "PageUp", "PageDown")
FILES = (*sorted((ROOT / "scenarios").glob("*.toml")), ROOT / "pyproject.toml", ROOT / "LICENSE")

SHOWN = """() => {
    const all = (place) => [...document.querySelectorAll(place)];
    const salary = document.querySelector('[aria-label="Gehälter steigen jährlich um, %"]');
    return {
        address: location.search,
        figures: all('[data-testid="stMetricValue"]').map((figure) => figure.innerText.trim()),
        place: all("main small, main p").map((text) => text.innerText).join(),
        salary: all('[data-testid="stSidebar"] [role="alert"]').length ? null : salary?.value,
    };
}"""


@dataclass
class Walk:
    """A visitor who does anything, and remembers what was done."""

    chance: random.Random
    page: Page
    done: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.failed.append(str(error)))
        self.page.set_default_timeout(PATIENCE_MS)

    def step(self) -> None:
        """Do one thing, or find that it cannot be done, and check the page."""
        act = self.chance.choice(ACTS)
        try:
            act(self)
        except Error as error:  # covered by a dialog, gone in the meantime, or never there
            self._tell("could not", act.__name__)
            self.missed.append(f"{self.done[-2:]}: {error.message}")
        self.check()

    def check(self) -> None:
        """Wait until the page says what the model says to its address."""
        for _ in range(GLANCES):
            settle(self.page)
            differing = disagreement(**self.page.evaluate(SHOWN))
            if not differing:
                break
            self.page.wait_for_timeout(GLANCE_MS)
        assert not differing, self.done
        errors = self.page.locator(
            "[data-testid=stException], :text('Es ist ein Fehler aufgetreten')"
        )
        assert errors.count() == 0, self.done
        assert not self.failed, self.done

    def _tell(self, *what: object) -> None:
        self.done.append(" ".join(map(str, what)))

    def _any(self, *places: str) -> Locator:
        """One of what can be seen, in the dialog if one is open."""
        dialog = "[role=dialog] " if self.page.get_by_role("dialog").count() else ""
        found = self.page.locator(", ".join(f"{dialog}{place}:visible" for place in places))
        form = self.page.get_by_test_id("stExpandSidebarButton")
        if not found.count() and form.is_visible():  # folded away by an earlier step
            form.click()
            found.first.wait_for()
        if not found.count():
            raise Error(f"Nothing to see of {places}")
        return found.nth(self.chance.randrange(found.count()))

    def type_something(self) -> None:
        field = self._any("input[type=text]:enabled")
        text = self.chance.choice([*WILD, str(self.chance.randint(-10, 60))])
        self._tell("type", field.get_attribute("aria-label"), text[:20])
        field.fill(text)
        field.press("Enter")

    def slide(self) -> None:
        slider = self._any("input[type=range]:enabled")
        key = self.chance.choice(KEYS)
        self._tell("slide", slider.get_attribute("aria-label"), key)
        slider.focus()
        for _ in range(self.chance.randint(1, 3)):
            self.page.keyboard.press(key)

    def choose(self) -> None:
        box = self._any("[role=combobox]")
        down = self.chance.randint(1, 8)
        self._tell("choose", box.get_attribute("aria-label"), down)
        box.focus()
        for _ in range(down):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def switch(self) -> None:
        switch = self._any(*SWITCHES)
        self._tell("switch", switch.inner_text())
        switch.click()

    def press(self) -> None:
        button = self._any("[data-testid^=stBaseButton]:enabled", "[role=menuitem]", "summary")
        self._tell("press", button.inner_text().split("\n")[-1])
        button.click()

    def open_a_file(self) -> None:
        file = self.chance.choice(FILES)
        self._tell("open", file.name)
        self.page.get_by_role("button", name="Szenariodatei öffnen").click()
        self.page.locator("input[type=file]").first.set_input_files(file)

    def turn_the_page(self) -> None:
        link = self._any("[data-testid=stPageLink-NavLink]")
        self._tell("page", link.inner_text())
        link.click()

    def press_a_key(self) -> None:
        key = self.chance.choice(["Escape", "Tab", "ArrowRight", "ArrowLeft", "Enter"])
        self._tell("key", key)
        self.page.keyboard.press(key)

    def reload(self) -> None:
        self._tell("reload")
        self.page.reload()

    def back(self) -> None:
        self._tell("back")
        self.page.go_back()
        if self.page.url == "about:blank":  # where the visitor came from
            self.page.go_forward()

    def forward(self) -> None:
        self._tell("forward")
        self.page.go_forward()

    def follow_a_link(self) -> None:
        name, link = self.chance.choice(PAGES), self.chance.choice(LINKS)
        self._tell("link", name, link)
        self.page.goto(address(name, urlencode(link)))


ACTS: tuple[Callable[[Walk], None], ...] = (
    *(Walk.type_something, Walk.press, Walk.slide) * 4,
    *(Walk.choose, Walk.switch, Walk.turn_the_page, Walk.back) * 2,
    *(Walk.press_a_key, Walk.open_a_file, Walk.reload, Walk.forward, Walk.follow_a_link),
)


def disagreement(address: str, figures: list[str], place: str, salary: str | None) -> str:
    """Say where the page differs from what the model says to its address."""
    query = parse_qs(address.removeprefix("?"), keep_blank_values=True)
    scenarios = decode(query, PAPER).scenarios
    turned = re.search(r"Szenario (\d) von \d", place)
    scenario = scenarios[int(turned[1]) - 1 if turned else 0]
    if salary is not None and salary != number(scenario.salary_growth_pct):
        return f"salary growth {salary} at {address}"
    total = project(scenario, PAPER).total("own_share")
    expected = [formats.eur(total.iloc[-1]), formats.eur(total.sum())]
    return f"{figures} at {address}" if figures and figures[:2] != expected else ""


def memory_mb(app: RunningApp) -> float:
    status = Path(f"/proc/{app.process.pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1000


@pytest.mark.parametrize("seed", [1])
def test_whatever_a_visitor_does(app: RunningApp, new_page: NewPage, seed: int) -> None:
    walk = Walk(random.Random(seed), new_page())
    for _ in range(STEPS // 2):
        walk.step()
    halfway_mb = memory_mb(app)
    for _ in range(STEPS - STEPS // 2):
        walk.step()

    assert len(walk.missed) < STEPS / 3, walk.missed
    assert STEPS < MEMORY_STEPS or memory_mb(app) < MOST_GROWTH * halfway_mb


def test_the_walk_would_see_a_wrong_figure() -> None:
    dear = "?v=1&gehalt=3"

    assert disagreement(dear, ["454.923,63\u00a0€"], place="", salary="3")
    assert disagreement(dear, [], place="", salary="2")
    assert not disagreement(dear, [], place="", salary="3")
