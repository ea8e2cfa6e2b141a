"""Sentences on ways out and on permanence say what each takes, in correct German."""

from typing import Any

from kim import Scenario, load_paper
from kim.facts.paper import Role
from kim.model.funding_end import FundingEnd, asked, funding_end
from kim.model.permanence import price_of_permanence
from kim.model.ways_out import ways_out
from kim.present import story_ways_out

PAPER = load_paper()
CASE_MANAGEMENT = Role.CASE_MANAGEMENT
NO_POSTS = dict.fromkeys(PAPER.roles, 0.0)


def end_of(**levers: Any) -> FundingEnd:  # noqa: ANN401 - any lever
    return funding_end(asked(Scenario.of(PAPER, **levers), PAPER), PAPER)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def ways(redeploy_fte: float = 4.0, **levers: Any) -> dict[str, str]:  # noqa: ANN401 - any lever
    end = end_of(**levers)
    points = story_ways_out.points(ways_out(end, PAPER, redeploy_fte), end)
    return {plain(point.name): plain(point.text) for point in points}


def test_ways_say_what_they_take() -> None:
    said = ways()
    assert "5.299.320,14 €" in said["Alle Stellen behalten"]  # the row of model.md, added up
    assert "bleiben im KIM Ende 2029 noch 5 VZÄ" in said["4 VZÄ im Jahr umsetzen"]
    assert said["Vergleich: nicht entfristet"].startswith(
        "Ohne Entfristung enden die Verträge in den Modulen 1 und 2 am 31.12.2024 und in Modul 3 "
        "am 31.12.2027."
    )
    assert "Es fehlen dann 17 VZÄ und das Fachwissen" in said["Vergleich: nicht entfristet"]
    assert said["Eigenanteil 2026 halten"].startswith(
        "Nach dem Förderende bleiben nur so viele Stellen, wie 379.918,71 € im Jahr 2027 bezahlen: "
        "4,66 VZÄ (in ganzen und halben Stellen: 4,5 VZÄ)."
    )
    assert "bei Modul 3 (ABH/EBH) 450.000 €" in said["Ende auf ein Modul begrenzen"]


def test_posts_for_a_year_in_which_the_funding_ends_say_what_is_assumed() -> None:
    assumed = "2029 bleiben bis zum Förderende aber alle, deshalb nennt die Tabelle einen anderen"
    assert assumed in ways(funding_end="2029-06")["Eigenanteil 2028 halten"]
    assert assumed not in ways(funding_end="2028-06")["Eigenanteil 2027 halten"]


def test_one_post_is_singular() -> None:
    one_post = NO_POSTS | {CASE_MANAGEMENT: 1.0}
    said = ways(redeploy_fte=1.0, posts=one_post, funding_end="2028-12")
    assert "Im KIM bleibt bis Ende 2029 1 VZÄ" in said["Alle Stellen behalten"]
    assert said["1 VZÄ im Jahr umsetzen"].startswith("Wechselt nach dem Förderende im Jahr 1 VZÄ")
    assert "bleiben im KIM Ende 2029 noch 0 VZÄ" in said["1 VZÄ im Jahr umsetzen"]
    assert "Es fehlt dann 1 VZÄ" in said["Vergleich: nicht entfristet"]


def test_ways_that_change_nothing_say_so() -> None:
    said = ways(funding_end="2029-12")
    assert said["4 VZÄ im Jahr umsetzen"] == "Bis 2029 wechselt dadurch keine Stelle."
    assert "Ende auf ein Modul begrenzen" not in said
    assert said["Eigenanteil 2029 halten"] == (
        "Das Förderende liegt nicht vor dem Ende der Rechnung."
    )


def test_the_price_of_permanence_names_the_month_from_which_the_state_pays_more() -> None:
    end = end_of()
    said = plain(story_ways_out.permanence(price_of_permanence(end, PAPER), end))
    # 1,385,226.92 + 1,410,225.29 + 1,435,723.63, and module 3 alone in 2027
    assert "kosten die entfristeten Stellen den Kreis 4.231.175,84 €" in said
    assert "zahlt der Kreis in dieser Zeit 200.358,19 €" in said
    # 5,299,320.14 less 332,334.53 + 42,578.04 + 46,429.60 + 200,358.19; 830,800 for two years
    assert (
        "Mit statt ohne Entfristung zahlt bis 2029 der Kreis 4.677.619,78 € mehr, das Land "
        "1.661.600,00 € mehr."
    ) in said
    assert "Läuft die Förderung mindestens bis zum 30.09.2028, zahlt das Land mindestens" in said
    assert "umgesetzt" not in said


def test_the_price_of_permanence_of_a_redeployment_counts_what_other_budgets_pay() -> None:
    end = end_of(funding_end="2026-12", redeploy_fte_per_year=4.0)
    said = plain(story_ways_out.permanence(price_of_permanence(end, PAPER), end))
    assert "kosten die entfristeten Stellen den Kreis 4.231.175,84 €" in said
    assert said.endswith("umgesetzt und dann aus anderen Budgets bezahlt werden.")


def test_a_state_that_pays_nothing_more_is_said_to_pay_as_much() -> None:
    end = end_of(funding_end="2024-12")
    said = plain(story_ways_out.permanence(price_of_permanence(end, PAPER), end))
    assert "das Land genauso viel." in said


def test_a_redeployment_that_is_only_proposed_is_called_so() -> None:
    said = plain(story_ways_out.assumed(Scenario.of(PAPER), 4.0))
    assert "gezeigt sind hier 4 VZÄ im Jahr" in said
    assert "„Förderende im Einzelnen“" in said
    decided = Scenario.of(PAPER, redeploy_fte_per_year=2.0)
    assert story_ways_out.assumed(decided, 2.0) == ""


def test_extra_posts_that_begin_after_the_end_are_told() -> None:
    later = ways(extra_posts={CASE_MANAGEMENT: 8.0}, extra_from="2028-01", funding_end="2026-12")
    assert later["4 VZÄ im Jahr umsetzen"].endswith(
        "um denselben Anteil werden auch die zusätzlichen Stellen weniger, die später beginnen."
    )
    assert later["Eigenanteil 2026 halten"].endswith(
        "Stellen, die später beginnen, kommen hinzu, im gleichen Verhältnis verkleinert."
    )
    for others in (
        ways(extra_posts={CASE_MANAGEMENT: 8.0}, extra_from="2026-12", funding_end="2026-12"),
        ways(extra_from="2028-01", funding_end="2026-12"),
        ways(
            extra_posts={CASE_MANAGEMENT: 8.0},
            extra_from="2028-01",
            funding_end="2026-12",
            funding_end_modules=(1,),
        ),
    ):
        assert "später beginnen" not in " ".join(others.values())
