"""The projection once more, slow and plain: month by month, role by role, in decimal arithmetic.

Written from the model's description, sections 2 and 4, and from nothing else: it shares with the
program only the facts and the levers it is given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise

from kim.base.month import Month
from kim.facts.paper import MODULES, Paper, Role, RoleFacts
from kim.model.scenario import CostBasis, Scenario

CENT = Decimal("0.01")
NONE, ALL = Decimal(0), Decimal(1)
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Amounts:
    """What one module has in a month, or in a year, before anything is rounded."""

    fte: Decimal = NONE
    funded_fte: Decimal = NONE
    salary_cost: Decimal = NONE
    fixed_cost: Decimal = NONE
    funding: Decimal = NONE
    redeployed_cost: Decimal = NONE


@dataclass(frozen=True)
class ModuleCosts:
    """What the table implies for a module in the base year, euro; the share has no unit."""

    salary_cost: Decimal
    fixed_cost: Decimal
    funding_share: Decimal


@cache
def exact(number: float) -> Decimal:
    """Read a number as the decimal that a person typed."""
    return Decimal(repr(number))


def total(numbers: Iterable[Decimal]) -> Decimal:
    """Add up, from a decimal zero on."""
    return sum(numbers, NONE)


def cells(scenario: Scenario, paper: Paper) -> dict[tuple[int, int], dict[str, Decimal]]:
    """Return each (year, module)'s quantities, rounded as the model says."""
    return {
        (year, module): rounded(amounts_of_year(scenario, paper, year, module))
        for module in MODULES
        for year in range(paper.base_year, scenario.last_year + 1)
    }


def rounded(year: Amounts) -> dict[str, Decimal]:
    """Round money half-up to cents, so that every identity holds to the cent."""
    gross_cost = year.salary_cost + year.fixed_cost
    funding = min(year.funding, gross_cost)
    own_share_cents, funding_cents = cents(gross_cost - funding), cents(funding)
    fixed_cost_cents = cents(year.fixed_cost)
    return {
        "fte": year.fte,
        "funded_fte": year.funded_fte,
        "personnel_cost": own_share_cents + funding_cents - fixed_cost_cents,
        "fixed_cost": fixed_cost_cents,
        "gross_cost": own_share_cents + funding_cents,
        "funding": funding_cents,
        "own_share": own_share_cents,
        "redeployed_cost": cents(year.redeployed_cost),
    }


def cents(euro: Decimal) -> Decimal:
    """Round half-up to cents."""
    return euro.quantize(CENT, ROUND_HALF_UP)


def amounts_of_year(scenario: Scenario, paper: Paper, year: int, module: int) -> Amounts:
    """Add up twelve months; posts are the mean, so a month counts a twelfth there too."""
    costs = implied_costs(paper, module, scenario.cost_basis)
    months = [
        amounts_of_month(scenario, paper, Month(year, month), module, costs)
        for month in range(1, MONTHS_A_YEAR + 1)
    ]
    return Amounts(
        **{f.name: total(getattr(month, f.name) for month in months) for f in fields(Amounts)}
    )


def amounts_of_month(
    scenario: Scenario, paper: Paper, month: Month, module: int, costs: ModuleCosts
) -> Amounts:
    """Give a module's part of the year in one month."""
    staying = staying_share(scenario, paper, month, module)
    roles = roles_of(paper, module)
    posts = total(posts_of(scenario, paper, role, month) for role in roles)
    papers_posts = total(exact(facts.fte.value) for facts in roles.values())
    salary_cost = posts / papers_posts * costs.salary_cost * salary_index(scenario, paper, month)
    fixed_cost = posts / papers_posts * costs.fixed_cost * fixed_cost_index(scenario, paper, month)
    guideline_funding = total(
        funded_posts_of(scenario, paper, role, month) * guideline_rate(facts)
        for role, facts in roles.items()
    )
    level = funding_index(scenario, month) * funding_level(scenario, month, module)
    funded = total(funded_posts_of(scenario, paper, role, month) for role in roles)
    return Amounts(
        fte=posts * staying / MONTHS_A_YEAR,
        funded_fte=funded * staying / MONTHS_A_YEAR,
        salary_cost=salary_cost * staying / MONTHS_A_YEAR,
        fixed_cost=fixed_cost * staying / MONTHS_A_YEAR,
        funding=guideline_funding * costs.funding_share * level * staying / MONTHS_A_YEAR,
        redeployed_cost=(salary_cost + fixed_cost) * (1 - staying) / MONTHS_A_YEAR,
    )


def roles_of(paper: Paper, module: int) -> dict[Role, RoleFacts]:
    """Return the roles of a module."""
    return {role: facts for role, facts in paper.roles.items() if facts.module == module}


def guideline_rate(facts: RoleFacts) -> Decimal:
    """Return what the guideline grants for one post and year."""
    printed = [rate for rate in (facts.personnel_funding, facts.workplace_funding) if rate]
    return total(exact(rate.value) / exact(rate.per_fte) for rate in printed)


