"""Charts of the page Förderende: analysis in, `Chart` out."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from kim.base.month import Month
from kim.model.funding_end import FundingEnd, SumsByEnd
from kim.model.kernel import MONTHS
from kim.model.permanence import Permanence
from kim.model.scenario import CostBasis
from kim.present import axes, formats, labels, tables_funding_end, theme, traces
from kim.present.chart import Chart
from kim.present.charts import span
from kim.present.theme import Figure, Stroke

_LOST = "Entfallene Förderung, die der Kreis übernimmt"


def cliff(end: FundingEnd) -> Chart:
    """Who pays by year: the county as before, the county for the state, the state."""
    ending, going_on = end.own_share_eur, end.going_on_eur
    funding = end.funding_eur
    as_before = pd.Series(np.minimum(ending, going_on))
    taken_over = pd.Series(np.maximum(end.more_eur, 0.0))
    highest_eur = max(float((ending + funding).max()), float(going_on.max()))
    unit = axes.euro_unit(highest_eur)
    data = [
        traces.bars("Eigenanteil wie ohne Förderende", as_before, theme.OWN_SHARE, unit),
        traces.bars(_LOST, taken_over, theme.LOST_FUNDING, unit),
        traces.bars("Landesförderung", funding, theme.FUNDING, unit),
        *traces.on_ground(traces.line("Eigenanteil mit Förderende", ending, theme.SCENARIOS[0])),
    ]
    if (as_before < going_on).any():
        data.append(traces.line("Eigenanteil ohne Förderende", going_on, theme.PAPER))
    figure = _by_year(data, end.ending.years, highest_eur, unit.heading)
    if end.shows:
        place = end.month.year - 0.5 + end.month.month / MONTHS
        is_late = end.month.year > (end.ending.years[0] + end.last_year) / 2
        _mark(figure, place, f"Förderende {formats.last_day_of(end.month)}", to_the_left=is_late)
    return Chart(
        key="funding_end_cliff",
        title=f"Wer zahlt vor und nach dem Förderende, {span(end.ending)}",
        figure=figure,
        alt=_cliff_alt(end),
        table=tables_funding_end.cliff(end),
        source=labels.source(end.ending.paper),
    )


def sums_by_end(sums: SumsByEnd, end: FundingEnd) -> Chart:
    """Own shares up to the horizon for every possible end, with the scenario's own marked."""
    values = sums.own_share_eur.tolist()
    here, sum_eur = min(end.month, sums.ends[-1]), sums.at(end.month)
    data = [
        _by_month(f"Eigenanteile bis {end.last_year}", sums.ends, values, theme.SCENARIOS[0])
        | {"uid": "sums"},
        _marked(here, sum_eur, is_rising=values[-1] > sum_eur),
    ]
    return Chart(
        key="funding_end_when",
        title=f"Eigenanteile bis {end.last_year} je nach Monat des Förderendes",
        figure=_by_ends(data, sums.ends, max(values)),
        alt=f"Linie über alle möglichen Förderenden. Endet die Förderung am "
        f"{formats.last_day_of(sums.ends[0])}, sind es {formats.eur(sums.at(sums.ends[0]))}; läuft "
        f"sie bis {formats.last_day_of(sums.ends[-1])}, {formats.eur(sums.at(sums.ends[-1]))}. "
        f"Markiert: {formats.last_day_of(here)}, {formats.eur(sum_eur)}.",
        table=tables_funding_end.sums_by_end(sums),
        source=labels.source(end.ending.paper),
    )


def readings(end: FundingEnd, by_basis: Mapping[CostBasis, pd.Series]) -> Chart:
    """Own share by year in both readings of the cost basis."""
    lines = [
        traces.line(f"Lesart {labels.COST_BASES[basis]}", by_year, stroke)
        for (basis, by_year), stroke in zip(by_basis.items(), theme.SCENARIOS, strict=False)
    ]
    last = end.last_year
    at_last = "; ".join(
        f"Lesart {labels.COST_BASES[basis]} {formats.eur(by_year[last])}"
        for basis, by_year in by_basis.items()
    )
    highest_eur = max(float(by_year.max()) for by_year in by_basis.values())
    return Chart(
        key="funding_end_readings",
        title=f"Eigenanteil mit Förderende in beiden Lesarten, {span(end.ending)}",
        figure=_by_year(lines, end.ending.years, highest_eur, "Euro im Jahr"),
        alt=f"Zwei Linien über die Jahre. Im Jahr {last}: {at_last}.",
        table=tables_funding_end.readings(by_basis),
        source=labels.source(end.ending.paper),
    )


