"""The paper's own scenario gives the paper's own table, cell by cell."""

from decimal import Decimal

import pytest

from kim import Scenario, load_paper, project
from tests.paper.published import YEARS, rows

CENT = Decimal("0.01")
PAPER = load_paper()
PROJECTION = project(Scenario(), PAPER)
CELLS = [
    (module, year, cell)
    for module in (1, 2, 3)
    for year, cell in zip(YEARS, rows()[f"Modul {module}"], strict=True)
]
TOTALS = list(zip(YEARS, rows()["GESAMT"], strict=True))
OFF_BY_A_CENT = {(2, 2027), (3, 2026), (3, 2027)}
"""The paper rounds per post; by hand, 38,802.00 + 188,801.96 × 0.0404 is 46,429.599, not .59."""


def cents(euro: float) -> Decimal:
    return Decimal(euro).quantize(CENT)


@pytest.mark.parametrize(("module", "year", "published"), CELLS)
def test_a_published_cell_comes_back_within_a_cent(
    module: int, year: int, published: Decimal
) -> None:
    recomputed = cents(PROJECTION.by_module("own_share")[module][year])
    assert abs(recomputed - published) == ((module, year) in OFF_BY_A_CENT) * CENT


@pytest.mark.parametrize(("year", "published"), TOTALS)
def test_a_published_total_comes_back_within_a_cent(year: int, published: Decimal) -> None:
    assert abs(cents(PROJECTION.total("own_share")[year]) - published) <= CENT


def test_the_published_totals_are_the_sums_of_their_cells() -> None:
    cells = [rows()[f"Modul {module}"] for module in (1, 2, 3)]
    assert [sum(column) for column in zip(*cells, strict=True)] == rows()["GESAMT"]


def test_the_published_totals_add_up_to_the_sum_until_2029() -> None:
    assert sum(rows()["GESAMT"]) == Decimal("2356920.13")


def test_the_facts_hold_what_the_paper_prints() -> None:
    for module, facts in PAPER.modules.items():
        assert list(map(cents, facts.own_share.value)) == rows()[f"Modul {module}"]
    assert list(map(cents, PAPER.own_share_total.value)) == rows()["GESAMT"]
