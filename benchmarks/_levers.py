"""A hundred thousand values of levers; as a program, the memory that projecting them takes."""

import resource
import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kim import Scenario, load_paper, project_many
from kim.facts.paper import MODULES, ROLES
from kim.model.scenario import LEVERS, CostBasis

COUNT = 100_000
PAPER = load_paper()
RANDOM = np.random.default_rng(2024)


def three() -> dict[str, Any]:
    """Vary what is uncertain most."""
    return {
        "salary_growth_pct": between("salary_growth_pct"),
        "dynamisation_pct": between("dynamisation_pct"),
        "funding_end": months("funding_end"),
    }


def every() -> dict[str, Any]:
    """Vary every lever there is."""
    most = PAPER.extra_posts.value / len(ROLES)
    levers = three() | {
        "last_year": RANDOM.integers(2029, 2041, COUNT),
        "posts": {role: between("posts") for role in ROLES},
        "extra_posts": {role: RANDOM.uniform(0, most, COUNT) for role in ROLES},
        "extra_from": np.datetime64("2024-01", "M") + RANDOM.integers(0, 72, COUNT),
        "permanent": RANDOM.random(COUNT) < 1 / 2,
        "salary_path_pct": np.stack([between("salary_path_pct") for _ in range(5)], axis=1),
        "fixed_cost_growth_pct": between("fixed_cost_growth_pct"),
        "dynamisation_from": RANDOM.integers(2025, 2030, COUNT),
        "remaining_funding_pct": between("remaining_funding_pct"),
        "phase_out_years": RANDOM.integers(0, 11, COUNT),
        "funding_end_modules": some_modules(),
        "redeploy_fte_per_year": between("redeploy_fte_per_year"),
        "cost_basis": RANDOM.choice(list(CostBasis), COUNT),
    }
    assert levers.keys() == LEVERS.keys()
    return levers


def between(name: str) -> NDArray[np.float64]:
    """Draw values of a lever evenly between its bounds."""
    return RANDOM.uniform(*LEVERS[name].number_bounds(PAPER), COUNT)


def months(name: str) -> NDArray[np.datetime64]:
    """Draw months of a lever evenly between its bounds."""
    low, high = (int(bound) for bound in LEVERS[name].number_bounds(PAPER))
    return RANDOM.integers(low, high + 1, COUNT).astype("datetime64[M]")


def some_modules() -> NDArray[np.bool_]:
    """Draw modules, at least one a scenario."""
    concerned = RANDOM.random((COUNT, len(MODULES))) < 2 / 3
    concerned[~concerned.any(axis=1), 0] = True
    return concerned


SETS = {"three": three, "every": every}

if __name__ == "__main__":
    project_many(Scenario(), PAPER, **SETS[sys.argv[1]]())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)
