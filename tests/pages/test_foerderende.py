"""Page Förderende: sentence, month, cliff and what follows, with any shipped scenario."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from kim import load_paper
from kim.base.month import Month
from kim.share.library import Entry, load_library
from kim.share.link import parameters
from tests.pages.conftest import ROOT, Visit

LIBRARY = load_library(ROOT / "scenarios", load_paper())
MONTH = "funding_end.page:widget"


def said(app: AppTest) -> str:
    bodies = " ".join(element.proto.body for element in app.get("html"))
    return unescape(bodies).replace("\u00a0", " ")


def test_the_first_line_answers_for_the_paper_and_the_address_stays_bare(visit: Visit) -> None:
    app = visit("foerderende")

    assert (
        "<span>"
        "Endet die Landesförderung am 31.12.2026, trägt der Kreis 1,39 Mio. € statt 0,40 Mio. € "
        "im Jahr 2027: ab 2027 jährlich 980.800 € mehr, bis 2029 zusammen 2,94 Mio. €."
    ) in said(app)
    assert '<p class="kim-answer kim-of-any-month" data-longest="Endet' in said(app)
    assert app.select_slider(key=MONTH).value == Month(2026, 12)
    assert app.query_params == {}


def test_what_only_the_page_assumes_is_not_said_of_the_scenario(visit: Visit) -> None:
    assert (
        '<p class="kim-caption kim-assumed">Das Förderende am 31.12.2026 ist hier nur angenommen. '
        "Vorlage – alle Angaben wie in der Vorlage.</p>"
    ) in said(visit("foerderende"))
    assert (
        '<p class="kim-caption kim-assumed">Szenario A – abweichend von der Vorlage: '
        "Letzter Monat mit voller Förderung Juni 2027.</p>"
    ) in said(visit("foerderende", v="1", foerderende="2027-06"))


def test_the_models_figures_for_a_stop_are_on_the_page_to_the_cent(visit: Visit) -> None:
    page = said(visit("foerderende"))

    for row in (
        # stop, guideline and table; 4 FTE a year redeployed; not permanent (model.md, 5)
        ["332.334,53", "355.891,06", "379.918,71", "1.385.226,92", "1.410.225,29", "1.435.723,63"],
        ["332.334,53", "355.891,06", "379.918,71", "1.249.918,61", "1.274.916,98", "1.300.415,32"],
        ["332.334,53", "355.891,06", "379.918,71", "1.208.678,38", "898.672,97", "577.104,59"],
        ["332.334,53", "42.578,04", "46.429,60", "50.358,19", "0,00", "0,00"],
    ):
        assert "".join(f'<td class="kim-figure">{eur} €</td>' for eur in row) in page


def test_the_month_is_the_scenarios_own_lever(visit: Visit) -> None:
    app = visit("foerderende", v="1", gehalt="3")
    app.select_slider(key=MONTH).set_value(Month(2027, 6)).run()

    assert app.query_params == {"v": "1", "gehalt": "3", "foerderende": "2027-06"}
    assert app.selectbox(key="funding_end:widget").value == Month(2027, 6)
    assert "Endet die Landesförderung am 30.06.2027" in said(app)


def test_the_sidebars_month_moves_the_pages(visit: Visit) -> None:
    app = visit("foerderende")
    app.selectbox(key="funding_end:widget").set_value(Month(2028, 1)).run()

    assert app.select_slider(key=MONTH).value == Month(2028, 1)


def test_the_end_asked_about_can_be_taken_over(visit: Visit) -> None:
    app = visit("foerderende")
    [button] = [button for button in app.main.button if "übernehmen" in button.label]
    button.click().run()

    assert app.query_params["foerderende"] == "2026-12"
    assert not [button for button in app.main.button if "übernehmen" in button.label]


def test_cut_and_modules_can_be_changed_on_the_page(visit: Visit) -> None:
    app = visit("foerderende", v="1", foerderende="2026-12")
    app.select_slider(key="remaining_funding_pct.page:slider").set_value(70.0).run()

    assert app.query_params["rest"] == "70"
    assert "Sinkt die Landesförderung nach dem 31.12.2026 auf 70 %" in said(app)


def test_the_first_lines_say_what_redeployed_posts_cost_elsewhere(visit: Visit) -> None:
    app = visit("foerderende", v="1", foerderende="2026-12", umsetzung="4")

    answer = said(app).partition('class="kim-answer')[2].partition("<p")[0]
    # what 17 posts would cost, less what the posts that stay do (model.md, 5)
    assert "weitere 1.546.719,88 € aus anderen Budgets" in answer


def test_an_end_after_the_horizon_can_be_shown_and_moved(visit: Visit) -> None:
    app = visit("foerderende", v="1", foerderende="2035-03")

    assert app.select_slider(key=MONTH).value == Month(2035, 3)
    assert "ändert sich bis 2029 nichts" in said(app)
    app.select_slider(key=MONTH).set_value(Month(2029, 11)).run()
    assert app.query_params["foerderende"] == "2029-11"


def test_the_targets_say_which_of_them_take_the_funding_to_go_on(visit: Visit) -> None:
    assert "Die Fragen zur Dynamisierung und zu zusätzlichen geförderten Stellen setzen" in said(
        visit("foerderende")
    )


def test_limits_change_the_answers(visit: Visit) -> None:
    app = visit("foerderende")
    [yearly] = [s for s in app.main.select_slider if s.label == "Grenze für ein Jahr"]
    yearly.set_value(800_000).run()

    answer = "in einem Jahr 800.000 € übersteigt:</b> Alle möglichen: 8 VZÄ."
    assert answer in said(app)
    assert app.query_params["grenze_jahr"] == "800000"
    assert answer in said(visit("foerderende", grenze_jahr="800000"))


def test_limits_outlast_a_change_of_the_month(visit: Visit) -> None:
    app = visit("foerderende")
    [yearly] = [s for s in app.main.select_slider if s.label == "Grenze für ein Jahr"]
    yearly.set_value(800_000).run()
    app.select_slider(key=MONTH).set_value(Month(2025, 1)).run()

    [yearly] = [s for s in app.main.select_slider if s.label == "Grenze für ein Jahr"]
    assert yearly.value == 800_000


@pytest.mark.parametrize("entry", LIBRARY.entries, ids=lambda entry: entry.name)
def test_every_shipped_scenario_has_its_answer(visit: Visit, entry: Entry) -> None:
    app = visit("foerderende", **parameters([entry.scenario], load_paper()))

    assert "Was ist, wenn die Förderung endet?" in [title.value for title in app.title]
    assert "kim-answer" in said(app)
    assert not app.error


@pytest.mark.parametrize("last_year", ["2025", "2040"])
def test_any_horizon_has_its_answer(visit: Visit, last_year: str) -> None:
    app = visit("foerderende", v="1", bis=last_year)

    assert "kim-answer" in said(app)
    assert not app.exception
