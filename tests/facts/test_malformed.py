"""A facts file that cannot be used is refused in German, with file, key, found and allowed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from kim import Scenario, load_paper
from kim.base.problems import InputError, Problem
from kim.facts.paper import FactsError
from kim.model.lever import latest_year
from tests.facts.county import facts, total_eur

Change = Callable[[dict[str, Any]], object]


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


def refused(content: dict[str, Any], folder: Path) -> FactsError:
    path = folder / "kreis.toml"
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        load_paper(path)
    assert str(caught.value).startswith(f"{path}:\n- ")
    return caught.value


@pytest.mark.parametrize(("change", "where", "found", "allowed"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_file_is_refused_with_key_found_and_allowed(
    change: Change, where: str, found: str, allowed: str, tmp_path: Path
) -> None:
    content = facts()
    change(content)
    problems = {problem.where: problem for problem in refused(content, tmp_path).problems}
    assert found in problems[where].found
    assert allowed in problems[where].allowed


def table(*rows: list[float]) -> Change:
    """Return a change that replaces the published table."""

    def change(content: dict[str, Any]) -> None:
        for module, row in enumerate(rows, start=1):
            content["modules"][str(module)]["own_share"]["value"] = row
        sums = [sum(cells) for cells in zip(*rows, strict=True)]
        content["own_share_total"]["value"] = sums

    return change


@pytest.mark.parametrize(
    ("change", "allowed"),
    [
        (table([3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [3.0, 2.0, 1.0]), "deren Summe jedes Jahr steigt"),
        (table([1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]), "von Jahr zu Jahr stärker"),
        (table([9.0, 12.0, 15.2], [1.0, 2.0, 3.1], [5.0, 4.9, 4.8]), "Modul Eigenanteile, die"),
    ],
    ids=["falling", "not accelerating", "a module falling"],
)
def test_a_table_that_implies_no_growing_costs_is_refused_with_the_reason(
    change: Change, allowed: str, tmp_path: Path
) -> None:
    content = facts()
    change(content)
    (problem,) = refused(content, tmp_path).problems
    assert problem.where == "own_share_total"
    assert allowed in problem.allowed


def table_of_costs(salary_eur: float, fixed_eur: float, growth_pct: float = 3.0) -> Change:
    """Return a change to a table of such costs in every module, 46,500 of them funded."""
    index = [(1 + growth_pct / 100) ** year for year in range(4)]
    row = [round(salary_eur * level + fixed_eur - 46_500, 2) for level in index]

    def change(content: dict[str, Any]) -> None:
        table(row, row, row)(content)
        for role in content["roles"].values():
            share = 0.5 if role["module"] in {1, 3} else 1.0
            role["fte"]["value"] = share
            role["personnel_funding"] |= {"value": 46_500, "per_fte": 1.0}
        content["posts"]["value"] = 3.0

    return change


def without_rates(content: dict[str, Any]) -> None:
    content["roles"]["case_management"]["personnel_funding"]["value"] = 0


@pytest.mark.parametrize(
    ("change", "allowed"),
    [
        (table_of_costs(80_000, 0, growth_pct=20.1), "höchstens 20 % im Jahr steigen"),
        (table_of_costs(80_000, 46_501), "sonst bucht die Tabelle keine Förderung"),
        (table_of_costs(80_000, -2), "sonst wären die Sachkosten negativ"),
        (without_rates, "in jedem Modul eine Förderung"),
    ],
    ids=["growing too fast", "no funding booked", "negative fixed cost", "no rates"],
)
def test_a_table_that_contradicts_itself_is_refused_with_the_reason(
    change: Change, allowed: str, tmp_path: Path
) -> None:
    content = facts()
    change(content)
    (problem,) = refused(content, tmp_path).problems
    assert problem.where == "own_share_total"
    assert allowed in problem.allowed


@pytest.mark.parametrize(
    "change",
    [
        table_of_costs(80_000, 0, growth_pct=20.0),
        table_of_costs(80_000, 46_499),
        table_of_costs(80_000, 0),
    ],
    ids=["growing fast", "little funding booked", "no fixed cost"],
)
def test_a_table_at_the_limit_is_accepted_and_its_paper_is_a_scenario(
    change: Change, tmp_path: Path
) -> None:
    content = facts()
    change(content)
    path = tmp_path / "kreis.toml"
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    paper = load_paper(path)
    assert Scenario.of(paper).deviations(paper) == ()


def test_a_table_of_17_years_reaches_to_the_last_year_that_can_be_asked_for(
    tmp_path: Path,
) -> None:
    content = facts()
    row = [round(80_000 * 1.02**year - 20_000, 2) for year in range(17)]
    table(row, row, row)(content)
    path = tmp_path / "kreis.toml"
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    paper = load_paper(path)
    assert Scenario.of(paper).last_year == latest_year(paper)


def test_all_errors_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    content = facts()
    for change in (drop("staff"), put("posts.value", -1.0), put("facts.version", 7)):
        change(content)
    where = {problem.where for problem in refused(content, tmp_path).problems}
    assert where == {"staff", "posts.value", "facts.version"}


def test_a_total_that_was_rounded_by_itself_is_accepted(tmp_path: Path) -> None:
    content = facts()
    content["own_share_total"]["value"][1] += 0.02
    path = tmp_path / "kreis.toml"
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    assert load_paper(path).county == "Kreis Musterland"


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
