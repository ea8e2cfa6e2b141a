"""A published table that no costs and rates can have brought about is refused with the reason."""

from pathlib import Path
from typing import Any

import pytest

from kim import Scenario, load_paper
from kim.model.lever import latest_year
from tests.facts.county import Change, facts, refused, saved


def table(*rows: list[float]) -> Change:
    """Return a change that replaces the published table."""

    def change(content: dict[str, Any]) -> None:
        for module, row in enumerate(rows, start=1):
            content["modules"][str(module)]["own_share"]["value"] = row
        sums = [sum(cells) for cells in zip(*rows, strict=True)]
        content["own_share_total"]["value"] = sums

    return change


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
        (table([3.0, 2.0, 1.0], [3.0, 2.0, 1.0], [3.0, 2.0, 1.0]), "deren Summe jedes Jahr steigt"),
        (table([1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]), "von Jahr zu Jahr stärker"),
        (table([9.0, 12.0, 15.2], [1.0, 2.0, 3.1], [5.0, 4.9, 4.8]), "Modul Eigenanteile, die"),
        (table_of_costs(80_000, 0, growth_pct=20.1), "höchstens 20 % im Jahr steigen"),
        (table_of_costs(80_000, 46_501), "sonst bucht die Tabelle keine Förderung"),
        (table_of_costs(80_000, -2), "sonst wären die Sachkosten negativ"),
        (without_rates, "in jedem Modul eine Förderung"),
    ],
    ids=[
        *("falling", "not accelerating", "a module falling", "growing too fast"),
        *("no funding booked", "negative fixed cost", "no rates"),
    ],
)
def test_a_table_that_no_costs_bring_about_is_refused_with_the_reason(
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
    paper = load_paper(saved(content, tmp_path))
    assert Scenario.of(paper).deviations(paper) == ()


def test_a_table_of_17_years_reaches_to_the_last_year_that_can_be_asked_for(
    tmp_path: Path,
) -> None:
    content = facts()
    row = [round(80_000 * 1.02**year - 20_000, 2) for year in range(17)]
    table(row, row, row)(content)
    paper = load_paper(saved(content, tmp_path))
    assert Scenario.of(paper).last_year == latest_year(paper)
