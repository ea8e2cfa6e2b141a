"""Page Vergleich: what stands beside each other is what the address bar says, and the model."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from kim import Scenario, load_paper
from kim.base.month import Month
from kim.model.attribution import attribute
from kim.model.comparison import Comparison
from kim.model.projection import project
from kim.present import charts_comparison, formats, story_comparison
from kim.present.names import names
from kim.share.library import Entry, load_library
from kim.share.link import encode_shared, parameters
from kim.ui.adding import FULL, TOO_MANY
from kim.ui.text import literal
from tests.pages.conftest import ROOT, Visit

PAPER = load_paper()
LIBRARY = load_library(ROOT / "scenarios", PAPER)
STOP = Scenario(title="Ende 2026", funding_end=Month(2026, 12))
CUT = STOP.changed(title="Kürzung", remaining_funding_pct=70.0)
STRESS = STOP.changed(title="Belastung", salary_growth_pct=3.0)
SAMPLE = re.compile(r"alt=\"Linie von ([^\"]*)\"")
FOUR = (STRESS, Scenario(), STOP, CUT)


def compare(visit: Visit, *scenarios: Scenario) -> AppTest:
    return visit("vergleich", **parameters(scenarios, PAPER))


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def titles(app: AppTest) -> list[str]:
    """Give the names beside the samples of their lines."""
    return [unescape(name) for name in SAMPLE.findall(html(app))]


def test_a_bare_address_asks_for_a_second_scenario(visit: Visit) -> None:
    app = visit("vergleich")

    assert "Zum Vergleichen fehlt ein zweites Szenario." in html(app)
    assert titles(app) == ["Vorlage"]
    assert app.query_params == {}


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.name)
def test_every_shipped_scenario_can_be_compared_with_the_paper(visit: Visit, entry: Entry) -> None:
    app = compare(visit, entry.scenario, Scenario())

    chosen = (entry.scenario, Scenario())
    found = Comparison(tuple(project(each, PAPER) for each in chosen))
    assert story_comparison.answer(found, names(chosen, PAPER)) in html(app)
    assert not app.error


def test_four_scenarios_stand_in_the_order_of_the_link(visit: Visit) -> None:
    app = compare(visit, *FOUR)

    assert titles(app) == ["Belastung", "Vorlage", "Ende 2026", "Kürzung"]
    assert any(caption.value == FULL for caption in app.caption)
    assert app.query_params == parameters(FOUR, PAPER)
    for scenario in FOUR:
        assert formats.eur(project(scenario, PAPER).sum("own_share")) in html(app)


def test_differences_are_measured_against_the_paper_or_whatever_is_chosen(visit: Visit) -> None:
    app = compare(visit, *FOUR)
    assert "Unterschied: Belastung" in html(app)
    assert "Unterschied: Vorlage" not in html(app)

    app.selectbox(key="setting.gemessen").set_value("Ende 2026").run()
    assert "Unterschied: Ende 2026" not in html(app)
    assert "Unterschied: Vorlage" in html(app)


def test_what_is_measured_against_is_in_the_address(visit: Visit) -> None:
    app = visit("vergleich", **parameters(FOUR, PAPER, {"gemessen": 2, "beitrag": 3}))
    assert "Unterschied: Ende 2026" not in html(app)
    said = story_comparison.contributions(attribute(STOP, CUT, PAPER), "Ende 2026", "Kürzung")
    assert all(sentence in html(app) for sentence in said)

    app.selectbox(key="setting.gemessen").set_value("Belastung").run()
    assert app.query_params == parameters(FOUR, PAPER, {"gemessen": 0, "beitrag": 3})
    app.selectbox(key="setting.gemessen").set_value("Vorlage").run()
    app.selectbox(key="setting.beitrag").set_value("Belastung").run()
    assert app.query_params == parameters(FOUR, PAPER), "it is what the page begins with"


def test_contributions_are_told_from_the_reference_to_whichever_is_chosen(visit: Visit) -> None:
    app = compare(visit, *FOUR)
    for place in (0, 3):
        app.selectbox(key="setting.beitrag").set_value(FOUR[place].title).run()
        attribution = attribute(Scenario(), FOUR[place], PAPER)
        said = story_comparison.contributions(attribution, "Vorlage", FOUR[place].title)
        assert all(sentence in html(app) for sentence in said)


def test_contributions_explain_the_difference_that_the_table_shows(visit: Visit) -> None:
    far, stop = Scenario(title="Weit", last_year=2040), STOP.changed(last_year=2040)
    app = compare(visit, far, stop, Scenario(title="Kurz", salary_growth_pct=3.0))

    difference_eur = comparable_sum_eur(stop) - comparable_sum_eur(far)
    said = f"Bei „Ende 2026“ ist der Eigenanteil von 2024 bis 2029 um {formats.eur(difference_eur)}"
    assert said in html(app)
    assert "Summe der Eigenanteile, 2024 bis 2029" in unescape(html(app))
    assert "Summe der Eigenanteile, 2024 bis 2040" not in unescape(html(app))


def comparable_sum_eur(scenario: Scenario) -> float:
    return round(float(project(scenario, PAPER).total("own_share").loc[:2029].sum()), 2)


def test_the_current_scenario_is_held_while_its_levers_move(visit: Visit) -> None:
    app = compare(visit, STRESS)
    app.button(key="adding.current").click().run()
    app.select_slider(key="salary_growth_pct:slider").set_value(4.0).run()

    assert app.query_params["gehalt"] == "4"
    assert app.query_params["b.gehalt"] == "3"
    assert app.query_params["b.titel"] == "Belastung"


def test_the_scenarios_of_a_link_are_added(visit: Visit) -> None:
    app = compare(visit, STRESS)
    link = "https://beispiel.de/vergleich?v=1&titel=Ende&foerderende=2026-12&b.vorlage=1"
    app.text_input(key="adding.link.1").set_value(link).run()
    app.button(key="adding.link.take").click().run()

    assert titles(app) == ["Belastung", "Ende", "Vorlage"]
    assert not app.text_input(key="adding.link.3").value


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://beispiel.de/", "Darin steht kein Szenario."),
        ("?v=1&b.vorlage=1&c.vorlage=1", TOO_MANY),
    ],
)
def test_a_link_that_cannot_be_added_says_why(visit: Visit, link: str, said: str) -> None:
    app = compare(visit, STRESS, STOP)
    app.text_input(key="adding.link.2").set_value(link).run()

    [error] = app.error
    assert said in error.value
    assert titles(app) == ["Belastung", "Ende 2026"]


@pytest.mark.parametrize(
    ("title", "named"), [("", "Szenario B"), ("Belastung", "Belastung (B)"), ("Ende", "Ende")]
)
def test_a_link_is_offered_by_the_name_that_it_gets(visit: Visit, title: str, named: str) -> None:
    app = compare(visit, STRESS)
    link = f"?v=1&titel={title}&foerderende=2026-12"
    app.text_input(key="adding.link.1").set_value(link).run()
    add = app.button(key="adding.link.take")
    assert add.label == f"„{literal(named)}“ hinzufügen"

    add.click().run()
    assert titles(app) == ["Belastung", named]


def test_a_link_whose_sum_has_changed_says_so_before_it_is_added(visit: Visit) -> None:
    app = compare(visit, STRESS)
    today = parse_qs(encode_shared([CUT], PAPER))["summe"][0]
    link = "?v=1&titel=Kürzung&foerderende=2026-12&rest=70&modell=0&eckdaten=1&summe="
    app.text_input(key="adding.link.1").set_value(link + today).run()
    assert not app.warning

    app.text_input(key="adding.link.1").set_value(link + "4000000").run()
    [warning] = app.warning
    assert "damals 4\\.000\\.000" in warning.value
    assert "Modellfassung 0 → 1" in warning.value
    assert titles(app) == ["Belastung"]


def test_a_file_is_added(visit: Visit) -> None:
    app = compare(visit, STRESS)
    content = (ROOT / "scenarios" / "50-dynamisierung-2-prozent.toml").read_bytes()
    app.file_uploader(key="adding.file.1").set_value(
        ("dyn.toml", content, "application/toml")
    ).run()
    app.button(key="adding.file.take").click().run()

    assert titles(app) == ["Belastung", "Förderung steigt um 2 % im Jahr"]


def test_a_fifth_scenario_in_a_link_is_refused_with_a_sentence(visit: Visit) -> None:
    fifth = {"e.foerderende": "2027-12"}
    app = visit("vergleich", **parameters(FOUR, PAPER), **fifth)

    [warning] = app.warning
    assert "höchstens vier Szenarien" in warning.value
    assert titles(app) == ["Belastung", "Vorlage", "Ende 2026", "Kürzung"]


def test_a_title_with_markup_stays_text(visit: Visit) -> None:
    hostile = STOP.changed(title="<img src=x onerror=alert(1)>")
    app = compare(visit, hostile, Scenario())

    assert "<img src=x" not in html(app)
    assert titles(app) == [hostile.title, "Vorlage"]


def test_the_waterfall_ends_where_the_sums_do() -> None:
    attribution = attribute(Scenario(), STRESS, PAPER)
    chart = charts_comparison.contributions(attribution, "Vorlage", "Belastung", PAPER)
    sums = next(t for t in chart.figure["data"] if t["name"] == "Summe der Eigenanteile")
    assert sums["x"] == [project(s, PAPER).sum("own_share") for s in (Scenario(), STRESS)]
