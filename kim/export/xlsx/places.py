"""Where each fact stands on the sheet Eckdaten, for the sheet itself and the formulas elsewhere."""

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from kim.export.xlsx.cells import FIRST_ROW, address
from kim.facts.paper import MODULES, ROLES

SHEET = "Eckdaten"

MODULE, FTE, PERSONNEL, WORKPLACE, RATE, ORIGIN = range(1, 7)
"""Columns of the roles."""
FIRST_YEAR = 2
"""Column of the base year in the published table."""

ROLES_BLOCK = FIRST_ROW
ROLE_ROWS = {role: ROLES_BLOCK + 2 + place for place, role in enumerate(ROLES)}
TABLE_BLOCK = max(ROLE_ROWS.values()) + 2
MODULE_ROWS = {module: TABLE_BLOCK + 2 + place for place, module in enumerate(MODULES)}
PUBLISHED_ROW = max(MODULE_ROWS.values()) + 1
RISE_ROW = PUBLISHED_ROW + 1
DERIVATION_BLOCK = RISE_ROW + 2
GROWTH_ROW = DERIVATION_BLOCK + 2
DERIVED_ROWS = {
    key: GROWTH_ROW + 1 + place
    for place, key in enumerate(
        (
            "fte_fact",
            "salary_cost_guideline",
            "salary_cost_table",
            "funding_fact",
            "other_cost_guideline",
            "other_cost_table",
            "booked_share_fact",
        )
    )
}
"""Derived figures, a column a module."""
OTHERS_BLOCK = max(DERIVED_ROWS.values()) + 2


def cells() -> dict[str, str]:
    """Addresses by the names that formulas use."""
    of_roles = {f"fte_{role}": address(SHEET, row, FTE) for role, row in ROLE_ROWS.items()}
    rates = {f"rate_{role}": address(SHEET, row, RATE) for role, row in ROLE_ROWS.items()}
    ends = {f"contract_end_fact_{m}": address(SHEET, row, 1) for m, row in MODULE_ROWS.items()}
    derived = {
        f"{key}_{module}": address(SHEET, row, module)
        for key, row in DERIVED_ROWS.items()
        for module in MODULES
    }
    return of_roles | rates | ends | derived


def here(row: int, column: int) -> str:
    """Address of a cell on the sheet itself."""
    return xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)


def of_roles(column: int) -> str:
    """One column of the roles, on the sheet itself."""
    rows = ROLE_ROWS.values()
    return xl_range_abs(min(rows), column, max(rows), column)
