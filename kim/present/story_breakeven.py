"""German sentences on break-evens: the value that meets a target, or why there is none."""

from kim.base.month import Month
from kim.facts.paper import Paper, Role
from kim.model.breakeven import BreakEvens
from kim.model.funding_end import FundingEnd
from kim.model.scenario import Scenario
from kim.model.target import Met, Reason, Unreachable
from kim.present import formats, labels
from kim.present.story_ways_out import Point, halves, not_payable, verb

_UNREACHABLE = "Nicht erreichbar."
_PCT_DECIMALS = 2

Found = Met[float] | Unreachable


def premise() -> str:
    """Say which of the targets take the funding to go on."""
    return (
        "Die Fragen zur Dynamisierung und zu zusätzlichen geförderten Stellen setzen voraus, dass "
        "die Förderung weiterläuft; die anderen fragen nach ihrem Ende."
    )


def points(found: BreakEvens, end: FundingEnd, paper: Paper) -> tuple[Point, ...]:
    """Say each target and what meets it."""
    unending, last, targets = end.going_on.scenario, end.last_year, found.targets
    return (
        dynamisation_for_level(found.dynamisation_for_level, last, targets.level_year, paper),
        dynamisation_as_salaries(found.dynamisation_as_salaries, last, paper),
        extra_posts(found.extra_posts, unending, targets.role, paper),
        posts_after_end(found.posts_after_end, end),
        last_month(found.last_month, found.sooner_end, end.ending.scenario),
    )


def dynamisation_for_level(found: Found, year: int, level_year: int, paper: Paper) -> Point:
    """Say which dynamisation brings the own share of a year to the level of another."""
    goal = (
        f"Eigenanteil {year} so hoch wie {level_year}, also {formats.eur(found.target_eur)}"
        if year != level_year
        else f"Eigenanteil {year} wie im Szenario, also {formats.eur(found.target_eur)}"
    )
    return Point(goal, _dynamisation(found, year, paper))


def dynamisation_as_salaries(found: Found, year: int, paper: Paper) -> Point:
    """Say at which dynamisation the own share grows as fast as salaries."""
    goal = (
        f"Eigenanteil wächst von {paper.base_year} bis {year} nur wie die Gehälter, also auf "
        f"{formats.eur(found.target_eur)}"
    )
    return Point(goal, _dynamisation(found, year, paper))


def extra_posts(found: Found, scenario: Scenario, role: Role, paper: Paper) -> Point:
    """Say how many further extra posts fit under a yearly limit."""
    goal = (
        f"Zusätzliche geförderte Stellen ({labels.role(paper, role)}), ohne dass der Eigenanteil "
        f"ab {scenario.extra_from.year} in einem Jahr {formats.eur_whole(found.target_eur)} "
        "übersteigt"
    )
    if isinstance(found, Unreachable):
        return Point(goal, _no_extra_posts(found))
    more = "weitere " if scenario.extra_posts else ""
    fte = f"{more}{formats.fte(found.value)}"
    if not found.value:
        return Point(goal, "Keine: Die Grenze ist schon erreicht.")
    if found.all_fit:
        return Point(
            goal, f"Alle möglichen: {fte}. Der Eigenanteil beträgt höchstens {_eur(found)}."
        )
    return Point(goal, f"Es {verb(found.value, 'passt', 'passen')} {fte}{halves(found.value)}.")


_STILL_FUNDED = (
    "Im Jahr {year} fließt noch ein Teil der Förderung, die wegfällt; "
    "danach reicht der Betrag für weniger Stellen."
)


def posts_after_end(found: Found, end: FundingEnd) -> Point:
    """Say how many posts a yearly limit pays for after the end."""
    year = end.settled_year
    limit = formats.eur_whole(found.target_eur)
    goal = f"Stellen, die {limit} Eigenanteil nach dem Förderende im Jahr {year} bezahlen"
    if isinstance(found, Unreachable):
        return Point(goal, f"{_UNREACHABLE} {not_payable(found, year)}")
    still = "" if end.settles else f" {_STILL_FUNDED.format(year=year)}"
    if found.all_fit:
        all_posts = f"Alle {formats.fte(found.value)}; sie kosten den Kreis {_eur(found)}."
        return Point(goal, all_posts + still)
    return Point(goal, f"{formats.fte(found.value)}{halves(found.value)}.{still}")


def last_month(
    found: Met[Month] | Unreachable, sooner_end: Month | None, scenario: Scenario
) -> Point:
    """Say how long the funding has to last for the sum to stay within a limit."""
    last = scenario.last_year
    goal = f"Eigenanteile bis {last} zusammen höchstens {formats.eur_whole(found.target_eur)}"
    if isinstance(found, Unreachable):
        nearest = formats.eur(found.nearest_eur)
        if sooner_end:
            text = f"Läuft die Förderung bis {last} voll, sind es {nearest}. {_sooner(sooner_end)}"
            return Point(goal, text)
        text = f"{_UNREACHABLE} Auch wenn die Förderung bis {last} voll läuft, sind es {nearest}."
        return Point(goal, text)
    if found.all_fit:
        text = f"Das gilt, wann die Förderung auch endet; höchstens sind es {_eur(found)}."
        return Point(goal, text)
    date = formats.last_day_of(found.value)
    if sooner_end:
        text = f"Das gilt bei jedem Ende ab dem {date}; bei diesem sind es {_eur(found)}."
        return Point(goal, f"{text} {_sooner(sooner_end)}")
    text = f"Die volle Förderung muss mindestens bis zum {date} laufen; dann sind es {_eur(found)}."
    return Point(goal, text)


def _sooner(end: Month) -> str:
    return (
        f"Eingehalten wird die Grenze auch bei manchem früheren Ende, zuletzt bei dem am "
        f"{formats.last_day_of(end)}: Dann wird früher umgesetzt."
    )


def _dynamisation(found: Found, year: int, paper: Paper) -> str:
    if isinstance(found, Unreachable):
        return _no_dynamisation(found, year)
    start, pct = found.scenario.dynamisation_from, formats.rounded(found.value, _PCT_DECIMALS)
    since = "" if start == paper.base_year + 1 else f" ab {start}"
    if not pct:
        return "Die Förderung bleibt ohne Dynamisierung."
    verb = "steigt" if pct > 0 else "sinkt"
    return f"Die Förderung {verb}{since} jährlich um {formats.pct(abs(pct))}."


def _no_dynamisation(found: Unreachable, year: int) -> str:
    match found.reason:
        case Reason.NO_FUNDING:
            why = f"Im Jahr {year} fließt keine Förderung, die steigen könnte."
        case Reason.STARTS_LATER:
            why = f"Die Dynamisierung beginnt in diesem Szenario erst nach {year}."
        case reason:
            where = "darüber" if reason is Reason.TOO_HIGH else "darunter"
            at_bound = formats.pct(found.nearest or 0.0)
            eur = formats.eur(found.nearest_eur)
            why = f"Selbst bei {at_bound} im Jahr liegt er mit {eur} {where}."
    return f"{_UNREACHABLE} {why}"


def _no_extra_posts(found: Unreachable) -> str:
    if found.reason is Reason.NO_ROOM:
        return f"{_UNREACHABLE} Alle Stellen, die das Land noch fördern würde, sind vergeben."
    return f"{_UNREACHABLE} Schon ohne weitere Stellen sind es {formats.eur(found.nearest_eur)}."


def _eur(found: Met[float] | Met[Month]) -> str:
    return formats.eur(found.eur)
