"""The fields of a link, scenario by scenario."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from kim.base.german import number
from kim.base.problems import quoted
from kim.share import keys
from kim.share.migrations import Fields
from kim.share.problems import LinkProblem, TooMany
from kim.share.repair import Pair, Query, pairs
from kim.share.settings import SETTINGS

MOST_CHARS = 20_000
"""Four scenarios with each lever at its longest need half of it."""

MOST_FIELDS = 140
"""Four scenarios with every key, and every setting, have 120."""

Groups = dict[str, dict[str, tuple[str, ...]]]
"""Fields by prefix; the first scenario's are always there."""

_PREFIXED = re.compile(r"([a-z]\.)(.+)")


def grouped(query: Query) -> tuple[Groups, list[LinkProblem]]:
    """Sort a query by prefix and key; far too much is not read at all, nor a fifth scenario."""
    if _chars(query) > MOST_CHARS:
        return {"": {}}, [_too_long("Zeichen", MOST_CHARS)]
    given = list(islice(pairs(query), MOST_FIELDS + 1))
    if len(given) > MOST_FIELDS:
        return {"": {}}, [_too_long("Angaben", MOST_FIELDS)]
    groups = _groups(given)
    return groups, list(_too_many(groups))


def spelt(prefix: str, problems: Sequence[LinkProblem]) -> tuple[LinkProblem, ...]:
    """Name keys as they stand in the link, with their prefix."""
    return tuple(
        replace(problem, where=prefix + problem.where.replace(", ", f", {prefix}"))
        for problem in problems
    )


def _groups(given: Sequence[Pair]) -> Groups:
    groups: Groups = {"": {}}
    for key, value in given:
        if key in keys.VIEW:
            continue
        match = _PREFIXED.fullmatch(key)
        prefix, bare = match.groups() if match else ("", key)
        if bare in keys.FRAME or bare in SETTINGS:
            prefix, bare = "", key
        fields = groups.setdefault(prefix, {})
        fields[bare] = (*fields.get(bare, ()), value)
    return groups


def _too_many(groups: Mapping[str, Fields]) -> Iterator[LinkProblem]:
    for prefix in sorted(groups.keys() - set(keys.PREFIXES)):
        found = ", ".join(prefix + key for key in groups[prefix])
        allowed = "höchstens vier Szenarien, nach dem ersten mit den Vorsätzen b., c. und d"
        yield TooMany(prefix, quoted(found), allowed, "Es bleibt unberücksichtigt.")


def _chars(query: Query) -> int:
    if isinstance(query, str):
        return len(query)
    return sum(len(key) + sum(map(len, values)) for key, values in query.items())


def _too_long(what: str, most: int) -> LinkProblem:
    allowed = f"höchstens {number(most)} {what}"
    return LinkProblem("Link", "", allowed, "Angezeigt wird die Vorlage.")
