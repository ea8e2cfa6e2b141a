"""Headers of every answer, and scripts in a title, link, file or template that never run."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from kim.ui.chart.library import PLOTLY_ADDRESS
from tests.browser.serving import HANDSHAKE, ROOT, RunningApp, running_app
from tests.browser.visitor import NewPage, all_charts, settle

SCRIPT = '<script>kimRan=1</script><img src=x onerror="kimRan=1">[x](javascript:kimRan=1)'
TITLE = SCRIPT[:80]
STARTED_ELSEWHERE = """
import pathlib, streamlit as st
if __name__ == "__main__":
    from kim.ui import navigation, session
    session.SCENARIOS = pathlib.Path({scenarios!r})
    navigation.run()
else:
    from kim.ui import server
    app = st.App(__file__, **server.additions())
"""


def answer(
    app: RunningApp, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, Message]:
    connection = HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.request(method, path, headers=headers or {})
    response = connection.getresponse()
    connection.close()
    return response.status, response.headers


@pytest.mark.parametrize(
    "path",
    ["/", "/grundlagen", f"/{PLOTLY_ADDRESS}", "/_stcore/health", "/_stcore/host-config", "/x.js"],
)
def test_every_answer_has_the_headers(app: RunningApp, path: str) -> None:
    _, headers = answer(app, path)
    policy = headers["Content-Security-Policy"]

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    for part in ("default-src 'self'", "object-src 'none'", "base-uri 'self'"):
        assert part in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy
    assert not re.search(r"script-src[^;]*unsafe-inline", policy)
    assert "http:" not in policy
    assert "https:" not in policy


def test_a_council_information_system_may_be_allowed_to_embed(tmp_path: Path) -> None:
    allowed = {"KIM_FRAME_ANCESTORS": "'self' https://sitzungsdienst.example"}
    with running_app(tmp_path / "log", environment=allowed) as app:
        _, headers = answer(app, "/")

    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://sitzungsdienst.example;" in policy


def test_no_page_around_ours_may_steer_it(app: RunningApp) -> None:
    connection = HTTPConnection("127.0.0.1", app.port, timeout=10)
    connection.request("GET", "/_stcore/host-config")
    with closing(connection), connection.getresponse() as response:
        assert json.load(response)["allowedOrigins"] == []


def test_a_file_without_the_token_of_the_page_is_refused(app: RunningApp) -> None:
    status, _ = answer(app, "/_stcore/upload_file/session/file", "PUT", {"Content-Length": "0"})

    assert status == 403


@pytest.mark.parametrize(
    ("path", "headers", "granted"), [("/_stcore/stream", HANDSHAKE, 101), ("/", {}, 200)]
)
def test_what_another_sites_page_asks_for_is_refused(
    app: RunningApp, path: str, headers: dict[str, str], granted: int
) -> None:
    ours = {**headers, "Origin": f"http://127.0.0.1:{app.port}"}
    assert answer(app, path, headers=ours)[0] == granted

    for origin in ("https://elsewhere.example", "http://127.0.0.1:1", "http://[", "null"):
        refused, told = answer(app, path, headers={**headers, "Origin": origin})
        assert refused == 403
        assert path != "/" or told["X-Content-Type-Options"] == "nosniff"


def ran(page: Page) -> bool:
    settle(page)
    page.wait_for_timeout(300)
    return bool(page.evaluate("'kimRan' in window"))


def test_the_policy_is_what_stops_an_inline_script(page: Page) -> None:
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'kimRan = 1';"
        " document.body.append(s); document.body.insertAdjacentHTML('beforeend',"
        " '<img src=x onerror=\"kimRan=1\">'); }"
    )

    assert not ran(page)


@pytest.mark.parametrize("key", ["titel", "gehalt", "quatsch", "b.titel", "foerderende"])
@pytest.mark.parametrize("name", ["", "vergleich"])
def test_a_script_in_a_link_never_runs(new_page: NewPage, name: str, key: str) -> None:
    page = new_page(f"/{name}?v=1&gehalt=3&b.gehalt=4&{key}={quote(TITLE)}")
    expect(page.locator(".st-key-footer")).to_be_visible()

    assert not ran(page)
    assert page.locator("a[href^='javascript:'], img[onerror], main script").count() == 0


@pytest.mark.parametrize("path", ["vergleich?", "?ansicht=vortrag&"])
def test_a_title_leads_nowhere(new_page: NewPage, path: str) -> None:
    title = "[a](https://x.example) ![b](https://x.example/p) www.x.example https://x.example"
    page = new_page(f"/{path}v=1&gehalt=3&b.gehalt=4&titel={quote(title)}")
    expect(page.get_by_text("![b](").first).to_be_visible()
    settle(page)

    elsewhere = "[...document.querySelectorAll('a[href]')].filter(a => a.host !== location.host)"
    assert page.evaluate(f"{elsewhere}.map(a => a.href)") == []
    assert page.locator("img[src*='x.example']").count() == 0


@pytest.mark.parametrize("gap", [" ", "\n"], ids=["space", "line break"])
def test_a_title_is_never_taken_for_a_chart(new_page: NewPage, gap: str) -> None:
    """The dialog's field has it as it is, in an answer in which new charts are looked for."""
    title = '<div class="kim-chart-data" data-key="own_share_by_module" data-chart="{}">'
    page = new_page(f"/?v=1&gehalt=3&titel={quote(title.replace(' ', gap, 1))}")
    charts = all_charts(page)
    page.evaluate("""() => addEventListener("kim-chart-ahead", ({ detail }) => {
        window.isForged ||= detail.chart === "{}";
    }, true)""")

    page.get_by_role("button", name="Teilen").click()

    expect(page.get_by_role("dialog").get_by_label("Titel (freiwillig)")).to_have_value(title)
    assert not page.evaluate("window.isForged")
    expect(charts).to_have_count(2)


