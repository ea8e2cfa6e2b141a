"""Whatever is broken ends in a German message, and everything else works on."""

import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from kim.ui import chart, levers, navigation, opened, provider, session
from tests.pages.conftest import ROOT, Visit


def test_a_missing_facts_file_is_named(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("KIM_FACTS", "nicht/da.toml")
    app = visit()

    [error] = app.error
    assert "`da.toml`" in error.value, "its place on the server is for the log alone"
    assert "eine lesbare Datei" in error.value
    assert "nicht/da.toml" in caplog.text


def test_a_broken_facts_file_is_named_with_its_key(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    facts = (ROOT / "kim/facts/rhein_sieg_2024.toml").read_text(encoding="utf-8")
    broken = tmp_path / "kreis.toml"
    broken.write_text(facts.replace("value = 2024", 'value = "bald"'), encoding="utf-8")
    monkeypatch.setenv("KIM_FACTS", str(broken))

    [error] = visit().error
    assert "base_year.value" in error.value
    assert "bald" in error.value


def test_a_broken_scenario_file_is_named_and_the_rest_is_there(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "scenarios", tmp_path, dirs_exist_ok=True)
    (tmp_path / "99-kaputt.toml").write_text(
        'title = "Kaputt"\n[levers]\nsalary_growth_pct = 99\n', encoding="utf-8"
    )
    monkeypatch.setattr(session, "SCENARIOS", tmp_path)
    app = visit()

    [warning] = app.warning
    assert "99\\-kaputt\\.toml" in warning.value
    assert "salary\\_growth\\_pct" in warning.value
    assert len(app.metric) == 4


def test_a_new_scenario_file_appears(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "neu.toml").write_text(
        'title = "Ganz neu"\n[levers]\nsalary_growth_pct = 4\n', encoding="utf-8"
    )
    monkeypatch.setattr(session, "SCENARIOS", tmp_path)
    app = visit(v="1", titel="Ganz neu", gehalt="4")

    assert any("Ganz neu" in markdown.value for markdown in app.sidebar.markdown)


def fail(*_: object, **__: object) -> None:
    raise RuntimeError


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (navigation, "visit"),
        (chart, "prepare"),
        (opened, "notice"),
        (chart, "show"),
        (levers, "form"),
        (chart, "offer_stand_in"),
    ],
)
def test_wherever_a_page_fails_it_has_a_number_a_heading_and_a_foot(
    visit: Visit,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    module: ModuleType,
    name: str,
) -> None:
    monkeypatch.setenv(provider.IMPRINT, "https://kreis.example/impressum")
    monkeypatch.setattr(module, name, fail)
    app = visit(v="1", gehalt="3")

    [told] = app.error
    [number] = re.findall(r"Vorfallnummer \*\*([0-9A-F]{8})", told.value)
    assert f"Incident {number}" in caplog.text
    assert len(app.title) == 1
    links = {link.proto.label: link.proto for link in app.main.get("page_link")}
    assert "gehalt=3" in links["Datenschutz"].query_string
    assert links["Impressum"].page == "https://kreis.example/impressum"


def test_a_foot_that_fails_is_told_of_once(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(provider, "imprint", fail)
    app = visit()

    assert len(app.error) == 1
    assert len(app.title) == 1
    assert caplog.text.count("Incident") == 1
