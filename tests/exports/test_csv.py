"""Tables of text: every figure of the projection, read back by the rules of each reader."""

import csv
from datetime import date
from io import StringIO

import pytest

from kim.export.csv import german, tidy
from kim.export.stamp import Stamp
from kim.facts.paper import Paper
from kim.model.projection import project
from kim.model.scenario import Scenario

STAMP = Stamp(date(2026, 12, 1), "https://kim.example/?v=1&gehalt=3")


def rows(content: bytes, encoding: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(encoding)), delimiter=delimiter))


def test_a_program_reads_every_cell_of_the_projection(
    shipped: list[Scenario], paper: Paper
) -> None:
    found = rows(tidy(shipped, paper, STAMP), "utf-8", ",")
    expected = [cell for each in shipped for cell in project(each, paper).frame.itertuples()]
    assert [float(row["own_share"]) for row in found] == [cell.own_share for cell in expected]
    assert [float(row["fte"]) for row in found] == pytest.approx([cell.fte for cell in expected])
    assert {row["scenario"] for row in found} == {each.title for each in shipped}


def test_german_excel_reads_the_same_figures(paper: Paper) -> None:
    content = german([Scenario.of(paper, funding_end="2026-12")], paper, STAMP)
    assert content.startswith(b"\xef\xbb\xbf")
    found = rows(content, "utf-8-sig", ";")
    assert found[0]["Modul"] == "Modul 1 (Koordination)"
    assert found[0]["Eigenanteil (€)"] == "88663,26"
    assert found[0]["Stellen (VZÄ)"] == "4,0"


def test_every_row_says_where_it_is_from(paper: Paper) -> None:
    (row, *_) = rows(german([Scenario.of(paper)], paper, STAMP), "utf-8-sig", ";")
    assert (row["Stand"], row["Link"]) == ("01.12.2026", STAMP.link)
    assert (row["Modellfassung"], row["Fassung der Eckdaten"]) == ("1", "1")
    assert row["Quelle"].startswith("Quelle: Beschlussvorlage")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("x";"y")'])
def test_no_cell_begins_a_formula(title: str, paper: Paper) -> None:
    for content, delimiter in ((tidy, ","), (german, ";")):
        text = content([Scenario.of(paper, title=title)], paper)
        cells = [
            c
            for row in csv.reader(StringIO(text.decode("utf-8-sig")), delimiter=delimiter)
            for c in row
        ]
        assert f"'{title}" in cells
        assert not [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t"}]
