"""How a lever was moved to see what it does, in German."""

from kim.base.month import Month
from kim.facts.paper import MODULES, Paper
from kim.model.attribution import Driver
from kim.model.scenario import CostBasis, Scenario
from kim.model.sensitivity import Amounts, Move, Sensitivity, Swing
from kim.present import drivers, formats, labels

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
            return f"{name}: {_years(amounts)} früher oder später"
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
            if new_end(swing, place, found):
                return _ending(found.scenario, swing.moves[place].levers["funding_end"])
            return f"Endet die volle Förderung {_later(amounts, swing.moves[place], up=up)}"
        case Driver.POSTS:
            fte, of_role = formats.fte(amounts.posts_fte), labels.role(paper, found.role)
            return f"Hat der Kreis {fte} {'mehr' if up else 'weniger'} ({of_role})"
        case _:
            return f"Gilt die andere Lesart ({_other_reading(found)})"


def new_end(swing: Swing, place: int, found: Sensitivity) -> bool:
    """Tell whether a move gives an end to a funding that has none in the scenario."""
    ends = swing.moves[place].levers.get("funding_end") is not None
    return swing.driver is Driver.FUNDING_END and ends and found.scenario.funding_end is None


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
