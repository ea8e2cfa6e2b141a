"""German sentences built from results; no figure stands in this file."""

from collections.abc import Sequence

from kim.model.comparison import follows
from kim.model.deviation import Deviation
from kim.model.funding_end import end_within_horizon
from kim.model.projection import Projection
from kim.model.scenario import Scenario
from kim.present import formats, tables
from kim.present.key_figures import last_own_share_eur, refinancing_rate_pct


def answer(projection: Projection, baseline: Projection) -> str:
    """Answer what the programme costs the county: last year and sum, against the paper.

    `baseline`: the paper's own scenario, up to the same year.
    """
    first, last = projection.years[0], projection.years[-1]
    last_eur, total_eur = last_own_share_eur(projection), projection.sum("own_share")
    if follows_the_paper(projection):
        return (
            f"{_as_the_paper(projection)}, zahlt der Kreis im Jahr {last} {_own_share(last_eur)}, "
            f"von {first} bis {last} zusammen {formats.eur(total_eur)}."
        )
    last_difference, as_in = _difference(last_eur, last_own_share_eur(baseline))
    total_difference, _ = _difference(total_eur, baseline.sum("own_share"))
    return (
        f"{_named(projection)} zahlt der Kreis im Jahr {last} {_own_share(last_eur)}, "
        f"{last_difference} {as_in} {_the_paper(projection)}. "
        f"Von {first} bis {last} sind es zusammen {formats.eur(total_eur)}, {total_difference}."
    )


def follows_the_paper(projection: Projection) -> bool:
    """Whether nothing but the horizon differs from the paper."""
    return follows(projection.scenario, projection.paper)


def table_heading(projection: Projection) -> str:
    """Head the table in the paper's form; other figures never stand under the paper's name."""
    if follows_the_paper(projection):
        return "Die Tabelle der Vorlage, nachgerechnet"
    return "Eigenanteile in diesem Szenario, in der Form der Vorlage"


def funding(projection: Projection) -> str:
    """Say what the state pays of the cost in the last year."""
    last = projection.years[-1]
    cost_eur = float(projection.total("gross_cost").iloc[-1])
    funding_eur = float(projection.total("funding").iloc[-1])
    if not cost_eur:
        return f"Im Jahr {last} gibt es keine Stellen und keine Kosten mehr."
    if not funding_eur:
        return (
            f"Im Jahr {last} zahlt das Land nichts; "
            f"die Kosten von {formats.eur(cost_eur)} trägt der Kreis allein."
        )
    return (
        f"Von den Kosten des Jahres {last}, {formats.eur(cost_eur)}, trägt das Land "
        f"{formats.eur(funding_eur)}, also {formats.pct(refinancing_rate_pct(projection), 1)}."
    )


def redeployment(projection: Projection) -> str:
    """Say what redeployed posts cost elsewhere in the county; empty if there are none."""
    cost_eur = projection.sum("redeployed_cost")
    if not cost_eur:
        return ""
    return (
        f"Für umgesetzte Stellen zahlt der Kreis bis {projection.years[-1]} weitere "
        f"{formats.eur(cost_eur)} aus anderen Budgets; im Eigenanteil sind sie nicht enthalten."
    )


def late_end(scenario: Scenario) -> str:
    """Say that a funding end lies too late to show; empty if it shows, or if there is none."""
    end, last = scenario.funding_end, scenario.last_year
    if end is None or end_within_horizon(scenario):
        return ""
    return (
        f"Gerechnet wird bis {last}: Das Förderende am {formats.last_day_of(end)} wirkt sich bis "
        "dahin nicht aus."
    )


def deviations(found: Sequence[Deviation]) -> str:
    """Lead into the list of what differs from the proposal."""
    if not found:
        return "Das Szenario entspricht in allen Angaben der Vorlage."
    if len(found) == 1:
        return "Eine Angabe weicht vom Beschlussvorschlag ab:"
    return f"{len(found)} Angaben weichen vom Beschlussvorschlag ab:"


def check(baseline: Projection) -> str:
    """Say how closely the paper's own table comes back."""
    off_eur = tables.deviations_eur(baseline).abs().to_numpy().ravel()
    count, off = off_eur.size, int((off_eur > 0).sum())
    if not off:
        return f"Alle {count} Werte der Vorlage kommen auf den Cent genau heraus."
    values = "In einem Wert" if off == 1 else f"In {off} Werten"
    return (
        f"{values} von {count} weicht die Nachrechnung von der Vorlage ab, "
        f"um höchstens {formats.eur(off_eur.max())}; alle übrigen stimmen auf den Cent."
    )


def _as_the_paper(projection: Projection) -> str:
    last = projection.years[-1]
    if last in projection.paper.years:
        return "Bleibt alles wie in der Vorlage"
    return f"Wird die Vorlage unverändert bis {last} fortgeschrieben"


def _named(projection: Projection) -> str:
    title = projection.scenario.title
    return f"Im Szenario „{title}“" if title else "In diesem Szenario"


def _own_share(eur: float) -> str:
    return f"einen Eigenanteil von {formats.eur(eur)}" if eur else "keinen Eigenanteil"


def _difference(value_eur: float, paper_eur: float) -> tuple[str, str]:
    """Difference to the paper, and the word that joins the paper to it."""
    difference_eur = round(value_eur - paper_eur, 2)
    if not difference_eur:
        return "genauso viel", "wie"
    return (
        f"{formats.eur(abs(difference_eur))} {'mehr' if difference_eur > 0 else 'weniger'}",
        "als",
    )


def _the_paper(projection: Projection) -> str:
    published = projection.years[-1] in projection.paper.years
    return "in der Vorlage" if published else "bei unveränderter Fortschreibung der Vorlage"
