"""One line of the sheet Rechnung.

A formula names other lines by their keys in braces: `{salary_index}` is that line's cell of the
same year, `{before_salary_index}` of the year before; lines with a single value and inputs, by
their link key, stand for themselves. `{m_…}` is a column of the sheet Monate.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A single value, or one for each year."""

    key: str
    label: str
    look: str
    """Number format, by its name in kim.export.xlsx.styles."""
    once: str = ""
    yearly: str = ""
    base_year: str = ""
    """Value in the base year, where the formula of the other years does not hold."""
    summed: bool = False
    result: bool = False
