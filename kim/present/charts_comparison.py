"""Charts of the page Vergleich: scenarios in, `Chart` out."""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import numpy as np
import pandas as pd

from kim.facts.paper import Paper
from kim.model.attribution import Attribution
from kim.model.comparison import Comparison
from kim.present import (
    axes,
    drivers,
    formats,
    labels,
    names,
    rows,
    tables_comparison,
    theme,
    traces,
)
from kim.present.chart import Chart
from kim.present.rows import Bar, Kind
from kim.present.theme import Figure

_SUM_HEADING = "Summe der Eigenanteile"


def own_share(comparison: Comparison, named: Sequence[str]) -> Chart:
    """Own share by year, a line a scenario."""
    values = comparison.by_year("own_share")
    years = tuple(int(year) for year in values.index)
    return Chart(
        key="comparison_own_share",
        title=f"Eigenanteil des Kreises, {labels.span(years)}",
        figure=_figure(
            _lines(values, comparison, named),
            years,
            axes.euro_axis(0.0, _highest(values)),
            "Euro im Jahr",
        ),
        alt=f"Eine Linie je Szenario. {_last_values(values, named, formats.eur)}",
        table=tables_comparison.by_year(comparison, named),
        source=_source(comparison),
    )


def fte(comparison: Comparison, named: Sequence[str]) -> Chart:
    """Posts by year, a line a scenario."""
    values = comparison.by_year("fte")
    room = 1.1 * _highest(values)
    return Chart(
        key="comparison_fte",
        title="Stellen",
        figure=_figure(
            _lines(values, comparison, named, formats.NBSP + "VZÄ"),
            tuple(int(year) for year in values.index),
            _axis(axes.ticks(0.0, room), room),
            "VZÄ im Jahresmittel",
        ),
        alt=f"Eine Linie je Szenario. {_last_values(values, named, formats.fte)}",
        table=tables_comparison.by_year(comparison, named, "fte"),
        source=_source(comparison),
    )


def refinancing_rate(comparison: Comparison, named: Sequence[str]) -> Chart:
    """Share of the cost that the state pays by year, a line a scenario."""
    values = comparison.refinancing_rate_pct()
    write = labels.QUANTITIES["refinancing_rate"].write
    return Chart(
        key="comparison_refinancing_rate",
        title="Refinanzierungsquote",
        figure=_figure(
            _lines(values, comparison, named, formats.NBSP + "%"),
            tuple(int(year) for year in values.index),
            _axis([0, 25, 50, 75, 100], 105),
            "Prozent der Gesamtkosten, die das Land zahlt",
        ),
        alt=f"Eine Linie je Szenario. {_last_values(values, named, write)}",
        table=tables_comparison.refinancing(comparison, named),
        source=_source(comparison),
    )


def sums(comparison: Comparison, named: Sequence[str]) -> Chart:
    """Sum of the own shares, a bar a scenario."""
    totals = [float(eur) for eur in comparison.sums("own_share")]
    identities = names.identities(comparison.scenarios)
    kinds = [
        Kind(
            name,
            theme.SCENARIO_FILLS[place],
            [Bar(place, 0.0, eur, formats.eur_short(eur))],
            identity,
        )
        for place, (name, identity, eur) in enumerate(zip(named, identities, totals, strict=True))
    ]
    symbols = [theme.SYMBOLS[stroke.symbol] for stroke in theme.SCENARIOS]
    headed = [f"{symbol} {kind.name}" for symbol, kind in zip(symbols, kinds, strict=False)]
    figure = rows.figure(headed, kinds, _SUM_HEADING)
    figure["layout"]["showlegend"] = False
    span = labels.span(comparison.common_years)
    return Chart(
        key="comparison_sums",
        title=f"Summe der Eigenanteile, {span}",
        figure=figure,
        alt="Ein Balken je Szenario: "
        + "; ".join(f"{n} {formats.eur(eur)}" for n, eur in zip(named, totals, strict=True))
        + ".",
        table=tables_comparison.summary(comparison, named),
        source=_source(comparison),
    )


