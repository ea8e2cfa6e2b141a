"""A shared link tells what it gave when it was made, and whether that has changed since."""

from dataclasses import replace

from kim import Scenario, load_paper
from kim.share.drift import Drift, Stamp, drift
from kim.share.link import decode, encode_shared

PAPER = load_paper()
PAPERS_SUM_EUR = 2_356_920  # the sum of the published totals, whole euro
STOP = Scenario.of(PAPER, funding_end="2026-12", title="Förderende")


def test_a_shared_link_carries_sum_and_versions() -> None:
    query = encode_shared([Scenario()], PAPER)
    assert query == f"v=1&modell=1&eckdaten=1&summe={PAPERS_SUM_EUR}"
    assert decode(query, PAPER).stamps == (Stamp(PAPERS_SUM_EUR, "1", "1"),)


def test_each_scenario_of_a_comparison_has_its_own_sum() -> None:
    stamps = decode(encode_shared([STOP, Scenario()], PAPER), PAPER).stamps
    assert [stamp and stamp.sum_eur for stamp in stamps] == [5_299_320, PAPERS_SUM_EUR]


def test_the_same_sum_is_no_drift_even_if_versions_went_on() -> None:
    assert drift(Stamp(PAPERS_SUM_EUR, "0.9", "0.8"), Scenario(), PAPER) is None


def test_another_sum_is_told_with_both_versions() -> None:
    found = drift(Stamp(2_000_000, "0.9", None), Scenario(), PAPER)
    assert found == Drift(2_000_000, PAPERS_SUM_EUR, "0.9", "1", None, "1")


def test_a_link_changed_by_hand_differs_with_the_same_versions() -> None:
    query = encode_shared([STOP], PAPER).replace("2026-12", "2027-12")
    decoded = decode(query, PAPER)
    stamp = decoded.stamps[0]
    assert stamp is not None
    found = drift(stamp, decoded.scenarios[0], PAPER)
    assert found is not None
    assert (found.model_then, found.facts_then) == (found.model_now, found.facts_now)


def test_versions_may_be_named_freely() -> None:
    facts = PAPER.facts.model_copy(update={"version": "2025 & Nachtrag 1."})
    paper = PAPER.model_copy(update={"facts": facts})
    stamp = decode(encode_shared([Scenario.of(paper)], paper), paper).stamps[0]
    assert stamp == replace(Stamp(PAPERS_SUM_EUR, "1", ""), facts="2025 & Nachtrag 1.")
