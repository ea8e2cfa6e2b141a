"""The sentence on what was changed counts from the starting point, and names what was changed."""

from kim import Scenario, load_paper
from kim.facts.paper import Role
from kim.present.changes import against_paper, since

PAPER = load_paper()
PROPOSAL = Scenario.of(PAPER)


def test_nothing_changed_is_not_told() -> None:
    assert since(PROPOSAL, PROPOSAL, PAPER) == ""
    assert since(PROPOSAL.changed(title="Anders genannt"), PROPOSAL, PAPER) == ""


def test_one_change_and_its_way_back() -> None:
    dear = PROPOSAL.changed(salary_growth_pct=3)
    told = since(dear, PROPOSAL, PAPER)

    assert told == "Geändert ist eine Angabe: Gehälter steigen jährlich um 3\u00a0%."
    assert since(PROPOSAL, dear, PAPER).endswith("Gehälter steigen jährlich um 2\u00a0%.")


def test_posts_are_told_by_role_and_many_changes_by_their_number() -> None:
    posts = {**PROPOSAL.posts, Role.CASE_MANAGEMENT: 8}
    few = PROPOSAL.changed(posts=posts, extra_posts={Role.ASSISTANCE: 1})
    many = few.changed(funding_end="2026-12", last_year=2031)

    assert "Stellen (Case Management) 8\u00a0VZÄ; " in since(few, PROPOSAL, PAPER)
    assert since(many, PROPOSAL, PAPER).startswith("Geändert sind 4 Angaben: ")
    assert since(many, PROPOSAL, PAPER).endswith(" …")


def test_against_the_paper_everything_is_told_under_the_scenarios_name() -> None:
    many = PROPOSAL.changed(
        salary_growth_pct=3,
        dynamisation_pct=1.5,
        extra_posts={Role.ASSISTANCE: 1},
        funding_end="2026-12",
        redeploy_fte_per_year=4,
    )

    told = against_paper(many, "Plan B", PAPER).replace("\u00a0", " ")
    assert told == (
        "Plan B – abweichend von der Vorlage: Zusätzliche geförderte Stellen (Assistenz) 1 VZÄ; "
        "Gehälter steigen jährlich um 3 %; Dynamisierung der Förderung 1,5 %; Letzter Monat mit "
        "voller Förderung Dezember 2026; Umsetzung auf andere Stellen 4 VZÄ im Jahr."
    )
    assert against_paper(PROPOSAL, "Vorlage", PAPER) == (
        "Vorlage – alle Angaben wie in der Vorlage."
    )
