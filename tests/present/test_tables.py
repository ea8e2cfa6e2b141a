"""Tables show the paper's own figures, and every deviation from them."""

import pandas as pd
import pytest

from kim.facts.paper import Paper
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.present import foundations, labels, tables
from kim.present.key_figures import key_figures

# Transcribed from the council paper, "EIGENANTEILE DES KREISES".
PAPER_TABLE = """
Modul 1 (Koordination)|88.663,26|93.633,88|98.703,90|103.875,33|109.150,19|114.530,54
Modul 2 (Case Management)|204.869,27|219.679,14|234.785,21|250.193,39|265.909,75|281.940,43
Modul 3 (ABH/EBH)|38.802,00|42.578,04|46.429,59|50.358,20|54.365,35|58.452,66
Gesamt|332.334,53|355.891,06|379.918,70|404.426,92|429.425,29|454.923,63
"""
YEARS = ["2024", "2025", "2026", "2027", "2028", "2029"]


def rows(table: pd.DataFrame) -> list[list[str]]:
    return [[cell.replace("\u00a0", " ") for cell in row] for row in table.to_numpy().tolist()]


def paper_rows() -> list[list[str]]:
    lines = [line.split("|") for line in PAPER_TABLE.strip().splitlines()]
    return [[name, *(f"{cell} €" for cell in cells)] for name, *cells in lines]


def eur(text: str) -> float:
    return float(text.removesuffix(" €").replace(".", "").replace(",", ".").replace("−", "-"))


def test_the_recomputed_table_is_the_papers_to_the_cent(baseline: Projection) -> None:
    table = tables.own_share_table(baseline)
    assert list(table) == ["Modul", *YEARS]
    for computed, printed in zip(rows(table), paper_rows(), strict=True):
        assert computed[0] == printed[0]
        assert [eur(cell) for cell in computed[1:]] == pytest.approx(
            [eur(cell) for cell in printed[1:]], abs=0.0101
        )


def test_beside_the_paper_stands_its_total_as_far_as_it_reaches(paper: Paper) -> None:
    longer = project(Scenario.of(paper, last_year=2030), paper)
    table = tables.own_share_beside_paper(longer)
    *ours, printed = rows(table)
    assert ours == rows(tables.own_share_table(longer))
    assert printed == ["Summe laut Vorlage", *paper_rows()[-1][1:], "–"]


def test_the_check_sets_print_and_recomputation_side_by_side(baseline: Projection) -> None:
    table = tables.check_table(baseline)
    assert list(table) == ["Modul", "Zeile", *YEARS]
    assert rows(table[table["Zeile"] == "Vorlage"].drop(columns="Zeile")) == paper_rows()
    for printed, computed, deviation in zip(*[iter(rows(table))] * 3, strict=True):
        assert [row[1] for row in (printed, computed, deviation)] == [
            "Vorlage",
            "Nachgerechnet",
            "Abweichung",
        ]
        for ours, theirs, off in zip(computed[2:], printed[2:], deviation[2:], strict=True):
            assert eur(ours) - eur(theirs) == pytest.approx(eur(off), abs=1e-6)


def test_the_check_reaches_only_as_far_as_the_paper(paper: Paper) -> None:
    longer = project(Scenario.of(paper, last_year=2035), paper)
    assert list(tables.check_table(longer)) == ["Modul", "Zeile", *YEARS]


def test_any_frame_of_results_can_be_shown(baseline: Projection) -> None:
    shown = tables.display(baseline.frame, baseline.paper)
    assert list(shown)[:3] == ["Jahr", "Modul", "Stellen"]
    assert rows(shown)[1][:3] == ["2024", "Modul 2 (Case Management)", "10 VZÄ"]
    assert shown.shape == baseline.frame.shape


def test_what_differs_is_listed_with_both_values_and_its_kind(paper: Paper) -> None:
    scenario = Scenario.of(
        paper,
        funding_end="2026-12",
        posts={"case_management": 7.5},
        extra_posts={"coordination": 1.0},
        salary_path_pct=(2.25, 2.61),
        cost_basis="table",
        permanent=False,
        last_year=2035,
        phase_out_years=1,
        funding_end_modules=(1, 3),
    )
    assert sorted(rows(tables.lever_table(scenario, paper))) == sorted(
        [
            ["Rechnen bis", "2029", "2035", "Annahme"],
            ["Stellen: Case Management", "10 VZÄ", "7,5 VZÄ", "Entscheidung"],
            ["Zusätzliche geförderte Stellen: Koordination", "0 VZÄ", "1 VZÄ", "Entscheidung"],
            ["Stellen entfristen", "ja", "nein", "Entscheidung"],
            ["Letzter Monat mit voller Förderung", "kein Ende", "Dezember 2026", "Annahme"],
            ["Auslauf über", "0 Jahre", "1 Jahr", "Annahme"],
            ["Betroffene Module", "1, 2 und 3", "1 und 3", "Annahme"],
            ["Gehaltspfad, Jahr für Jahr", "keiner", "2,25 % und 2,61 %", "Annahme"],
            ["Lesart der Kostenbasis", "Richtlinie", "Tabelle", "Annahme"],
        ]
    )