def test_a_script_in_a_shared_title_never_runs(page: Page) -> None:
    page.get_by_role("button", name="Teilen").click()
    field = page.get_by_role("dialog").get_by_label("Titel")
    field.fill(TITLE)
    field.press("Enter")
    expect(page.get_by_role("dialog").get_by_test_id("stCode")).to_contain_text("script")

    assert not ran(page)


def test_a_script_in_a_file_never_runs(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "boese.toml"
    file.write_text(template(), encoding="utf-8")
    page.get_by_role("button", name="Szenariodatei öffnen").click()
    page.locator('input[type="file"]').set_input_files(file)
    expect(page).to_have_url(re.compile("titel="))

    assert not ran(page)


def template() -> str:
    return f"title = '''{TITLE}'''\nwhy = '''{SCRIPT}'''\n[levers]\nsalary_growth_pct = 3\n"


@pytest.fixture
def own_scenarios(tmp_path: Path) -> Iterator[RunningApp]:
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    (scenarios / "boese.toml").write_text(template(), encoding="utf-8")
    (scenarios / "kaputt.toml").write_text(f"title = 3\n'''{SCRIPT}''' = 1\n", encoding="utf-8")
    script = tmp_path / "app.py"
    script.write_text(STARTED_ELSEWHERE.format(scenarios=str(scenarios)), encoding="utf-8")
    with running_app(
        tmp_path / "log", script=script, environment={"PYTHONPATH": str(ROOT)}
    ) as running:
        yield running


def test_a_script_in_a_template_never_runs(own_scenarios: RunningApp, browser: Browser) -> None:
    page = browser.new_context(base_url=own_scenarios.url).new_page()
    page.goto("/")
    page.get_by_role("button", name="Szenario wählen").click()
    page.get_by_role("menuitem").first.click()
    expect(page).to_have_url(re.compile("gehalt=3"))

    assert not ran(page)
    page.context.close()
