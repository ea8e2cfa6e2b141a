"""What drives the own share, by its German name."""

from collections.abc import Mapping
from types import MappingProxyType

from kim.model.attribution import Driver

LABELS: Mapping[Driver, str] = MappingProxyType(
    {
        Driver.POSTS: "Stellen",
        Driver.EXTRA_POSTS: "Zusätzliche Stellen",
        Driver.PERMANENCE: "Entfristung",
        Driver.SALARIES: "Gehälter",
        Driver.FIXED_COST: "Sachkosten",
        Driver.DYNAMISATION: "Dynamisierung",
        Driver.FUNDING_END: "Förderende",
        Driver.REDEPLOYMENT: "Umsetzung",
        Driver.READING: "Lesart",
    }
)

WITH_BEI: Mapping[Driver, str] = MappingProxyType(
    {
        Driver.POSTS: "bei den Stellen",
        Driver.EXTRA_POSTS: "bei den zusätzlichen Stellen",
        Driver.PERMANENCE: "bei der Entfristung",
        Driver.SALARIES: "bei den Gehältern",
        Driver.FIXED_COST: "bei den Sachkosten",
        Driver.DYNAMISATION: "bei der Dynamisierung",
        Driver.FUNDING_END: "beim Förderende",
        Driver.REDEPLOYMENT: "bei der Umsetzung",
        Driver.READING: "bei der Lesart",
    }
)
"""For sentences: der Unterschied beim Förderende."""
