"""What a reader sets on a page beside the scenarios, as keys of a link.

Like a lever, a setting stands in a link only where it differs from what the page begins with. So
that is published, too: it never changes without a step in `migrations`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kim.base.frozen import frozen
from kim.base.german import number
from kim.base.problems import quoted
from kim.facts.paper import Paper
from kim.model.comparison import place_of_paper
from kim.model.lever import ROLE_KEYS
from kim.model.outcomes import LIMITS, Spread
from kim.model.scenario import Scenario
from kim.model.sensitivity import Amounts
from kim.share.forms import NUMBER, WHOLE, Form, choice
from kim.share.problems import LinkProblem

Settings = Mapping[str, Any]
"""What a reader has set, by key."""
NOTHING_SET: Settings = frozen({})

REFERENCE, EXPLAINED = "gemessen", "beitrag"
SALARY_SPREAD, DYNAMISATION_SPREAD = "streuung_gehalt", "streuung_dynamik"
END_CHANCE, LIMIT, MAP = "ende_wahrscheinlich", "grenze", "karte"
SALARY_STEP, DYNAMISATION_STEP = "um_gehalt", "um_dynamik"
END_STEP, POSTS_STEP, ROLE = "um_foerderende", "um_stellen", "um_rolle"
LEVEL_YEAR, YEARLY_LIMIT, SUM_LIMIT = "niveau", "grenze_jahr", "grenze_summe"

ALL_YEARS = 0
"""On the map: all years together."""
_ALL_YEARS_WORD = "summe"
_MOST_EUR = 1_000_000_000
_POINTS = "Prozentpunkte"
_SOME_POINTS = (0.1, 5.0)

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: what it sets, how it is spelt, what it allows, what the page begins with."""

    key: str
    label: str
    form: Form
    begins: str
    """In words, because it may follow from the scenarios or the paper."""
    low: float | None = None
    high: float | None = None
    unit: str = ""

    def read(self, text: str) -> Any:  # noqa: ANN401 - the setting's own type
        """Value within the bounds, its unit or not; ValueError for anything else."""
        value = self.form.read(text.removesuffix(self.unit).strip())
        if self.low is not None and self.high is not None and not self.low <= value <= self.high:
            raise ValueError(text)
        return value

    @property
    def allowed(self) -> str:
        """Say form and bounds in words."""
        if self.low is None or self.high is None:
            return self.form.says
        return f"{self.form.says}, {number(self.low)} bis {number(self.high)} {self.unit}"

    @property
    def instead(self) -> str:
        """Say what holds where the setting cannot be followed."""
        return f"Es gilt, womit die Seite beginnt: {self.begins}."

    def problem(self, found: str) -> LinkProblem:
        """Say that a value cannot be followed."""
        return LinkProblem(self.key, quoted(found), self.allowed, self.instead, self.label)


def _place(says: str) -> Form:
    letters = dict(enumerate("abcd"))
    return replace(choice(letters), says=f"{', '.join(letters.values())}: {says}")


def _year(text: str) -> int:
    if text.lower() == _ALL_YEARS_WORD:
        return ALL_YEARS
    year = int(WHOLE.read(text))
    if year == ALL_YEARS:
        raise ValueError(text)
    return year


_YEAR = Form(
    write=lambda year: str(year) if year else _ALL_YEARS_WORD,
    read=_year,
    says=f"{_ALL_YEARS_WORD} oder ein Jahr nach dem Basisjahr bis zum letzten Jahr der Rechnung",
)


def _amount(key: str, label: str, begins: float, bounds: Bounds, unit: str) -> Setting:
    return Setting(key, label, NUMBER, f"{number(begins)} {_of(begins, unit)}", *bounds, unit)


def _of(count: float, unit: str) -> str:
    return "Prozentpunkt" if count == 1 and unit == _POINTS else unit


def _spread(key: str, name: str, unit: str) -> Setting:
    label, most = LIMITS[name]
    return _amount(key, label, getattr(Spread(), name), (0.0, most), unit)


def _most(label: str, key: str, begins: str) -> Setting:
    return Setting(key, label, WHOLE, f"{begins}, aufgerundet", 0, _MOST_EUR, "€")


