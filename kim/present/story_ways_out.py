"""German sentences on the ways out and the price of permanence; no figure stands in this file."""

import math
from collections import defaultdict
from typing import NamedTuple

from kim.base.month import Month
from kim.facts.paper import Paper
from kim.model.funding_end import FundingEnd
from kim.model.permanence import Permanence
from kim.model.scenario import LEVERS, Scenario
from kim.model.target import Reason, Unreachable
from kim.model.ways_out import Way, WayOut, WaysOut
from kim.present import formats, labels

_HALF_FTE = 0.5
_NEXT_TO_NOTHING = 0.005
_REDEPLOYED_TOO = (
    " Gerechnet ist die Umsetzung als Anteil der Stellen im Monat des Förderendes; um denselben "
    "Anteil werden auch die zusätzlichen Stellen weniger, die später beginnen."
)
_KEPT_TOO = (
    " Zusätzliche Stellen, die später beginnen, kommen hinzu, im gleichen Verhältnis verkleinert."
)


class Point(NamedTuple):
    """One thing to say, under its name."""

    name: str
    text: str


def name(way: WayOut, end: FundingEnd) -> str:
    """Name a way for charts and tables."""
    match way.way:
        case Way.KEEP:
            return "Alle Stellen behalten"
        case Way.REDEPLOY:
            return f"{formats.fte(way.scenario.redeploy_fte_per_year)} im Jahr umsetzen"
        case Way.LAPSE:
            return "Vergleich: nicht entfristet"
        case Way.AFFORD:
            return _afford_name(end)
        case Way.ONE_MODULE:
            return f"Auf {labels.MODULE} {way.scenario.funding_end_modules[0]} begrenzen"


def assumed(scenario: Scenario, redeploy_fte: float) -> str:
    """Say that a redeployment is only proposed, where the scenario has none; else empty."""
    if scenario.redeploy_fte_per_year:
        return ""
    return (
        f"Das Szenario sieht keine Umsetzung vor; gezeigt sind hier {formats.fte(redeploy_fte)} im "
        f"Jahr. Eine andere Zahl wählen Sie oben unter „{LEVERS['redeploy_fte_per_year'].group}“."
    )


def points(found: WaysOut, end: FundingEnd) -> tuple[Point, ...]:
    """Say of each way what it costs and what it takes, in the order of the ways."""
    said = []
    for way in found.ways:
        match way.way:
            case Way.KEEP:
                said.append(Point(name(way, end), _keep(way, end)))
            case Way.REDEPLOY:
                said.append(Point(name(way, end), _redeploy(way, end)))
            case Way.LAPSE:
                said.append(Point(name(way, end), _lapse(way, found, end)))
    said.append(Point(_afford_name(end), _afford(found, end)))
    if one_module := _one_module(found, end):
        said.append(Point("Ende auf ein Modul begrenzen", one_module))
    return tuple(said)


def permanence(price: Permanence, end: FundingEnd) -> str:
    """Show the trade of permanence: what it costs after the end, and what the state adds."""
    last = end.last_year
    if not any(price.more_own_share_eur) and not any(price.more_funding_eur):
        return f"Bis {last} macht die Entfristung in diesem Szenario keinen Unterschied."
    said = [
        _after_end(price, end),
        _until_horizon(price, end),
        _pays(price),
        _redeployed(end.ending.scenario),
    ]
    return " ".join(filter(None, said))


def halves(fte: float) -> str:
    """Add, in brackets, how much that is in whole and half posts; empty if it is just that."""
    rounded_down = math.floor(fte / _HALF_FTE + _NEXT_TO_NOTHING) * _HALF_FTE
    if abs(rounded_down - fte) < _NEXT_TO_NOTHING:
        return ""
    return f" (in ganzen und halben Stellen: {formats.fte(rounded_down)})"


def verb(fte: float, singular: str, plural: str) -> str:
    """Choose the verb that goes with an amount of posts."""
    return singular if formats.fte(fte) == formats.fte(1) else plural


