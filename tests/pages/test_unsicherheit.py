"""Page Unsicherheit: every figure follows scenario and assumptions, both stated on the page."""

import pytest
from streamlit.testing.v1 import AppTest

from kim import Scenario, load_paper
from kim.base.month import Month
from kim.facts.paper import Role
from kim.model.outcomes import SEED, Spread, outcomes
from kim.model.sensitivity import Amounts, sensitivity
from kim.model.trade_off import trade_off
from kim.present import story_risk
from kim.share.library import Entry, load_library
from kim.share.link import parameters
from tests.pages.conftest import ROOT, Visit

PAPER = load_paper()
LIBRARY = load_library(ROOT / "scenarios", PAPER)
DEAR = Scenario(salary_growth_pct=3.0)


def open_page(visit: Visit, scenario: Scenario) -> AppTest:
    return visit("unsicherheit", **parameters([scenario], PAPER))


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def said(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]


def slide(app: AppTest, label: str, value: object) -> None:
    slider = next(each for each in app.select_slider if each.label.startswith(label))
    slider.set_value(value).run()


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.name)
def test_every_shipped_scenario_has_a_range(visit: Visit, entry: Entry) -> None:
    app = open_page(visit, entry.scenario)

    assert story_risk.outcomes(outcomes(entry.scenario, PAPER, Spread())) in html(app)
    assert not app.error


def test_the_range_follows_the_assumptions(visit: Visit) -> None:
    app = open_page(visit, DEAR)
    slide(app, "Streuung der Gehälter", 2.0)
    slide(app, "Streuung der Dynamisierung", 0.0)
    slide(app, "Wahrscheinlichkeit", 5.0)
    slide(app, "Grenze", 600_000)

    spread = Spread(salary_points=2.0, dynamisation_points=0.0, funding_end_pct=5.0)
    found = outcomes(DEAR, PAPER, spread)
    assert story_risk.outcomes(found) in html(app)
    assert story_risk.limit(found, 600_000) in html(app)


def test_that_no_end_is_assumed_is_said_until_one_is(visit: Visit) -> None:
    said = "Ein Ende der Förderung ist dabei nicht angenommen; es wöge viel schwerer"
    app = open_page(visit, DEAR)
    assert said in html(app)

    slide(app, "Wahrscheinlichkeit", 0.5)
    assert said not in html(app)
    assert said not in html(open_page(visit, DEAR.changed(funding_end=Month(2026, 12))))


def test_the_assumptions_and_the_seed_are_stated(visit: Visit) -> None:
    app = open_page(visit, DEAR)

    assert f"Startzahl {SEED}" in html(app)
    assert "keine Vorhersage" in html(app)
    for said in story_risk.assumptions(Spread(), 10_000, SEED):
        assert said in html(app)


def test_the_most_important_lever_follows_the_amounts(visit: Visit) -> None:
    app = open_page(visit, DEAR)
    before = sensitivity(DEAR, PAPER, Amounts(), Role.CASE_MANAGEMENT)
    assert story_risk.sensitivity(before, PAPER) in html(app)

    slide(app, "Stellen", 4.0)
    app.selectbox(key="setting.um_rolle").set_value(Role.COORDINATION).run()
    after = sensitivity(DEAR, PAPER, Amounts(posts_fte=4.0), Role.COORDINATION)
    assert story_risk.sensitivity(after, PAPER) in html(app)


def test_the_map_shows_a_year_or_all_together(visit: Visit) -> None:
    app = open_page(visit, DEAR)
    assert story_risk.trade_off(trade_off(DEAR, PAPER, 2029), DEAR) in html(app)

    app.selectbox(key="setting.karte").set_value(0).run()
    assert story_risk.trade_off(trade_off(DEAR, PAPER), DEAR) in html(app)


def test_a_link_opens_with_everything_that_its_sender_had_set(visit: Visit) -> None:
    app = open_page(visit, DEAR)
    for label, value in (
        ("Streuung der Gehälter", 2.0),
        ("Wahrscheinlichkeit", 5.0),
        ("Grenze", 600_000),
        ("Gehälter", 0.5),
        ("Förderende", 2),
    ):
        slide(app, label, value)
    app.selectbox(key="setting.um_rolle").set_value(Role.COORDINATION).run()
    app.selectbox(key="setting.karte").set_value(0).run()
    seen = said(app)

    assert said(visit("unsicherheit", **app.query_params)) == seen
    assert said(open_page(visit, DEAR)) != seen


def test_an_amount_between_two_positions_of_its_slider_is_kept(visit: Visit) -> None:
    app = visit("unsicherheit", v="1", gehalt="3", streuung_gehalt="1,1", grenze="123456789")

    found = outcomes(DEAR, PAPER, Spread(salary_points=1.1))
    assert story_risk.outcomes(found) in html(app)
    assert story_risk.limit(found, 123_456_789) in html(app)


def test_an_amount_written_like_a_position_of_its_slider_is_kept(visit: Visit) -> None:
    """Of two positions of the same words, Streamlit takes the last."""
    app = visit("unsicherheit", v="1", gehalt="3", um_stellen="0,999")
    app.run()  # now the browser sends what every slider shows

    assert app.query_params == {"v": "1", "gehalt": "3", "um_stellen": "0,999"}
    found = sensitivity(DEAR, PAPER, Amounts(posts_fte=0.999), Role.CASE_MANAGEMENT)
    assert story_risk.sensitivity(found, PAPER) in html(app)


def test_a_year_that_the_horizon_no_longer_reaches_is_left(visit: Visit) -> None:
    app = visit("unsicherheit", v="1", bis="2034", karte="2032")
    app.select_slider(key="last_year:widget").set_value(2031).run()

    assert app.query_params == {"v": "1", "bis": "2031"}
    assert app.selectbox(key="setting.karte").value == 2031


def test_a_setting_that_cannot_be_followed_is_told(visit: Visit) -> None:
    app = visit("unsicherheit", v="1", gehalt="3", streuung_gehalt="7")

    [warning] = app.warning
    assert "Streuung der Gehälter" in warning.value
    assert story_risk.outcomes(outcomes(DEAR, PAPER, Spread())) in html(app)


def test_assumptions_last_while_the_reader_visits_other_pages(visit: Visit) -> None:
    app = open_page(visit, DEAR)
    slide(app, "Streuung der Gehälter", 2.5)
    app.switch_page("kim/ui/pages/szenario.py").run()
    app.switch_page("kim/ui/pages/unsicherheit.py").run()

    assert story_risk.outcomes(outcomes(DEAR, PAPER, Spread(salary_points=2.5))) in html(app)
