"""What the slides of a comparison say: figures by year, lines, which decision contributes what."""

from collections.abc import Sequence

import pandas as pd

from kim.export.pptx.spec import (
    Drawing,
    Placed,
    Slide,
    Table,
    Text,
    about,
    in_full,
    letters,
    short,
)
from kim.export.pptx.table import DIFFERENCE
from kim.facts.paper import Paper
from kim.model.attribution import Attribution, attribute
from kim.model.comparison import Comparison
from kim.model.projection import project
from kim.model.scenario import Scenario
from kim.present import (
    charts_comparison,
    drivers,
    formats,
    story_comparison,
    tables_comparison,
)

_MOST_NAMED_YEARS = 8
"""Of more years, tables are so wide and many that only letters go before them."""


def slides(scenarios: Sequence[Scenario], named: Sequence[str], paper: Paper) -> list[Slide]:
    """Set the scenarios beside each other, then say what tells them from the first."""
    comparison = Comparison(tuple(project(each, paper) for each in scenarios))
    last_year = comparison.common_years[-1]
    found = [attribute(scenarios[0], each, paper, last_year) for each in scenarios[1:]]
    return [_figures(comparison, named), _differences(comparison, named, found)]


def _figures(comparison: Comparison, named: Sequence[str]) -> Slide:
    """List every scenario's own shares and their sum; the foot says whose letters they are."""
    years = len(comparison.by_year("own_share"))
    rows = short(named) if years <= _MOST_NAMED_YEARS else letters(named)
    frame = tables_comparison.own_shares(comparison, rows)
    notes = (
        *in_full(named),
        *story_comparison.sums(comparison, named),
        story_comparison.horizons(comparison, named),
    )
    return Slide(
        "Wie hoch ist der Eigenanteil in jedem Szenario?",
        about(named),
        (Placed(Table(frame, "Eigenanteile der Szenarien")),),
        tuple(filter(None, notes)),
    )


def _differences(
    comparison: Comparison, named: Sequence[str], found: Sequence[Attribution]
) -> Slide:
    """Draw a line a scenario, beside what each decision adds to the first one's sum."""
    brief = short(named)
    drawn = charts_comparison.own_share(comparison, brief)
    table = Table(_contributions(brief, found), "Beiträge zum Unterschied")
    return Slide(
        "Was unterscheidet die Szenarien?",
        about(named),
        (
            Placed(Text((" ".join(_said(comparison, brief)),), 18), height=0.25),
            Placed(Drawing(drawn), y=0.27, width=0.46, height=0.73),
            Placed(table, x=0.48, y=0.29, width=0.52, height=0.71),
        ),
        tuple(filter(None, _notes(comparison, named, found, drawn.alt))),
    )


def _said(comparison: Comparison, named: Sequence[str]) -> list[str]:
    """Say who costs most and least, and what it leaves out; notes name scenarios in full."""
    said = (
        story_comparison.answer(comparison, named),
        story_comparison.redeployment(comparison, named),
    )
    return list(filter(None, said))


def _notes(
    comparison: Comparison, named: Sequence[str], found: Sequence[Attribution], alt: str
) -> list[str]:
    contributions = [
        " ".join(story_comparison.contributions(each, named[0], name))
        for name, each in zip(named[1:], found, strict=True)
    ]
    fairness = {story_comparison.fairness(each): None for each in found}
    return [
        *in_full(named),
        *_said(comparison, named),
        *story_comparison.sums(comparison, named),
        alt,
        story_comparison.horizons(comparison, named),
        *contributions,
        *fairness,
    ]


def _contributions(named: Sequence[str], found: Sequence[Attribution]) -> pd.DataFrame:
    """A row a driver, a column a scenario: what it adds to the sum, against the first scenario."""
    amounts = [{each.driver: each.eur for each in one.contributions} for one in found]
    order = {driver: None for one in amounts for driver in one}
    lines = {drivers.LABELS[driver]: [one.get(driver, 0.0) for one in amounts] for driver in order}
    totals = [round(one.end_eur - one.start_eur, 2) for one in found]
    rows = [
        [label, *(formats.signed(formats.eur, eur) for eur in line)]
        for label, line in {**lines, DIFFERENCE: totals}.items()
    ]
    return pd.DataFrame(rows, columns=[f"Gegenüber {named[0]}", *named[1:]])
