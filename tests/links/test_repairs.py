"""What typing and mail programs do to a link is undone without a word, where it is unambiguous."""

from pathlib import Path

import pytest

from kim import Scenario, load_paper
from kim.share.link import decode
from kim.share.repair import Query

PAPER = load_paper()
DOCUMENT = (Path(__file__).parents[2] / "docs" / "links.md").read_text(encoding="utf-8")
ROWS = DOCUMENT.split("| Repaired | As it arrives | Read as |\n|---|---|---|\n")[1].splitlines()
DOCUMENTED = [row.strip("| ").split(" | ") for row in ROWS]
STOP = Scenario.of(PAPER, funding_end="2026-12", salary_growth_pct=2.5)


@pytest.mark.parametrize(
    "query",
    [
        "v=1&gehalt=2,5&foerderende=2026-12",
        "v=1&gehalt=2%2C5&foerderende=2026-12",
        "v=1&gehalt=2%252C5&foerderende=2026-12",
        "v=1&gehalt=2.5&foerderende=2026-12.",
        "v=1&gehalt=2.5&foerderende=2026-12>",
        "v=1&gehalt=2.5&foerderende=2026-12).",
        "v=1&gehalt=2.5&foerderende=2026-12%20",
        "v=1&foerderende=2026-12&gehalt=+2.5+",
        "v=1&foerderende=2026-12&gehalt=„2,5“",
        "v=1&foerderende=2026–12&gehalt=2.5",
        "v=1&amp;gehalt=2.5&amp;foerderende=2026-12",
        "v=1&amp;amp;gehalt=2.5&amp;amp;foerderende=2026-12",
        "V=1&GEHALT=2.5&FOERDERENDE=2026-12",
        "v=1& Gehalt =2.5&foerder%20ende=2026-12",
        "v%3D1%26gehalt%3D2.5%26foerderende%3D2026-12",
        "gehalt=2.5&foerderende=2026-12",
        "?v=1&&gehalt=2.5&foerderende=2026-12&",
        "v=1&gehalt=2.5&foerderende=2026-12&ansicht=tabelle",
        {"v": ["1"], "amp;gehalt": ["2,5"], "FOERDERENDE": ["2026-12."]},
        {"v=1&gehalt=2,5&foerderende=2026-12": [""]},
        {"v": "1", "gehalt": "2,5", "foerderende": "2026-12"},
    ],
)
def test_a_damaged_link_opens_as_it_was(query: Query) -> None:
    decoded = decode(query, PAPER)
    assert decoded.scenarios == (STOP,)
    assert decoded.problems == ()
    assert decoded.is_link


@pytest.mark.parametrize(
    ("query", "levers"),
    [
        ("gehaltspfad=2,25;2,61;0,92", {"salary_path_pct": (2.25, 2.61, 0.92)}),
        ("gehaltspfad=2.25%3B+2.61%3B+0.92%3B", {"salary_path_pct": (2.25, 2.61, 0.92)}),
        ("gehaltspfad=2.25", {"salary_path_pct": (2.25,)}),
        ("sachkosten=−1,5", {"fixed_cost_growth_pct": -1.5}),
        ("module=2;1", {"funding_end_modules": (1, 2)}),
        ("module=1,2", {"funding_end_modules": (1, 2)}),
        ("lesart=Tabelle", {"cost_basis": "table"}),
        ("gehaltspfad=2,25 %25; 2,61%25", {"salary_path_pct": (2.25, 2.61)}),
        ("rest=70%25", {"remaining_funding_pct": 70.0}),
        ("rest=70%", {"remaining_funding_pct": 70.0}),
        ("gehalt=3 %25", {"salary_growth_pct": 3.0}),
        ("koordination=4 VZÄ", {"posts": {"coordination": 4.0}}),
        ("auslauf=2+Jahre.", {"phase_out_years": 2}),
        ("umsetzung=4 VZÄ im Jahr", {"redeploy_fte_per_year": 4.0}),
        ("befristet=0", {}),
        ("koordination=3,5", {}),
    ],
)
def test_each_form_is_read_as_people_write_it(query: str, levers: dict[str, object]) -> None:
    decoded = decode(query, PAPER)
    assert decoded.scenarios == (Scenario.of(PAPER, **levers),)
    assert decoded.problems == ()


@pytest.mark.parametrize(("damage", "arriving", "meant"), DOCUMENTED)
def test_the_document_says_what_is_repaired(damage: str, arriving: str, meant: str) -> None:
    decoded = decode(arriving.strip("`"), PAPER)
    assert decoded == decode(meant.strip("`"), PAPER), damage
    assert decoded.problems == ()
    assert decoded.scenarios != (Scenario(),), "something was read"


def test_a_title_is_prose_and_keeps_its_marks() -> None:
    decoded = decode("titel=%3CEnde%3E+2%2C5%2525.", PAPER)
    assert decoded.scenarios[0].title == "<Ende> 2,5%25."


@pytest.mark.parametrize("query", ["", "?", "&&", "ansicht=tabelle", {}, {"ansicht": ["tabelle"]}])
def test_a_bare_address_is_no_link(query: Query) -> None:
    decoded = decode(query, PAPER)
    assert decoded.scenarios == (Scenario(),)
    assert decoded.problems == ()
    assert not decoded.is_link
