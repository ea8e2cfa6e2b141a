"""Two processes behind the shipped HAProxy: one may die or hang, and the visitor works on."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kim import load_paper
from kim.facts.paper import Role
from kim.share.library import read_scenario_file
from tests.browser.serving import ROOT, RunningApp, free_port, running_app, wait_until_healthy
from tests.browser.visitor import settle
from tests.conftest import program

NOTICED_MS = 20_000
BACK_MS = 5_000
SALARIES = "Gehälter steigen jährlich um, %"
THREE = "/?v=1&casemanagement=8&gehalt=3&foerderende=2027-06"


@dataclass(frozen=True)
class House:
    """Both processes by the name that HAProxy's cookie gives them, and the visitors' address."""

    servers: dict[str, RunningApp]
    url: str
    log: Path


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    secret = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same in both"}
    port = free_port()
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(running_app(tmp_path / f"{name}.log", environment=secret))
            for name in ("first", "second")
        }
        addresses = {
            f"KIM_{name.upper()}": f"127.0.0.1:{server.port}" for name, server in servers.items()
        }
        visitors = {"KIM_BIND": f"127.0.0.1:{port}", "KIM_HOST": "127.0.0.1"}
        log = tmp_path / "haproxy.log"
        output = stack.enter_context(log.open("wb"))
        proxy = subprocess.Popen(
            [str(program("haproxy")), "-f", str(ROOT / "deploy/haproxy.cfg")],
            env={**os.environ, **addresses, **visitors},
            stderr=output,
        )
        stack.callback(proxy.wait)
        stack.callback(proxy.terminate)
        wait_until_healthy(port)
        yield House(servers, f"http://127.0.0.1:{port}", log)


@pytest.fixture
def page(house: House, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=house.url, locale="de-DE")
    page = context.new_page()
    page.goto(THREE)
    settle(page)
    yield page
    context.close()


def serving(page: Page) -> str:
    return next(c["value"] for c in page.context.cookies() if c["name"] == "SRV")


def watch_connection(page: Page) -> None:
    """Note each change: between two looks of Playwright's a connection can go and come back."""
    page.evaluate("""() => {
        const app = document.querySelector('[data-testid="stApp"]');
        window.connections = [];
        new MutationObserver(() =>
            window.connections.push([app.dataset.testConnectionState, performance.now()]),
        ).observe(app, { attributeFilter: ["data-test-connection-state"] });
    }""")


def milliseconds_away(page: Page) -> float:
    """Wait until the browser has lost its server and found one; give the time between."""
    page.wait_for_function(
        "() => window.connections.length && window.connections.at(-1)[0] === 'CONNECTED'",
        timeout=NOTICED_MS + BACK_MS,
    )
    changes = page.evaluate("() => window.connections")
    return float(changes[-1][1] - changes[0][1])


def strike(server: RunningApp, how: signal.Signals) -> None:
    os.killpg(server.process.pid, how)


def downloaded(page: Page) -> bytes:
    page.get_by_role("button", name="Teilen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Szenariodatei speichern").click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "hung"])
def test_the_visitor_works_on_with_the_other_process(
    house: House, page: Page, how: signal.Signals
) -> None:
    struck = serving(page)
    other = next(name for name in house.servers if name != struck)
    watch_connection(page)
    strike(house.servers[struck], how)

    assert milliseconds_away(page) < BACK_MS
    field = page.get_by_label(SALARIES, exact=True)
    field.fill("4")
    field.press("Enter")
    expect(page).to_have_url(re.compile("gehalt=4"))
    settle(page)

    assert serving(page) == other
    scenario = read_scenario_file(downloaded(page), "kim-szenario.toml", load_paper()).scenario
    assert scenario.salary_growth_pct == 4
    assert scenario.posts[Role.CASE_MANAGEMENT] == 8
    assert str(scenario.funding_end) == "2027-06"
    strike(house.servers[struck], signal.SIGKILL)  # a hung one would not end by itself


def test_the_proxy_logs_no_address(house: House, page: Page) -> None:
    watch_connection(page)
    strike(house.servers[serving(page)], signal.SIGKILL)
    milliseconds_away(page)
    page.reload()
    settle(page)

    log = house.log.read_text(encoding="utf-8")
    assert "DOWN" in log
    assert "gehalt" not in log
