"""Room for the answer on the funding's end: its month moves under the hand, so nothing else may."""

import re
from collections.abc import Sequence

from kim.base.month import Month
from kim.facts.paper import Paper
from kim.model.funding_end import funding_end, unending
from kim.model.kernel import MONTHS
from kim.model.remembered import remembered
from kim.model.scenario import Scenario
from kim.present.story_funding_end import in_full

_EXACT = re.compile(r"\d[\d.]*,\d\d\u00a0€")
_SHORT = re.compile(r"(?<![\d.,])\d[\d.]*(?:\u00a0Tsd\.|,\d\d\u00a0Mio\.)?\u00a0€")


def longest_answer(scenario: Scenario, paper: Paper) -> str:
    """Write an answer as long as the longest that a month of the end has, whichever it is."""
    return _longest_answer(unending(scenario), paper)


@remembered
def _longest_answer(going_on: Scenario, paper: Paper) -> str:
    ends = (going_on.changed(funding_end=month) for month in _telling(going_on, paper))
    answers = [in_full(funding_end(end, paper)) for end in ends]
    return max(_as_wide_as_any(answers), key=len)


def _telling(going_on: Scenario, paper: Paper) -> set[Month]:
    """Months whose answers have all that any has, but for the width of amounts.

    After the first January the amounts add up longest. The latest end with two settled years is
    the likeliest to be followed by years alike, which have the most to say: within a year, in
    which something is lost already. And after the horizon's end nothing is lost at all. Where
    contracts lapse, any year may be the one from which on nothing is lost either.
    """
    first, last = paper.base_year, going_on.last_year
    before = Month(first - 1, MONTHS)
    two_settled = Month(last - 2 - going_on.phase_out_years, 1)
    telling = {Month(first, 1), max(two_settled, before), Month(last, MONTHS)}
    if going_on.permanent:
        return telling
    return telling | {Month(year, MONTHS) for year in range(first - 1, last)}


def _as_wide_as_any(answers: Sequence[str]) -> list[str]:
    """Put the widest amount in the place of each, and the longer word where both may come."""
    text = "\n".join(answers)
    for amounts in (_EXACT, _SHORT):
        widest = max(amounts.findall(text), key=len, default="")
        text = amounts.sub(widest, text)
    if "weniger" in text:
        text = text.replace("€ mehr", "€ weniger")
    return text.splitlines()
