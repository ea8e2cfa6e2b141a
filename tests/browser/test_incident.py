"""An error anywhere: German words, a number that the log has with the trace, the address kept."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import ROOT, RunningApp, running_app
from tests.browser.visitor import PAGES, address, settle

SALARIES = "Gehälter steigen jährlich um, %"
BROKEN = "Es ist ein Fehler aufgetreten."
BREAKS = """
import streamlit as st

if __name__ == "__main__":
    from kim.export import csv
    from kim.ui import navigation, session, share

    def fail(*_):
        scenario = st.session_state["kim.session"].scenario
        raise RuntimeError(f"a secret of the server about {scenario.title}")

    def unless(is_bad, function):
        def called(*args, **kwargs):
            return fail() if is_bad(*args) else function(*args, **kwargs)
        return called

    def fail_about(scenarios, *_):
        raise RuntimeError(f"a secret of the server about {scenarios[0].title}")

    if csv.german.__name__ != "fail_about":
        now = lambda: st.session_state["kim.session"].scenario
        st.title = unless(lambda *_: now().salary_growth_pct == 17, st.title)
        Session = session.Session
        Session.enter = unless(lambda self, name, widget, text, read: text == "16", Session.enter)
        share.encode_shared = unless(
            lambda scenarios, *_: scenarios[0].title == "Geheimplan", share.encode_shared
        )
        csv.german = fail_about
    navigation.run()
else:
    from kim.ui import server

    app = st.App(__file__, **server.additions())
"""
"""Breaks every page at 17 %, the form's callback at 16, the dialog at a title, and one file."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("broken")
    script = folder / "app.py"
    script.write_text(BREAKS, encoding="utf-8")
    environment = {"PYTHONPATH": str(ROOT)}
    with running_app(folder / "log", script=script, environment=environment) as running:
        yield running


@pytest.fixture
def page(broken: RunningApp, browser: Browser) -> Iterator[Page]:
    page = browser.new_context(base_url=broken.url, locale="de-DE").new_page()
    yield page
    page.context.close()


def visit(page: Page, path: str) -> None:
    page.goto(path)
    settle(page)
    expect(page.locator(".st-key-footer")).to_be_visible()


def enter_salary(page: Page, text: str) -> None:
    field = page.get_by_label(SALARIES, exact=True)
    field.fill(text)
    field.press("Enter")


def logged(app: RunningApp, page: Page, words: str = BROKEN) -> str:
    """What the log says under the number that the page shows."""
    alert = page.get_by_role("alert").filter(has_text=words)
    expect(alert).to_have_count(1)
    found = re.search(r"Vorfallnummer ([0-9A-F]{8})", alert.inner_text())
    assert found
    assert "secret" not in page.content()
    log = app.log.read_text(encoding="utf-8")
    return log[log.index(f"Incident {found[1]}") :]


def test_an_error_has_a_number_and_costs_no_scenario(broken: RunningApp, page: Page) -> None:
    visit(page, "/?v=1&casemanagement=8")
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible()  # no run is under way
    enter_salary(page, "17")

    incident = logged(broken, page)
    assert "Traceback" in incident
    assert "in fail\n" in incident
    assert "builtins.RuntimeError" in incident
    expect(page).to_have_url(re.compile(r"\?v=1&casemanagement=8&gehalt=17$"))
    enter_salary(page, "3")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".kim-answer")).to_be_visible()
    expect(page).to_have_url(re.compile(r"casemanagement=8&gehalt=3$"))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_tells_of_its_error(broken: RunningApp, page: Page, name: str) -> None:
    query = "v=1&gehalt=17&titel=Vertraulich"
    page.goto(address(name, query))

    assert "builtins.RuntimeError" in logged(broken, page)
    assert page.url.endswith(query)
    expect(page.locator(".st-key-footer")).to_be_visible()
    assert "Vertraulich" not in broken.log.read_text(encoding="utf-8")


def test_an_error_in_a_callback(broken: RunningApp, page: Page) -> None:
    visit(page, "/?v=1&casemanagement=8")
    enter_salary(page, "16")

    assert "builtins.RuntimeError" in logged(broken, page)
    expect(page).to_have_url(re.compile(r"\?v=1&casemanagement=8$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("KIM-Szenarien")
    foot = page.locator(".st-key-footer").get_by_role("link", name="Datenschutz")
    expect(foot).to_have_attribute("href", re.compile("casemanagement=8"))


def test_an_error_in_a_dialog(broken: RunningApp, page: Page) -> None:
    visit(page, "/?v=1&casemanagement=8")
    page.get_by_role("button", name="Teilen").click()
    title = page.get_by_role("dialog").get_by_label("Titel")
    title.fill("Geheimplan")
    title.press("Enter")

    assert "builtins.RuntimeError" in logged(broken, page)
    assert "Geheimplan" not in broken.log.read_text(encoding="utf-8")
    expect(page).to_have_url(re.compile(r"\?v=1&casemanagement=8$"))
    expect(page.locator(".st-key-footer")).to_have_count(1)


def test_an_error_in_a_file(broken: RunningApp, page: Page) -> None:
    visit(page, "/mitnehmen?v=1&casemanagement=8&titel=Vertraulich")
    page.get_by_role("button", name="Tabelle für Excel herunterladen").click()

    expect(page.get_by_role("alert").first).to_contain_text("Die Datei ließ sich nicht erzeugen.")
    incident = logged(broken, page, "Hilft das nicht")
    assert "in fail_about\n" in incident
    assert "builtins.RuntimeError" in incident
    assert "Vertraulich" not in broken.log.read_text(encoding="utf-8")
