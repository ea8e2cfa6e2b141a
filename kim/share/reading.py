"""From the fields of a link to their values and a scenario, with a problem for all that fails."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import starmap
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from kim.base.problems import Problem, problems_of, quoted
from kim.facts.paper import Paper
from kim.facts.parts import LONGEST_VERSION
from kim.model.scenario import LEVERS, Scenario
from kim.share import keys
from kim.share.forms import WHOLE
from kim.share.migrations import CURRENT, Fields
from kim.share.problems import LEFT_OUT, LinkProblem
from kim.share.repair import LOST, plain
from kim.share.settings import SETTINGS

Values = Mapping[str, Any]
"""What was read, by key."""

_LONGEST_KEY = 30


@dataclass(frozen=True, slots=True)
class _Expected:
    """What a key takes that is no lever's, and what the page does where it is not given."""

    read: Callable[[str], Any]
    """ValueError for what is not allowed."""
    allowed: str
    instead: str


def _whole(text: str) -> int:
    return int(WHOLE.read(plain(text)))


def _version_name(text: str) -> str:
    name = " ".join(text.split())
    if not (0 < len(name) <= LONGEST_VERSION and name.isprintable()) or LOST in name:
        raise ValueError(text)
    return name


def _one(text: str) -> int:
    if plain(text) != "1":
        raise ValueError(text)
    return 1


def _format_version(text: str) -> int:
    version = _whole(text)
    if not 1 <= version <= CURRENT:
        raise ValueError(text)
    return version


_NO_TITLE = "Das Szenario bleibt ohne Titel."
_NO_SCENARIO = "So steht es in der Vorlage selbst; sie lässt sich so nicht als Szenario zeigen."
_NO_COMPARISON = "Ein Vergleich mit dem Stand, als der Link entstand, entfällt."
_VERSION_NAME = _Expected(_version_name, "die Bezeichnung einer Fassung", _NO_COMPARISON)
_OTHERS = MappingProxyType(
    {
        keys.VERSION: _Expected(
            _format_version,
            " oder ".join(map(str, range(1, CURRENT + 1))),
            "Gelesen wird, was bekannt ist.",
        ),
        keys.MODEL: _VERSION_NAME,
        keys.FACTS: _VERSION_NAME,
        keys.PAPER: _Expected(_one, "1", LEFT_OUT),
        keys.TITLE: _Expected(str, "ein Text", _NO_TITLE),  # the scenario checks it
        keys.SUM: _Expected(_whole, "ein Betrag in ganzen Euro", _NO_COMPARISON),
    }
)
KNOWN = frozenset({*keys.SLOTS, *_OTHERS, *SETTINGS})


def read_fields(fields: Fields, paper: Paper) -> tuple[Values, list[LinkProblem]]:
    """Read every field; one that cannot be followed changes nothing else."""
    read = {key: _value(key, texts, paper) for key, texts in fields.items()}
    problems = [value for value in read.values() if isinstance(value, LinkProblem)]
    return {k: v for k, v in read.items() if not isinstance(v, LinkProblem)}, problems


def read_scenario(values: Values, paper: Paper) -> tuple[Scenario | None, list[LinkProblem]]:
    """Build the scenario; of levers that conflict, the paper's values hold.

    None if it fails by the paper's own values: those of another county may exceed the bounds.
    """
    levers = _levers(values)
    problems: list[LinkProblem] = []
    while True:
        try:
            return Scenario.of(paper, **levers), problems
        except ValidationError as error:
            found = _by_lever(error)
        given = [name for name in found if name in levers]
        if not given:
            return None, [*problems, *starmap(_in_the_paper_itself, found.items())]
        for name in given:
            del levers[name]
            problems.append(_conflict(name, found[name], values, paper))


def _levers(values: Values) -> dict[str, Any]:
    levers: dict[str, Any] = {"title": values.get(keys.TITLE, "")}
    for key, slot in _slots(values):
        if slot.role is None:
            levers[slot.lever] = values[key]
        else:
            levers.setdefault(slot.lever, {})[slot.role] = values[key]
    return levers


def _slots(values: Values) -> Iterator[tuple[str, keys.Slot]]:
    return ((key, keys.SLOTS[key]) for key in values if key in keys.SLOTS)


def _by_lever(error: ValidationError) -> dict[str, Problem]:
    return {problem.where.partition(".")[0]: problem for problem in problems_of(error)}


def _conflict(lever: str, problem: Problem, values: Values, paper: Paper) -> LinkProblem:
    """Name all keys of the lever that the scenario, as a whole, does not allow."""
    slots = [slot for _, slot in _slots(values) if slot.lever == lever]
    if not slots:
        return LinkProblem(keys.TITLE, problem.found, problem.allowed, _NO_TITLE)
    where = ", ".join(slot.key for slot in slots)
    instead = _as_in_the_paper(slots[0], paper)
    label = slots[0].label(paper) if len(slots) == 1 else LEVERS[lever].label
    return LinkProblem(where, problem.found, problem.allowed, instead, label)


def _in_the_paper_itself(lever: str, problem: Problem) -> LinkProblem:
    key, label = LEVERS[lever].key, LEVERS[lever].label
    return LinkProblem(key, problem.found, problem.allowed, _NO_SCENARIO, label)


def _value(key: str, texts: tuple[str, ...], paper: Paper) -> Any:  # noqa: ANN401 - any lever's
    """Value of a field, or the LinkProblem that it is."""
    if len(texts) > 1 and key in KNOWN:
        _, *rest = _words(key, paper)
        return LinkProblem(key, quoted(list(texts)), "eine einzige Angabe dieser Art", *rest)
    try:
        return _read(key, texts[0], paper)
    except ValueError:
        return LinkProblem(quoted(key), quoted(texts[0]), *_words(key, paper))


def _read(key: str, text: str, paper: Paper) -> Any:  # noqa: ANN401 - any lever's
    if key in keys.SLOTS:
        return keys.SLOTS[key].read(plain(text), paper)
    if key in _OTHERS:
        return _OTHERS[key].read(text)
    if key in SETTINGS:
        return SETTINGS[key].read(plain(text))
    raise ValueError(key)


def _words(key: str, paper: Paper) -> tuple[str, str, str]:
    """Say what a key allows, what the page does where it is not given, and the lever's label."""
    if key in keys.SLOTS:
        slot = keys.SLOTS[key]
        return slot.allowed(paper), _as_in_the_paper(slot, paper), slot.label(paper)
    if key in _OTHERS:
        return _OTHERS[key].allowed, _OTHERS[key].instead, ""
    if key in SETTINGS:
        setting = SETTINGS[key]
        return setting.allowed, setting.instead, setting.label
    similar = get_close_matches(key[:_LONGEST_KEY], KNOWN, n=1)
    hint = f"; vielleicht ist „{similar[0]}“ gemeint" if similar else ""
    return f"nur bekannte Angaben{hint}", LEFT_OUT, ""


def _as_in_the_paper(slot: keys.Slot, paper: Paper) -> str:
    return f"Es gilt der Wert der Vorlage: {slot.paper_value(paper)}."
