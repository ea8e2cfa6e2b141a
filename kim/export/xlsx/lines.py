"""The calculation of one scenario as formulas, section by section; no cell addresses."""

from collections.abc import Iterator
from dataclasses import dataclass

from kim.export.xlsx.cells import PAPER_HORIZON
from kim.export.xlsx.line import Line
from kim.export.xlsx.module_lines import module_lines
from kim.facts.paper import MODULES, Paper
from kim.present import labels


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


def sections(paper: Paper) -> tuple[Section, ...]:
    """All lines of a scenario's calculation, from top to bottom."""
    return (
        Section("Angaben des Szenarios, umgerechnet", tuple(_of_the_scenario())),
        Section(f"Entwicklung der Preise, {paper.base_year} = 1", tuple(_indices())),
        *(Section(labels.module(paper, m), tuple(module_lines(paper, m))) for m in MODULES),
        Section("Alle Module", tuple(_totals())),
    )


def _of_the_scenario() -> Iterator[Line]:
    yield Line(
        "horizon",
        "Letztes Jahr der Rechnung",
        "whole",
        f'IF({{bis}}="",{PAPER_HORIZON},{{bis}})',
    )
    yield Line(
        "temporary",
        "Stellen enden mit den Verträgen (1 = ja)",
        "flag",
        'IF(OR({befristet}="ja",{befristet}=1,{befristet}=TRUE),1,0)',
    )
    yield Line("table", "Lesart „Tabelle“ (1 = ja)", "flag", 'IF({lesart}="tabelle",1,0)')
    yield Line(
        "funding_end",
        "Letzter Monat mit voller Förderung",
        "month",
        'IF({foerderende}="","",DATE(YEAR({foerderende}),MONTH({foerderende}),1))',
    )
    yield Line(
        "extra_from",
        "Erster Monat der zusätzlichen Stellen",
        "month",
        "DATE(YEAR({plus_ab}),MONTH({plus_ab}),1)",
    )
    yield Line(
        "posts_at_end",
        "Stellen der betroffenen Module im Monat des Förderendes",
        "fte",
        "+".join(f"{{at_end_{module}}}" for module in MODULES),
    )


def _indices() -> Iterator[Line]:
    yield Line(
        "salary_growth",
        "Anstieg der Gehälter zum Vorjahr",
        "pct",
        yearly='IF({gehaltspfad_year}="",{gehalt},{gehaltspfad_year})',
        base_year="0",
    )
    yield Line(
        "salary_index",
        "Gehälter",
        "index",
        yearly="{before_salary_index}*(1+{salary_growth}/100)",
        base_year="1",
    )
    yield Line(
        "fixed_index",
        "Sachkosten",
        "index",
        yearly="{before_fixed_index}*(1+{sachkosten}/100)",
        base_year="1",
    )
    yield Line(
        "funding_index",
        "Fördersätze",
        "index",
        yearly="{before_funding_index}*(1+IF({year}>={dynamik_ab},{dynamik},0)/100)",
        base_year="1",
    )


def _totals() -> Iterator[Line]:
    for key, quantity in labels.QUANTITIES.items():
        if key == "refinancing_rate":
            continue
        formula = "+".join(f"{{{key}_{module}}}" for module in MODULES)
        look = "fte" if quantity.unit == "VZÄ" else "eur"
        own = key == "own_share"
        yield Line(
            f"{key}_total", quantity.label, look, yearly=formula, summed=look == "eur", result=own
        )
