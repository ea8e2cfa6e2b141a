"""Scenarios in a folder appear; a broken one is told with file and key and keeps no other out."""

from pathlib import Path

import pytest

from kim import Scenario, load_paper
from kim.base.problems import InputError
from kim.share.library import MOST_BYTES, load_library, read_scenario_file

PAPER = load_paper()
GOOD = b'title = "Gut"\nwhy = "Weil."\nsource = "Eigene Annahme"\n[levers]\nsalary_growth_pct = 3'

BROKEN = {
    # what the file says, and what is told of it
    "no TOML": (b'title = "a\n', "Datei", "gültiges TOML"),
    "not UTF-8": ('title = "Kürzung"'.encode("latin-1"), "Datei", "UTF-8"),
    "binary": (bytes(range(256)), "Datei", "UTF-8"),
    "too large": (b"#" * (MOST_BYTES + 1), "Datei", "höchstens 8 kB"),
    "too deep": (b"x = " + b"[" * 5_000, "Datei", "gültiges TOML"),
    "an endless number": (b"x = " + b"1" * 5_000, "Datei", "gültiges TOML"),
    "no title": (b'why = "a"', "title", "ein Text"),
    "a title of another type": (b"title = 3", "title", "ein Text"),
    "a title too long": (b'title = "' + b"x" * 81 + b'"', "title", "höchstens 80 Zeichen"),
    "a control character": (b'title = "a"\nwhy = "\\u0007"', "why", "ohne Steuerzeichen"),
    "an unknown key": (b'title = "a"\nautor = "b"', "autor", "nur bekannte Schlüssel"),
    "levers of another type": (b'title = "a"\nlevers = 3', "levers", "eine Tabelle"),
    "an unknown lever": (
        b'title = "a"\n[levers]\nsalary_grwth_pct = 3',
        "levers.salary_grwth_pct",
        "zum Beispiel salary_growth_pct",
    ),
    "a title among the levers": (
        b'title = "a"\n[levers]\ntitle = "b"',
        "levers.title",
        "nur bekannte Schlüssel",
    ),
    "a word of the program's": (
        b'title = "a"\n[levers]\npaper = 1',
        "levers.paper",
        "nur bekannte Schlüssel",
    ),
    "an unknown role": (
        b'title = "a"\n[levers.posts]\nchef = 1',
        "levers.posts.chef",
        "coordination",
    ),
    "a number as text": (
        b'title = "a"\n[levers]\nsalary_growth_pct = "3"',
        "levers.salary_growth_pct",
        "eine Zahl",
    ),
    "no number": (
        b'title = "a"\n[levers]\nsalary_growth_pct = nan',
        "levers.salary_growth_pct",
        "eine endliche Zahl",
    ),
    "out of bounds": (
        b'title = "a"\n[levers]\nremaining_funding_pct = 101',
        "levers.remaining_funding_pct",
        "0 bis 100 %",
    ),
    "a conflict": (
        b'title = "a"\n[levers.extra_posts]\ncase_management = 5\nassistance = 4',
        "levers.extra_posts",
        "zusammen höchstens 8 VZÄ",
    ),
}


@pytest.mark.parametrize(("content", "key", "allowed"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_and_keeps_no_other_out(
    tmp_path: Path, content: bytes, key: str, allowed: str
) -> None:
    (tmp_path / "1-broken.toml").write_bytes(content)
    (tmp_path / "2-good.toml").write_bytes(GOOD)
    library = load_library(tmp_path, PAPER)
    assert [entry.title for entry in library.entries] == ["Gut"]
    (error,) = library.problems
    (problem,) = error.problems
    assert problem.where == key
    assert allowed in problem.allowed
    assert str(error).startswith("1-broken.toml:")


def test_an_empty_file_is_told_what_it_needs() -> None:
    with pytest.raises(InputError) as caught:
        read_scenario_file(b"", "leer.toml", PAPER)
    told = "title: Dieser Schlüssel fehlt. Erlaubt: ein Text, der das Szenario benennt."
    assert [str(problem) for problem in caught.value.problems] == [told]


def test_the_place_of_a_slip_is_told() -> None:
    with pytest.raises(InputError, match="Zeile 2, Spalte 7"):
        read_scenario_file(b'title = "a"\nwhy = ja\n', "datei.toml", PAPER)


def test_all_errors_of_a_file_are_told_at_once() -> None:
    content = b"x = 1\n[levers]\nlast_yaer = 3\nlast_year = 2099\nfunding_end = 2026"
    with pytest.raises(InputError) as caught:
        read_scenario_file(content, "datei.toml", PAPER)
    where = {problem.where for problem in caught.value.problems}
    assert where == {"title", "x", "levers.last_yaer", "levers.last_year", "levers.funding_end"}


def test_entries_are_in_the_order_of_their_files(tmp_path: Path) -> None:
    for name in ("20-b", "00-c", "10-a"):
        (tmp_path / f"{name}.toml").write_bytes(GOOD)
    names = [entry.name for entry in load_library(tmp_path, PAPER).entries]
    assert names == ["00-c", "10-a", "20-b"]


def test_a_file_that_cannot_be_opened_keeps_no_other_out(tmp_path: Path) -> None:
    (tmp_path / "1-folder.toml").mkdir()
    (tmp_path / "2-lost.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "3-good.toml").write_bytes(GOOD)
    library = load_library(tmp_path, PAPER)
    assert [entry.name for entry in library.entries] == ["3-good"]
    assert [error.source for error in library.problems] == ["1-folder.toml", "2-lost.toml"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    library = load_library(tmp_path / "scenarios", PAPER)
    assert library.entries == ()
    assert "Ordner" in str(library.problems[0])


def test_a_file_without_levers_is_the_paper() -> None:
    entry = read_scenario_file(b'title = ""', "ohne-titel.toml", PAPER)
    assert entry.title == "ohne-titel"
    assert entry.scenario == Scenario.of(PAPER)


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_file_from_another_editor_is_read(end: str) -> None:
    content = "\ufeff" + 'title = "Kürzung"\nwhy = """\nZwei\nZeilen."""'.replace("\n", end)
    entry = read_scenario_file(content.encode(), "k.toml", PAPER)
    assert (entry.title, entry.why) == ("Kürzung", "Zwei Zeilen.")
