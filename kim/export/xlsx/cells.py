"""Cells of the workbook: where tables begin, how cells are named and addressed."""

from datetime import date
from textwrap import wrap
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from kim.base.month import Month
from kim.facts.paper import Fact, Paper

PREFIXES = ("", "b_", "c_", "d_")
"""Before the names of cells: none for the first scenario, the others as links spell them."""

PAPER_HORIZON = "bis_vorlage"
"""Name of the paper's last year, which counts where a reader clears a scenario's."""

FIRST_ROW = 5
"""Below the head of every sheet."""


def address(sheet: str, row: int, column: int) -> str:
    """Absolute address of a cell, from any sheet."""
    return f"'{sheet}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def first_day(month: Month) -> date:
    """Write a month as spreadsheets do: its first day."""
    return date(month.year, month.month, 1)


def origin(fact: Fact[Any], paper: Paper) -> str:
    """Say where a fact is written: a section of the paper, or another source's title."""
    if fact.source:
        return paper.outside[fact.source].title
    return f"Vorlage, Abschnitt „{fact.section}“"


def line_count(text: str, width: int) -> int:
    """Lines that a text takes in a column of so many characters."""
    return len(wrap(text, width)) or 1
