"""Every scenario comes out of its link exactly as it went in, whatever carried the link."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

import pytest
from hypothesis import given, settings

from kim import Scenario, load_paper
from kim.share.library import load_library
from kim.share.link import decode, encode, encode_shared
from kim.share.repair import Query
from tests.conftest import IN_CI
from tests.links.comparisons import COMPARISONS, TITLED

PAPER = load_paper()
SHIPPED = load_library(Path(__file__).parents[2] / "scenarios", PAPER)
CARRIERS: dict[str, Callable[[str], Query]] = {
    "as it is written": str,
    "with a question mark": "?{}".format,
    "quoted anew by urllib": lambda query: urlencode(parse_qsl(query)),
    "in an HTML mail": html.escape,
    "in an HTML mail, escaped twice": lambda query: html.escape(html.escape(query)),
    "percent codes in lower case": lambda query: re.sub("%..", lambda m: m[0].lower(), query),
    "quoted as a whole": lambda query: quote(query, safe=""),
    "quoted as a whole, twice": lambda query: quote(quote(query, safe=""), safe=""),
    "decoded by a web server": parse_qs,
}


@settings(max_examples=2000 if IN_CI else 100)
@given(scenario=TITLED)
def test_a_scenario_survives_every_carrier(scenario: Scenario) -> None:
    query = encode([scenario], PAPER)
    for name, carried in CARRIERS.items():
        decoded = decode(carried(query), PAPER)
        assert decoded.scenarios == (scenario,), name
        assert decoded.problems == (), name


@settings(max_examples=200 if IN_CI else 20)
@given(scenarios=COMPARISONS)
def test_a_comparison_survives(scenarios: list[Scenario]) -> None:
    for query in (encode(scenarios, PAPER), encode_shared(scenarios, PAPER)):
        for name, carried in CARRIERS.items():
            decoded = decode(carried(query), PAPER)
            assert decoded.scenarios == tuple(scenarios), name
            assert decoded.problems == (), name


def test_a_link_says_only_what_differs_from_the_paper() -> None:
    assert encode([Scenario()], PAPER) == "v=1"
    stop = Scenario.of(PAPER, funding_end="2026-12", salary_growth_pct=3.0)
    assert encode([stop], PAPER) == "v=1&gehalt=3&foerderende=2026-12"


@pytest.mark.parametrize("count", [0, 5])
def test_a_link_holds_one_to_four_scenarios(count: int) -> None:
    with pytest.raises(ValueError, match="one to four"):
        encode([Scenario()] * count, PAPER)


@pytest.mark.parametrize("mark", [".", ",", ":", ";"])
def test_no_link_ends_with_a_mark_that_mail_programs_leave_out(mark: str) -> None:
    scenario = Scenario.of(PAPER, title=f"Vorschlag{mark} Stand Mai{mark}")
    query = encode([scenario], PAPER)
    assert not query.endswith(mark)
    assert decode(query, PAPER).scenarios == (scenario,)


def test_the_longest_sensible_link_stays_under_2000_characters() -> None:
    """With the longest title of our own scenarios."""
    scenario = Scenario.of(
        PAPER,
        title=max((entry.title for entry in SHIPPED.entries), key=len),
        last_year=2034,
        posts=dict(zip(PAPER.roles, (4, 1, 7.5, 1.5, 0.5), strict=True)),
        extra_posts=dict(zip(PAPER.roles, (1, 0.5, 4.5, 1.5, 0.5), strict=True)),
        extra_from="2026-07",
        permanent=False,
        salary_growth_pct=2.8,
        salary_path_pct=(2.25, 2.61, 0.92),
        fixed_cost_growth_pct=1.5,
        dynamisation_pct=1.5,
        dynamisation_from=2027,
        funding_end="2026-12",
        remaining_funding_pct=70.0,
        phase_out_years=2,
        funding_end_modules=(1, 2),
        redeploy_fte_per_year=2.5,
        cost_basis="table",
    )
    assert len(scenario.deviations(PAPER)) == 14 + 2 * 5
    query = encode_shared([scenario] * 4, PAPER)
    assert len(query) < 2000
    assert decode(query, PAPER).scenarios == (scenario,) * 4
