"""The shipped HAProxy with TLS and below a path, and while a process is exchanged for a new one."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from kim import load_paper
from kim.share.library import read_scenario_file
from tests.browser.serving import (
    ROOT,
    RunningApp,
    free_port,
    running_app,
    wait_until_healthy,
    wait_until_open,
)
from tests.browser.visitor import settle
from tests.conftest import program

SECRET = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same in both"}
SALARIES = "Gehälter steigen jährlich um, %"
PREFIX = "/kim"
COMMANDS = "global\n    stats socket ipv4@127.0.0.1:{} level admin\n"
"""A port, as the path of a file below pytest's folders is longer than a socket's name may be."""


@contextmanager
def proxy(environment: Mapping[str, str], *more: Path) -> Iterator[None]:
    """HAProxy with the shipped file, and with others that add to it."""
    files = [part for file in (ROOT / "deploy/haproxy.cfg", *more) for part in ("-f", str(file))]
    process = subprocess.Popen(
        [str(program("haproxy")), *files],
        env={**os.environ, "KIM_HOST": "127.0.0.1", **environment},
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def nobody_behind() -> Iterator[int]:
    """A port where HAProxy listens with no process behind it, and is told where visitors are."""
    port, *closed = free_port(), free_port(), free_port()
    servers = {"KIM_FIRST": f"127.0.0.1:{closed[0]}", "KIM_SECOND": f"127.0.0.1:{closed[1]}"}
    with proxy({"KIM_BIND": f"127.0.0.1:{port} accept-proxy", **servers}):
        wait_until_open(port)
        yield port


def answer(port: int, path: str, *, host: str = "127.0.0.1", visitor: str = "192.0.2.1") -> str:
    """What HAProxy answers a visitor's request, without an app behind it."""
    told = f"PROXY TCP4 {visitor} 127.0.0.1 1234 80\r\n"
    asked = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall((told + asked).encode())
        with connection.makefile("rb") as file:
            return file.read().decode()


def test_who_finds_no_app_is_told_in_german(nobody_behind: int) -> None:
    away, elsewhere = answer(nobody_behind, "/"), answer(nobody_behind, "/", host="other.example")

    assert away.startswith("HTTP/1.1 503")
    assert "Bitte laden Sie die Seite in einigen Minuten neu." in away
    assert elsewhere.startswith("HTTP/1.1 421")
    assert "Bitte prüfen Sie die Adresse." in elsewhere
    assert all('<html lang="de">' in page for page in (away, elsewhere))


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/kim/_stcore/metrics", "/_stcore/%6Detrics"])
def test_the_number_of_sessions_is_told_on_the_machine_only(nobody_behind: int, path: str) -> None:
    assert answer(nobody_behind, path).startswith("HTTP/1.1 403")
    assert answer(nobody_behind, path, visitor="127.0.0.1").startswith("HTTP/1.1 503")


@pytest.mark.parametrize("named", [{}, {"KIM_HOST": ""}])
def test_a_proxy_without_its_name_does_not_start(named: dict[str, str]) -> None:
    others = {name: value for name, value in os.environ.items() if name != "KIM_HOST"}
    environment = others | named
    command = [str(program("haproxy")), "-c", "-f", str(ROOT / "deploy/haproxy.cfg")]
    checked = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert checked.returncode != 0
    assert "Set KIM_HOST to the name that visitors type" in checked.stderr


def change_salaries(page: Page, text: str) -> None:
    field = page.get_by_label(SALARIES, exact=True)
    expect(field).to_be_enabled()
    field.fill(text)
    field.press("Enter")
    expect(page).to_have_url(re.compile(f"gehalt={text}"))
    settle(page)


