"""What cannot be followed is told, with key, value, what is allowed and what holds instead."""

import pytest

from kim import Scenario, load_paper
from kim.share.link import decode
from kim.share.repair import Query

PAPER = load_paper()

CASES = [
    # what the link says, the key that is named, the value, what is allowed, what the page shows
    ("gehalt=zwei", "gehalt", "zwei", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=25", "gehalt", "25", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=٣", "gehalt", "٣", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=\uff13", "gehalt", "\uff13", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=1e309", "gehalt", "1e309", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=nan", "gehalt", "nan", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=1.234,5", "gehalt", "1.234,5", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=", "gehalt", "", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=3&gehalt=4", "gehalt", "3; 4", "eine einzige Angabe", "Wert der Vorlage: 2 %"),
    ("gehalt=3&GEHALT=4", "gehalt", "3; 4", "eine einzige Angabe", "Wert der Vorlage: 2 %"),
    ("gehalt=3 VZÄ", "gehalt", "3 VZÄ", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=%25", "gehalt", "%", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("gehalt=3%255", "gehalt", "3%5", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
    ("koordination=51", "koordination", "51", "0 bis 50 VZÄ", "Wert der Vorlage: 3,5 VZÄ"),
    ("plus_abh=-1", "plus_abh", "-1", "mindestens 0 VZÄ", "Wert der Vorlage: 0 VZÄ"),
    ("plus_abh=9", "plus_abh", "zusammen 9 VZÄ", "höchstens 8 VZÄ", "Wert der Vorlage: 0 VZÄ"),
    (
        "plus_abh=5&plus_ebh=4",
        "plus_abh, plus_ebh",
        "zusammen 9 VZÄ",
        "zusammen höchstens 8 VZÄ",
        "Wert der Vorlage: 0 VZÄ",
    ),
    ("plus_ab=2031-01", "plus_ab", "2031-01", "Beginn bis 2029", "Wert der Vorlage: 2025-01"),
    (
        "foerderende=26-12",
        "foerderende",
        "26-12",
        "2023-12 bis 2040-12",
        "Vorlage: kein Förderende",
    ),
    (
        "foerderende=2041-01",
        "foerderende",
        "2041-01",
        "2023-12 bis 2040-12",
        "Vorlage: kein Förderende",
    ),
    ("auslauf=1.5", "auslauf", "1.5", "eine ganze Zahl, 0 bis 10 Jahre", "Vorlage: 0 Jahre"),
    ("module=4", "module", "4", "1 bis 3", "Wert der Vorlage: 1;2;3"),
    (
        "gehaltspfad=1;2;x",
        "gehaltspfad",
        "1;2;x",
        "mit Semikolon getrennt",
        "Vorlage: ohne Gehaltspfad",
    ),
    (
        "gehaltspfad=1;1;1;1;1;1",
        "gehaltspfad",
        "6 Jahre",
        "höchstens 5 Jahre",
        "Vorlage: ohne Gehaltspfad",
    ),
    ("befristet=ja", "befristet", "ja", "0 (ja, entfristen) oder 1 (nein", "Vorlage: ja"),
    ("lesart=x", "lesart", "x", "richtlinie oder tabelle", "Wert der Vorlage: richtlinie"),
    ("bis=2099", "bis", "2099", "2025 bis 2040", "Wert der Vorlage: 2029"),
    ("gehlt=3", "gehlt", "3", "vielleicht ist „gehalt“ gemeint", "bleibt unberücksichtigt"),
    ("xyz=3", "xyz", "3", "nur bekannte Angaben", "bleibt unberücksichtigt"),
    ("titel=%00", "titel", "�", "ohne Steuerzeichen", "ohne Titel"),
    ("titel=" + "x" * 81, "titel", "x" * 59 + "…", "höchstens 80 Zeichen", "ohne Titel"),
    ("modell=%FF&summe=1", "modell", "�", "Fassung", "Vergleich"),
    ("summe=viel", "summe", "viel", "ganzen Euro", "Vergleich"),
    ("modell=&summe=1", "modell", "", "Fassung", "Vergleich"),
    ("v=7", "v", "7", "1", "was bekannt ist"),
    ("e.bis=2030", "e.", "e.bis", "höchstens vier Szenarien", "bleibt unberücksichtigt"),
    ("b.gehalt=x&b.rest=7", "b.gehalt", "x", "−5 bis 20 %", "Wert der Vorlage: 2 %"),
]


@pytest.mark.parametrize(("query", "key", "value", "allowed", "instead"), CASES)
def test_a_problem_says_all_that_a_reader_needs(
    query: str, key: str, value: str, allowed: str, instead: str
) -> None:
    decoded = decode(f"{query}&sachkosten=1", PAPER)
    (problem,) = decoded.problems
    assert (problem.where, problem.found) == (key, value)
    assert allowed in problem.allowed
    assert instead in problem.instead
    assert all(text in str(problem) for text in (key, value, allowed, instead))
    assert decoded.scenarios[0] == Scenario.of(PAPER, fixed_cost_growth_pct=1.0), "all else holds"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "befristet=ja",
            (
                "befristet (Stellen entfristen): „ja“ ist nicht möglich. Erlaubt: 0 (ja, "
                "entfristen) oder 1 (nein, befristet). Es gilt der Wert der Vorlage: ja, "
                "entfristen."
            ),
        ),
        (
            "b.abh=99",
            (
                "b.abh (Stellen: Ausländerbehörde (ABH)): „99“ ist nicht möglich. Erlaubt: eine "
                "Zahl, 0 bis 50 VZÄ. Es gilt der Wert der Vorlage: 2 VZÄ."
            ),
        ),
        (
            "plus_abh=5&plus_ebh=4",
            (
                "plus_abh, plus_ebh (Zusätzliche geförderte Stellen): „zusammen 9 VZÄ“ ist nicht "
                "möglich. Erlaubt: zusammen höchstens 8 VZÄ. Es gilt der Wert der Vorlage: 0 VZÄ."
            ),
        ),
        (
            "e.titel=Test&e.gehalt=3",
            (
                "Das fünfte Szenario des Links (e.…: „e.titel, e.gehalt“) passt nicht in den "
                "Vergleich. Erlaubt: höchstens vier Szenarien, nach dem ersten mit den Vorsätzen "
                "b., c. und d. Es bleibt unberücksichtigt."
            ),
        ),
        ("v=7", "v: „7“ ist nicht möglich. Erlaubt: 1. Gelesen wird, was bekannt ist."),
    ],
)
def test_a_problem_names_the_lever_and_its_values_in_words(query: str, sentence: str) -> None:
    assert [str(problem) for problem in decode(query, PAPER).problems] == [sentence]


