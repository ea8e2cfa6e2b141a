"""What the slides say: for one scenario, or for a comparison that begins with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kim.export.pptx import closing, compared, ending
from kim.export.pptx.case import Case, case_of
from kim.export.pptx.spec import (
    Drawing,
    Figures,
    Opening,
    Placed,
    Slide,
    Table,
    Text,
    in_full,
)
from kim.export.stamp import Stamp
from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present import (
    charts,
    key_figures,
    labels,
    story,
    tables,
)
from kim.present.chart import Chart
from kim.present.names import names

_METHOD = (
    "So kommen die Zahlen zustande: Für jeden Monat werden die Stellen mit ihren Kosten und ihrer "
    "Förderung gerechnet. Kosten und Gehaltssteigerung sind aus der Tabelle der Vorlage "
    "hergeleitet; Kosten abzüglich Landesförderung ergeben den Eigenanteil, gerundet auf Cent."
)


@dataclass(frozen=True)
class Told:
    """A whole presentation in words, charts and tables."""

    names: tuple[str, ...]
    opening: Opening
    slides: tuple[Slide, ...]


def told(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp) -> Told:
    """Tell of one to four scenarios; the first is shown alone, too.

    The end of the funding is told of the first scenario that has one.
    """
    named = names(scenarios, paper)
    cases = [case_of(scenarios, named, place, paper) for place in range(len(scenarios))]
    several = len(scenarios) > 1
    slides = [_answer(cases[0]), *(_charts(cases[0]) if several else _chart_each(cases[0]))]
    slides += [ending.slide(case) for case in [each for each in cases if ending.comes(each)][:1]]
    if several:
        slides += compared.slides(scenarios, named, paper)
    slides += [_table(cases[0]), closing.slide(scenarios, named, paper, stamp)]
    return Told(named, _opening(named, paper, stamp), tuple(slides))


def _opening(named: Sequence[str], paper: Paper, stamp: Stamp) -> Opening:
    several = len(named) > 1
    subject = f"Kommunales Integrationsmanagement: Eigenanteile {paper.paper.county_genitive}"
    return Opening(
        title="Szenarien im Vergleich" if several else named[0],
        subtitle=(
            *(in_full(named) if several else ()),
            subject,
            stamp.line(paper),
        ),
        notes=(subject, *in_full(named), labels.source(paper), stamp.line(paper), stamp.link),
    )


def _answer(case: Case) -> Slide:
    figures = key_figures.key_figures(case.projection, case.baseline)
    answer = story.answer(case.projection, case.baseline)
    more = (story.funding(case.projection), story.redeployment(case.projection))
    said = tuple(sentence for sentence in more if sentence)
    return case.slide(
        "Was kostet KIM den Kreis?",
        (
            Placed(Text((answer,), 28), height=0.42),
            Placed(Figures(figures), y=0.46, height=0.24),
            Placed(Text(said, 18), y=0.76, height=0.24),
        ),
        (
            answer,
            *said,
            *(f"{figure.label}: {figure.text}. {figure.help}." for figure in figures),
            _METHOD,
        ),
    )


def _chart_each(case: Case) -> list[Slide]:
    """Give own share and who pays a slide each."""
    own, payers = charts.own_share_by_module(case.projection), charts.who_pays(case.projection)
    sentence = story.funding(case.projection)
    return [
        case.slide(own.title, (Placed(Drawing(own)),), _notes_own_share(case, own)),
        case.slide(
            payers.title,
            (
                Placed(Text((sentence,), 18), height=0.14),
                Placed(Drawing(payers), y=0.16, height=0.84),
            ),
            _notes_who_pays(sentence, payers),
        ),
    ]


def _charts(case: Case) -> list[Slide]:
    """Put both charts beside each other: with a comparison, two slides would be one too many."""
    own, payers = charts.own_share_by_module(case.projection), charts.who_pays(case.projection)
    sentence = story.funding(case.projection)
    parts = [Placed(Text((sentence,), 18), height=0.12)]
    for drawn, x in ((own, 0.0), (payers, 0.51)):
        parts += [
            Placed(Text((drawn.title,), 16), x=x, y=0.13, width=0.49, height=0.11),
            Placed(Drawing(drawn), x=x, y=0.25, width=0.49, height=0.75),
        ]
    notes = (*_notes_own_share(case, own), *_notes_who_pays(sentence, payers))
    return [case.slide("Was zahlt der Kreis, was das Land?", tuple(parts), notes)]


def _notes_own_share(case: Case, drawn: Chart) -> tuple[str, ...]:
    return drawn.alt, case.check, _METHOD, drawn.source


def _notes_who_pays(sentence: str, drawn: Chart) -> tuple[str, ...]:
    meanings = [
        f"{labels.QUANTITIES[key].label}: {labels.QUANTITIES[key].help}."
        for key in ("gross_cost", "funding", "own_share")
    ]
    return sentence, drawn.alt, *meanings, drawn.source


def _table(case: Case) -> Slide:
    frame, check = tables.own_share_table(case.projection), case.check
    if not story.follows_the_paper(case.projection):
        check = f"Zur Probe, die Vorlage selbst nachgerechnet: {check}"
    return case.slide(
        story.table_heading(case.projection),
        (
            Placed(Table(frame, "Eigenanteile des Kreises"), height=0.83),
            Placed(Text((check,), 16), y=0.86, height=0.14),
        ),
        (check, _METHOD, labels.source(case.paper)),
    )
