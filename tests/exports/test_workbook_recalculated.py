"""LibreOffice recalculates the workbook to the app's figures, also after inputs were changed."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kim.export.xlsx import workbook
from kim.facts.paper import MODULES, Paper
from kim.model.kernel import QUANTITIES
from kim.model.projection import project
from kim.model.scenario import Scenario
from kim.present import labels
from tests.exports.office import Office
from tests.exports.sheets import Book, Typist
from tests.strategies import scenarios

BATCHES = settings(
    max_examples=5,  # the first is the simplest: 32 of the 40 scenarios are random
    phases=[Phase.generate],  # to shrink would start LibreOffice a hundred times
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
batches = st.lists(scenarios(), min_size=8, max_size=8)


def assert_same_figures(book: Book, scenario: Scenario, paper: Paper) -> None:
    """Compare all results on the sheet Ergebnis with the app's, to the cent."""
    projection = project(scenario, paper)
    count = len(projection.years)
    for module in MODULES:
        own_shares = projection.by_module("own_share")[module]
        row = book.row("Ergebnis", labels.module(paper, module))
        assert row[:count] == pytest.approx(own_shares.tolist(), abs=0.001)
    for quantity in QUANTITIES:
        row = book.row("Ergebnis", labels.QUANTITIES[quantity].label)
        assert row[:count] == pytest.approx(projection.total(quantity).tolist(), abs=0.01), quantity
        assert not any(row[count:]), "nothing after the horizon"
    for year, own_share in projection.total("own_share").items():
        assert book[f"eigenanteil_{year}"] == pytest.approx(own_share, abs=0.001)
    assert book["eigenanteil_summe"] == pytest.approx(projection.sum("own_share"), abs=0.001)


def assert_recalculates(
    found: list[Scenario], typed: list[Scenario], paper: Paper, office: Office
) -> None:
    """Check workbooks as they are made, and the paper's after typing scenarios into it."""
    made = {f"made-{n}.xlsx": workbook([each], paper) for n, each in enumerate(found)}
    typist = Typist(workbook([Scenario.of(paper)], paper))
    changed = {f"typed-{n}.xlsx": typist.type(each) for n, each in enumerate(typed)}
    recalculated = {k: Book(v) for k, v in office.convert(made | changed, "xlsx").items()}
    for kind, scenarios_ in (("made", found), ("typed", typed)):
        for place, scenario in enumerate(scenarios_):
            assert recalculated[f"{kind}-{place}"].errors == []
            assert_same_figures(recalculated[f"{kind}-{place}"], scenario, paper)
    for name, content in made.items():
        assert Book(content).differences(recalculated[name.removesuffix(".xlsx")]) == []


def test_shipped_scenarios(shipped: list[Scenario], paper: Paper, office: Office) -> None:
    assert_recalculates(shipped, shipped, paper, office)


@BATCHES
@given(found=batches)
def test_random_scenarios(found: list[Scenario], paper: Paper, office: Office) -> None:
    assert_recalculates(found, found[-3:], paper, office)


def test_four_scenarios_in_one_workbook(
    shipped: list[Scenario], paper: Paper, office: Office
) -> None:
    first, second, *others = shipped[-4:]
    made = workbook([first, second, *others], paper)
    changed = second.changed(salary_growth_pct=3.3, last_year=2033)
    typed = Typist(made, "b_").type(changed)
    recalculated = office.convert({"made.xlsx": made, "typed.xlsx": typed}, "xlsx")
    assert Book(made).differences(Book(recalculated["made"])) == []
    book = Book(recalculated["typed"])
    assert book.errors == []
    for prefix, scenario in zip(["", "b_", "c_", "d_"], [first, changed, *others], strict=True):
        projection = project(scenario, paper)
        for year, own_share in projection.total("own_share").items():
            assert book[f"{prefix}eigenanteil_{year}"] == pytest.approx(own_share, abs=0.001)
        own_sum = projection.sum("own_share")
        assert book[f"{prefix}eigenanteil_summe"] == pytest.approx(own_sum, abs=0.001)


def test_last_years_that_differ_and_one_that_is_cleared(paper: Paper, office: Office) -> None:
    """Own sums reach to the scenario's last year, compared ones to the common one.

    A cleared one counts as the paper's.
    """
    long = Scenario.of(paper, funding_end="2026-12", last_year=2040)
    shorter = [Scenario.of(paper), long.changed(last_year=2031)]
    made = workbook([long, *shorter], paper)
    cleared = Typist(made).clear("bis")
    books = office.convert({"made.xlsx": made, "cleared.xlsx": cleared}, "xlsx")
    assert Book(made).differences(Book(books["made"])) == []
    for name, first in (("made", long), ("cleared", long.changed(last_year=paper.years[-1]))):
        book = Book(books[name])
        assert book.errors == []
        assert_same_figures(book, first, paper)
        for prefix, scenario in zip(["", "b_", "c_"], [first, *shorter], strict=True):
            own_shares = project(scenario, paper).total("own_share")
            assert book[f"{prefix}eigenanteil_summe"] == pytest.approx(own_shares.sum(), abs=0.001)
            common = book[f"{prefix}eigenanteil_summe_gemeinsam"]
            assert common == pytest.approx(own_shares.loc[:2029].sum(), abs=0.001)
        assert book.sheets["Ergebnis"]["B6"].value == f"Summe bis {first.last_year}"
        assert book.sheets["Vergleich"]["B8"].value == "Summe bis 2029"
        allowed = [each.value for each in book.sheets["Annahmen"].values()]
        assert "2025 bis 2040; leer: 2029" in allowed