def test_the_paper_differs_from_itself_in_nothing(paper: Paper) -> None:
    table = tables.lever_table(Scenario.of(paper), paper)
    assert table.empty
    assert list(table) == ["Angabe", "Vorlage", "Szenario", "Art"]


def test_key_figures_of_a_funding_that_ends(paper: Paper, baseline: Projection) -> None:
    stop = project(Scenario.of(paper, funding_end="2026-12"), paper)
    shown = {
        figure.label: figure.text.replace("\u00a0", " ") for figure in key_figures(stop, baseline)
    }
    assert shown == {
        "Eigenanteil 2029": "1.435.723,63 €",
        "Eigenanteil 2024 bis 2029": "5.299.320,14 €",  # three years with 980.800 € more each
        "Gegenüber der Vorlage 2024 bis 2029": "+2.942.400,00 €",
        "Refinanzierungsquote 2029": "0 %",
    }


def test_no_cost_has_no_refinancing_rate(paper: Paper, baseline: Projection) -> None:
    lapsed = project(Scenario.of(paper, permanent=False), paper)
    assert key_figures(lapsed, baseline)[-1].text == "–"


def test_calibration_is_shown_as_the_table_implies_it(paper: Paper) -> None:
    # model.md, 2: a and f of each module, and the funding by the guideline
    expected = [
        (260800.0, 248530.75, 100932.5),
        (570000.0, 740493.5, 34375.8),
        (150000.0, 188801.98, 0.0),
    ]
    table = foundations.calibration_table(paper)
    for row, (funding, salaries, fixed) in zip(rows(table), expected, strict=False):
        assert eur(row[2]) == funding
        assert eur(row[3]) == pytest.approx(salaries, abs=0.05)
        assert eur(row[4]) == pytest.approx(fixed, abs=0.05)
    own_share, guideline, salaries, fixed, _ = map(eur, rows(table)[-1][1:])
    assert own_share + guideline == pytest.approx(salaries + fixed, abs=0.01)


def test_every_role_is_shown_with_what_the_state_pays(paper: Paper) -> None:
    shown = {row[0]: row[2:5] for row in rows(foundations.roles_table(paper))}
    assert shown == {
        "Koordination": ["3,5 VZÄ", "57.000 €", "9.700 €"],
        "Assistenz": ["0,5 VZÄ", "45.000 €", "9.700 €"],
        "Case Management": ["10 VZÄ", "57.000 €", "–"],
        "Ausländerbehörde (ABH)": ["2 VZÄ", "50.000 €", "–"],
        "Einbürgerungsbehörde (EBH)": ["1 VZÄ", "50.000 €", "–"],
    }


def test_a_figure_that_the_paper_lacks_says_so(paper: Paper) -> None:
    places = {row[0]: row[-1] for row in rows(foundations.roles_table(paper))}
    assert places["Assistenz"].startswith("nicht in der Vorlage")
    assert places["Case Management"] == "Vorlage, Abschnitt „3. Finanzierung“"


def test_every_lever_is_explained(paper: Paper) -> None:
    table = foundations.levers_table(paper)
    assert len(table) == 16
    assert (table.map(len) > 0).all(axis=None)
    shown = {row[0]: row[1:4] for row in rows(table)}
    assert shown["Gehälter steigen jährlich um"] == ["Annahme", "2 %", "−5 % bis 20 %"]
    assert shown["Stellen"] == ["Entscheidung", "17 VZÄ", "0 VZÄ bis 50 VZÄ je Rolle"]
    assert shown["Stellen entfristen"][1:] == ["ja", "ja oder nein"]
    assert shown["Lesart der Kostenbasis"][1:] == ["Richtlinie", "Richtlinie oder Tabelle"]


def test_the_settlement_of_2025_comes_to_the_yearly_growth_of_its_raises(paper: Paper) -> None:
    # model.md, 6: +3.0 % from April 2025, +2.8 % from May 2026
    table = rows(foundations.settlement_table(paper.outside["tvoed_2025"]))
    assert table == [
        ["2025", "3 Monate × 100,00 + 9 Monate × 103,00", "102,25", "+2,25 %"],
        ["2026", "4 Monate × 103,00 + 8 Monate × 105,88", "104,92", "+2,61 %"],
        ["2027", "12 Monate × 105,88", "105,88", "+0,92 %"],
    ]


def test_a_fact_without_raises_has_no_settlement(paper: Paper) -> None:
    assert foundations.settlement_table(paper.outside["role_split"]).empty


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")],
)
def test_words_are_joined_as_one_says_them(words: list[str], sentence: str) -> None:
    assert labels.enumeration(words) == sentence
