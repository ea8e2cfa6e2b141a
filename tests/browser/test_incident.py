"""An error in a page: German words, a number that the log has with the trace, the address kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import ROOT, RunningApp, running_app
from tests.browser.visitor import settle

SALARIES = "Gehälter steigen jährlich um, %"
BREAKS_AT_17 = """
import streamlit as st

if __name__ == "__main__":
    from kim.present import story
    from kim.ui import navigation

    def answer(projection, baseline, answer=story.__dict__.get("kept", story.answer)):
        story.kept = answer
        if projection.scenario.salary_growth_pct == 17:
            raise RuntimeError("a secret of the server")
        return answer(projection, baseline)

    story.answer = answer
    navigation.run()
else:
    from kim.ui import server

    app = st.App(
        __file__,
        routes=server.routes(),
        middleware=server.middleware(),
        on_script_error=server.report_incident,
    )
"""


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[RunningApp]:
    script = tmp_path / "app.py"
    script.write_text(BREAKS_AT_17, encoding="utf-8")
    environment = {"PYTHONPATH": str(ROOT)}
    with running_app(tmp_path / "log", script=script, environment=environment) as running:
        yield running


def enter_salary(page: Page, text: str) -> None:
    field = page.get_by_label(SALARIES, exact=True)
    field.fill(text)
    field.press("Enter")


def test_an_error_has_a_number_and_costs_no_scenario(broken: RunningApp, browser: Browser) -> None:
    page = browser.new_context(base_url=broken.url, locale="de-DE").new_page()
    page.goto("/?v=1&casemanagement=8")
    settle(page)
    expect(page.locator(".kim-chart .main-svg").first).to_be_visible()  # no run is under way
    enter_salary(page, "17")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Es ist ein Fehler aufgetreten.")

    found = re.search(r"Vorfallnummer ([0-9A-F]{8})", alert.inner_text())
    assert found
    log = broken.log.read_text(encoding="utf-8")
    incident = log[log.index(f"Incident {found[1]}") :]
    assert "Traceback" in incident
    assert "RuntimeError: a secret of the server" in incident
    assert "secret" not in page.content()
    expect(page).to_have_url(re.compile(r"\?v=1&casemanagement=8&gehalt=17$"))

    enter_salary(page, "3")
    expect(alert).to_have_count(0)
    expect(page.locator(".kim-answer")).to_be_visible()
    expect(page).to_have_url(re.compile(r"casemanagement=8&gehalt=3$"))
    page.context.close()
