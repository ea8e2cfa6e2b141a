"""An opened link: shown whole, and what is wrong or has changed since is said."""

from kim import Scenario, load_paper
from kim.share.library import write_scenario_file
from tests.pages.conftest import Visit, html_of


def test_problems_of_a_link_are_said_and_everything_else_holds(visit: Visit) -> None:
    app = visit(v="1", gehalt="3", foerderende="bald", quatsch="1", plus_casemanagement="9")

    said = " ".join(warning.value for warning in app.warning)
    assert len(app.warning) == 3
    for key in ("foerderende", "quatsch", "plus\\_casemanagement"):
        assert key in said
    assert app.text_input(key="salary_growth_pct:text").value == "3"


def test_a_sum_that_has_changed_is_told_with_the_versions(visit: Visit) -> None:
    app = visit(v="1", gehalt="3", modell="0", eckdaten="1", summe="1000000")

    [warning] = app.warning
    assert "damals 1\\.000\\.000" in warning.value
    assert "Modellfassung 0 → 1" in warning.value


def test_a_link_that_still_holds_says_only_what_differs(visit: Visit) -> None:
    app = visit(v="1", modell="1", eckdaten="1", summe="2356920")

    assert not app.warning
    assert any("geteiltes Szenario" in markdown.value for markdown in app.markdown)


def test_the_notice_goes_when_the_reader_has_seen_it(visit: Visit) -> None:
    app = visit(v="1", gehalt="3", quatsch="1")
    app.button(key="opened.accept").click().run()

    assert not app.warning
    assert app.text_input(key="salary_growth_pct:text").value == "3"


def test_the_reader_can_leave_a_link_for_the_paper(visit: Visit) -> None:
    brought = {"v": "1", "gehalt": "3", "summe": "2545713", "b.rest": "10", "grenze": "600000"}
    app = visit(**brought)
    app.button(key="opened.reject").click().run()

    assert app.query_params == {}


def test_the_notice_of_a_link_that_was_left_stays_away_from_a_file_of_the_same(
    visit: Visit,
) -> None:
    app = visit(v="1", titel="Variante", gehalt="3", summe="1")
    assert "damals 1" in app.warning[0].value
    app.button(key="kim.reset").click().run()
    assert not app.warning

    same = Scenario(title="Variante", salary_growth_pct=3.0)
    file = write_scenario_file(same, load_paper(), why="", source="").encode()
    app.file_uploader(key="files.open").set_value(("variante.toml", file, "application/toml")).run()
    assert app.query_params["gehalt"] == "3"
    assert not app.warning
    assert not any("geteiltes Szenario" in markdown.value for markdown in app.markdown)


def test_a_reset_to_the_link_keeps_its_notice(visit: Visit) -> None:
    app = visit(v="1", gehalt="3", summe="1")
    app.text_input(key="salary_growth_pct:text").set_value("4").run()
    app.button(key="kim.reset").click().run()

    assert app.text_input(key="salary_growth_pct:text").value == "3"
    assert "damals 1" in app.warning[0].value


def test_a_title_is_text_wherever_it_stands(visit: Visit) -> None:
    app = visit(v="1", gehalt="3", titel="<img src=x onerror=alert(1)> [x](javascript:alert(1))")

    assert not any("<img" in html for html in html_of(app))
    for markdown in app.markdown:
        assert "<img" not in markdown.value or "\\<img" in markdown.value
        assert "[x](" not in markdown.value


def test_an_address_without_a_stamp_is_the_readers_own(visit: Visit) -> None:
    app = visit(v="1", gehalt="3")

    assert not any("geteiltes Szenario" in markdown.value for markdown in app.markdown)


def test_an_address_that_is_one_change_late_loses_nothing(visit: Visit) -> None:
    """A browser sends its address with every change, and may not know our last one yet."""
    app = visit()
    app.text_input(key="salary_growth_pct:text").set_value("3").run()
    app.query_params.clear()
    app.text_input(key="dynamisation_pct:text").set_value("2").run()

    assert app.query_params == {"v": "1", "gehalt": "3", "dynamik": "2"}


def test_a_shared_comparison_names_what_it_compares_with(visit: Visit) -> None:
    app = visit(
        **{"v": "1", "gehalt": "3", "summe": "2545713", "b.titel": "Ohne Geld", "b.rest": "10"}
    )

    assert any("Zum Vergleich" in said.value and "Ohne Geld" in said.value for said in app.markdown)
