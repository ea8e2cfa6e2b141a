"""A facts file that cannot be used is refused in German, with file, key, found and allowed."""

from pathlib import Path
from typing import Any

import pytest

from kim import Scenario, load_paper
from kim.base.problems import InputError, Problem
from kim.facts.paper import FactsError
from tests.facts.county import Change, facts, refused, saved, total_eur


def put(key: str, value: object) -> Change:
    """Return a change that puts a value under a key with dots."""

    def change(content: dict[str, Any]) -> None:
        *tables, last = key.split(".")
        for table in tables:
            content = content[table]
        content[last] = value

    return change


def drop(key: str) -> Change:
    """Return a change that leaves a key with dots out."""

    def change(content: dict[str, Any]) -> None:
        *tables, last = key.split(".")
        for table in tables:
            content = content[table]
        del content[last]

    return change


WRONG_TOTAL = [total_eur()[0] + 1, *total_eur()[1:]]

MALFORMED: dict[str, tuple[Change, str, str, str]] = {
    "a missing key": (drop("staff"), "staff", "", "ein Wert"),
    "a missing value": (
        drop("roles.assistance.fte.value"),
        "roles.assistance.fte.value",
        "",
        "ein Wert",
    ),
    "no version": (put("facts.version", " "), "facts.version", "", "mindestens 1 Zeichen"),
    "a version that no link holds": (
        put("facts.version", "2026-11, nach dem Nachtragshaushalt und seiner Satzung"),
        "facts.version",
        "nach dem Nachtragshaushalt",
        "höchstens 40 Zeichen",
    ),
    "an unknown key": (put("staf", 3), "staf", "staf", "nur bekannte Schlüssel"),
    "a text for a number": (
        put("modules.1.own_share.value", ["88.663,26", 2.0, 3.0]),
        "modules.1.own_share.value.0",
        "88.663,26",
        "eine Zahl",
    ),
    "a number for a table": (
        put("roles.assistance.fte", 3),
        "roles.assistance.fte",
        "3",
        "Tabelle",
    ),
    "no posts": (
        put("roles.assistance.fte.value", 0.0),
        "roles.assistance.fte.value",
        "0",
        "über 0",
    ),
    "a negative rate": (
        put("roles.assistance.personnel_funding.value", -1.0),
        "roles.assistance.personnel_funding.value",
        "−1",
        "mindestens 0",
    ),
    "an unknown module": (put("roles.assistance.module", 4), "roles.assistance.module", "4", "3"),
    "an unknown role": (
        lambda content: content["roles"].update(chef=content["roles"].pop("assistance")),
        "roles.chef",
        "chef",
        "coordination, assistance",
    ),
    "a missing role": (drop("roles.assistance"), "roles", "naturalisation_office", "assistance"),
    "a module without roles": (
        lambda content: [put(f"roles.{role}.module", 1)(content) for role in content["roles"]],
        "roles",
        "",
        "in jedem der Module 1, 2 und 3",
    ),
    "a missing module": (drop("modules.3"), "modules", "1, 2", "genau die Module 1, 2 und 3"),
    "no table": (
        lambda content: [drop(f"modules.{module}.own_share")(content) for module in (1, 2, 3)],
        "modules",
        "Zahl der Jahre: 0",
        "ohne die veröffentlichte Tabelle lassen sich die Kosten nicht herleiten",
    ),
    "a table too short": (
        lambda content: [
            put(f"modules.{module}.own_share.value", [1.0, 2.0])(content) for module in (1, 2, 3)
        ],
        "modules",
        "Zahl der Jahre: 2",
        "mindestens 3 Jahren",
    ),
    "a table too long": (
        lambda content: [
            put(f"modules.{module}.own_share.value", [float(y) for y in range(18)])(content)
            for module in (1, 2, 3)
        ],
        "modules",
        "Zahl der Jahre: 18",
        "höchstens 17 Jahre",
    ),
    "rows of different length": (
        put("modules.2.own_share.value", [1.0, 2.0, 3.0]),
        "modules",
        "Zahl der Jahre: 3, 4",
        "denselben",
    ),
    "a total that is not the sum": (
        put("own_share_total.value", WRONG_TOTAL),
        "own_share_total",
        "an 1. Stelle",
        "die Summe der drei Module",
    ),
    "a total of too few years": (
        put("own_share_total.value", [1.0]),
        "own_share_total",
        "Zahl der Jahre: 1",
        "die Summe der drei Module",
    ),
    "posts that are not the sum": (put("posts.value", 12.0), "posts", "", "11,5"),
    "no month": (
        put("modules.1.contract_end.value", "Ende 2024"),
        "modules.1.contract_end.value",
        "Ende 2024",
        "JJJJ-MM",
    ),
    "no date": (put("paper.date", "gestern"), "paper.date", "gestern", "JJJJ-MM-TT"),
    "posts in persons": (put("posts.unit", "persons"), "posts.unit", "persons", "FTE"),
    "rates in thousands": (
        put("roles.assistance.personnel_funding.unit", "TEUR"),
        "roles.assistance.personnel_funding.unit",
        "TEUR",
        "EUR a year",
    ),
    "a figure from nowhere": (drop("staff.section"), "staff", "", "entweder section"),
    "a figure from two places": (
        put("staff.source", "paper"),
        "staff",
        "",
        "oder source, ein Schlüssel unter outside",
    ),
    "a source that is not there": (
        lambda content: content["roles"]["assistance"]["fte"].update(section="", source="split"),
        "outside",
        "split",
        "jeder Schlüssel, den ein source nennt",
    ),
    "a base year as text": (
        put("base_year.value", "2022"),
        "base_year.value",
        "2022",
        "ganze Zahl",
    ),
    "a base year long ago": (
        put("base_year.value", 22),
        "base_year.value",
        "22",
        "mindestens 2000",
    ),
}


@pytest.mark.parametrize(("change", "where", "found", "allowed"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_file_is_refused_with_key_found_and_allowed(
    change: Change, where: str, found: str, allowed: str, tmp_path: Path
) -> None:
    content = facts()
    change(content)
    problems = {problem.where: problem for problem in refused(content, tmp_path).problems}
    assert found in problems[where].found
    assert allowed in problems[where].allowed


def test_all_errors_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    content = facts()
    for change in (drop("staff"), put("posts.value", -1.0), put("facts.version", 7)):
        change(content)
    where = {problem.where for problem in refused(content, tmp_path).problems}
    assert where == {"staff", "posts.value", "facts.version"}


def test_a_total_that_was_rounded_by_itself_is_accepted(tmp_path: Path) -> None:
    content = facts()
    content["own_share_total"]["value"][1] += 0.02
    assert load_paper(saved(content, tmp_path)).county == "Kreis Musterland"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FactsError) as caught:
        load_paper(tmp_path / "kreis.toml")
    assert caught.value.problems == (Problem("Datei", "", "eine lesbare Datei"),)
    assert caught.value.source.endswith("kreis.toml")


def test_a_file_that_is_not_there_is_no_error_of_a_lever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every_lever = dict(Scenario())  # so that no default reads the file before a validator does
    monkeypatch.setenv("KIM_FACTS", str(tmp_path / "kreis.toml"))
    with pytest.raises(FactsError):
        Scenario.model_validate(every_lever)


def test_a_file_that_is_no_toml_is_told_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "kreis.toml"
    path.write_text('[facts]\nversion = 1"', encoding="utf-8")
    with pytest.raises(FactsError, match="Zeile 2") as caught:
        load_paper(path)
    assert isinstance(caught.value, InputError)
