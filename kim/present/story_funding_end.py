"""German sentences on the end of the funding, built from results; no figure stands in this file."""

from collections.abc import Mapping, Sequence

import pandas as pd

from kim.facts.paper import MODULES, Paper
from kim.model.funding_end import FundingEnd, SumsByEnd
from kim.model.kernel import MONTHS
from kim.model.scenario import CostBasis, Scenario
from kim.present import axes, formats, labels
from kim.present.story import redeployment

FULL_PCT = 100.0
_LEVEL_WITHIN_EUR = 1.0
"""Years whose amounts lie this close count as alike: cents come from rounding."""


def in_full(end: FundingEnd) -> str:
    """Answer with all that belongs to it, in one to four sentences."""
    return " ".join(filter(None, [answer(end), later(end), redeployment(end.ending)]))


def answer(end: FundingEnd) -> str:
    """Answer what the county pays when the funding ends: a year, and up to the horizon."""
    condition, last = _condition(end), end.last_year
    if not end.shows:
        effect = formats.month(end.month.plus(1))
        return f"{condition}, ändert sich bis {last} nichts: Das wirkt sich erst ab {effect} aus."
    if not end.more_eur.any():
        return f"{condition}, ändert sich für den Kreis bis {last} nichts{_why_nothing(end)}."
    if _is_level(end):
        year = end.settled_year
        return (
            f"{condition}, trägt der Kreis {_instead(end, year)} im Jahr {year}: ab {year} "
            f"jährlich {more(end.more_eur[year])}{_together(end, year)}."
        )
    first, latest = _telling_years(end)
    if first == latest:
        return (
            f"{condition}, trägt der Kreis {_instead(end, first)} im Jahr {first}: "
            f"{more(end.more_eur[first])}{_together(end, first)}."
        )
    return (
        f"{condition}, trägt der Kreis {_instead(end, first)} im Jahr {first} und "
        f"{_instead(end, latest)} im Jahr {latest}, bis {last} zusammen {more(end.sum_more_eur)}."
    )


def later(end: FundingEnd) -> str:
    """Say what the first sentence leaves out: the broken year of the end, and the last year."""
    if not end.shows or not _is_level(end):
        return ""
    sentences = []
    broken, last = end.month.year, end.last_year
    if broken < end.settled_year and end.more_eur.get(broken, 0.0):
        sentences.append(f"Schon im Jahr {broken} sind es {more(end.more_eur[broken])}.")
    own_share = end.own_share_eur
    if own_share[last] != own_share[end.settled_year]:
        sentences.append(f"Im Jahr {last} sind es {_instead(end, last)}.")
    return " ".join(sentences)


def assumed(scenario: Scenario, end: FundingEnd) -> str:
    """Say that the end is only asked about, where the scenario has none; else empty."""
    if scenario.funding_end is not None:
        return ""
    return (
        "Im Szenario läuft die Förderung weiter; ein Ende am "
        f"{formats.last_day_of(end.month)} ist hier nur angenommen. Ein anderer Monat, den Sie "
        "wählen, wird Teil des Szenarios."
    )


def assumed_in_brief(scenario: Scenario, end: FundingEnd) -> str:
    """Say the same to those who look at a picture or at paper, where nothing can be chosen."""
    if scenario.funding_end is not None:
        return ""
    return f"Das Förderende am {formats.last_day_of(end.month)} ist hier nur angenommen."


def who_pays(end: FundingEnd) -> str:
    """Say who pays before the end and in the first year after it."""
    if not end.shows or not end.more_eur.any():
        return ""
    before, after = end.todays_year, end.first_year
    if before >= after:
        without = _payers(end.going_on_funding_eur[after], end.going_on_eur[after])
        return (
            f"Liefe die Förderung weiter, zahlte im Jahr {after} {without}; mit dem Ende zahlt "
            f"{_payers(end.funding_eur[after], end.own_share_eur[after])}."
        )
    first, then = (
        _payers(end.funding_eur[year], end.own_share_eur[year]) for year in (before, after)
    )
    return f"Im Jahr {before} zahlt {first}, im Jahr {after} {then}."


def when_it_matters(end: FundingEnd, sums: SumsByEnd) -> str:
    """Say what a longer funding is worth, from the scenario's own end on."""
    last = end.last_year
    if not end.shows:
        return f"Die Förderung reicht schon bis {last}; ein späteres Ende ändert bis dahin nichts."
    worth = {
        months: round(sums.at(end.month) - sums.at(end.month.plus(months)), 2)
        for months in (MONTHS, 1)
        if sums.ends[0] < end.month.plus(months) <= sums.ends[-1]
    }
    if not any(worth.values()):
        return f"Läuft die Förderung länger, ändert das den Eigenanteil bis {last} nicht."
    sentences = [_longer(end, months, eur) for months, eur in worth.items()]
    if end.ending.scenario.redeploy_fte_per_year:
        sentences.append("Umgesetzt wird erst nach dem Förderende; auch das verschiebt sich dann.")
    return " ".join(sentences)


