"""Display frames of the page Förderende: German text, ready for screen, slide and sheet."""

from collections.abc import Iterable, Mapping

import pandas as pd

from kim.model.funding_end import FundingEnd, SumsByEnd
from kim.model.kernel import MONTHS
from kim.model.permanence import Permanence
from kim.model.scenario import CostBasis
from kim.model.ways_out import WaysOut
from kim.present import formats, frames, labels, story_ways_out

_LAST_MONTH = "Volle Förderung bis"


def cliff(end: FundingEnd) -> pd.DataFrame:
    """Who pays, by year, with the end and without it."""
    columns = {
        "Eigenanteil mit Förderende": end.own_share_eur,
        "ohne Förderende": end.going_on_eur,
        "Unterschied": end.more_eur,
        "Landesförderung mit Förderende": end.funding_eur,
        "entfallene Förderung": end.lost_funding_eur,
    }
    texts: dict[str, list[str]] = {labels.YEAR: [str(year) for year in end.ending.years]}
    for name, by_year in columns.items():
        is_difference = name == "Unterschied"
        texts[name] = [
            formats.signed(formats.eur, eur) if is_difference else formats.eur(eur)
            for eur in by_year
        ]
    return frames.of_columns(texts)


def sums_by_end(sums: SumsByEnd) -> pd.DataFrame:
    """Sum for each end in December, and what the funding of that year saves the county."""
    decembers = [month for month in sums.ends if month.month == MONTHS]
    worth = sums.worth_eur
    return frames.of_columns(
        {
            _LAST_MONTH: [formats.last_day_of(month) for month in decembers],
            "Eigenanteile zusammen": [formats.eur(sums.at(month)) for month in decembers],
            "dieses Förderjahr erspart": [
                formats.eur(worth.get(month.year, float("nan"))) for month in decembers
            ],
        }
    )


def readings(by_basis: Mapping[CostBasis, pd.Series]) -> pd.DataFrame:
    """Own shares in both readings, and their difference."""
    gap = (by_basis[CostBasis.GUIDELINE] - by_basis[CostBasis.TABLE]).round(2)
    lines: list[tuple[str, Iterable[str]]] = [
        (labels.COST_BASES[basis], map(formats.eur, by_year)) for basis, by_year in by_basis.items()
    ]
    lines.append(("Unterschied", [formats.signed(formats.eur, eur) for eur in gap]))
    return _by_year("Lesart", lines, gap.index)


def ways(found: WaysOut, end: FundingEnd) -> pd.DataFrame:
    """Each way's cost in the first year after the end, its sum, and the posts it leaves."""
    first, last = end.first_year, end.last_year
    return frames.of_columns(
        {
            "Weg": [story_ways_out.name(way, end) for way in found.ways],
            f"Eigenanteil {first}": [formats.eur(way.own_share_eur[first]) for way in found.ways],
            f"Eigenanteile bis {last}": [formats.eur(way.sum_eur) for way in found.ways],
            "dazu aus anderen Budgets": [formats.eur(way.redeployed_sum_eur) for way in found.ways],
            f"Stellen Ende {last}": [formats.fte(way.fte_left) for way in found.ways],
        }
    )


def ways_by_year(found: WaysOut, end: FundingEnd) -> pd.DataFrame:
    """Own share of each way by year; below, for comparison, what it is if the funding goes on."""
    lines: list[tuple[str, Iterable[str]]] = [
        (story_ways_out.name(way, end), map(formats.eur, way.own_share_eur.values()))
        for way in found.ways
    ]
    for name, by_year in (
        ("Ohne Förderende, alle Stellen", found.going_on_eur),
        ("Ohne Förderende, Verträge laufen aus", found.lapsing_eur),
    ):
        lines.append((name, map(formats.eur, by_year.values())))
    return _by_year("Weg", lines, end.ending.years)


def permanence(price: Permanence) -> pd.DataFrame:
    """What permanence costs the county and draws from the state, for each end in December."""
    decembers = [month for month in price.ends if month.month == MONTHS]
    county, state = zip(*(price.at(month) for month in decembers), strict=True)
    return frames.of_columns(
        {
            _LAST_MONTH: [formats.last_day_of(month) for month in decembers],
            "Kreis zahlt mehr": list(map(formats.eur, county)),
            "Land zahlt mehr": list(map(formats.eur, state)),
        }
    )


def _by_year(
    head: str, lines: Iterable[tuple[str, Iterable[str]]], years: Iterable[int]
) -> pd.DataFrame:
    rows = [[name, *texts] for name, texts in lines]
    return frames.of_rows([head, *map(str, years)], rows)