def _keep(keep: WayOut, end: FundingEnd) -> str:
    return (
        f"Im KIM {verb(keep.fte_left, 'bleibt', 'bleiben')} bis Ende {end.last_year} "
        f"{formats.fte(keep.fte_left)}. Der Eigenanteil summiert sich auf "
        f"{formats.eur(keep.sum_eur)}."
    )


def _redeploy(way: WayOut, end: FundingEnd) -> str:
    fte = way.scenario.redeploy_fte_per_year
    if not way.redeployed_sum_eur:
        return f"Bis {end.last_year} wechselt dadurch keine Stelle."
    return (
        f"{verb(fte, 'Wechselt', 'Wechseln')} nach dem Förderende im Jahr {formats.fte(fte)} auf "
        f"freie Stellen der Kreisverwaltung, {verb(way.fte_left, 'bleibt', 'bleiben')} im KIM Ende "
        f"{end.last_year} noch {formats.fte(way.fte_left)}. Die umgesetzten Stellen kosten den "
        f"Kreis weitere {formats.eur(way.redeployed_sum_eur)} aus anderen Budgets; gespart ist "
        "das nur, wenn er dort sonst neu eingestellt hätte."
        f"{_REDEPLOYED_TOO if _some_begin_later(end) else ''}"
    )


def _some_begin_later(end: FundingEnd) -> bool:
    """Whether extra posts begin after the end, in a module that it concerns."""
    scenario, roles = end.ending.scenario, end.ending.paper.roles
    concerned = (
        fte
        for role, fte in scenario.extra_posts.items()
        if roles[role].module in scenario.funding_end_modules
    )
    return scenario.extra_from > end.month and any(concerned)


def _lapse(way: WayOut, found: WaysOut, end: FundingEnd) -> str:
    keep = found.of(Way.KEEP)
    lost_fte = (keep.fte_left if keep else 0.0) - way.fte_left
    if not lost_fte:
        return f"Bis {end.last_year} endet dadurch keine Stelle."
    paid = formats.eur(way.sum_eur) if way.sum_eur else "nichts"
    return (
        f"Ohne Entfristung enden die Verträge {_contract_ends(end.ending.paper)}. Der Kreis zahlt "
        f"bis {end.last_year} zusammen {paid}. Es {verb(lost_fte, 'fehlt', 'fehlen')} dann "
        f"{formats.fte(lost_fte)} und das Fachwissen, das die Vorlage der Kreisverwaltung "
        "erhalten will."
    )


def _contract_ends(paper: Paper) -> str:
    modules: defaultdict[Month, list[str]] = defaultdict(list)
    for number, module in paper.modules.items():
        modules[module.contract_end.value].append(str(number))
    return labels.enumeration(
        [
            f"{'in den Modulen' if len(numbers) > 1 else 'in Modul'} "
            f"{labels.enumeration(numbers)} am {formats.last_day_of(month)}"
            for month, numbers in sorted(modules.items())
        ]
    )


def _afford_name(end: FundingEnd) -> str:
    return f"Eigenanteil {end.todays_year} halten"


def _afford(found: WaysOut, end: FundingEnd) -> str:
    affordable, year = found.affordable, end.settled_year
    if isinstance(affordable, Unreachable):
        return not_payable(affordable, year)
    limit = formats.eur(affordable.target_eur)
    if affordable.all_fit:
        return f"{limit} bezahlen im Jahr {year} alle {formats.fte(affordable.value)}."
    if affordable.value < _NEXT_TO_NOTHING:
        return f"{limit} bezahlen im Jahr {year} keine Stelle."
    return (
        f"Nach dem Förderende bleiben nur so viele Stellen, wie {limit} im Jahr {year} bezahlen: "
        f"{formats.fte(affordable.value)}{halves(affordable.value)}. {_afterwards(end, year)}"
        f"{_KEPT_TOO if _some_begin_later(end) else ''}"
    )


