"""The workbook has the sheets, names, checks and pages that its reader needs, and no macros."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kim.export.stamp import Stamp
from kim.export.xlsx import workbook
from kim.facts.paper import Paper
from kim.model.scenario import LEVERS, Scenario
from tests.exports.sheets import Book

STAMP = Stamp(date(2026, 12, 1), "https://kim.example/?v=1&foerderende=2026-12")
NAMES = (
    *("koordination", "assistenz", "casemanagement", "abh", "ebh", "plus_ab", "befristet"),
    *("plus_koordination", "plus_assistenz", "plus_casemanagement", "plus_abh", "plus_ebh"),
    *("gehalt", "gehaltspfad", "sachkosten", "dynamik", "dynamik_ab", "bis", "lesart"),
    *("foerderende", "rest", "auslauf", "module", "umsetzung"),
)
"""Spelt as in links."""


@pytest.fixture(scope="module")
def stop(paper: Paper) -> Scenario:
    return Scenario.of(paper, title="Förderende Dezember 2026", funding_end="2026-12")


@pytest.fixture(scope="module")
def content(stop: Scenario, paper: Paper) -> bytes:
    return workbook([stop], paper, STAMP)


@pytest.fixture(scope="module")
def file(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def test_sheets_stand_in_the_order_in_which_one_reads(file: Workbook) -> None:
    assert file.sheetnames == [
        "Annahmen",
        "Eckdaten",
        "Rechnung",
        "Monate",
        "Ergebnis",
        "Vergleich",
        "Quellen",
    ]


def test_every_input_has_the_name_that_links_use(file: Workbook) -> None:
    assert set(NAMES) <= set(file.defined_names)
    assert {f"gehaltspfad_{year}" for year in range(2025, 2041)} <= set(file.defined_names)


def test_every_result_has_a_name(content: bytes) -> None:
    book = Book(content)
    assert book["eigenanteil_2027"] == 1_385_226.92
    assert book["eigenanteil_summe"] == pytest.approx(5_299_320.14)


def test_every_input_refuses_what_its_lever_does_not_allow(file: Workbook) -> None:
    sheet = file["Annahmen"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    for name in set(NAMES) - {"gehaltspfad"}:
        ((_, place),) = file.defined_names[name].destinations
        assert rules[place.replace("$", "")].error, name
    salaries = rules[file.defined_names["gehalt"].attr_text.split("!")[1].replace("$", "")]
    assert (salaries.formula1, salaries.formula2) == ("-5.0", "20.0")


def test_every_lever_is_explained(file: Workbook) -> None:
    texts = {each.value for row in file["Annahmen"].iter_rows() for each in row}
    own = {"permanent", "salary_path_pct"}  # said the other way round; year by year
    assert {lever.help for name, lever in LEVERS.items() if name not in own} <= texts


def test_months_are_dates_and_no_end_is_an_empty_cell(paper: Paper, file: Workbook) -> None:
    ((sheet, place),) = file.defined_names["foerderende"].destinations
    end = file[sheet][place.replace("$", "")]
    assert end.is_date
    assert (end.value.year, end.value.month, end.number_format) == (2026, 12, "mm.yyyy")
    assert Book(workbook([Scenario.of(paper)], paper))["foerderende"] is None


def test_every_sheet_carries_versions_link_and_source(file: Workbook) -> None:
    for sheet in file:
        assert sheet["A3"].value == "Stand 01.12.2026 · Modellfassung 1 · Eckdaten Fassung 1"
        assert sheet["A4"].value == STAMP.link
        assert sheet.oddFooter.left.text.startswith("Quelle: Beschlussvorlage")


def test_every_sheet_keeps_its_head_and_prints_on_a4(file: Workbook) -> None:
    for sheet in file:
        assert sheet.page_setup.paperSize == 9
        assert sheet.title == "Monate" or sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert sheet.freeze_panes or sheet.title == "Quellen"


def test_nothing_in_the_file_is_a_macro(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower()]


def test_the_same_scenario_gives_the_same_bytes(stop: Scenario, paper: Paper) -> None:
    assert workbook([stop], paper, STAMP) == workbook([stop], paper, STAMP)


def test_amounts_are_german_whatever_the_program_speaks(file: Workbook) -> None:
    formats = {each.number_format for row in file["Ergebnis"].iter_rows() for each in row}
    assert formats > {'[$-407]#,##0.00\\ "€"'}
    assert all(each.startswith("[$-407]") for each in formats - {"General", "0"})


def test_many_years_go_on_two_pages_that_both_say_what_a_line_is(paper: Paper) -> None:
    long = load_workbook(BytesIO(workbook([Scenario.of(paper, last_year=2040)], paper)))
    for name in ("Rechnung", "Ergebnis", "Vergleich", "Monate"):
        assert len(long[name].col_breaks.brk) == 1
        assert not long[name].sheet_properties.pageSetUpPr.fitToPage, "else Excel ignores the break"
        assert long[name].print_title_cols == "$A:$A"


def test_charts_stand_whole_on_the_first_of_two_pages(paper: Paper) -> None:
    long = load_workbook(BytesIO(workbook([Scenario.of(paper, last_year=2040)], paper)))
    for name in ("Ergebnis", "Vergleich"):
        (chart,), (end,) = long[name]._charts, long[name].col_breaks.brk  # noqa: SLF001 - openpyxl has no public way
        assert chart.anchor._from.col > 0, "the first column is printed on both pages"  # noqa: SLF001 - as above
        assert chart.anchor.to.col < end.id


def test_a_link_of_any_length_stands_whole_on_every_page(paper: Paper) -> None:
    link = "https://kim.example/?" + "k" * 800
    stamp = Stamp(date(2026, 12, 1), link)
    scenarios = [Scenario.of(paper, title=f"{n}", last_year=2040) for n in range(4)]
    file = load_workbook(BytesIO(workbook(scenarios, paper, stamp)))
    for name in ("Annahmen", "Eckdaten", "Rechnung", "Monate", "Ergebnis", "Vergleich", "Quellen"):
        sheet = file[name]
        found = [each for row in sheet["A1:Z4"] for each in row if each.value == link]
        assert len(found) == len(sheet.col_breaks.brk) + 1
        for each in found:
            (span,) = [r for r in sheet.merged_cells.ranges if each.coordinate in r] or [each]
            columns = range(span.min_col, span.max_col + 1) if span is not each else [each.column]
            heights = [sheet.row_dimensions[r].height or 15 for r in range(each.row, 5)]
            width = sum(_width(sheet, column) for column in columns)
            assert each.alignment.wrap_text
            assert sum(heights) / 15 * width >= len(link)


def _width(sheet: Worksheet, column: int) -> float:
    """Characters in a column; the file names only the first of equal ones."""
    every = sheet.column_dimensions.values()
    return next(float(each.width) for each in every if each.min <= column <= each.max)


def test_every_page_of_a_sheet_repeats_its_head(file: Workbook) -> None:
    for name in ("Annahmen", "Rechnung", "Quellen"):
        first, last = file[name].print_title_rows.replace("$", "").split(":")
        assert int(first) == 1
        assert int(last) >= 4


def test_further_pages_of_months_say_whose_module_a_column_is(file: Workbook) -> None:
    first, last = (int(row) for row in file["Monate"].print_title_rows.replace("$", "").split(":"))
    heads = {cell.value for row in file["Monate"][first:last] for cell in row}
    assert {"Modul 2 (Case Management)", "Geförderte Stellen"} <= heads


def test_every_page_of_months_says_in_its_head_whose_they_are(file: Workbook) -> None:
    sheet = file["Monate"]
    assert sheet.oddHeader.left.text.startswith("Monate · ")
    assert "Förderende Dezember 2026" in sheet.oddHeader.left.text
    assert "Stand 01.12.2026" in sheet.oddHeader.left.text
    assert sheet.print_area.startswith("'Monate'!$A$6:"), (
        "not the sheet's own head, cut by a column"
    )


def test_no_row_of_the_assumptions_is_higher_than_its_texts_need(file: Workbook) -> None:
    sheet = file["Annahmen"]
    high = [number for number in range(7, sheet.max_row + 1) if sheet.row_dimensions[number].height]
    for number in high:
        texts = {each.column_letter: each.value for each in sheet[number] if each.column > 3}
        is_long = any(
            len(str(text)) > sheet.column_dimensions[letter].width for letter, text in texts.items()
        )
        assert sheet.row_dimensions[number].height == (30 if is_long else 15)
    assert len([n for n in high if sheet.row_dimensions[n].height > 15]) <= 3


def test_the_longest_name_has_room_above_its_inputs(paper: Paper) -> None:
    sheet = load_workbook(BytesIO(workbook([Scenario.of(paper, title="Förderende " * 7)], paper)))[
        "Annahmen"
    ]
    characters_a_line = sheet.column_dimensions["C"].width * 0.8
    points_a_line = 15
    lines = len(sheet["C6"].value) / characters_a_line
    assert sheet.row_dimensions[6].height >= lines * points_a_line


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("x")', "<b>&amp;"])
def test_a_title_is_text_wherever_it_stands(title: str, paper: Paper) -> None:
    book = Book(workbook([Scenario.of(paper, title=title), Scenario.of(paper)], paper))
    found = [
        each
        for cells in book.sheets.values()
        for each in cells.values()
        if isinstance(each.value, str) and title in each.value
    ]
    assert found
    assert not [each for each in found if each.is_formula or str(each.value)[0] in "=+-@\t"]


def test_more_than_four_scenarios_are_refused(stop: Scenario, paper: Paper) -> None:
    with pytest.raises(ValueError, match="5 scenarios"):
        workbook([stop] * 5, paper)
