"""Page Grundlagen: the check against the paper is computed, and every lever is explained."""

from kim.model.scenario import LEVERS
from tests.pages.conftest import Visit, html_of


def test_shows_the_largest_deviation_from_the_paper(visit: Visit) -> None:
    said = [markdown.value for markdown in visit("grundlagen").markdown]

    # by model.md's own formula: 2027 in module 2, 2026 and 2027 in module 3, and the sum of 2026
    assert any("In 4 Werten von 24" in text and "höchstens 0,01" in text for text in said)


def test_explains_every_lever(visit: Visit) -> None:
    page = " ".join(html_of(visit("grundlagen")))

    for lever in LEVERS.values():
        assert lever.label in page
        assert lever.help.split(".")[0] in page


def test_names_the_sources_of_what_is_not_in_the_paper(visit: Visit) -> None:
    prose = " ".join(markdown.value for markdown in visit("grundlagen").markdown)

    for source in ("SV-10-0898", "WP 20-25 SV 51/247", "50/4294/XVII/2024", "6. April 2025"):
        assert source in prose


def test_the_scenario_survives_a_change_of_page(visit: Visit) -> None:
    app = visit(v="1", gehalt="3")
    app.switch_page("kim/ui/pages/grundlagen.py").run()

    assert app.text_input(key="salary_growth_pct:text").value == "3"
