"""One of the scenarios that slides tell of."""

from collections.abc import Sequence
from dataclasses import dataclass

from kim.export.pptx.spec import Placed, Slide, about
from kim.facts.paper import Paper
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario
from kim.present import story
from kim.present.names import LETTERS


@dataclass(frozen=True)
class Case:
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


def case_of(scenarios: Sequence[Scenario], named: Sequence[str], place: int, paper: Paper) -> Case:
    """Project one of the scenarios; `named` are their names."""
    scenario = scenarios[place]
    return Case(
        name=named[place],
        letter=LETTERS[place] if len(scenarios) > 1 else "",
        projection=project(scenario, paper),
        baseline=project(Scenario.of(paper, last_year=scenario.last_year), paper),
        paper=paper,
    )
