"""Charts of the page Unsicherheit: results in, `Chart` out."""

import math

import numpy as np
import pandas as pd

from kim.facts.calibration import FloatArray
from kim.facts.paper import Paper
from kim.model.outcomes import Outcomes
from kim.model.sensitivity import Move, Sensitivity
from kim.model.trade_off import Point, TradeOff
from kim.present import (
    axes,
    formats,
    labels,
    moves,
    rows,
    story_risk,
    tables_risk,
    theme,
    traces,
)
from kim.present.chart import Chart
from kim.present.rows import Bar, Kind
from kim.present.theme import Figure

_MAP_PX = 520
_MOST_PERCENT = 12
"""So many get a tick each second one."""
_MIDDLE_PCT = 50


def sensitivity(found: Sensitivity, paper: Paper) -> Chart:
    """Change of the sum when one driver is moved, a row a driver, largest first."""
    named = [moves.row(swing, found, paper) for swing in found.swings]
    return Chart(
        key="sensitivity",
        title="Wie stark sich die Summe der Eigenanteile verändert, "
        f"{paper.base_year} bis {found.scenario.last_year}",
        figure=rows.figure(named, _swings(found), "mehr oder weniger Eigenanteil", slots=2),
        alt=" ".join(story_risk.effects(found, paper)),
        table=tables_risk.sensitivity(found, paper),
        source=labels.source(paper),
    )


def _swings(found: Sensitivity) -> list[Kind]:
    fills = {moves.DOWN: theme.DOWN, moves.UP: theme.UP, moves.OTHER: theme.SUM}
    bars: dict[str, list[Bar]] = {kind: [] for kind in fills}
    for row, swing in enumerate(found.swings):
        for slot, (kind, move) in enumerate(zip(moves.kinds(swing), swing.moves, strict=True)):
            bars[kind].append(Bar(row, 0.0, move.change_eur or 0.0, _label(move), slot))
    return [Kind(kind, fill, bars[kind]) for kind, fill in fills.items()]


def _label(move: Move) -> str:
    if move.change_eur is None:
        return "nicht möglich" if move.levers else "später: entfällt"
    return "ohne Wirkung" if moves.is_idle(move) else rows.amount(move.change_eur)


def trade_off(found: TradeOff, paper: Paper) -> Chart:
    """Own share over salary growth and dynamisation, with the line that keeps the paper's."""
    what = str(found.years[0]) if len(found.years) == 1 else f"Summe {labels.span(found.years)}"
    lowest, highest = (formats.eur_short(find(found.own_share_eur)) for find in (np.min, np.max))
    return Chart(
        key="trade_off",
        title=f"Eigenanteil bei verschiedenen Gehältern und Dynamisierungen, {what}",
        figure={
            "data": [_map(found), *_line(found), *_points(found, paper)],
            "layout": _axes(found),
        },
        alt=f"Karte: Der Eigenanteil reicht von {lowest} bis {highest}; er steigt nach rechts mit "
        "den Gehältern und sinkt nach oben mit der Dynamisierung. "
        f"In der Vorlage sind es {formats.eur(found.paper_eur)}.",
        table=tables_risk.trade_off(found),
        source=labels.source(paper),
    )


def _map(found: TradeOff) -> Figure:
    low, high = float(found.own_share_eur.min()), float(found.own_share_eur.max())
    ticks = [low + share * (high - low) for share in (0.05, 0.5, 0.95)]
    return {
        "type": "heatmap",
        "name": "Eigenanteil",
        "x": found.salary_growth_pct.tolist(),
        "y": found.dynamisation_pct.tolist(),
        "z": found.own_share_eur.tolist(),
        "showlegend": False,
        "colorscale": theme.COSTS,
        "zsmooth": "best",
        "hovertemplate": "Gehälter %{x:.2~f} %, Dynamisierung %{y:.2~f} %: "
        f"%{{z:,.0f}}{formats.NBSP}€<extra></extra>",
        "colorbar": {
            "orientation": "h",
            "y": 1.01,
            "yanchor": "bottom",
            "thickness": 12,
            "outlinewidth": 0,
            "tickmode": "array",
            "tickvals": ticks,
            "ticktext": formats.eur_alike(ticks),
            "tickfont": {"size": theme.LABEL_PX},
            "title": {"text": "Eigenanteil", "side": "top", "font": {"size": theme.LABEL_PX}},
        },
    }


def _line(found: TradeOff) -> list[Figure]:
    """Line of the paper's own share, on a light band so that it shows on every ground."""
    line = found.as_in_paper_pct
    on_map = np.isfinite(line)
    points = {"x": line[on_map].tolist(), "y": found.dynamisation_pct[on_map].tolist()}
    trace = {"type": "scatter", "mode": "lines", "name": "wie in der Vorlage", "hoverinfo": "skip"}
    band = {"color": theme.ON_MAP, "width": 7}
    return [
        {**trace, **points, "line": band, "showlegend": False},
        {**trace, **points, "line": {"color": theme.PAPER.colour, "width": 3}},
    ]


