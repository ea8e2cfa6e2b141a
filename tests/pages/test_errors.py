"""Whatever is broken ends in a German message, and everything else works on."""

import shutil
from pathlib import Path

import pytest

from kim.ui import session
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