_START = Amounts()
_ALL = (
    Setting(
        REFERENCE,
        "Unterschiede gemessen an",
        _place("eines der verglichenen Szenarien"),
        "die Vorlage, sonst a",
    ),
    Setting(
        EXPLAINED,
        "Erklärt wird der Unterschied zu",
        _place("ein anderes als das, woran gemessen wird"),
        "das erste andere",
    ),
    _spread(SALARY_SPREAD, "salary_points", _POINTS),
    _spread(DYNAMISATION_SPREAD, "dynamisation_points", _POINTS),
    _spread(END_CHANCE, "funding_end_pct", "%"),
    Setting(
        LIMIT,
        "Grenze im Jahr",
        WHOLE,
        "die nächsten vollen 100.000 € über dem letzten Jahr der Vorlage",
        1,
        _MOST_EUR,
        "€",
    ),
    _amount(SALARY_STEP, "Gehälter verändert um", _START.salary_points, _SOME_POINTS, _POINTS),
    _amount(
        DYNAMISATION_STEP,
        "Dynamisierung verändert um",
        _START.dynamisation_points,
        _SOME_POINTS,
        _POINTS,
    ),
    Setting(
        END_STEP,
        "Förderende verschoben um",
        WHOLE,
        f"{_START.funding_end_years} Jahr",
        1,
        5,
        "Jahre",
    ),
    _amount(POSTS_STEP, "Stellen verändert um", _START.posts_fte, (0.1, 8.0), "VZÄ"),
    Setting(ROLE, "Rolle der veränderten Stellen", choice(ROLE_KEYS), "die größte Rolle"),
    Setting(MAP, "Karte zeigt den Eigenanteil", _YEAR, "das letzte Jahr der Rechnung"),
    Setting(
        LEVEL_YEAR,
        "Eigenanteil so hoch wie im Jahr",
        replace(WHOLE, says="ein Jahr der Rechnung"),
        "das Basisjahr",
    ),
    _most("Grenze für ein Jahr", YEARLY_LIMIT, "der Eigenanteil im letzten Jahr ohne Förderende"),
    _most("Grenze für alle Jahre", SUM_LIMIT, "halb zwischen voller Förderung und gar keiner"),
)
SETTINGS: Mapping[str, Setting] = frozen({setting.key: setting for setting in _ALL})
"""In the order in which a link has them."""


def _reference(chosen: Settings, scenarios: Sequence[Scenario], paper: Paper) -> int:
    """Place of the scenario that differences are measured against."""
    return int(chosen.get(REFERENCE, place_of_paper(scenarios, paper)))


def fitting(
    chosen: Settings, scenarios: Sequence[Scenario], paper: Paper
) -> tuple[dict[str, Any], list[LinkProblem]]:
    """Keep what goes with the scenarios, which say how far we look; tell of everything else."""
    kept: dict[str, Any] = {}
    problems = []
    for key, setting in SETTINGS.items():
        if key not in chosen:
            continue
        if _fits(key, chosen[key], kept, scenarios, paper):
            kept[key] = chosen[key]
        else:
            problems.append(setting.problem(setting.form.write(chosen[key])))
    return kept, problems


def followed(
    chosen: Settings, before: Sequence[Scenario], after: Sequence[Scenario]
) -> dict[str, Any]:
    """Let settings that name a scenario go with it to its new place; one removed, no more."""
    moved = {
        key: _place_after(chosen[key], before, after)
        for key in (REFERENCE, EXPLAINED)
        if key in chosen
    }
    others = {key: value for key, value in chosen.items() if key not in moved}
    return others | {key: place for key, place in moved.items() if place is not None}


def _place_after(place: int, before: Sequence[Scenario], after: Sequence[Scenario]) -> int | None:
    """Find a scenario again; a copy held beside its original may be the same object twice."""
    own = before[place]
    places = [n for n, each in enumerate(after) if each is own]
    earlier = sum(each is own for each in before[:place])
    return places[min(earlier, len(places) - 1)] if places else None


def written(chosen: Settings) -> dict[str, str]:
    """Spell settings as a link has them."""
    return {key: SETTINGS[key].form.write(chosen[key]) for key in SETTINGS if key in chosen}


def _fits(
    key: str,
    value: Any,  # noqa: ANN401 - the setting's own type
    kept: Settings,
    scenarios: Sequence[Scenario],
    paper: Paper,
) -> bool:
    if key in (REFERENCE, EXPLAINED):
        is_there = value < len(scenarios)
        return is_there and (key == REFERENCE or value != _reference(kept, scenarios, paper))
    if key == MAP and value != ALL_YEARS:
        return bool(scenarios) and paper.base_year < value <= scenarios[0].last_year
    if key == LEVEL_YEAR:
        return bool(scenarios) and paper.base_year <= value <= scenarios[0].last_year
    return True
