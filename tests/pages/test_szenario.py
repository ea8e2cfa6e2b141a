"""Page Szenario: sentence, figures, table and form say the same as the model, for any scenario."""

import pytest
from streamlit.testing.v1 import AppTest

from kim import Scenario, load_paper, project
from kim.present import formats
from kim.share.library import Entry, load_library
from kim.share.link import parameters
from tests.pages.conftest import ROOT, Visit, html_of

LIBRARY = load_library(ROOT / "scenarios", load_paper())


def answer(app: AppTest) -> str:
    return next(html for html in html_of(app) if "kim-answer" in html)


def figures(app: AppTest) -> list[str]:
    return [metric.value for metric in app.metric]


def test_shows_the_papers_own_figures_first(visit: Visit) -> None:
    app = visit()

    assert figures(app)[0] == "454.923,63\u00a0€"  # printed in the paper for 2029
    assert "454.923,63\u00a0€" in answer(app)
    assert app.query_params == {}, "a bare address stays bare"


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.name)
def test_every_shipped_scenario_opens(visit: Visit, entry: Entry) -> None:
    paper = load_paper()
    app = visit(**parameters([entry.scenario], paper))

    total = project(entry.scenario, paper).total("own_share").iloc[-1]
    assert figures(app)[0] == formats.eur(total)
    assert formats.eur(total) in answer(app) or not total
    assert not app.error


def test_a_refused_entry_says_what_where_and_what_is_possible(visit: Visit) -> None:
    app = visit()
    app.text_input(key="posts.case_management:text").set_value("viele").run()

    [error] = app.sidebar.error
    told = error.value.replace("\\", "")
    assert told.startswith("Stellen (Case Management): „viele“ ist nicht möglich.")
    assert "Erlaubt: eine Zahl wie 2,5; möglich ist 0 bis 50 VZÄ." in told
    assert told.endswith("Es gilt weiter: 10\u00a0VZÄ.")


def test_the_sidebar_tells_what_was_changed(visit: Visit) -> None:
    app = visit()
    app.text_input(key="salary_growth_pct:text").set_value("3").run()
    told = " ".join(caption.value for caption in app.sidebar.caption).replace("\\", "")

    assert "Geändert ist eine Angabe: Gehälter steigen jährlich um 3" in told
    app.button(key="kim.reset").click().run()
    assert not any("Geändert" in caption.value for caption in app.sidebar.caption)


@pytest.mark.parametrize("typed", ["2,5", "2.5", " 2,50 % ", "+2,5"])
def test_a_decimal_is_read_with_either_mark(visit: Visit, typed: str) -> None:
    app = visit()
    app.text_input(key="salary_growth_pct:text").set_value(typed).run()

    assert app.query_params["gehalt"] == "2.5"
    assert app.text_input(key="salary_growth_pct:text").value == "2,5"
    assert app.select_slider(key="salary_growth_pct:slider").value == 2.5


@pytest.mark.parametrize("typed", ["25", "zwei", "2,5,1", "1.000,5", "٣", "nan", "1e1", ""])
def test_what_cannot_be_used_is_refused_with_the_range(visit: Visit, typed: str) -> None:
    app = visit()
    before = figures(app)
    app.text_input(key="salary_growth_pct:text").set_value(typed).run()

    [error] = app.error
    assert "Gehälter steigen jährlich um" in error.value
    assert "−5 bis 20" in error.value
    assert figures(app) == before
    assert app.text_input(key="salary_growth_pct:text").value == typed, "nothing typed is lost"


def test_a_slider_moves_field_sentence_and_figures_together(visit: Visit) -> None:
    app = visit()
    app.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()

    total = project(Scenario(salary_growth_pct=3.0), load_paper()).total("own_share")
    expected = formats.eur(total.iloc[-1])
    assert app.text_input(key="salary_growth_pct:text").value == "3"
    assert figures(app)[0] == expected
    assert expected in answer(app)
    assert any(expected in html for html in html_of(app) if "kim-table" in html)


def test_more_extra_posts_than_the_state_funds_are_refused_with_their_sum(visit: Visit) -> None:
    app = visit()
    app.text_input(key="extra_posts.case_management:text").set_value("8.5").run()

    [error] = app.error
    assert "zusammen 8,5 VZÄ" in error.value
    assert "höchstens 8 VZÄ" in error.value


def test_a_refused_entry_gets_another_chance_when_the_scenario_changes(visit: Visit) -> None:
    app = visit(v="1", plus_koordination="5")
    app.text_input(key="extra_posts.case_management:text").set_value("4").run()
    assert app.error
    app.text_input(key="extra_posts.coordination:text").set_value("4").run()

    assert not app.error
    assert app.query_params["plus_casemanagement"] == "4"


def test_reset_goes_to_the_origin_and_then_to_the_paper(visit: Visit) -> None:
    app = visit(v="1", gehalt="3")
    app.select_slider(key="dynamisation_pct:slider").set_value(2.0).run()
    app.button(key="kim.reset").click().run()
    assert app.query_params == {"v": "1", "gehalt": "3"}
    app.button(key="kim.reset").click().run()
    assert app.query_params == {}
    assert app.button(key="kim.reset").disabled


def test_a_change_takes_the_title_of_a_shipped_scenario_away(visit: Visit) -> None:
    shipped = next(entry.scenario for entry in LIBRARY.entries if entry.scenario.funding_end)
    app = visit(**parameters([shipped], load_paper()))
    assert shipped.title in answer(app)
    app.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()

    assert shipped.title not in answer(app)


def test_a_change_leaves_a_title_that_a_reader_gave(visit: Visit) -> None:
    app = visit(v="1", titel="Unser Vorschlag", foerderende="2026-12")
    app.select_slider(key="salary_growth_pct:slider").set_value(3.0).run()

    assert "Unser Vorschlag" in answer(app)