def permanence(price: Permanence, end: FundingEnd) -> Chart:
    """What county and state pay more with permanent posts, for every possible end."""
    county, state = price.more_own_share_eur.tolist(), price.more_funding_eur.tolist()
    data = [
        _by_month("Kreis zahlt mehr", price.ends, county, theme.SCENARIOS[1]),
        _by_month("Land zahlt mehr", price.ends, state, theme.SCENARIOS[0]),
    ]
    figure = _by_ends(data, price.ends, max(*county, *state))
    if price.pays_from:
        is_late = price.pays_from > price.ends[len(price.ends) // 2]
        text = f"ab {formats.last_day_of(price.pays_from)}"
        _mark(figure, _day(price.pays_from), text, to_the_left=is_late)
    return Chart(
        key="funding_end_permanence",
        title=f"Was Kreis und Land bis {end.last_year} für die Entfristung mehr zahlen",
        figure=figure,
        alt="Zwei Linien über alle möglichen Förderenden. "
        + " ".join(
            f"Ende am {formats.last_day_of(price.ends[place])}: Kreis "
            f"{formats.eur(county[place])} mehr, Land {formats.eur(state[place])} mehr."
            for place in (0, -1)
        ),
        table=tables_funding_end.permanence(price),
        source=labels.source(end.ending.paper),
    )


def _by_year(data: list[Figure], years: Sequence[int], highest_eur: float, heading: str) -> Figure:
    return {
        "data": data,
        "layout": {
            "barmode": "stack",
            "height": theme.HEIGHT_PX,
            "xaxis": axes.year_axis(years),
            "yaxis": axes.euro_axis(0.0, highest_eur),
            "annotations": [traces.heading(heading)],
        },
    }


def _by_ends(data: list[Figure], months: Sequence[Month], highest_eur: float) -> Figure:
    return {
        "data": data,
        "layout": {
            "height": theme.HEIGHT_PX,
            "xaxis": _month_axis(months),
            "yaxis": axes.euro_axis(0.0, highest_eur),
            "annotations": [traces.heading("Euro, nach dem letzten Monat mit voller Förderung")],
        },
    }


def _mark(figure: Figure, place: float | str, text: str, *, to_the_left: bool) -> None:
    """Draw an upright line across the figure, with its meaning beside it."""
    on_axis = {"xref": "x", "yref": "paper"}
    figure["layout"]["shapes"] = [
        {
            "type": "line",
            **on_axis,
            "x0": place,
            "x1": place,
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.PAPER.colour, "dash": "dash", "width": 2},
        }
    ]
    figure["layout"]["annotations"].append(
        {
            "text": text,
            "showarrow": False,
            **on_axis,
            "x": place,
            "y": 1,
            "yanchor": "top",
            "xanchor": "right" if to_the_left else "left",
            "xshift": -4 if to_the_left else 4,
            "font": {"size": theme.SMALL_PX},
        }
    )


def _month_axis(months: Sequence[Month]) -> Figure:
    """X axis of last days of months; Decembers have a label."""
    decembers = {month.year: month for month in months if month.month == MONTHS}
    labelled = [decembers[year] for year in axes.labelled_years(list(decembers))]
    room = len(months) // 12  # half a label of a telephone's axis, or the first would touch a zero
    return {
        "type": "date",
        "range": [_day(months[0].plus(-room)), _day(months[-1].plus(room))],
        "tickmode": "array",
        "tickvals": [_day(month) for month in labelled],
        "ticktext": [f"{month.month:02d}/{month.year % 100:02d}" for month in labelled],
        "tickformat": "%d.%m.%y",
        "hoverformat": "%d.%m.%Y",
    }


def _by_month(
    name: str, months: Sequence[Month], values_eur: list[float], stroke: Stroke
) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [_day(month) for month in months],
        "y": values_eur,
        "hovertemplate": f"{name}: %{{y:,.2f}}{formats.NBSP}€<extra></extra>",
        "line": theme.line(stroke)["line"],
    }


def _marked(month: Month, eur: float, *, is_rising: bool) -> Figure:
    """Point of the scenario's own end, with its amount."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "uid": "marked",
        "name": f"Förderende {formats.last_day_of(month)}",
        "x": [_day(month)],
        "y": [eur],
        "text": [formats.eur_short(eur)],
        "textposition": "top left" if is_rising else "top right",
        "textfont": {"size": theme.LABEL_PX, "weight": theme.BOLD},
        "hoverinfo": "skip",
        "cliponaxis": False,
        **theme.line(theme.SCENARIOS[1]),
    }


@lru_cache(1024)
def _day(month: Month) -> str:
    """Last day of a month as Plotly reads dates; every curve over months asks for all of them."""
    return f"{month}-{formats.last_day_of(month)[:2]}"


def _cliff_alt(end: FundingEnd) -> str:
    years = {end.todays_year: "vorher", end.first_year: "nachher", end.last_year: "zuletzt"}
    return "Säulen je Jahr, gestapelt aus Eigenanteil und Landesförderung. " + " ".join(
        f"{year} ({when}): Eigenanteil {formats.eur(end.own_share_eur[year])}, "
        f"Landesförderung {formats.eur(end.funding_eur[year])}."
        for year, when in years.items()
    )
