"""The calculation of one module as formulas: posts, rates, costs, and what follows each year."""

from collections.abc import Iterator

from kim.export.xlsx.line import Line
from kim.facts.paper import ROLES, Paper, Role
from kim.model.lever import ROLE_KEYS
from kim.present import labels

_HALF_CENT_HELP = "0.00000001"
"""Added before rounding, as the model does: a half cent that a computer's arithmetic left just
below itself still counts as a half."""


def module_lines(paper: Paper, m: int) -> Iterator[Line]:
    """All lines of a module."""
    yield from _posts_and_rates(paper, m)
    yield from _contracts_and_end(m)
    yield from _by_year(m)
    yield from _rounded(m)


def _posts_and_rates(paper: Paper, m: int) -> Iterator[Line]:
    """Posts, rates and costs of a module in the base year."""
    roles = [role for role in ROLES if paper.roles[role].module == m]
    posts = "+".join(f"{{{ROLE_KEYS[role]}}}" for role in roles)
    extra = "+".join(f"{{plus_{ROLE_KEYS[role]}}}" for role in roles)
    yield Line(f"posts_{m}", "Stellen laut Annahmen", "fte", posts)
    yield Line(
        f"funded_posts_{m}",
        "davon gefördert, höchstens so viele wie in der Vorlage",
        "fte",
        "+".join(_funded(role) for role in roles),
    )
    yield Line(f"extra_posts_{m}", "Zusätzliche geförderte Stellen", "fte", extra)
    yield Line(
        f"booked_share_{m}",
        "Förderung laut Lesart, als Anteil der Richtlinie",
        "index",
        f"IF({{table}}=1,{{booked_share_fact_{m}}},1)",
    )
    in_year = f"im Jahr, Sätze {paper.base_year}"
    yield Line(
        f"funding_posts_{m}",
        f"Förderung der Stellen {in_year}",
        "eur",
        _times_rate([(_funded(role), role) for role in roles], m),
    )
    yield Line(
        f"funding_extra_{m}",
        f"Förderung der zusätzlichen Stellen {in_year}",
        "eur",
        _times_rate([(f"{{plus_{ROLE_KEYS[role]}}}", role) for role in roles], m),
    )
    for key, label in (("salary_cost", "Personalkosten"), ("other_cost", "Sachkosten")):
        yield Line(
            f"{key}_{m}",
            f"{label} einer Stelle {paper.base_year}",
            "eur",
            f"IF({{table}}=1,{{{key}_table_{m}}},{{{key}_guideline_{m}}})/{{fte_fact_{m}}}",
        )


def _contracts_and_end(m: int) -> Iterator[Line]:
    end = f"{{contract_end_fact_{m}}}"
    yield Line(
        f"contract_end_{m}",
        "Befristete Verträge enden",
        "month",
        f"DATE(YEAR({end}),MONTH({end}),1)",
    )
    yield Line(
        f"concerned_{m}",
        "Das Förderende betrifft das Modul (1 = ja)",
        "flag",
        f'IF(ISNUMBER(SEARCH("{m}",{{module}})),1,0)',
    )
    lasting = f"IF(OR({{temporary}}=0,{{funding_end}}<={{contract_end_{m}}}),{{posts_{m}}},0)"
    extra = f"IF({{funding_end}}>={{extra_from}},{{extra_posts_{m}}},0)"
    yield Line(
        f"at_end_{m}",
        "Stellen im Monat des Förderendes, wenn betroffen",
        "fte",
        f'IF({{funding_end}}="",0,{{concerned_{m}}}*({lasting}+{extra}))',
    )


def _by_year(m: int) -> Iterator[Line]:
    """What follows in each year; what is rounded is the model's choice."""
    for key, label in (
        ("planned", "Stellen ohne Umsetzung, Jahresmittel"),
        ("fte", "Stellen, Jahresmittel"),
        ("funded_fte", "Geförderte Stellen, Jahresmittel"),
    ):
        yield Line(f"{key}_{m}", label, "fte", yearly=f"{_sum_of_months(f'{key}_{m}')}/12")
    yield Line(
        f"of_one_{m}",
        "Kosten einer Stelle",
        "eur",
        yearly=f"{{salary_cost_{m}}}*{{salary_index}}+{{other_cost_{m}}}*{{fixed_index}}",
    )
    yield Line(
        f"unrounded_{m}",
        "Kosten der Stellen, ungerundet",
        "eur",
        yearly=f"{{fte_{m}}}*{{of_one_{m}}}",
    )
    yield Line(
        f"granted_{m}",
        "Bewilligte Förderung, ungerundet",
        "eur",
        yearly=f"{_sum_of_months(f'granted_{m}')}*{{funding_index}}",
    )


def _rounded(m: int) -> Iterator[Line]:
    cost, paid = f"{{unrounded_{m}}}", f"MIN({{granted_{m}}},{{unrounded_{m}}})"
    fixed = f"{{fte_{m}}}*{{other_cost_{m}}}*{{fixed_index}}"
    moved = f"({{planned_{m}}}-{{fte_{m}}})*{{of_one_{m}}}"
    for key, formula in (
        ("funding", _to_cents(paid)),
        ("own_share", _to_cents(f"{cost}-{paid}")),
        ("gross_cost", f"{{own_share_{m}}}+{{funding_{m}}}"),
        ("fixed_cost", _to_cents(fixed)),
        ("personnel_cost", f"{{gross_cost_{m}}}-{{fixed_cost_{m}}}"),
        ("redeployed_cost", _to_cents(moved)),
    ):
        label = labels.QUANTITIES[key].label
        own = key == "own_share"
        yield Line(f"{key}_{m}", label, "eur", yearly=formula, summed=True, result=own)


def _funded(role: Role) -> str:
    """Posts of a role that are funded: not more than the paper has."""
    return f"MIN({{{ROLE_KEYS[role]}}},{{fte_{role}}})"


def _times_rate(posts: list[tuple[str, Role]], m: int) -> str:
    products = "+".join(f"{count}*{{rate_{role}}}" for count, role in posts)
    return f"({products})*{{booked_share_{m}}}"


def _sum_of_months(column: str) -> str:
    return f"SUMIF({{m_year}},{{year}},{{m_{column}}})"


def _to_cents(formula: str) -> str:
    """Rounded half up; nothing after the horizon."""
    return f"IF({{year}}>{{horizon}},0,ROUND({formula}+{_HALF_CENT_HELP},2))"
