"""How a lever was moved to see what it does, in German."""

from kim.base.month import Month
from kim.facts.paper import MODULES, Paper
from kim.model.attribution import Driver
from kim.model.funding_end import end_within_horizon
from kim.model.kernel import MONTHS
from kim.model.scenario import CostBasis, Scenario
from kim.model.sensitivity import Amounts, Move, Sensitivity, Swing
from kim.present import drivers, formats, labels

_ROUNDING_EUR = 0.5
DOWN, UP, OTHER = "niedriger oder früher", "höher oder später", "andere Lesart"


def row(swing: Swing, found: Sensitivity, paper: Paper) -> str:
    """Name a driver with the amount it is moved by: Gehälter: ±1 Prozentpunkt im Jahr."""
    amounts, name = found.amounts, drivers.LABELS[swing.driver]
    match swing.driver:
        case Driver.SALARIES:
            return f"{name}: ±{formats.points(amounts.salary_points)} im Jahr"
        case Driver.DYNAMISATION:
            return f"{name}: ±{formats.points(amounts.dynamisation_points)} im Jahr"
        case Driver.FUNDING_END:
            return f"{name}: {_ends(swing, found)}"
        case Driver.POSTS:
            of_role = labels.role(paper, found.role)
            return f"{name} ({of_role}): ±{formats.fte(amounts.posts_fte)}"
        case _:
            return f"{name}: {_other_reading(found)}"


def kinds(swing: Swing) -> tuple[str, ...]:
    """Name the way of each move."""
    return (DOWN, UP) if len(swing.moves) > 1 else (OTHER,)


def condition(swing: Swing, place: int, found: Sensitivity, paper: Paper) -> str:
    """Say a move as the condition that begins a sentence."""
    amounts, up = found.amounts, bool(place)
    match swing.driver:
        case Driver.SALARIES:
            points = formats.points(amounts.salary_points)
            return f"Steigen die Gehälter jährlich um {points} {'mehr' if up else 'weniger'}"
        case Driver.DYNAMISATION:
            points = formats.points(amounts.dynamisation_points)
            return f"Ist die Dynamisierung jährlich um {points} {'höher' if up else 'niedriger'}"
        case Driver.FUNDING_END:
            return _of_end(swing, place, found)
        case Driver.POSTS:
            fte, of_role = formats.fte(amounts.posts_fte), labels.role(paper, found.role)
            return f"Hat der Kreis {fte} {'mehr' if up else 'weniger'} ({of_role})"
        case _:
            return f"Gilt die andere Lesart ({_other_reading(found)})"


def new_end(swing: Swing, place: int, found: Sensitivity) -> bool:
    """Tell whether a move gives an end to a funding that has none within the horizon."""
    ends = swing.moves[place].levers.get("funding_end") is not None
    return swing.driver is Driver.FUNDING_END and ends and not end_within_horizon(found.scenario)


def is_idle(move: Move) -> bool:
    """Tell whether a move changes nothing but the rounding of single cells."""
    return move.change_eur is not None and abs(move.change_eur) < _ROUNDING_EUR


def adds_less_funding(down: Move, up: Move) -> bool:
    """Tell whether moving up brings less funding than moving down takes."""
    return -down.funding_change_eur - up.funding_change_eur >= _ROUNDING_EUR


def _of_end(swing: Swing, place: int, found: Sensitivity) -> str:
    """Say a move of the funding end: a new end, one moved by years, or none any more."""
    scenario, move = found.scenario, swing.moves[place]
    if not move.levers:
        return "Ein späteres Förderende"
    if new_end(swing, place, found):
        return _ending(scenario, move.levers["funding_end"])
    if move.levers["funding_end"] == Month(scenario.last_year, MONTHS):
        return f"Läuft die volle Förderung bis Ende {scenario.last_year}"
    return f"Endet die volle Förderung {_later(found.amounts, move, up=bool(place))}"


def _ends(swing: Swing, found: Sensitivity) -> str:
    if new_end(swing, 0, found):
        return f"schon nach {formats.month(swing.moves[0].levers['funding_end'])}"
    return f"{_years(found.amounts)} früher oder später"


def _ending(scenario: Scenario, end: Month) -> str:
    """Say what ends: all of the funding at once, or only the full one."""
    partly = scenario.remaining_funding_pct or scenario.phase_out_years
    if partly or set(scenario.funding_end_modules) != set(MODULES):
        return f"Endet die volle Förderung nach {formats.month(end)}"
    return f"Fällt die Förderung nach {formats.month(end)} weg"


def _later(amounts: Amounts, move: Move, *, up: bool) -> str:
    """Say the years, and the month where there is one."""
    end = move.levers.get("funding_end")
    month = f" ({formats.month(end)})" if end and move.change_eur is not None else ""
    return f"{_years(amounts)} {'später' if up else 'früher'}{month}"


def _years(amounts: Amounts) -> str:
    return labels.years(amounts.funding_end_years)


def _other_reading(found: Sensitivity) -> str:
    this = found.scenario.cost_basis
    other = next(basis for basis in CostBasis if basis is not this)
    return f"{labels.COST_BASES[other]} statt {labels.COST_BASES[this]}"
