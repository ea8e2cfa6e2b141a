"""What the slides say: for one scenario, or for a comparison that begins with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kim.export.pptx import closing, compared
from kim.export.pptx.spec import (
    Drawing,
    Figures,
    Opening,
    Placed,
    Slide,
    Table,
    Text,
    about,
    in_full,
)
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
from kim.present.names import LETTERS, names

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
    """One scenario with what all its slides draw on."""

    name: str
    letter: str
    """Its place in a comparison; empty if it stands alone."""
    projection: Projection
    baseline: Projection
    """The paper's own scenario up to the same year."""
    paper: Paper

    @property
    def check(self) -> str:
        """Say how closely the paper's own table comes back, over all its years."""
        return story.check(project(Scenario.of(self.paper), self.paper))

    def slide(self, title: str, parts: tuple[Placed, ...], notes: tuple[str, ...]) -> Slide:
        """Make a slide that says whose it is, where there are several scenarios."""
        if not self.letter:
            return Slide(title, about([self.name]), parts, notes)
        whose = f"Szenario {self.letter}: {self.name}"
        return Slide(f"{self.letter}: {title}", whose, parts, (whose, *notes))


def told(scenarios: Sequence[Scenario], paper: Paper, stamp: Stamp) -> Told:
    """Tell of one to four scenarios; the first is shown alone, too.

    The end of the funding is told of the first scenario that has one.
    """
    named = names(scenarios, paper)
    cases = [_case(scenarios, named, place, paper) for place in range(len(scenarios))]
    slides = [_answer(cases[0]), _own_share(cases[0]), _who_pays(cases[0])]
    slides += [_funding_end(case) for case in [each for each in cases if _ends(each)][:1]]
    if len(scenarios) > 1:
        slides.append(compared.slide(scenarios, named, paper))
    slides += [_table(cases[0]), closing.slide(scenarios, named, paper, stamp)]
    return Told(named, _opening(named, paper, stamp), tuple(slides))


def _case(scenarios: Sequence[Scenario], named: Sequence[str], place: int, paper: Paper) -> _Case:
    scenario = scenarios[place]
    return _Case(
        name=named[place],
        letter=LETTERS[place] if len(scenarios) > 1 else "",
        projection=project(scenario, paper),
        baseline=project(Scenario.of(paper, last_year=scenario.last_year), paper),
        paper=paper,
    )


def _ends(case: _Case) -> bool:
    """Whether the scenario has an end of the funding, and years after it."""
    scenario = case.projection.scenario
    return scenario.funding_end is not None and funding_end(scenario, case.paper).shows


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


def _answer(case: _Case) -> Slide:
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


def _own_share(case: _Case) -> Slide:
    drawn = charts.own_share_by_module(case.projection)
    notes = (drawn.alt, case.check, _METHOD, drawn.source)
    return case.slide(drawn.title, (Placed(Drawing(drawn)),), notes)


def _who_pays(case: _Case) -> Slide:
    drawn = charts.who_pays(case.projection)
    meanings = [
        f"{labels.QUANTITIES[key].label}: {labels.QUANTITIES[key].help}."
        for key in ("gross_cost", "funding", "own_share")
    ]
    sentence = story.funding(case.projection)
    return case.slide(
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
    return case.slide(
        "Was ist, wenn die Förderung endet?",
        (
            Placed(Text((_joined(*answer),), 18), height=0.16),
            Placed(Drawing(drawn), y=0.17, width=0.41, height=0.83),
            Placed(
                Table(ways, "Wege nach dem Förderende"), x=0.42, y=0.17, width=0.58, height=0.83
            ),
        ),
        (*filter(None, [*answer, *more]), *points, drawn.source),
    )


def _table(case: _Case) -> Slide:
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


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
