"""The shipped paper and its own projection, for every test of what a reader sees."""

import pytest

from kim.facts.paper import Paper, load_paper
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario


@pytest.fixture(scope="session")
def paper() -> Paper:
    return load_paper()


@pytest.fixture(scope="session")
def baseline(paper: Paper) -> Projection:
    return project(Scenario.of(paper), paper)
