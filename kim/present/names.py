"""What scenarios are called where several of them are shown."""

from collections.abc import Collection, Sequence
from html import escape
from textwrap import shorten, wrap
from zlib import crc32

from kim.facts.paper import Paper
from kim.model.comparison import follows
from kim.model.scenario import Scenario
from kim.present.formats import NBSP

LETTERS = "ABCD"
"""Of places in a comparison; links name all but the first by theirs."""
PROPOSAL = "Vorlage"

_ELLIPSIS = f"{NBSP}…"
_LEGEND_CHARACTERS = 40
_LINE_CHARACTERS = 46
"""What a telephone has room for."""
_CAPITALS = 0.7
"""How many there is room for, as a share of small letters."""


def names(scenarios: Sequence[Scenario], paper: Paper) -> tuple[str, ...]:
    """Name each scenario by its title, or else its place, and no two alike.

    The first of a name has it as it is, so that nobody's own title is taken by our additions.
    """
    own = [_name(scenario, place, paper) for place, scenario in enumerate(scenarios)]
    given: list[str] = []
    for place, name in enumerate(own):
        is_first = name not in own[:place]
        given.append(name if is_first else _apart(name, LETTERS[place], {*own, *given}))
    return tuple(given)


def _apart(name: str, letter: str, taken: Collection[str]) -> str:
    """Add the letter until nobody else has the name."""
    while name in taken:
        name = f"{name} ({letter})"
    return name


def _name(scenario: Scenario, place: int, paper: Paper) -> str:
    if scenario.title:
        return scenario.title
    if follows(scenario, paper):
        return PROPOSAL
    return f"Szenario {LETTERS[place]}"


def identities(scenarios: Sequence[Scenario]) -> tuple[str, ...]:
    """Tell which line is which scenario's while names and places change; no two are alike.

    The first is the current one, whatever it says; the others are what they say, and of equal ones
    the first, the second and so on.
    """
    others = [other.model_dump_json().encode() for other in scenarios[1:]]
    counted = ((other, others[:place].count(other)) for place, other in enumerate(others))
    return ("current", *(f"{crc32(other):08x}-{before}" for other, before in counted))


def in_legend(name: str) -> str:
    """Write a name for Plotly, which reads markup, in lines that a telephone has room for."""
    lines = wrap(name.replace(" %", f"{NBSP}%"), _room(name, _LEGEND_CHARACTERS))
    return "<br>".join(map(_as_text, lines))


def on_line(name: str) -> str:
    """Write a name for Plotly on one line of a picture; the table has it whole."""
    return _as_text(cut(name, _room(name, _LINE_CHARACTERS)))


def _as_text(line: str) -> str:
    """Keep Plotly from reading a name as markup, or as a template that asks for a figure."""
    return escape(line, quote=False).replace("%{", "%\u200b{")


def _room(name: str, characters: int) -> int:
    """Characters of a name that fit where so many small letters do: capitals are wider."""
    is_in_capitals = sum(map(str.isupper, name)) > len(name) / 2
    return round(_CAPITALS * characters) if is_in_capitals else characters


def cut(name: str, most: int) -> str:
    """Cut a name to so many characters, between words unless one is as long."""
    if len(name) <= most:
        return name
    kept = shorten(name, most - len(_ELLIPSIS), placeholder="")
    return kept.rstrip(" ,;:.–-") + _ELLIPSIS
