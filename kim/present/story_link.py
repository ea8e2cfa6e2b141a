"""German sentences about links: what an opened one holds, and whether its figures still hold."""

from collections.abc import Sequence

from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present import formats
from kim.present.labels import enumeration
from kim.present.names import names
from kim.share.drift import Drift

STORED_NOWHERE = (
    "Der Link enthält das Szenario selbst: alle Angaben, die von der Vorlage abweichen, die Summe "
    "des Eigenanteils und die Fassungen von Modell und Eckdaten. Dazu kommt, was Sie auf den "
    "Seiten Förderende, Vergleich und Unsicherheit eingestellt haben. Auf dem Server wird nichts "
    "gespeichert."
)


def opened(scenario: Scenario, paper: Paper, unread: int = 0) -> str:
    """Say what a link shows; `unread`: how many of its entries could not be followed."""
    title = f" „{scenario.title}“" if scenario.title else ""
    said = f"Sie haben ein geteiltes Szenario{title} geöffnet."
    if unread:
        entries = "Eine Angabe ließ" if unread == 1 else f"{unread} Angaben ließen"
        said += f" Der Link ist beschädigt oder unvollständig: {entries} sich nicht übernehmen."
    count = len(scenario.deviations(paper))
    if not count:
        return said if unread else f"{said} Es entspricht der Vorlage."
    differing = "einer Angabe" if count == 1 else f"{count} Angaben"
    return f"{said} Es weicht in {differing} von der Vorlage ab."


def compared(scenarios: Sequence[Scenario], paper: Paper) -> str:
    """Name what an opened link compares its first scenario with; empty if it holds only one."""
    others = names(scenarios, paper)[1:]
    if not others:
        return ""
    written = enumeration([f"„{name}“" for name in others])
    return f"Zum Vergleich enthält der Link {written}; nebeneinander auf der Seite Vergleich."


def drift(drift: Drift) -> str:
    """Say then and now, and why they differ."""
    return (
        f"Die Summe des Eigenanteils ist nicht mehr dieselbe: damals "
        f"{formats.eur_whole(drift.then_eur)}, heute {formats.eur_whole(drift.now_eur)}, "
        f"{_because(drift)}."
    )


def _because(drift: Drift) -> str:
    changes = [
        f"{name} {then} → {now}"
        for name, then, now in (
            ("Modellfassung", drift.model_then, drift.model_now),
            ("Eckdaten", drift.facts_then, drift.facts_now),
        )
        if then is not None and then != now
    ]
    if changes:
        return "weil sich die Grundlagen geändert haben: " + ", ".join(changes)
    if drift.model_then is None or drift.facts_then is None:
        return "und der Link sagt nicht, mit welchen Fassungen er entstanden ist"
    return (
        "obwohl Modellfassung und Eckdaten dieselben sind; "
        "vermutlich wurde der Link verändert oder gekürzt"
    )
