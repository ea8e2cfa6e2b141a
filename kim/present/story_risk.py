"""German sentences of the page Unsicherheit; no figure stands in this file."""

import math

from kim.facts.paper import Paper
from kim.model.attribution import Driver
from kim.model.outcomes import Outcomes, Spread
from kim.model.scenario import Scenario
from kim.model.sensitivity import Move, Sensitivity, Swing
from kim.model.trade_off import TradeOff
from kim.present import drivers, formats, labels, moves

_HALF = (25, 75)
_MOST = (10, 90)
_ALL_PCT = 100
_READINGS_AGREE = (
    "Die Lesarten unterscheiden sich erst, wenn die Förderung endet oder steigt, die Sachkosten "
    "steigen oder es andere Stellen gibt als in der Vorlage."
)
_MUCH = 2
"""An end weighs much more than the runs' range if it changes this many times as much."""


def sensitivity(found: Sensitivity, paper: Paper) -> str:
    """Say which lever matters most, by the amounts that they are moved."""
    widest = found.swings[0]
    if not widest.widest_eur:
        return "Um die gewählten Beträge verändert, wirkt keine der Angaben auf den Eigenanteil."
    place = max(range(len(widest.moves)), key=lambda n: abs(widest.moves[n].change_eur or 0))
    what = " ein Förderende" if moves.new_end(widest, place, found) else ""
    return f"Am stärksten wirkt{what}: {_effect(widest, place, found, paper)}"


def effects(found: Sensitivity, paper: Paper) -> tuple[str, ...]:
    """Say each move's effect, largest driver first, or why it cannot be made."""
    return tuple(
        _effect(swing, place, found, paper)
        for swing in found.swings
        for place in range(len(swing.moves))
    )


def without_effect(found: Sensitivity, paper: Paper) -> tuple[str, ...]:
    """Say of each move that cannot be made why, and which drivers change nothing."""
    said = [
        _effect(swing, place, found, paper)
        for swing in found.swings
        for place, move in enumerate(swing.moves)
        if move.change_eur is None
    ]
    idle = [swing.driver for swing in found.swings if all(map(moves.is_idle, swing.moves))]
    if idle:
        listed = labels.enumeration([drivers.WITH_BEI[driver] for driver in idle])
        said.append(f"Ohne Wirkung auf die Summe ist hier eine Änderung {listed}.")
    if Driver.READING in idle:
        said.append(_READINGS_AGREE)
    return tuple(said)


def unfunded_posts(found: Sensitivity, paper: Paper) -> str:
    """Say, where it is so, why a post more costs more than a post less saves; else empty."""
    (swing,) = (swing for swing in found.swings if swing.driver is Driver.POSTS)
    down, up = swing.moves
    possible = down.change_eur is not None and up.change_eur is not None
    funded_fte = paper.roles[found.role].fte.value
    some_are_funded = found.scenario.fte(found.role) - found.amounts.posts_fte < funded_fte
    if not possible or not some_are_funded or not moves.adds_less_funding(down, up):
        return ""
    return (
        "Mehr Stellen kosten den Kreis mehr, als ebenso viele Stellen weniger ihm sparen: Stellen "
        "über die der Vorlage hinaus fördert das Land nicht, außer sie werden als zusätzliche "
        f"geförderte Stellen angesetzt (höchstens {formats.fte(paper.extra_posts.value)})."
    )


def amounts_are_choices() -> str:
    """Say what the comparison of levers depends on."""
    return (
        "Wie weit jede Angabe verändert wird, ist Ihre Wahl und sagt nichts darüber, wie "
        "wahrscheinlich das ist. Alle anderen Angaben bleiben dabei wie im Szenario."
    )


def trade_off(found: TradeOff, scenario: Scenario) -> str:
    """Say which dynamisation makes up for the scenario's salaries, and which one it has."""
    is_path = bool(scenario.salary_path_pct)
    salaries = (_if_path if is_path else _if_salaries)(found.current.salary_growth_pct)
    needed_pct = found.needed_dynamisation_pct(found.current.salary_growth_pct)
    if math.isnan(needed_pct):
        return (
            f"{salaries}, gibt es auf dieser Karte keine "
            f"Dynamisierung, mit der {_own_share(found)} so hoch ist wie in der Vorlage."
        )
    return (
        f"{salaries}, ist {_own_share(found)} so hoch wie in der Vorlage, wenn die Förderung "
        f"{_grows(needed_pct)}. Im Szenario {_does(found.current.dynamisation_pct)}."
    )


def outcomes(found: Outcomes) -> str:
    """Say what the bands mean, for the last year."""
    last, bands = found.years[-1], found.bands_eur()
    low, high = (formats.eur_short(bands[pct][last]) for pct in _HALF)
    lowest, highest = (formats.eur_short(bands[pct][last]) for pct in _MOST)
    if low == high and lowest == highest:
        return (
            "In allen durchgespielten Verläufen ist der Eigenanteil im Jahr "
            f"{last} etwa gleich hoch: {low}."
        )
    return (
        "Schwanken Gehälter und Förderung wie angenommen, liegt der Eigenanteil im Jahr "
        f"{last} in acht von zehn durchgespielten Verläufen zwischen {lowest} und {highest}, "
        f"in der Hälfte zwischen {low} und {high}."
    )


def no_end(found: Outcomes, ended: Outcomes) -> str:
    """Say that the runs assume no end of the funding; `ended` is the scenario with one at once."""
    last, bands = found.years[-1], found.bands_eur()
    low, middle, high = (bands[pct][last] for pct in (_MOST[0], 50, _MOST[1]))
    change_eur = ended.bands_eur()[50][last] - middle
    weight = "; es wöge viel schwerer" if change_eur > _MUCH * (high - low) else ""
    return f"Ein Ende der Förderung ist dabei nicht angenommen{weight} (siehe Seite Förderende)."


