"""Tables of the page Unsicherheit, as German text."""

import pandas as pd

from kim.facts.paper import Paper
from kim.model.outcomes import QUANTILES_PCT, Outcomes
from kim.model.sensitivity import Move, Sensitivity
from kim.model.trade_off import POINTS, TradeOff
from kim.present import formats, frames, labels, moves

MIDDLE_PCT = 50
_SALARY_STEP, _DYNAMISATION_STEP = POINTS // 8, POINTS // 10


def sensitivity(found: Sensitivity, paper: Paper) -> pd.DataFrame:
    """List each driver with the change of the sum either way, or why there is none."""
    columns, rows = (moves.DOWN, moves.UP, moves.OTHER), []
    for swing in found.swings:
        texts = dict(zip(moves.kinds(swing), map(_change, swing.moves), strict=True))
        ways = (texts.get(kind, formats.MISSING) for kind in columns)
        rows.append((moves.row(swing, found, paper), *ways))
    return frames.of_rows(["Verändert wird", *columns], rows)


def trade_off(found: TradeOff) -> pd.DataFrame:
    """Thin the map out: a row for each percent or so of dynamisation, a column for salaries."""
    columns = range(0, POINTS, _SALARY_STEP)
    heads = [f"Gehälter {formats.pct(found.salary_growth_pct[n], 2)}" for n in columns]
    rows = [
        [
            formats.pct(found.dynamisation_pct[row], 2),
            *(formats.eur_whole(found.own_share_eur[row, n]) for n in columns),
            formats.pct(found.as_in_paper_pct[row], 2),
        ]
        for row in range(0, POINTS, _DYNAMISATION_STEP)
    ]
    return frames.of_rows(["Dynamisierung", *heads, "wie Vorlage bei Gehältern"], rows)


def outcomes(found: Outcomes, limit_eur: float) -> pd.DataFrame:
    """List by year what so many percent of the runs stay below, and how many exceed a limit."""
    bands, above = found.bands_eur(), found.chance_above_pct(limit_eur)
    columns = {_quantile(pct): [formats.eur(eur) for eur in bands[pct]] for pct in QUANTILES_PCT}
    return frames.of_columns(
        {
            labels.YEAR: [str(year) for year in found.years],
            **columns,
            f"über {formats.eur_whole(limit_eur)}": [formats.pct(pct, 1) for pct in above],
        }
    )


def _change(move: Move) -> str:
    if move.change_eur is None:
        return f"nicht möglich. {move.why_not}"
    return formats.signed(formats.eur, move.change_eur)


def _quantile(pct: int) -> str:
    if pct == MIDDLE_PCT:
        return "Mitte (50 % darunter)"
    return f"{pct}{formats.NBSP}% der Verläufe darunter"