def test_one_wrong_one_unknown_and_one_conflicting_key_leave_the_rest_as_asked() -> None:
    decoded = decode("v=1&rest=700&farbe=rot&plus_abh=9&foerderende=2026-12&gehalt=3", PAPER)
    assert [problem.where for problem in decoded.problems] == ["rest", "farbe", "plus_abh"]
    assert decoded.scenarios == (Scenario.of(PAPER, funding_end="2026-12", salary_growth_pct=3.0),)


@pytest.mark.parametrize("prefix", ["", "b."])
def test_the_paper_with_deviations_is_told_as_a_contradiction(prefix: str) -> None:
    decoded = decode(f"{prefix}vorlage=1&{prefix}gehalt=3", PAPER)
    assert decoded.scenarios[-1] == Scenario.of(PAPER, salary_growth_pct=3.0)
    (problem,) = decoded.problems
    assert problem.where == f"{prefix}vorlage"
    assert problem.instead == "Es gelten die abweichenden Angaben."


@pytest.mark.parametrize("query", ["b.vorlage=1&b.gehalt=2", "b.vorlage=1&b.titel=Vorlage"])
def test_the_paper_with_its_own_values_or_a_title_is_no_contradiction(query: str) -> None:
    assert decode(query, PAPER).problems == ()


@pytest.mark.parametrize("query", ["titel=M%FCller", {"titel": ["M�ller"]}])
def test_letters_of_a_title_that_were_lost_on_the_way_are_told(query: Query) -> None:
    decoded = decode(query, PAPER)
    assert decoded.scenarios[0].title == "M�ller"
    (problem,) = decoded.problems
    assert (problem.where, problem.found) == ("titel", "M�ller")


def test_a_wrong_horizon_falls_back_before_dates_are_checked_against_it() -> None:
    decoded = decode("bis=20300&plus_ab=2030-01&plus_abh=1", PAPER)
    assert [problem.where for problem in decoded.problems] == ["bis", "plus_ab"]
    assert decoded.scenarios == (Scenario.of(PAPER, extra_posts={"immigration_office": 1}),)


def test_problems_of_a_comparison_name_the_keys_with_their_prefix() -> None:
    decoded = decode("b.plus_abh=5&b.plus_ebh=4&c.gehalt=3&d.xyz=1", PAPER)
    where = [problem.where for problem in decoded.problems]
    assert where == ["b.plus_abh, b.plus_ebh", "d.xyz"]
    assert decoded.scenarios == (Scenario(), Scenario(), Scenario.of(PAPER, salary_growth_pct=3.0))


@pytest.mark.parametrize("query", ["gehlt=3", "b.gehlt=3", "e.gehalt=3", "x" * 100_000])
def test_an_address_with_nothing_but_problems_is_still_told(query: str) -> None:
    decoded = decode(query, PAPER)
    assert decoded.scenarios == (Scenario(),)
    assert decoded.is_link
    assert len(decoded.problems) == 1


def test_a_paper_outside_the_bounds_is_told_and_never_raises() -> None:
    twenty_years = PAPER.own_share_total.model_copy(update={"value": (1.0,) * 20})
    paper = PAPER.model_copy(update={"own_share_total": twenty_years})  # up to 2043
    for query in ("", "bis=x", "plus_abh=9", "gehalt=3", "vorlage=1&gehalt=3"):
        decoded = decode(query, paper)
        assert (decoded.scenarios, decoded.stamps) == ((), ())
        assert decoded.problems[-1].where == "bis"
        assert "„2043“ ist nicht möglich. Erlaubt: 2025 bis 2040" in str(decoded.problems[-1])
        assert "So steht es in der Vorlage selbst" in decoded.problems[-1].instead
    (scenario,) = decode("bis=2030", paper).scenarios
    assert scenario.last_year == 2030, "a link within the bounds still opens"


def test_a_number_is_never_cut_to_make_a_link_shorter() -> None:
    decoded = decode("gehalt=2.5" + "&" * 20_000, PAPER)
    assert decoded.scenarios == (Scenario(),)
    assert "höchstens 20.000 Zeichen" in str(decoded.problems[0])