def _afterwards(end: FundingEnd, year: int) -> str:
    """Say what the posts cost later; or, where no year after the end is left, what is assumed."""
    if end.month.year < year:
        return "Danach ändern sich die Kosten mit den Gehältern."
    return (
        f"Gerechnet ist mit so vielen Stellen im ganzen Jahr; {year} bleiben bis zum Förderende "
        "aber alle, deshalb nennt die Tabelle einen anderen Betrag."
    )


def not_payable(found: Unreachable, year: int) -> str:
    """Say why a yearly amount pays for no post after the end."""
    match found.reason:
        case Reason.AFTER_HORIZON:
            return "Das Förderende liegt nicht vor dem Ende der Rechnung."
        case Reason.NO_POSTS:
            return "Es gibt keine Stellen, deren Förderung enden könnte."
        case _:
            return (
                "Schon die Stellen, deren Förderung nicht endet, kosten den Kreis "
                f"{formats.eur(found.nearest_eur)} im Jahr {year}, mehr als "
                f"{formats.eur(found.target_eur)}."
            )


def _one_module(found: WaysOut, end: FundingEnd) -> str:
    going_on_eur, paper = sum(found.going_on_eur.values()), end.ending.paper
    extra_eur = {
        way.scenario.funding_end_modules[0]: round(way.sum_eur - going_on_eur, 2)
        for way in found.ways
        if way.way is Way.ONE_MODULE
    }
    if not any(extra_eur.values()):
        return ""
    costs = [
        f"bei {labels.module(paper, module)} {formats.eur_short(eur)}"
        for module, eur in extra_eur.items()
    ]
    return (
        "Darüber entscheidet das Land. Endet die Förderung nur in einem Modul, kostet das den "
        f"Kreis bis {end.last_year} zusätzlich {'; '.join(costs)}."
    )


def _after_end(price: Permanence, end: FundingEnd) -> str:
    if not end.shows:
        return ""
    lapsed_eur = price.lapsed_after_end_eur
    return (
        f"Vom Förderende bis {end.last_year} kosten die entfristeten Stellen den Kreis "
        f"{formats.eur(price.permanent_after_end_eur)}; laufen die Verträge aus, zahlt der "
        f"Kreis in dieser Zeit {formats.eur(lapsed_eur) if lapsed_eur else 'nichts'}."
    )


def _until_horizon(price: Permanence, end: FundingEnd) -> str:
    own_share_eur, funding_eur = price.at(end.month)
    return (
        f"Mit statt ohne Entfristung zahlt bis {end.last_year} der Kreis {_more(own_share_eur)}, "
        f"das Land {_more(funding_eur)}."
    )


def _pays(price: Permanence) -> str:
    if price.pays_from is None:
        return (
            "Wie lange die Förderung auch läuft, zahlt der Kreis den größeren Teil dieser "
            "Mehrkosten."
        )
    if price.pays_from == price.ends[0]:
        return (
            "Wie früh die Förderung auch endet, zahlt das Land mindestens die Hälfte dieser "
            "Mehrkosten."
        )
    return (
        f"Läuft die Förderung mindestens bis zum {formats.last_day_of(price.pays_from)}, zahlt das "
        "Land mindestens die Hälfte dieser Mehrkosten; endet sie früher, zahlt der Kreis den "
        "größeren Teil."
    )


def _redeployed(scenario: Scenario) -> str:
    if not scenario.redeploy_fte_per_year:
        return ""
    return (
        "In den Beträgen des Kreises sind auch die Stellen enthalten, die nach dem Förderende "
        "umgesetzt und dann aus anderen Budgets bezahlt werden."
    )


def _more(eur: float) -> str:
    if not eur:
        return "genauso viel"
    return f"{formats.eur(abs(eur))} {'mehr' if eur > 0 else 'weniger'}"
