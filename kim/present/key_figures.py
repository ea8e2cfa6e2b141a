"""The four figures that sum a scenario up, for page and slide."""

from dataclasses import dataclass

from kim.model.projection import Projection
from kim.present import formats, labels


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with its name and meaning."""

    label: str
    text: str
    help: str


def key_figures(projection: Projection, baseline: Projection) -> tuple[KeyFigure, ...]:
    """Own share in the last year, its sum, difference to the paper, refinancing rate.

    `baseline`: the paper's own scenario, up to the same year.
    """
    first, last = projection.years[0], projection.years[-1]
    own_share, rate = labels.QUANTITIES["own_share"], labels.QUANTITIES["refinancing_rate"]
    total = projection.sum("own_share")
    return (
        KeyFigure(
            f"{own_share.label} {last}",
            own_share.write(last_own_share_eur(projection)),
            own_share.help,
        ),
        KeyFigure(
            f"{own_share.label} {first} bis {last}",
            own_share.write(total),
            f"Summe der Jahre {first} bis {last}",
        ),
        KeyFigure(
            f"{labels.AGAINST_PAPER} {first} bis {last}",
            formats.signed(own_share.write, total - baseline.sum("own_share")),
            f"Summe der Jahre {first} bis {last}, verglichen mit der Vorlage",
        ),
        KeyFigure(f"{rate.label} {last}", rate.write(refinancing_rate_pct(projection)), rate.help),
    )


def last_own_share_eur(projection: Projection) -> float:
    """Own share of the last year."""
    return float(projection.total("own_share").iloc[-1])


def refinancing_rate_pct(projection: Projection) -> float:
    """Funding as a share of the gross cost in the last year; NaN where there is no cost."""
    cost_eur = float(projection.total("gross_cost").iloc[-1])
    funding_eur = float(projection.total("funding").iloc[-1])
    return 100 * funding_eur / cost_eur if cost_eur else float("nan")
