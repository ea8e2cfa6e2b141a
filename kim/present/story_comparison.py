"""German sentences of the page Vergleich; no figure stands in this file."""

from collections.abc import Sequence

from kim.base.month import Month
from kim.model.attribution import Attribution, Contribution
from kim.model.comparison import Comparison
from kim.model.kernel import MONTHS
from kim.present import drivers, formats, labels


def answer(comparison: Comparison, names: Sequence[str]) -> str:
    """Answer which scenario costs the county most, which least, and how far they lie apart."""
    if len(names) == 1:
        return "Zum Vergleichen fehlt ein zweites Szenario."
    sums = comparison.sums("own_share")
    most, least = int(sums.argmax()), int(sums.argmin())
    span = _span(comparison.common_years)
    if sums[most] == sums[least]:
        return f"Der Eigenanteil {span} ist überall gleich: {formats.eur(sums[most])}."
    return (
        f"Am höchsten ist der Eigenanteil {span} bei „{names[most]}“: {formats.eur(sums[most])}. "
        f"Am niedrigsten ist er bei „{names[least]}“: {formats.eur(sums[least])}, "
        f"also {formats.eur(sums[most] - sums[least])} weniger."
    )


def sums(comparison: Comparison, names: Sequence[str]) -> tuple[str, ...]:
    """Say each scenario's sum, which the answer says of the highest and the lowest alone."""
    span = _span(comparison.common_years)
    return tuple(
        f"Eigenanteil {span} bei „{name}“: {formats.eur(eur)}."
        for name, eur in zip(names, comparison.sums("own_share"), strict=True)
    )


def horizons(comparison: Comparison, names: Sequence[str]) -> str:
    """Say which years are summed where scenarios reach to different ones; else empty."""
    last = comparison.common_years[-1]
    shortest = [
        f"„{name}“"
        for name, scenario in zip(names, comparison.scenarios, strict=True)
        if scenario.last_year == last
    ]
    if len(shortest) == len(names):
        return ""
    reach = "reicht" if len(shortest) == 1 else "reichen"
    return f"Summen laufen bis {last}: So weit {reach} {labels.enumeration(shortest)}."


def late_ends(comparison: Comparison, names: Sequence[str]) -> str:
    """Say which funding ends lie too late for the years compared; empty if none does."""
    last = comparison.common_years[-1]
    late = [
        f"am {formats.last_day_of(end)} bei „{name}“"
        for name, scenario in zip(names, comparison.scenarios, strict=True)
        if (end := scenario.funding_end) and end >= Month(last, MONTHS)
    ]
    if not late:
        return ""
    return (
        f"In den Summen bis {last} wirkt sich ein Förderende, das erst danach liegt, nicht aus: "
        f"{labels.enumeration(late)}."
    )


def redeployment(comparison: Comparison, names: Sequence[str]) -> str:
    """Say which scenarios move posts, and with them cost, elsewhere; empty if none does."""
    sums = comparison.sums("redeployed_cost")
    moved = [
        f"{formats.eur(sums[place])} bei „{name}“"
        for place, name in enumerate(names)
        if sums[place]
    ]
    if not moved:
        return ""
    span = _span(comparison.common_years)
    return (
        f"Nicht enthalten sind Kosten umgesetzter Stellen, die der Kreis {span} "
        f"aus anderen Budgets weiter zahlt: {labels.enumeration(moved)}."
    )


def contributions(attribution: Attribution, start: str, end: str) -> tuple[str, ...]:
    """Say what each driver contributes, largest first, in sentences."""
    found = attribution.contributions
    if not found:
        return (f"„{start}“ und „{end}“ unterscheiden sich in keiner Angabe.",)
    effective = [each for each in found if each.eur]
    idle = [drivers.WITH_BEI[each.driver] for each in found if not each.eur]
    said = [_total(attribution, start, end)]
    if effective:
        first = effective[0]
        said.append(
            f"Am meisten macht der Unterschied {drivers.WITH_BEI[first.driver]} aus: "
            f"{_amount(first)}."
        )
    if effective[1:]:
        others = labels.enumeration([_clause(each) for each in effective[1:]])
        said.append(f"Dazu {_comes(len(effective) - 1)} {others}.")
    if idle:
        said.append(f"Ohne Wirkung bleibt, was {labels.enumeration(idle)} verschieden ist.")
    return tuple(said)


def fairness(attribution: Attribution) -> str:
    """Explain, where it matters, why no order of the changes was chosen; else empty."""
    if sum(bool(each.eur) for each in attribution.contributions) < 2:  # noqa: PLR2004 - two to order
        return ""
    return (
        "Was eine Änderung ausmacht, hängt davon ab, was vorher schon geändert ist. Deshalb ist "
        "jeder Beitrag der Durchschnitt über alle Reihenfolgen, in denen man von einem Szenario "
        "zum anderen kommt. Zusammen ergeben die Beiträge auf den Cent den ganzen Unterschied."
    )


def _total(attribution: Attribution, start: str, end: str) -> str:
    difference_eur = round(attribution.end_eur - attribution.start_eur, 2)
    span = _span(attribution.years)
    if not difference_eur:
        return f"Bei „{end}“ ist der Eigenanteil {span} genauso hoch wie bei „{start}“."
    comparative = "höher" if difference_eur > 0 else "niedriger"
    return (
        f"Bei „{end}“ ist der Eigenanteil {span} um {formats.eur(abs(difference_eur))} "
        f"{comparative} als bei „{start}“."
    )


def _clause(contribution: Contribution) -> str:
    return f"{drivers.WITH_BEI[contribution.driver]} ({_amount(contribution)})"


def _amount(contribution: Contribution) -> str:
    direction = "mehr" if contribution.eur > 0 else "weniger"
    return f"{formats.eur(abs(contribution.eur))} {direction}"


def _comes(count: int) -> str:
    return "kommt der Unterschied" if count == 1 else "kommen die Unterschiede"


def _span(years: Sequence[int]) -> str:
    return f"von {labels.span(years)}"
