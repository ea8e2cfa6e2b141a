"""A made-up county: what its posts really cost, and the facts file its council paper leads to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from kim import load_paper
from kim.facts.paper import FactsError

Change = Callable[[dict[str, Any]], object]

BASE_YEAR = 2022
YEARS = 4
SALARY_GROWTH_PCT = 3.4
EXTRA_POSTS_FTE = 2.5
POSTS_FTE = {
    "coordination": 2.0,
    "assistance": 0.75,
    "case_management": 6.5,
    "immigration_office": 1.0,
    "naturalisation_office": 1.25,
}
MODULE_OF = {
    "coordination": 1,
    "assistance": 1,
    "case_management": 2,
    "immigration_office": 3,
    "naturalisation_office": 3,
}
RATES_EUR = {
    "coordination": 52_000,
    "assistance": 41_000,
    "case_management": 52_000,
    "immigration_office": 46_500,
    "naturalisation_office": 46_500,
}
SALARY_COST_EUR = (171_234.56, 455_000.0, 140_000.0)
FIXED_COST_EUR = (40_000.0, 0.0, 12_345.67)


def funding_eur(module: int) -> float:
    """Return what the guideline grants a module in the base year."""
    roles = [role for role, of in MODULE_OF.items() if of == module]
    return sum(POSTS_FTE[role] * RATES_EUR[role] for role in roles)


def own_share_eur(module: int) -> list[float]:
    """Return the module's published row: salaries grow, all else stays."""
    salary, fixed = SALARY_COST_EUR[module - 1], FIXED_COST_EUR[module - 1]
    index = [(1 + SALARY_GROWTH_PCT / 100) ** year for year in range(YEARS)]
    return [round(salary * level + fixed - funding_eur(module), 2) for level in index]


def total_eur() -> list[float]:
    """Return the published row of sums."""
    rows = zip(*(own_share_eur(module) for module in (1, 2, 3)), strict=True)
    return [round(sum(cells), 2) for cells in rows]


def fact(value: object, unit: str, **more: object) -> dict[str, Any]:
    """Write one figure with its unit and place."""
    return {"value": value, "unit": unit, "section": "Finanzen"} | more


def facts() -> dict[str, Any]:
    """Return the content of the facts file."""
    return {
        "facts": {"version": "7"},
        "paper": {
            "county": "Kreis Musterland",
            "county_genitive": "des Kreises Musterland",
            "title": "Vorlage 12/2022",
            "committee": "Kreisausschuss",
            "committee_genitive": "des Kreisausschusses",
            "date": "2022-03-01",
            "author": "Landrätin Muster",
        },
        "base_year": fact(BASE_YEAR, "year"),
        "posts": fact(sum(POSTS_FTE.values()), "FTE"),
        "extra_posts": fact(EXTRA_POSTS_FTE, "FTE"),
        "staff": fact(20, "persons"),
        "roles": {
            role: {
                "label": role.title(),
                "module": MODULE_OF[role],
                "fte": fact(fte, "FTE"),
                "personnel_funding": fact(RATES_EUR[role] / 2, "EUR a year", per_fte=0.5),
            }
            for role, fte in POSTS_FTE.items()
        },
        "modules": {
            str(module): {
                "label": f"Modul {module}",
                "contract_end": fact(f"{BASE_YEAR + module}-06", "month"),
                "own_share": fact(own_share_eur(module), "EUR a year"),
            }
            for module in (1, 2, 3)
        },
        "own_share_total": fact(total_eur(), "EUR a year"),
    }


def saved(content: dict[str, Any], folder: Path) -> Path:
    """Write a facts file."""
    path = folder / "kreis.toml"
    path.write_text(tomli_w.dumps(content), encoding="utf-8")
    return path


def refused(content: dict[str, Any], folder: Path) -> FactsError:
    """Return what loading a facts file is refused with; it begins with the file's name."""
    path = saved(content, folder)
    with pytest.raises(FactsError) as caught:
        load_paper(path)
    assert str(caught.value).startswith(f"{path}:\n- ")
    return caught.value
