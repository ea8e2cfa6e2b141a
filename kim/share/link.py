"""Scenarios as query parameters of a link, and back.

A link holds only what differs from the paper, whose values never change: it is published. Reading
never fails: what cannot be followed becomes a problem in words, and everything else holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from kim.facts.paper import Paper
from kim.model import MODEL_VERSION
from kim.model.scenario import Scenario
from kim.share import keys, settings
from kim.share.drift import Stamp, sum_eur
from kim.share.groups import grouped, spelt
from kim.share.migrations import CURRENT, Fields, migrated
from kim.share.problems import LinkProblem
from kim.share.reading import KNOWN, Values, read_fields, read_scenario
from kim.share.remarks import remarks
from kim.share.repair import Pair, Query
from kim.share.settings import NOTHING_SET, Settings

_PLAIN = ";:,"
"""Marks that a query may hold as they are: of lists, and common in titles."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a link says."""

    scenarios: tuple[Scenario, ...]
    """One to four; the first is the paper if the link says nothing of it.

    None only of a paper that lies itself outside the levers' bounds; a problem tells it.
    """
    stamps: tuple[Stamp | None, ...]
    """For each scenario, if the link was made to be shared."""
    problems: tuple[LinkProblem, ...]
    settings: Settings
    """What the sender had set on the pages."""
    is_link: bool
    """Whether there was anything to read or to tell; a bare address has nothing."""


def encode(scenarios: Sequence[Scenario], paper: Paper, chosen: Settings = NOTHING_SET) -> str:
    """Write the query string of one to four scenarios, as the address bar holds it."""
    return _query(parameters(scenarios, paper, chosen))


def encode_shared(
    scenarios: Sequence[Scenario], paper: Paper, chosen: Settings = NOTHING_SET
) -> str:
    """Write a query string that also tells today's sums and versions, so that drift shows."""
    versions = {keys.MODEL: MODEL_VERSION, keys.FACTS: paper.facts.version}
    sums = {
        prefix + keys.SUM: str(sum_eur(scenario, paper))
        for prefix, scenario in zip(keys.PREFIXES, scenarios, strict=False)
    }
    return _query({**parameters(scenarios, paper, chosen), **versions, **sums})


def parameters(
    scenarios: Sequence[Scenario], paper: Paper, chosen: Settings = NOTHING_SET
) -> dict[str, str]:
    """Give what `encode` writes as parameters that are not quoted yet."""
    if not 1 <= len(scenarios) <= len(keys.PREFIXES):
        raise ValueError(f"{len(scenarios)} scenarios, where a link has one to four")
    written = {keys.VERSION: str(CURRENT)}
    for prefix, scenario in zip(keys.PREFIXES, scenarios, strict=False):
        own = dict(_own(scenario, paper))
        if prefix and not own:
            own = {keys.PAPER: "1"}
        written |= {prefix + key: value for key, value in own.items()}
    return written | settings.written(chosen)


def decode(query: Query, paper: Paper) -> Decoded:
    """Read a raw query string, or decoded values by key; takes anything and never raises."""
    groups, found = grouped(query)
    framing, setting = _taken(groups[""], keys.FRAME), _taken(groups[""], settings.SETTINGS)
    frame, problems = read_fields(framing, paper)
    version = frame.get(keys.VERSION, CURRENT if keys.VERSION in framing else 1)
    parts = [
        _part(prefix, migrated(groups[prefix], version), frame, paper)
        for prefix in keys.PREFIXES
        if prefix in groups
    ]
    scenarios = tuple(scenario for part in parts for scenario in part.scenarios)
    chosen, unset = _settings(migrated(setting, version), scenarios, paper)
    told = (problem for part in parts for problem in part.problems)
    problems = [*found, *problems, *told, *unset]
    return Decoded(
        scenarios=scenarios,
        stamps=tuple(stamp for part in parts for stamp in part.stamps),
        problems=tuple(problems),
        settings=chosen,
        is_link=bool(framing or problems) or any(part.is_link for part in parts),
    )


def _taken(fields: dict[str, tuple[str, ...]], names: Iterable[str]) -> Fields:
    """Take some fields out of the first scenario's, which are all that have no prefix."""
    return {key: fields.pop(key) for key in names if key in fields}


def _settings(
    fields: Fields, scenarios: Sequence[Scenario], paper: Paper
) -> tuple[Settings, list[LinkProblem]]:
    read, unread = read_fields(fields, paper)
    kept, unfit = settings.fitting(read, scenarios, paper)
    return kept, [*unread, *unfit]


def _part(prefix: str, fields: Fields, frame: Values, paper: Paper) -> Decoded:
    """Read the fields of one scenario; after a prefix there is one only if a key is known."""
    values, problems = read_fields(fields, paper)
    is_link = not KNOWN.isdisjoint(fields)
    if prefix and not is_link:
        return Decoded((), (), spelt(prefix, problems), NOTHING_SET, is_link)
    scenario, conflicts = read_scenario(values, paper)
    told = spelt(prefix, [*problems, *remarks(values, paper), *conflicts])
    if scenario is None:
        return Decoded((), (), told, NOTHING_SET, is_link)
    return Decoded((scenario,), (_stamp(values, frame),), told, NOTHING_SET, is_link)


def _stamp(values: Values, frame: Values) -> Stamp | None:
    if keys.SUM not in values:
        return None
    return Stamp(values[keys.SUM], frame.get(keys.MODEL), frame.get(keys.FACTS))


def _own(scenario: Scenario, paper: Paper) -> Iterator[Pair]:
    """Keys of one scenario, without prefix: its title and what differs from the paper."""
    if scenario.title:
        yield keys.TITLE, scenario.title
    for deviation in scenario.deviations(paper):
        slot = keys.SLOT_OF[deviation.lever, deviation.role]
        yield slot.key, slot.form.write(deviation.value)


def _query(written: Mapping[str, str]) -> str:
    return "&".join(f"{key}={_quoted(value)}" for key, value in written.items())


def _quoted(value: str) -> str:
    """Quote all but marks that need it only at the end, where mail programs cut them off."""
    text = quote(value, safe=_PLAIN)
    return f"{text[:-1]}%{ord(text[-1]):02X}" if text.endswith((".", *_PLAIN)) else text
