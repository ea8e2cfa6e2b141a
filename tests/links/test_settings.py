"""What is set on a page comes out of its link as it went in, or is told: nothing goes silently."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim import Scenario, load_paper
from kim.base.month import Month
from kim.facts.paper import ROLES
from kim.share.link import decode, encode, encode_shared
from kim.share.repair import plain
from kim.share.settings import EXPLAINED, REFERENCE, SETTINGS, Settings, followed
from tests.links.test_garbage import VALUES
from tests.links.test_round_trip import CARRIERS

PAPER = load_paper()
STOP, DEAR = Scenario(funding_end=Month(2026, 12)), Scenario(salary_growth_pct=3.0)
THREE = (STOP, Scenario(), DEAR)
PLACES = st.permutations(range(3)).map(lambda places: dict(zip((REFERENCE, EXPLAINED), places)))  # noqa: B905 - two of three


def numbers(key: str) -> st.SearchStrategy[Any]:
    low, high = SETTINGS[key].low, SETTINGS[key].high
    assert low is not None
    assert high is not None
    if isinstance(low, int):
        return st.integers(low, int(high))
    return st.floats(low, high)


OTHERS = st.fixed_dictionaries(
    {},
    optional={key: numbers(key) for key, setting in SETTINGS.items() if setting.low is not None}
    | {
        "um_rolle": st.sampled_from(ROLES),
        "karte": st.sampled_from([0, 2025, 2029]),
        "niveau": st.sampled_from([2024, 2029]),
    },
)


@given(places=PLACES, others=OTHERS)
def test_settings_survive_every_carrier(places: dict[str, int], others: dict[str, Any]) -> None:
    chosen = places | others
    for query in (encode(THREE, PAPER, chosen), encode_shared(THREE, PAPER, chosen)):
        for name, carried in CARRIERS.items():
            decoded = decode(carried(query), PAPER)
            assert decoded.settings == chosen, name
            assert decoded.scenarios == THREE, name
            assert decoded.problems == (), name


@given(
    fields=st.dictionaries(
        st.sampled_from(sorted(SETTINGS)), st.lists(VALUES, min_size=1, max_size=4)
    )
)
def test_every_setting_holds_or_is_told(fields: dict[str, list[str]]) -> None:
    decoded = decode(fields, PAPER)
    told = {problem.where for problem in decoded.problems}
    assert told.isdisjoint(decoded.settings)
    for key, values in fields.items():
        if key not in told:
            (value,) = values
            assert decoded.settings[key] == SETTINGS[key].read(plain(value))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("gemessen=d", "eines der verglichenen Szenarien"),
        ("gemessen=a&beitrag=a", "ein anderes als das, woran gemessen wird"),
        ("beitrag=b", "ein anderes als das, woran gemessen wird"),
        ("streuung_gehalt=5.1", "0 bis 5 Prozentpunkte"),
        ("ende_wahrscheinlich=101", "0 bis 100 %"),
        ("grenze=0", "1 bis 1.000.000.000 €"),
        ("um_foerderende=1.5", "eine ganze Zahl"),
        ("um_rolle=landrat", "koordination oder assistenz"),
        ("karte=2030", "bis zum letzten Jahr der Rechnung"),
        ("karte=2024", "nach dem Basisjahr"),
        ("niveau=2030", "ein Jahr der Rechnung"),
        ("grenze_jahr=-1", "0 bis 1.000.000.000 €"),
        ("karte=0", "nach dem Basisjahr"),
        ("grenze=500000&grenze=600000", "eine einzige Angabe"),
        ("b.grenze=600000", "nur bekannte Angaben"),
    ],
)
def test_what_does_not_fit_is_told_with_what_holds_instead(query: str, said: str) -> None:
    decoded = decode(f"v=1&foerderende=2026-12&b.vorlage=1&c.gehalt=3&{query}", PAPER)
    [problem] = decoded.problems
    assert said in str(problem)
    assert problem.where not in decoded.settings
    assert decoded.scenarios == THREE


def test_a_year_beyond_the_papers_fits_where_figures_reach_it() -> None:
    assert decode("v=1&bis=2034&karte=2034", PAPER).settings == {"karte": 2034}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((STOP, DEAR, THREE[1]), {REFERENCE: 1, EXPLAINED: 0}),
        ((DEAR, STOP), {REFERENCE: 0, EXPLAINED: 1}),
        ((STOP, THREE[1]), {EXPLAINED: 0}),
    ],
)
def test_a_setting_goes_with_its_scenario(after: tuple[Scenario, ...], expected: Settings) -> None:
    chosen = {REFERENCE: 2, EXPLAINED: 0, "grenze": 600_000}
    assert followed(chosen, THREE, after) == {"grenze": 600_000, **expected}


@pytest.mark.parametrize(
    ("after", "place"), [((STOP, STOP, DEAR), 1), ((DEAR, STOP, STOP), 2), ((STOP,), 0)]
)
def test_a_copy_is_not_taken_for_its_original(after: tuple[Scenario, ...], place: int) -> None:
    """The copy stays when the original is changed: differences are still measured against it."""
    assert followed({REFERENCE: 1}, (STOP, STOP), after) == {REFERENCE: place}