def readings(end: FundingEnd, by_basis: Mapping[CostBasis, pd.Series]) -> str:
    """Say by how much the two readings of the cost basis differ, and why the paper allows both."""
    guideline, table = (by_basis[basis] for basis in CostBasis)
    years = end.ending.years
    gap_eur = {year: round(abs(float(guideline[year] - table[year])), 2) for year in years}
    if max(gap_eur.values()) < _LEVEL_WITHIN_EUR:
        return "In diesem Szenario ergeben beide Lesarten auf den Euro denselben Eigenanteil."
    year = end.settled_year
    if gap_eur[year] < _LEVEL_WITHIN_EUR:
        year = max(gap_eur, key=gap_eur.__getitem__)
    after_eur = [eur for each, eur in gap_eur.items() if each >= year]
    is_level = year < end.last_year and max(after_eur) - min(after_eur) < _LEVEL_WITHIN_EUR
    when = "im Jahr" if is_level else f"für das Jahr {year}"
    return (
        f"Im Jahr {year} zahlt der Kreis nach der Richtlinie {formats.eur(guideline[year])}, nach "
        f"der Tabelle {formats.eur(table[year])}. Die Vorlage lässt also "
        f"{formats.eur_whole(gap_eur[year])} {when} offen: Sie nennt nur Eigenanteile und sagt "
        "nicht, wie viel Förderung sie abgezogen hat und was die Stellen insgesamt kosten. Nach "
        "der Richtlinie gehören zu den Kosten neben den Gehältern auch Sachkosten, nach der "
        "Tabelle nur Gehälter. Solange das Land zahlt wie in der Vorlage, kommt für ihre Stellen "
        "dasselbe heraus; fällt die Förderung weg, zählt der Unterschied."
    )


def more(eur: float) -> str:
    """Write a difference in words: 980.800 € mehr."""
    if not eur:
        return "genauso viel"
    return f"{formats.eur_short(abs(eur))} {'mehr' if eur > 0 else 'weniger'}"


def for_modules(paper: Paper, modules: Sequence[int]) -> str:
    """Name the modules concerned with a leading space; empty if it is all of them."""
    if len(modules) == len(MODULES):
        return ""
    if len(modules) == 1:
        return f" für {labels.module(paper, modules[0])}"
    return f" für die Module {labels.enumeration([str(module) for module in modules])}"


def _condition(end: FundingEnd) -> str:
    scenario, date = end.ending.scenario, formats.last_day_of(end.month)
    funding = f"die Landesförderung{for_modules(end.ending.paper, scenario.funding_end_modules)}"
    remaining, years = scenario.remaining_funding_pct, scenario.phase_out_years
    over = f" in {_years(years)}" if years else ""
    if remaining == FULL_PCT:
        return f"Bleibt {funding} nach dem {date} in voller Höhe"
    if remaining:
        return f"Sinkt {funding} nach dem {date}{over} auf {formats.pct(remaining)}"
    return f"Läuft {funding} nach dem {date}{over} aus" if years else f"Endet {funding} am {date}"


def _years(count: int) -> str:
    return "einem Jahr" if count == 1 else f"{count} Jahren"


def _why_nothing(end: FundingEnd) -> str:
    if end.ending.scenario.remaining_funding_pct == FULL_PCT or end.lost_funding_eur.any():
        return ""
    return ": Für diese Stellen würde das Land dann ohnehin nichts zahlen"


def _is_level(end: FundingEnd) -> bool:
    """Whether the county pays the same more in each of several years from the settled one on."""
    more_eur = end.more_eur.loc[end.settled_year :].to_numpy()
    alike = more_eur.max() - more_eur.min() < _LEVEL_WITHIN_EUR
    return bool(alike and more_eur.any() and len(more_eur) > 1)


def _telling_years(end: FundingEnd) -> tuple[int, int]:
    """First and last year in which the end makes a difference, broken ones only if need be."""
    differing = end.more_eur[end.more_eur != 0].index
    whole = [int(year) for year in differing if year >= end.first_year]
    years = whole or [int(year) for year in differing]
    settled = [year for year in years if year >= end.settled_year]
    return (settled or years)[0], years[-1]


def _instead(end: FundingEnd, year: int) -> str:
    """Write both own shares of a year in one unit: 1,39 Mio. € statt 0,40 Mio. €."""
    own_shares = [float(each[year]) for each in (end.own_share_eur, end.going_on_eur)]
    unit = axes.euro_unit(max(own_shares))
    ending, going_on = (
        f"{unit.short(eur)}{unit.name}{formats.NBSP}€" if eur else formats.eur_whole(0.0)
        for eur in own_shares
    )
    return f"{ending} statt {going_on}"


def _together(end: FundingEnd, year: int) -> str:
    """Add the sum up to the horizon, unless the year said it all."""
    year_eur, sum_eur = float(end.more_eur[year]), end.sum_more_eur
    if round(sum_eur - year_eur, 2) == 0:
        return ""
    same_way = sum_eur * year_eur > 0
    written = formats.eur_short(abs(sum_eur)) if same_way else more(sum_eur)
    return f", bis {end.last_year} zusammen {written}"


def _payers(funding_eur: float, own_share_eur: float) -> str:
    state, county = (formats.eur(eur) if eur else "nichts" for eur in (funding_eur, own_share_eur))
    return f"das Land {state} und der Kreis {county}"


def _longer(end: FundingEnd, months: int, less_eur: float) -> str:
    longer = "ein Jahr" if months == MONTHS else "einen Monat"
    amount = f"{formats.eur_whole(abs(less_eur))} {'weniger' if less_eur > 0 else 'mehr'}"
    return (
        f"Läuft die volle Förderung {longer} länger, bis zum "
        f"{formats.last_day_of(end.month.plus(months))}, zahlt der Kreis bis {end.last_year} "
        f"zusammen {amount if less_eur else 'genauso viel'}."
    )