def downloaded_salary_growth(page: Page) -> float:
    page.get_by_role("button", name="Teilen").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Szenariodatei speichern").click()
    content = Path(download.value.path()).read_bytes()
    page.keyboard.press("Escape")
    return read_scenario_file(content, "kim-szenario.toml", load_paper()).scenario.salary_growth_pct


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for the loopback address with its key, as HAProxy reads them."""
    key, signed, both = (tmp_path / name for name in ("key.pem", "signed.pem", "kim.pem"))
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    files = ["-keyout", str(key), "-out", str(signed)]
    command = [str(program("openssl")), "req", *kind, *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    both.write_bytes(signed.read_bytes() + key.read_bytes())
    return both


@pytest.fixture
def behind_tls(certificate: Path, tmp_path: Path) -> Iterator[str]:
    """Address of the app below a path, with TLS at the proxy."""
    port = free_port()
    with running_app(tmp_path / "log", environment=SECRET, prefix=PREFIX) as app:
        addresses = {
            "KIM_BIND": f"127.0.0.1:{port} ssl crt {certificate}",
            "KIM_FIRST": f"127.0.0.1:{app.port}",
            "KIM_PREFIX": PREFIX,
        }
        with proxy(addresses):
            wait_until_open(port)
            yield f"https://127.0.0.1:{port}"


def test_everything_works_below_a_path_and_with_tls(behind_tls: str, browser: Browser) -> None:
    page = browser.new_context(
        base_url=behind_tls, locale="de-DE", ignore_https_errors=True
    ).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda opened: asked.append(opened.url.replace("wss:", "https:")))
    reached = open_first_page(page)
    charts = page.locator(".kim-chart .main-svg")
    expect(charts.first).to_be_visible()
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()  # our script came, too
    change_salaries(page, "3")
    assert downloaded_salary_growth(page) == 3

    page.get_by_role("button", name="Teilen").click()
    shared = page.get_by_role("dialog").get_by_test_id("stCode")
    expect(shared).to_contain_text(f"{behind_tls}{PREFIX}?v=1&gehalt=3")
    page.goto(shared.inner_text().strip())
    expect(page.get_by_label(SALARIES, exact=True)).to_have_value("3")
    page.get_by_role("link", name="Grundlagen").click()
    expect(page).to_have_url(re.compile(f"{PREFIX}/grundlagen.*gehalt=3"))

    assert reached["strict-transport-security"] == "max-age=31536000"
    assert all(cookie["secure"] for cookie in page.context.cookies())
    assert {cookie["name"] for cookie in page.context.cookies()} == {"SRV", "_streamlit_xsrf"}
    elsewhere = [url for url in asked if not url.startswith((f"{behind_tls}{PREFIX}/", "blob:"))]
    assert [url for url in elsewhere if urlsplit(url).path != PREFIX] == []
    page.context.close()


def open_first_page(page: Page) -> dict[str, str]:
    """Type the address without its last slash, as people do; give the headers."""
    response = page.goto(PREFIX)
    assert response
    settle(page)
    return response.headers


def command(commands: int, text: str) -> None:
    """Tell HAProxy something, as docs/operations.md does by socat."""
    with socket.create_connection(("127.0.0.1", commands), timeout=30) as connection:
        connection.sendall(f"{text}\n".encode())
        assert connection.recv(1000).strip() == b""


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[dict[str, RunningApp]]:
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(running_app(tmp_path / f"{name}.log", environment=SECRET))
            for name in ("first", "second")
        }


def test_a_process_is_exchanged_without_loss(
    servers: dict[str, RunningApp], browser: Browser, tmp_path: Path
) -> None:
    commands, more, port = free_port(), tmp_path / "more.cfg", free_port()
    more.write_text(COMMANDS.format(commands), encoding="utf-8")
    addresses = {f"KIM_{name.upper()}": f"127.0.0.1:{it.port}" for name, it in servers.items()}
    here = proxy({**addresses, "KIM_BIND": f"127.0.0.1:{port}"}, more)
    with here, visit(browser, port) as page:
        old = serving(page)
        command(commands, f"set server kim/{old} state drain")
        with visit(browser, port) as another:
            assert serving(another) != old  # new visitors go elsewhere
        change_salaries(page, "4")  # and present ones stay
        assert serving(page) == old

        os.killpg(servers[old].process.pid, signal.SIGTERM)
        servers[old].process.wait()
        change_salaries(page, "5")
        assert downloaded_salary_growth(page) == 5
        assert serving(page) != old


@contextmanager
def visit(browser: Browser, port: int) -> Iterator[Page]:
    wait_until_healthy(port)
    with browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="de-DE") as context:
        page = context.new_page()
        page.goto("/?v=1&gehalt=3")
        settle(page)
        expect(page.locator(".st-key-footer")).to_be_visible()
        yield page


def serving(page: Page) -> str:
    return next(c["value"] for c in page.context.cookies() if c["name"] == "SRV")
