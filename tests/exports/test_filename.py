"""File names say scenario and date, and are names on every system."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kim.export.filename import file_name
from kim.facts.paper import Paper
from kim.model.scenario import Scenario

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Förderende Dezember 2026", "kim-foerderende-dezember-2026_2026-12-01.pptx"),
        ("Kürzung um 30 %, über 2 Jahre", "kim-kuerzung-um-30-ueber-2-jahre_2026-12-01.pptx"),
        ("../../etc/passwd", "kim-etc-passwd_2026-12-01.pptx"),
        ("Straße nach Łódź", "kim-strasse-nach-odz_2026-12-01.pptx"),
        ("★", "kim_2026-12-01.pptx"),
        ("", "kim-vorlage_2026-12-01.pptx"),
    ],
)
def test_a_title_becomes_a_name(title: str, expected: str, paper: Paper) -> None:
    assert file_name([Scenario.of(paper, title=title)], paper, "pptx", DAY) == expected


def test_several_scenarios_are_a_comparison(paper: Paper) -> None:
    scenarios = [Scenario.of(paper, title="25 Stellen"), Scenario.of(paper)]
    assert file_name(scenarios, paper, "xlsx") == "kim-vergleich-25-stellen.xlsx"


@given(title=st.text(max_size=80))
def test_every_title_gives_a_short_plain_name(title: str, paper: Paper) -> None:
    try:
        scenario = Scenario.of(paper, title=title)
    except ValidationError:
        return
    name = file_name([scenario], paper, "csv", DAY)
    assert re.fullmatch(r"kim(-[a-z0-9]+)*_2026-12-01\.csv", name)
    assert len(name) < 70
