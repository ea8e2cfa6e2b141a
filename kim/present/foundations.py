"""Tables of the page Grundlagen: what the paper says, what it implies, what can be changed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kim.facts.paper import MODULES, Fact, OutsideFact, Paper
from kim.model.scenario import LEVERS, Scenario
from kim.present import formats, frames, labels
from kim.present.settlement import settled_years


def roles_table(paper: Paper) -> pd.DataFrame:
    """List posts and funding rates of each role, with where they are written."""
    rows = [
        (
            role.label,
            labels.module(paper, role.module),
            formats.fte(role.fte.value),
            formats.eur_whole(role.personnel_funding.eur),
            formats.eur_whole(rate.eur) if (rate := role.workplace_funding) else formats.MISSING,
            formats.last_day_of(paper.modules[role.module].contract_end.value),
            _place(role.fte, paper),
        )
        for role in paper.roles.values()
    ]
    heads = [
        "Rolle",
        labels.MODULE,
        "Stellen",
        "Personal je VZÄ",
        "Arbeitsplatz je VZÄ",
        "Verträge enden",
        "Fundstelle",
    ]
    return frames.of_rows(heads, rows)


def calibration_table(paper: Paper) -> pd.DataFrame:
    """Show how the costs of the base year follow, for both readings, by module and in total."""
    calibration = paper.calibration
    columns = {
        f"Eigenanteil {paper.base_year}": [paper.modules[m].own_share.value[0] for m in MODULES],
        "Förderung (Richtlinie)": paper.guideline_funding_eur,
        "Personalkosten": calibration.guideline.salary_cost_eur,
        "Sachkosten (Richtlinie)": calibration.guideline.fixed_cost_eur,
        "Förderung (Tabelle)": [
            eur * share
            for eur, share in zip(
                paper.guideline_funding_eur, calibration.table.funding_share, strict=True
            )
        ],
    }
    names = [labels.module(paper, module) for module in MODULES]
    texts = {
        name: [formats.eur(eur) for eur in [*cells, sum(cells)]] for name, cells in columns.items()
    }
    return frames.of_columns({labels.MODULE: [*names, labels.TOTAL], **texts})


def levers_table(paper: Paper) -> pd.DataFrame:
    """List every lever: its kind, the paper's value, what is allowed, and what it means."""
    default = Scenario.of(paper)
    rows = [
        (
            lever.label,
            lever.kind.value,
            _paper_value(name, getattr(default, name), paper),
            _allowed(name, getattr(default, name), paper),
            lever.help,
        )
        for name, lever in LEVERS.items()
    ]
    return frames.of_rows(["Angabe", "Art", "Vorlage", "Möglich", "Bedeutung"], rows)


def settlement_table(fact: OutsideFact) -> pd.DataFrame:
    """Show the arithmetic from a settlement to yearly growth; the level before it is 100."""
    rows = [
        (
            str(settled.year),
            " + ".join(_months_at(*span) for span in settled.spans),
            formats.decimal(settled.mean, 2),
            formats.signed(lambda pct: formats.pct(pct, 2), settled.growth_pct),
        )
        for settled in settled_years(fact)
    ]
    return frames.of_rows([labels.YEAR, "Gehaltsniveau", "Mittel", "Anstieg"], rows)


def _months_at(months: int, level: float) -> str:
    word = "Monat" if months == 1 else "Monate"
    return f"{months}{formats.NBSP}{word} × {formats.decimal(level, 2)}"


def _place(fact: Fact[Any], paper: Paper) -> str:
    """Where a figure is written: a section of the paper, or the outside fact it rests on."""
    if fact.source:
        return f"nicht in der Vorlage: {paper.outside[fact.source].title}"
    return f"Vorlage, Abschnitt „{fact.section}“"


def _paper_value(name: str, value: Any, paper: Paper) -> str:  # noqa: ANN401 - each lever's own type
    if not isinstance(value, Mapping):
        return labels.lever_value(name, value)
    if name == "posts":
        return formats.fte(paper.posts.value)
    return labels.lever_value(name, sum(value.values()))


def _allowed(name: str, value: Any, paper: Paper) -> str:  # noqa: ANN401 - each lever's own type
    low, high = LEVERS[name].bounds(paper)
    if isinstance(value, bool):
        return "ja oder nein"
    if low is None:
        return " oder ".join(labels.COST_BASES.values())
    each = " je Rolle" if isinstance(value, Mapping) else ""
    if high is None:
        return f"ab {labels.lever_value(name, low)}{each}"
    return f"{labels.lever_value(name, low)} bis {labels.lever_value(name, high)}{each}"
