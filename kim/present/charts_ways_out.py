"""Small charts of the ways out beside each other, on one scale."""

import math
from collections.abc import Iterator

import pandas as pd

from kim.model.funding_end import FundingEnd
from kim.model.ways_out import WayOut, WaysOut
from kim.present import axes, formats, labels, story_ways_out, tables_funding_end, theme, traces
from kim.present.chart import Chart
from kim.present.charts import span
from kim.present.theme import Figure

_COLUMNS = 2
_PANEL_PX = 176
_TITLE_SHARE = 0.28
_GUTTER_SHARE = 0.06


def ways(found: WaysOut, end: FundingEnd) -> Chart:
    """Own share by year for each way, and what redeployed posts cost out of other budgets."""
    rows = math.ceil(len(found.ways) / _COLUMNS)
    going_on = traces.line(
        "Eigenanteil ohne Förderende", pd.Series(found.going_on_eur), theme.PAPER
    )
    data, layout = [], _layout(rows)
    years, eur = _year_axis(end.ending.years), axes.euro_axis(0.0, _highest_eur(found))
    for place, way in enumerate(found.ways):
        data += [trace | _place_of(place) for trace in (*_bars(way), going_on | {"mode": "lines"})]
        layout |= _panel_axes(place, rows, years, eur)
        layout["annotations"].append(_title(place, rows, way, end))
    return Chart(
        key="funding_end_ways",
        title=f"Eigenanteil je Weg, {span(end.ending)}; darüber Summe und Stellen am Ende",
        figure={"data": data, "layout": layout},
        alt="Kleine Säulendiagramme nebeneinander, eines je Weg, in gleichem Maßstab. "
        + " ".join(_in_words(way, end) for way in found.ways),
        table=tables_funding_end.ways_by_year(found, end),
        source=labels.source(end.ending.paper),
    )


def _highest_eur(found: WaysOut) -> float:
    return max(
        eur + way.redeployed_cost_eur[year]
        for way in found.ways
        for year, eur in way.own_share_eur.items()
    )


def _layout(rows: int) -> Figure:
    return {
        "barmode": "stack",
        "height": rows * _PANEL_PX + theme.SMALL_PX * 4,
        "annotations": [],
        "bargap": 0.2,
    }


def _bars(way: WayOut) -> Iterator[Figure]:
    for name, by_year, fill in (
        ("Eigenanteil", way.own_share_eur, theme.OWN_SHARE),
        ("aus anderen Budgets", way.redeployed_cost_eur, theme.FUNDING),
    ):
        yield {
            "type": "bar",
            "name": name,
            "x": list(by_year),
            "y": list(by_year.values()),
            "marker": theme.bar(fill),
            "hovertemplate": f"{name}: %{{y:,.2f}}{formats.NBSP}€<extra></extra>",
        }


def _place_of(place: int) -> Figure:
    """Which panel a trace belongs to; the first one's stand in the legend for all."""
    number = _suffix(place)
    return {"xaxis": f"x{number}", "yaxis": f"y{number}", "showlegend": place == 0}


def _year_axis(years: tuple[int, ...]) -> Figure:
    first_and_last = [years[0], years[-1]]
    axis = axes.year_axis(years)
    low, high = axis["range"]
    more_room = len(years) / 16  # the panels are narrow: the first label would touch a zero
    return axis | {
        "range": [low - more_room, high + more_room],
        "tickvals": first_and_last,
        "ticktext": [str(year) for year in first_and_last],
    }


def _panel_axes(place: int, rows: int, years: Figure, eur: Figure) -> Figure:
    left, right, bottom, top = _domain(place, rows)
    number = _suffix(place)
    if place:  # a section of one panel is one of all, or they could not be compared
        years, eur = years | {"matches": "x"}, eur | {"matches": "y"}
    return {
        f"xaxis{number}": {**years, "domain": [left, right], "anchor": f"y{number}"},
        f"yaxis{number}": {
            **eur,
            "domain": [bottom, top],
            "anchor": f"x{number}",
            "showticklabels": place % _COLUMNS == 0,
        },
    }


def _title(place: int, rows: int, way: WayOut, end: FundingEnd) -> Figure:
    left, _, _, top = _domain(place, rows)
    return {
        "text": f"<b>{story_ways_out.name(way, end)}</b><br>"
        f"{formats.eur_short(way.sum_eur)}, {formats.fte(way.fte_left)}",
        "showarrow": False,
        "align": "left",
        "xref": "paper",
        "yref": "paper",
        "x": left,
        "y": top,
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": theme.SMALL_PX},
    }


def _domain(place: int, rows: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a panel, as shares of the figure."""
    row, column = divmod(place, _COLUMNS)
    left = column / _COLUMNS + (_GUTTER_SHARE / 2 if column else 0.0)
    right = (column + 1) / _COLUMNS - (0.0 if column else _GUTTER_SHARE / 2)
    top = 1 - (row + _TITLE_SHARE) / rows
    return left, right, 1 - (row + 0.88) / rows, top


def _suffix(place: int) -> str:
    """Plotly's number of an axis; the first has none."""
    return str(place + 1) if place else ""


def _in_words(way: WayOut, end: FundingEnd) -> str:
    return (
        f"{story_ways_out.name(way, end)}: bis {end.last_year} {formats.eur(way.sum_eur)}, dann "
        f"{formats.fte(way.fte_left)}."
    )
