"""The page Förderende with ready-made figures: what it would cost if nothing were computed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from types import ModuleType
from typing import Any

from kim import Scenario
from kim.facts.paper import Paper
from kim.model import breakeven, funding_end, permanence, ways_out
from kim.model.funding_end import FundingEnd
from kim.present import (
    charts_funding_end,
    charts_ways_out,
    story_breakeven,
    story_funding_end,
    story_ways_out,
    tables_funding_end,
)
from kim.present.chart import Chart

READY_MADE: dict[ModuleType, tuple[str, ...]] = {
    funding_end: ("readings", "sums_by_end"),
    ways_out: ("ways_out",),
    permanence: ("price_of_permanence",),
    breakeven: ("break_evens",),
    charts_funding_end: ("cliff", "sums_by_end", "readings", "permanence"),
    charts_ways_out: ("ways",),
    tables_funding_end: ("ways",),
    story_funding_end: ("answer", "later", "assumed", "who_pays", "when_it_matters", "readings"),
    story_ways_out: ("points", "permanence", "assumed"),
    story_breakeven: ("points",),
}


def use() -> None:
    """Let this process give each of the page's results as it was the first time."""
    for module, names in READY_MADE.items():
        for name in names:
            setattr(module, name, _first(getattr(module, name)))
    funding_end.funding_end = _moved(funding_end.funding_end)
    numbers = count()
    story_funding_end.answer = _numbered_answer(story_funding_end.answer, numbers)
    charts_funding_end.cliff = _numbered_cliff(charts_funding_end.cliff, numbers)


def _first(compute: Callable[..., Any]) -> Callable[..., Any]:
    results: list[Any] = []

    def ready_made(*arguments: object) -> Any:  # noqa: ANN401 - any result
        if not results:
            results.append(compute(*arguments))
        return results[0]

    return ready_made


def _moved(compute: Callable[[Scenario, Paper], FundingEnd]) -> Callable[..., FundingEnd]:
    """Give the first figures under the current month, or the control would snap back."""
    first = cache(compute)

    def ready_made(scenario: Scenario, paper: Paper) -> FundingEnd:
        start = scenario.changed(funding_end="2026-12")
        end = first(start, paper)
        return replace(end, ending=replace(end.ending, scenario=scenario))

    return ready_made


def _numbered_answer(ready_made: Callable[..., str], numbers: Iterator[int]) -> Callable[..., str]:
    """Count up in the sentence, so that one can see it come."""
    return lambda end: f"{ready_made(end)} {next(numbers)}"


def _numbered_cliff(
    ready_made: Callable[..., Chart], numbers: Iterator[int]
) -> Callable[..., Chart]:
    def chart(end: FundingEnd) -> Chart:
        cliff = ready_made(end)
        cliff.figure["layout"]["annotations"][-1]["text"] = str(next(numbers))
        return cliff

    return chart
