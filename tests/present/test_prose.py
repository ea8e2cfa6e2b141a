"""Prose and sentences take every figure from the paper or the model; none is typed into them."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from kim.facts.paper import OutsideFact, Paper
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.present import formats, prose, story_breakeven, story_funding_end, story_ways_out

STORIES = [story_funding_end, story_ways_out, story_breakeven]
TEXTS = sorted(path.stem for path in prose.TEXTS.glob("*.md"))
FIGURE = re.compile(r"\d[\d.,]*\s*(?:€|%|Euro|Prozent)|\d{4}")


@pytest.mark.parametrize("name", TEXTS)
def test_every_name_in_braces_is_filled(name: str, baseline: Projection) -> None:
    text = prose.text(name, prose.values(baseline))
    assert text.startswith("## ")
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("name", TEXTS)
def test_no_figure_of_the_paper_is_typed_into_the_prose(name: str) -> None:
    assert FIGURE.findall(prose.text(name, {})) == []


def test_every_value_is_used_somewhere(baseline: Projection) -> None:
    everything = "".join(prose.text(name, {}) for name in TEXTS)
    assert [name for name in prose.values(baseline) if f"{{{name}}}" not in everything] == []


def test_a_name_that_nobody_knows_stays_visible() -> None:
    assert "{salary_growth}" in prose.text("calculation", {})


def test_the_gap_between_the_readings_is_what_a_stop_shows(
    paper: Paper, baseline: Projection
) -> None:
    guideline, table = (
        project(Scenario.of(paper, funding_end="2026-12", cost_basis=basis), paper)
        for basis in ("guideline", "table")
    )
    gap_eur = guideline.total("own_share")[2027] - table.total("own_share")[2027]
    assert prose.values(baseline)["reading_gap"] == formats.eur_whole(gap_eur)


def test_an_outside_fact_comes_with_its_sources(paper: Paper) -> None:
    text = prose.outside(paper.outside["role_split"])
    assert "Quellen: " in text
    for source in ("SV-10-0898", "WP 20-25 SV 51/247", "50/4294/XVII/2024"):
        assert source in text


def test_one_source_is_one_source() -> None:
    fact = OutsideFact(title="T", statement="S.", sources=("Eine",))
    assert prose.outside(fact) == "### T\n\nS.\n\nQuelle: Eine"


@pytest.mark.parametrize("story", STORIES)
def test_no_figure_stands_in_a_sentence(story: Any) -> None:  # noqa: ANN401 - a module
    tree = ast.parse(Path(story.__file__).read_text(encoding="utf-8"))
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
    }
    said = [text for text in texts if isinstance(text, str) and text not in docstrings]
    assert said
    assert not [text for text in said if re.search(r"[0-9]", text)]
