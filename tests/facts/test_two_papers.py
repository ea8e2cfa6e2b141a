"""Scenario and paper that do not belong together are refused; facts read twice are one paper."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kim import Scenario, load_paper, project, project_many
from kim.facts.paper import Paper
from kim.model.attribution import attribute
from kim.model.dynamisation import salary_level
from kim.model.funding_end import asked, funding_end
from kim.model.outcomes import Spread, outcomes
from kim.model.permanence import price_of_permanence
from kim.model.ways_out import ways_out
from kim.model.year import sums_eur


def the_ways_out(scenario: Scenario, paper: Paper) -> object:
    own = asked(scenario, scenario.paper)
    return ways_out(funding_end(own, scenario.paper), paper, 4.0)


def the_price_of_permanence(scenario: Scenario, paper: Paper) -> object:
    own = asked(scenario, scenario.paper)
    return price_of_permanence(funding_end(own, scenario.paper), paper)


USES: dict[str, Callable[[Scenario, Paper], object]] = {
    "project": project,
    "project_many": project_many,
    "deviations": Scenario.deviations,
    "attribute": lambda scenario, paper: attribute(
        Scenario.of(paper), scenario.changed(permanent=False), paper
    ),
    "outcomes": lambda scenario, paper: outcomes(scenario, paper, Spread(), runs=1),
    "sums_eur": lambda scenario, paper: sums_eur([scenario], paper, ("own_share",)),
    "salary_level": lambda scenario, paper: salary_level(scenario, paper, paper.base_year),
    "ways_out": the_ways_out,
    "price_of_permanence": the_price_of_permanence,
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_scenario_is_used_with_its_own_paper_only(
    use: Callable[[Scenario, Paper], object], county_file: Path
) -> None:
    ours, theirs = load_paper(), load_paper(county_file)
    for scenario, paper in ((Scenario(), theirs), (Scenario.of(theirs), ours)):
        with pytest.raises(ValueError, match="stands on another paper"):
            use(scenario, paper)


def test_a_scenario_says_on_which_paper_it_stands(county_file: Path) -> None:
    theirs = load_paper(county_file)
    assert Scenario().paper is load_paper()
    assert Scenario.of(theirs).changed(permanent=False).paper is theirs


def test_facts_that_were_read_twice_are_one_paper(county_file: Path, tmp_path: Path) -> None:
    copy = load_paper(str(shutil.copy(county_file, tmp_path / "again.toml")))
    original = load_paper(county_file)
    assert copy is not original
    for paper in (copy, original):  # each has derived its own arrays
        project(Scenario.of(paper), paper)
    own_share = project(Scenario.of(copy), original).sum("own_share")
    assert own_share == project(Scenario.of(original), original).sum("own_share")
    assert Scenario.of(copy) == Scenario.of(original)


def test_a_scenario_and_its_paper_survive_being_pickled(county_file: Path) -> None:
    scenario = Scenario.of(load_paper(county_file), posts={"assistance": 1.5}, permanent=False)
    project(scenario, scenario.paper)
    again = pickle.loads(pickle.dumps(scenario))  # noqa: S301 - our own
    assert again == scenario
    assert project(again, scenario.paper).sum("fte") == project(scenario, again.paper).sum("fte")
