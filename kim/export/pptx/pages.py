"""What the slides say: for one scenario, or for a comparison that begins with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kim.export.pptx import closing, compared
from kim.export.pptx.spec import Drawing, Figures, Opening, Placed, Slide, Table, Text, in_full
from kim.export.stamp import Stamp
from kim.facts.paper import Paper
from kim.model.funding_end import funding_end
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.model.ways_out import redeployment_asked_fte, ways_out
from kim.present import (
    charts,
    charts_funding_end,
    key_figures,
    labels,
    story,
    story_funding_end,
    story_ways_out,
    tables,
    tables_funding_end,
)
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


@dataclass(frozen=True)
class _Case:
    """The first scenario with what all its slides draw on."""

    projection: Projection
    baseline: Projection
    """The paper's own scenario up to the same year."""
    paper: Paper


def told(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp) -> Told:
    """Tell of one to four scenarios; the first is shown alone, too."""
    first, named = scenarios[0], names(scenarios, paper)
    case = _Case(
        project(first, paper), project(Scenario.of(paper, last_year=first.last_year), paper), paper
    )
    slides = [_answer(case), _own_share(case), _who_pays(case)]
    if first.funding_end is not None:
        slides.append(_funding_end(case))
    if len(scenarios) > 1:
        slides.append(compared.slide(scenarios, named, paper))
    slides += [_table(case), closing.slide(scenarios, named, paper, stamp)]
    return Told(named, _opening(named, paper, stamp), tuple(slides))


def _opening(named: Sequence[str], paper: Paper, stamp: Stamp) -> Opening:
    several = len(named) > 1
    about = f"Kommunales Integrationsmanagement: Eigenanteile {paper.paper.county_genitive}"
    return Opening(
        title="Szenarien im Vergleich" if several else named[0],
        subtitle=(
            *((" · ".join(in_full(named)),) if several else ()),
            about,
            stamp.line(paper),
            *((stamp.short_link,) if stamp.link else ()),
        ),
        notes=(about, *in_full(named), labels.source(paper), stamp.line(paper), stamp.link),
    )


def _answer(case: _Case) -> Slide:
    figures = key_figures.key_figures(case.projection, case.baseline)
    answer = story.answer(case.projection, case.baseline)
    more = (story.funding(case.projection), story.redeployment(case.projection))
    said = tuple(sentence for sentence in more if sentence)
    return Slide(
        title="Was kostet KIM den Kreis?",
        parts=(
            Placed(Text((answer,), 28), height=0.42),
            Placed(Figures(figures), y=0.46, height=0.24),
            Placed(Text(said, 18), y=0.76, height=0.24),
        ),
        notes=(
            answer,
            *said,
            *(f"{figure.label}: {figure.text}. {figure.help}." for figure in figures),
            _METHOD,
        ),
    )


def _own_share(case: _Case) -> Slide:
    drawn = charts.own_share_by_module(case.projection)
    notes = (drawn.alt, story.check(case.baseline), _METHOD, drawn.source)
    return Slide(drawn.title, (Placed(Drawing(drawn)),), notes)


def _who_pays(case: _Case) -> Slide:
    drawn = charts.who_pays(case.projection)
    meanings = [
        f"{labels.QUANTITIES[key].label}: {labels.QUANTITIES[key].help}."
        for key in ("gross_cost", "funding", "own_share")
    ]
    sentence = story.funding(case.projection)
    return Slide(
        drawn.title,
        (
            Placed(Text((sentence,), 18), height=0.14),
            Placed(Drawing(drawn), y=0.16, height=0.84),
        ),
        (sentence, drawn.alt, *meanings, drawn.source),
    )


def _funding_end(case: _Case) -> Slide:
    scenario, paper = case.projection.scenario, case.paper
    end = funding_end(scenario, paper)
    redeploy_fte = redeployment_asked_fte(scenario)
    found, drawn = ways_out(end, paper, redeploy_fte), charts_funding_end.cliff(end)
    answer = [
        story_funding_end.answer(end),
        story_funding_end.later(end),
        story.redeployment(end.ending),
    ]
    ways = tables_funding_end.ways(found, end)
    points = [f"{point.name}: {point.text}" for point in story_ways_out.points(found, end)]
    more = (
        story_funding_end.who_pays(end),
        drawn.alt,
        "Wege nach dem Förderende:",
        story_ways_out.assumed(scenario, redeploy_fte),
    )
    return Slide(
        "Was ist, wenn die Förderung endet?",
        (
            Placed(Text((_joined(*answer),), 18), height=0.17),
            Placed(Drawing(drawn), y=0.19, width=0.5, height=0.81),
            Placed(
                Table(ways, "Wege nach dem Förderende"), x=0.52, y=0.22, width=0.48, height=0.78
            ),
        ),
        (*filter(None, [*answer, *more]), *points, drawn.source),
    )


def _table(case: _Case) -> Slide:
    frame, check = tables.own_share_table(case.projection), story.check(case.baseline)
    if not story.follows_the_paper(case.projection):
        check = f"Zur Probe, die Vorlage selbst nachgerechnet: {check}"
    return Slide(
        story.table_heading(case.projection),
        (
            Placed(Table(frame, "Eigenanteile des Kreises"), height=0.8),
            Placed(Text((check,), 16), y=0.84, height=0.16),
        ),
        (check, _METHOD, labels.source(case.paper)),
    )


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