def total(found: Outcomes) -> str:
    """Say what the bands mean for the sum of all years."""
    bands = found.sum_bands_eur()
    lowest, highest = (formats.eur_short(bands[pct]) for pct in _MOST)
    span = f"von {found.years[0]} bis {found.years[-1]}"
    if lowest == highest:
        return f"Zusammen sind es {span} etwa {lowest}."
    return f"Zusammen sind es {span} in acht von zehn Verläufen zwischen {lowest} und {highest}."


def limit(found: Outcomes, limit_eur: float) -> str:
    """Say how often the own share exceeds a limit, in the last year and in any."""
    last = found.years[-1]
    in_last_pct = found.chance_above_pct(limit_eur)[last]
    ever_pct = found.chance_ever_above_pct(limit_eur)
    amount = formats.eur_whole(limit_eur)
    if not ever_pct:
        return f"In keinem Verlauf und keinem Jahr liegt der Eigenanteil über {amount}."
    in_last, ever = _in_runs(in_last_pct), _in_runs(ever_pct)
    said = f"Über {amount} liegt der Eigenanteil im Jahr {last} {in_last}"
    if in_last_pct == ever_pct == _ALL_PCT:
        return f"{said}."
    often = "ebenso oft" if in_last == ever else ever
    return f"{said}, in mindestens einem Jahr bis dahin {often}."


def assumptions(spread: Spread, runs: int, seed: int) -> tuple[str, ...]:
    """Say how the runs come about, and that they rest on assumptions."""
    return (
        (
            f"Das Bild entsteht aus {formats.decimal(runs, 0)} durchgespielten Verläufen. In jedem "
            "wird Jahr für Jahr gewürfelt, wie stark Gehälter und Förderung steigen."
        ),
        _drawn("Gehälter", spread.salary_points),
        _drawn("Dynamisierung", spread.dynamisation_points),
        _funding(spread),
        "Die Streuungen sind Annahmen und keine Vorhersage; Sie können sie ändern.",
        f"Dieselben Annahmen ergeben immer dasselbe Bild (Startzahl {seed}).",
    )


def _effect(swing: Swing, place: int, found: Sensitivity, paper: Paper) -> str:
    move, condition = swing.moves[place], moves.condition(swing, place, found, paper)
    if not move.levers:
        return f"{condition} entfällt: {move.why_not}"
    if move.change_eur is None:
        return f"{condition}: nicht möglich. {move.why_not}"
    last = found.scenario.last_year
    span = f"von {paper.base_year} bis {last}"
    return f"{condition}, {_change(move, span)}."


def _change(move: Move, span: str) -> str:
    eur = move.change_eur or 0.0
    if not eur:
        return f"bleibt der Eigenanteil {span} gleich"
    verb = "steigt" if eur > 0 else "sinkt"
    return f"{verb} der Eigenanteil {span} zusammen um {formats.eur(abs(eur))}"


def _own_share(found: TradeOff) -> str:
    if len(found.years) == 1:
        return f"der Eigenanteil im Jahr {found.years[0]}"
    return f"der Eigenanteil von {found.years[0]} bis {found.years[-1]} zusammen"


def _drawn(what: str, points: float) -> str:
    if not points:
        return f"{what}: genau wie im Szenario."
    return (
        f"{what}: im Mittel wie im Szenario, mit einer Streuung von "
        f"{formats.points(points, dative=True)}. In gut zwei von drei Jahren liegt der Wert "
        "höchstens so weit daneben."
    )


def _funding(spread: Spread) -> str:
    if not spread.funding_end_pct:
        return "Förderende: genau wie im Szenario."
    return (
        "Förderende: In jedem Jahr wird die Förderung mit einer Wahrscheinlichkeit von "
        f"{formats.pct(spread.funding_end_pct, 2)} nicht fortgesetzt, wenn sie nicht ohnehin schon "
        "geendet hat."
    )


def _in_runs(pct: float) -> str:
    written = formats.pct(pct, 1)
    if pct in (0, 100):
        return "in allen Verläufen" if pct else "in keinem Verlauf"
    if written == formats.pct(0):
        return "in so gut wie keinem Verlauf"
    return (
        "in fast allen Verläufen" if written == formats.pct(100) else f"in {written} der Verläufe"
    )


def _if_salaries(pct: float) -> str:
    if not formats.rounded(pct, 2):
        return "Bleiben die Gehälter gleich"
    verb = "Steigen" if pct > 0 else "Sinken"
    return f"{verb} die Gehälter jährlich um {formats.pct(abs(pct), 2)}"


def _if_path(pct: float) -> str:
    return (
        "Entwickeln sich die Gehälter wie im Gehaltspfad (hier gleichbedeutend mit "
        f"{formats.pct(pct, 2)} im Jahr)"
    )


def _grows(pct: float) -> str:
    if not formats.rounded(pct, 2):
        return "gleich bleibt"
    return f"{_yearly(pct)} {_verb(pct)}"


def _does(pct: float) -> str:
    return f"{_verb(pct)} sie {_yearly(pct)}" if formats.rounded(pct, 2) else "bleibt sie gleich"


def _yearly(pct: float) -> str:
    return f"jährlich um {formats.pct(abs(pct), 2)}"


def _verb(pct: float) -> str:
    return "steigt" if pct > 0 else "sinkt"