def _points(found: TradeOff, paper: Paper) -> list[Figure]:
    """Markers of the paper and of the scenario itself."""
    current = found.current
    paper_point = Point(paper.calibration.salary_growth_pct, 0.0)
    places = [
        ("Vorlage", paper_point, 20, theme.PAPER),
        ("dieses Szenario", current, 12, theme.SCENARIOS[0]),
    ]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [point.salary_growth_pct],
            "y": [point.dynamisation_pct],
            "marker": {
                "symbol": stroke.symbol,
                "size": size_px,
                "color": stroke.colour,
                "line": {"color": theme.ON_MAP, "width": 2},
            },
            "cliponaxis": False,
            "hovertemplate": f"{name}<extra></extra>",
        }
        for name, point, size_px, stroke in places
    ]


def _axes(found: TradeOff) -> Figure:
    return {
        "height": _MAP_PX,
        "margin": {"l": 8, "r": 24, "t": 28, "b": 8},
        "hovermode": "closest",
        "xaxis": _percent("Gehälter steigen jährlich um", found.salary_growth_pct),
        "yaxis": _percent("Förderung steigt jährlich um", found.dynamisation_pct),
    }


def _percent(title: str, shown: FloatArray) -> Figure:
    low, high = math.ceil(shown[0]), math.floor(shown[-1])
    ticks = list(range(low, high + 1, 2 if high - low <= _MOST_PERCENT else 5))
    return {
        "range": [shown[0], shown[-1]],
        "title": {"text": title, "standoff": 8, "font": {"size": theme.LABEL_PX}},
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [formats.pct(tick) for tick in ticks],
        **axes.IN_SECTIONS,
        "ticksuffix": formats.NBSP + "%",
        "zeroline": False,
    }


def outcomes(found: Outcomes, limit_eur: float, paper: Paper) -> Chart:
    """Own share by year as bands of the runs, with their middle and a limit."""
    bands = found.bands_eur()
    highest = max(float(bands.to_numpy().max()), limit_eur)
    limit = pd.Series(limit_eur, index=bands.index)
    last = found.years[-1]
    return Chart(
        key="outcomes",
        title=f"Spanne des Eigenanteils, {labels.span(found.years)}",
        figure={
            "data": [
                *_bands(bands),
                *traces.on_ground(
                    traces.line("Mitte der Verläufe", bands[_MIDDLE_PCT], theme.SCENARIOS[0])
                ),
                traces.line("Grenze", limit, theme.PAPER)
                | {
                    "name": f"Grenze {formats.eur_whole(limit_eur)}",
                    "uid": "limit",
                    "mode": "lines",
                },
            ],
            "layout": {
                "height": theme.HEIGHT_PX,
                "xaxis": axes.year_axis(found.years),
                "yaxis": axes.euro_axis(0.0, highest),
                "annotations": [traces.heading("Euro im Jahr")],
            },
        },
        alt=f"Bänder um eine Linie, die sich nach rechts öffnen. {last}: "
        + "; ".join(f"{pct} % der Verläufe unter {formats.eur(bands[pct][last])}" for pct in bands)
        + ".",
        table=tables_risk.outcomes(found, limit_eur),
        source=labels.source(paper),
    )


def _bands(bands: pd.DataFrame) -> list[Figure]:
    """Areas between percentages of the runs, side by side, so that each has its legend's tone.

    A filled edge reaches down to the one before it that is not hidden: without the narrow area, the
    upper half of the wide one reaches down to the lower. Beside the mouse a band has two ends.
    """
    wide, narrow = "8 von 10 Verläufen", "die Hälfte der Verläufe"
    unlisted, unsaid = {"showlegend": False}, {"hoverinfo": "skip", "hovertemplate": ""}
    outer, inner = (
        {"fill": "tonexty", "fillcolor": tone} for tone in (theme.BAND_WIDE, theme.BAND_NARROW)
    )
    return [
        _edge(bands, 10, wide, "Untergrenze") | unlisted,
        _edge(bands, 25, wide) | outer | unsaid,
        _edge(bands, 25, narrow, "Untergrenze") | unlisted,
        _edge(bands, 75, narrow, "Obergrenze") | inner,
        _edge(bands, 90, wide, "Obergrenze") | outer | unlisted,
    ]


def _edge(bands: pd.DataFrame, pct: int, name: str, end: str = "") -> Figure:
    """Unseen line along a percentage of the runs; `end`: which one of its band it is."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": bands.index.tolist(),
        "y": bands[pct].tolist(),
        "line": {"width": 0, "color": theme.SCENARIOS[0].colour},
        "hovertemplate": f"{name}, {end}: %{{y:,.2f}}{formats.NBSP}€<extra></extra>",
    }
