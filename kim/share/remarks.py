"""What a link has to be told of although every single field of it can be read."""

from collections.abc import Iterator, Mapping
from typing import Any

from kim.base.problems import quoted
from kim.facts.paper import Paper
from kim.share import keys
from kim.share.problems import LinkProblem
from kim.share.repair import LOST


def remarks(values: Mapping[str, Any], paper: Paper) -> Iterator[LinkProblem]:
    """Give what contradicts itself, and what was damaged; both are shown as they stand."""
    if keys.PAPER in values and _deviates(values, paper):
        allowed = "1 nur, wenn nichts von der Vorlage abweicht"
        yield LinkProblem(keys.PAPER, "1", allowed, "Es gelten die abweichenden Angaben.")
    if LOST in (title := values.get(keys.TITLE, "")):
        instead = "Der Titel bleibt, wie er angekommen ist."
        yield LinkProblem(keys.TITLE, quoted(title), "ein Text mit allen Buchstaben", instead)


def _deviates(values: Mapping[str, Any], paper: Paper) -> bool:
    return any(
        value != keys.SLOTS[key].in_paper(paper)
        for key, value in values.items()
        if key in keys.SLOTS
    )