def contributions(attribution: Attribution, start: str, end: str, paper: Paper) -> Chart:
    """Way from one scenario's sum to the other's, a bar a driver, largest first."""
    labelled = [drivers.LABELS[each.driver] for each in attribution.contributions]
    rows_ = [start, *labelled, end]
    table = tables_comparison.contributions(attribution, start, end)
    return Chart(
        key="comparison_contributions",
        title=f"Von „{start}“ zu „{end}“: was jede Entscheidung und Annahme beiträgt",
        figure=rows.figure(
            rows_, _steps(attribution), f"{_SUM_HEADING}, {labels.span(attribution.years)}"
        ),
        alt="Balken von Summe zu Summe: "
        + "; ".join(f"{name} {text}" for name, text in table.itertuples(index=False))
        + ".",
        table=table,
        source=labels.source(paper),
    )


def _steps(attribution: Attribution) -> list[Kind]:
    """Bars of the two sums, and of what raises and what lowers between them."""
    changes = [each.eur for each in attribution.contributions]
    levels = list(accumulate(changes, initial=attribution.start_eur))
    ends = (attribution.start_eur, attribution.end_eur)
    places = (0, len(levels))
    sums_ = [Bar(p, 0.0, eur, formats.eur_whole(eur)) for p, eur in zip(places, ends, strict=True)]
    steps = [
        Bar(row, before, after, rows.amount(change))
        for row, ((before, after), change) in enumerate(
            zip(pairwise(levels), changes, strict=True), start=1
        )
    ]
    return [
        Kind("Summe der Eigenanteile", theme.SUM, sums_),
        Kind("mehr Eigenanteil", theme.MORE, [s for s in steps if s.end_eur >= s.start_eur]),
        Kind("weniger Eigenanteil", theme.LESS, [s for s in steps if s.end_eur < s.start_eur]),
    ]


def _lines(
    values: pd.DataFrame, comparison: Comparison, named: Sequence[str], unit: str = ""
) -> list[Figure]:
    """Line of each scenario up to its horizon; `unit` if it is not euro."""
    identities = names.identities(comparison.scenarios)
    return [
        _line(values[place].dropna(), place, name, unit) | {"uid": identity}
        for place, (name, identity) in enumerate(zip(named, identities, strict=True))
    ]


def _line(by_year: pd.Series, place: int, name: str, unit: str) -> Figure:
    label = names.in_legend(name)
    stroke, sizes = theme.SCENARIOS[place], theme.NESTED_PX[place]
    line = traces.line(label, by_year, stroke, *sizes) | {"meta": name}
    return line | {"hovertemplate": f"{label}: %{{y:,.2~f}}{unit}<extra></extra>"} if unit else line


def _figure(data: list[Figure], years: Sequence[int], yaxis: Figure, heading: str) -> Figure:
    return {
        "data": data,
        "layout": {
            "height": theme.HEIGHT_PX,
            "xaxis": axes.year_axis(years),
            "yaxis": yaxis,
            "annotations": [traces.heading(heading)],
        },
    }


def _highest(values: pd.DataFrame) -> float:
    return float(np.nanmax(values.to_numpy()))


def _axis(ticks: Sequence[float], highest: float) -> Figure:
    texts = [formats.decimal(tick, 0 if float(tick).is_integer() else 1) for tick in ticks]
    return {
        "range": [0, max(highest, 1)],
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": texts,
        **axes.IN_SECTIONS,
    }


def _last_values(values: pd.DataFrame, named: Sequence[str], write: Callable[[float], str]) -> str:
    """Say each line's first and last value, for whoever cannot see it."""
    courses = []
    for place, name in enumerate(named):
        line = values[place].dropna()
        if len(line):
            first, last = line.index[0], line.index[-1]
            courses.append(f"{name}: {first} {write(line[first])}, {last} {write(line[last])}.")
    return " ".join(courses)


def _source(comparison: Comparison) -> str:
    return labels.source(comparison.projections[0].paper)
