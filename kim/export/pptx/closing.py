"""What the last slide says: assumptions, sources, versions, and the way back into the app."""

from collections.abc import Sequence

import pandas as pd

from kim.export.pptx.spec import Code, Placed, Slide, Table, Text, about, in_full, short
from kim.export.stamp import Stamp
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present import labels, story, tables, tables_comparison

_TITLE = "Annahmen, Quellen, Fassungen"


def slide(scenarios: Sequence[Scenario], named: Sequence[str], paper: Paper, stamp: Stamp) -> Slide:
    """List what differs, from the paper or between scenarios, beside source, versions and code."""
    lead, frame = _assumptions(scenarios, named, paper)
    said = (labels.source(paper), stamp.line(paper))
    parts = [
        Placed(Text((lead,), 16), width=0.64, height=0.1),
        Placed(Text(said, 14), x=0.68, y=0.62 if stamp.link else 0.0, width=0.32, height=0.3),
    ]
    if len(frame):
        parts.append(Placed(Table(frame, _TITLE), y=0.12, width=0.64, height=0.88))
    if stamp.link:
        parts.append(Placed(Code(stamp.link), x=0.68, width=0.32, height=0.58))
    return Slide(
        _TITLE,
        about(named),
        tuple(parts),
        (*in_full(named), lead, *_lines(frame), *_outside(paper), *said, stamp.link),
    )


def _assumptions(
    scenarios: Sequence[Scenario], named: Sequence[str], paper: Paper
) -> tuple[str, pd.DataFrame]:
    if len(scenarios) == 1:
        found = scenarios[0].deviations(paper)
        return story.deviations(found), tables.lever_table(scenarios[0], paper)
    return "Worin sich die Szenarien unterscheiden:", tables_comparison.levers(
        scenarios, short(named), paper
    )


def _lines(frame: pd.DataFrame) -> list[str]:
    """Write each row as a line: Rechnen bis; Vorlage: 2029; Szenario: 2034; Art: Annahme."""
    return [
        "; ".join(f"{head}: {text}" if place else text for place, (head, text) in enumerate(row))
        for row in (each.items() for each in frame.to_dict("records"))
    ]


def _outside(paper: Paper) -> list[str]:
    return [
        f"{fact.title}: {fact.statement} Quelle: {'; '.join(fact.sources)}"
        for fact in paper.outside.values()
    ]
