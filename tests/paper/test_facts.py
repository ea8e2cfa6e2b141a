"""The facts are the paper's words: posts, rates, dates, and the headings they stand under."""

from collections.abc import Iterator
from typing import Any

from kim import load_paper
from kim.base.month import Month
from kim.facts.paper import Fact, Role
from tests.paper.published import HEADINGS, euro

PAPER = load_paper()
PRINTED_RATES: dict[Role, tuple[str, str | None, float]] = {
    Role.COORDINATION: ("57.000", "9.700", 1),
    Role.ASSISTANCE: ("22.500", "4.850", 0.5),
    Role.CASE_MANAGEMENT: ("57.000", None, 1),
    Role.IMMIGRATION_OFFICE: ("50.000", None, 1),
    Role.NATURALISATION_OFFICE: ("50.000", None, 1),
}


def facts() -> Iterator[Fact[Any]]:
    yield from (PAPER.base_year_fact, PAPER.posts, PAPER.extra_posts, PAPER.staff)
    yield PAPER.own_share_total
    for role in PAPER.roles.values():
        yield from filter(None, (role.fte, role.personnel_funding, role.workplace_funding))
    for module in PAPER.modules.values():
        yield from (module.contract_end, module.own_share)


def test_the_funding_rates_are_as_printed() -> None:
    for role, (personnel, workplace, fte) in PRINTED_RATES.items():
        found = PAPER.roles[role].personnel_funding, PAPER.roles[role].workplace_funding
        assert [rate and rate.value for rate in found] == [
            text and float(euro(text)) for text in (personnel, workplace)
        ]
        assert {rate.per_fte for rate in found if rate} == {fte}


def test_posts_persons_and_contracts_are_as_printed() -> None:
    by_module = {
        number: sum(role.fte.value for role in PAPER.roles.values() if role.module == number)
        for number in PAPER.modules
    }
    assert by_module == {1: 4, 2: 10, 3: 3}
    assert (PAPER.posts.value, PAPER.extra_posts.value, PAPER.staff.value) == (17, 8, 28)
    ends = {number: module.contract_end.value for number, module in PAPER.modules.items()}
    assert ends == {1: Month(2024, 12), 2: Month(2024, 12), 3: Month(2027, 12)}


def test_every_fact_names_a_heading_of_the_paper_or_an_outside_fact() -> None:
    for fact in facts():
        assert (fact.section in HEADINGS) != (fact.source in PAPER.outside)


def test_the_split_of_module_1_is_marked_as_not_from_the_paper() -> None:
    for role in (Role.COORDINATION, Role.ASSISTANCE):
        assert PAPER.roles[role].fte.source == "role_split"
    assert len(PAPER.outside["role_split"].sources) == 3