def base_posts_of(scenario: Scenario, paper: Paper, role: Role, month: Month) -> Decimal:
    """Return the posts that the paper is about, without the optional ones."""
    facts = paper.roles[role]
    if not scenario.permanent and month > paper.modules[facts.module].contract_end.value:
        return NONE
    return exact(scenario.posts.get(role, facts.fte.value))


def extra_posts_of(scenario: Scenario, role: Role, month: Month) -> Decimal:
    """Return the optional posts."""
    return exact(scenario.extra_posts.get(role, 0)) if month >= scenario.extra_from else NONE


def posts_of(scenario: Scenario, paper: Paper, role: Role, month: Month) -> Decimal:
    """Return all posts of a role, before any move elsewhere."""
    base = base_posts_of(scenario, paper, role, month)
    return base + extra_posts_of(scenario, role, month)


def funded_posts_of(scenario: Scenario, paper: Paper, role: Role, month: Month) -> Decimal:
    """Return the posts that the state pays for: no more than the paper's, and the optional."""
    base = base_posts_of(scenario, paper, role, month)
    return min(base, exact(paper.roles[role].fte.value)) + extra_posts_of(scenario, role, month)


def months_since_the_end(scenario: Scenario, month: Month, module: int) -> int:
    """Count months after the funding end of a module; 0 up to it, and where there is none."""
    end = scenario.funding_end
    if end is None or module not in scenario.funding_end_modules or month <= end:
        return 0
    return MONTHS_A_YEAR * (month.year - end.year) + month.month - end.month


def funding_level(scenario: Scenario, month: Month, module: int) -> Decimal:
    """Return the share of the funding that is paid."""
    since = months_since_the_end(scenario, month, module)
    if since == 0:
        return ALL
    remaining = exact(scenario.remaining_funding_pct) / 100
    if scenario.phase_out_years == 0:
        return remaining
    way_down = Decimal(since) / (MONTHS_A_YEAR * scenario.phase_out_years)
    return max(remaining, 1 - (1 - remaining) * way_down)


def staying_share(scenario: Scenario, paper: Paper, month: Month, module: int) -> Decimal:
    """Return the share of the posts that have not moved elsewhere."""
    since = months_since_the_end(scenario, month, module)
    if scenario.funding_end is None or since == 0:
        return ALL
    concerned = [
        role for number in scenario.funding_end_modules for role in roles_of(paper, number)
    ]
    then = total(posts_of(scenario, paper, role, scenario.funding_end) for role in concerned)
    if then == 0:
        return ALL
    moved = exact(scenario.redeploy_fte_per_year) * since / MONTHS_A_YEAR
    return max(NONE, 1 - moved / then)


def salary_index(scenario: Scenario, paper: Paper, month: Month) -> Decimal:
    """Return the level of salaries: the path counts first, then the constant growth."""
    path = scenario.salary_path_pct
    years = month.year - paper.base_year
    return compounded(
        path[year] if year < len(path) else scenario.salary_growth_pct for year in range(years)
    )


def fixed_cost_index(scenario: Scenario, paper: Paper, month: Month) -> Decimal:
    """Return the level of the cost that does not grow with salaries."""
    return compounded([scenario.fixed_cost_growth_pct] * (month.year - paper.base_year))


def funding_index(scenario: Scenario, month: Month) -> Decimal:
    """Return the level of the funding rates."""
    return compounded([scenario.dynamisation_pct] * (month.year - scenario.dynamisation_from + 1))


def compounded(growths_pct: Iterable[float]) -> Decimal:
    """Multiply up yearly growths."""
    level = ALL
    for growth_pct in growths_pct:
        level *= 1 + exact(growth_pct) / 100
    return level


def implied_costs(paper: Paper, module: int, reading: CostBasis) -> ModuleCosts:
    """Derive a module's costs from the published own shares, in either reading."""
    first, *later = (exact(cell) for cell in paper.modules[module].own_share.value)
    growth = implied_salary_growth(paper)
    x = [(1 + growth) ** t - 1 for t in range(1, len(later) + 1)]
    salary_cost = total(x_t * (y_t - first) for x_t, y_t in zip(x, later, strict=True)) / total(
        x_t**2 for x_t in x
    )
    granted = total(
        exact(facts.fte.value) * guideline_rate(facts) for facts in roles_of(paper, module).values()
    )
    if reading is CostBasis.GUIDELINE:
        return ModuleCosts(salary_cost, first + granted - salary_cost, ALL)
    return ModuleCosts(salary_cost, NONE, (salary_cost - first) / granted)


def implied_salary_growth(paper: Paper) -> Decimal:
    """Return by what share the steps of the published total grow, to 0.01 percent."""
    own_share = [exact(cell) for cell in paper.own_share_total.value]
    steps = [after - before for before, after in pairwise(own_share)]
    ratio = total(steps[1:]) / total(steps[:-1])
    return (ratio - 1).quantize(Decimal("0.0001"), ROUND_HALF_UP)
