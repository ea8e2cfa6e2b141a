"""Prose of the page Grundlagen: reads texts/*.md and puts the figures of the paper into them.

Whoever edits a text writes a figure as a name in braces, such as {salary_growth}; `values` lists
the names.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from kim.base.german import number
from kim.facts.paper import MODULES, OutsideFact, Paper
from kim.model.funding_end import month_asked_about
from kim.model.projection import Projection
from kim.model.ways_out import PROPOSED_REDEPLOYMENT_FTE
from kim.present import formats, labels

TEXTS = Path(__file__).with_name("texts")
_NAME = re.compile(r"\{(\w+)\}")


def text(name: str, values: Mapping[str, str]) -> str:
    """Give one text as Markdown; a name in braces that `values` lacks stays as it is."""
    source = (TEXTS / f"{name}.md").read_text(encoding="utf-8")
    return _NAME.sub(lambda match: values.get(match[1], match[0]), source)


def values(baseline: Projection) -> dict[str, str]:
    """Figures and names that texts may use.

    `baseline`: the projection of the paper's own scenario.
    """
    paper = baseline.paper
    return {
        "county_genitive": paper.paper.county_genitive,
        "committee_genitive": paper.paper.committee_genitive,
        "date": formats.day(paper.paper.date),
        "base_year": str(paper.base_year),
        "year_after": str(paper.years[-1] + 1),
        "salary_growth": formats.pct(paper.calibration.salary_growth_pct),
        "extra_posts": formats.fte(paper.extra_posts.value),
        "contract_ends": _contract_ends(paper),
        "asked_end": formats.last_day_of(month_asked_about(paper)),
        "proposed_redeployment": formats.fte(PROPOSED_REDEPLOYMENT_FTE),
        "example": _example(paper),
        **_cost_bases(paper),
    }


def outside(fact: OutsideFact) -> str:
    """Write a fact from outside the paper with its sources, as Markdown."""
    sources = "Quelle" if len(fact.sources) == 1 else "Quellen"
    return f"### {fact.title}\n\n{fact.statement}\n\n{sources}: {'; '.join(fact.sources)}"


def _cost_bases(paper: Paper) -> dict[str, str]:
    guideline, table = paper.calibration.guideline, paper.calibration.table
    funding_eur = sum(paper.guideline_funding_eur)
    table_funding_eur = sum(
        eur * share
        for eur, share in zip(paper.guideline_funding_eur, table.funding_share, strict=True)
    )
    gap_eur = sum(guideline.fixed_cost_eur) - sum(table.fixed_cost_eur)
    return {
        "guideline_funding": formats.eur_whole(funding_eur),
        "table_funding": formats.eur_whole(table_funding_eur),
        "fixed_cost": formats.eur_whole(sum(guideline.fixed_cost_eur)),
        "reading_gap": formats.eur_whole(gap_eur),
    }


def _example(paper: Paper) -> str:
    """Work out one cell of the table: the first module in the last published year."""
    module, basis = MODULES[0], paper.calibration.guideline
    growth = 1 + paper.calibration.salary_growth_pct / 100
    years = len(paper.years) - 1
    salary_eur, fixed_eur = basis.salary_cost_eur[0], basis.fixed_cost_eur[0]
    funding_eur = paper.guideline_funding_eur[0]
    own_share_eur = salary_eur * growth**years + fixed_eur - funding_eur
    power = str(years).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return (
        f"{labels.module(paper, module)} im Jahr {paper.years[-1]}: "
        f"{formats.eur(salary_eur)} × {number(growth)}{power} + {formats.eur(fixed_eur)} "
        f"− {formats.eur(funding_eur)} = {formats.eur(own_share_eur)}"
    )


def _contract_ends(paper: Paper) -> str:
    return labels.enumeration(
        [
            f"{labels.module(paper, module)} am "
            + formats.last_day_of(paper.modules[module].contract_end.value)
            for module in MODULES
        ]
    )
