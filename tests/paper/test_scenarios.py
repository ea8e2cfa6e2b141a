"""Seven scenarios, worked out by hand when the model was described, come back to the cent."""

from typing import Any

import pytest

from kim import Scenario, load_paper, project
from kim.facts.paper import Role
from kim.model.scenario import CostBasis

PAPER = load_paper()
STOP: dict[str, Any] = {"funding_end": "2026-12"}

TOTALS = {
    "the paper": (
        {},
        (332_334.53, 355_891.06, 379_918.71, 404_426.92, 429_425.29, 454_923.63),
    ),
    "funding ends 2026-12": (
        STOP,
        (332_334.53, 355_891.06, 379_918.71, 1_385_226.92, 1_410_225.29, 1_435_723.63),
    ),
    "the same, reading table": (
        STOP | {"cost_basis": "table"},
        (332_334.53, 355_891.06, 379_918.71, 1_249_918.61, 1_274_916.98, 1_300_415.32),
    ),
    "8 extra case managers from 2025-01": (
        {"extra_posts": {Role.CASE_MANAGEMENT: 8.0}, "extra_from": "2025-01"},
        (332_334.53, 531_634.37, 567_746.87, 604_581.63, 642_153.09, 680_475.97),
    ),
    "dynamisation 2 %": (
        {"dynamisation_pct": 2.0},
        (332_334.53, 336_275.06, 340_294.39, 344_394.11, 348_575.83, 352_841.18),
    ),
    "not permanent": (
        {"permanent": False},
        (332_334.53, 42_578.04, 46_429.60, 50_358.19, 0.00, 0.00),
    ),
    "ends 2026-12, 4 FTE a year redeployed": (
        STOP | {"redeploy_fte_per_year": 4.0},
        (332_334.53, 355_891.06, 379_918.71, 1_208_678.38, 898_672.97, 577_104.59),
    ),
}


@pytest.mark.parametrize(("levers", "totals"), TOTALS.values(), ids=TOTALS)
def test_the_totals_come_back_to_the_cent(
    levers: dict[str, Any], totals: tuple[float, ...]
) -> None:
    projection = project(Scenario(**levers), PAPER)
    assert tuple(projection.total("own_share")) == totals


def test_the_two_readings_differ_by_the_funding_that_the_table_did_not_book() -> None:
    guideline, table = (
        project(Scenario(**STOP, cost_basis=reading), PAPER).total("own_share")
        for reading in CostBasis
    )
    assert tuple((guideline - table).round(2)) == (0, 0, 0, 135_308.31, 135_308.31, 135_308.31)
