"""What the tests of exports share: the paper, the shipped scenarios, LibreOffice."""

from pathlib import Path

import pytest

from kim.facts.paper import Paper, load_paper
from kim.model.scenario import Scenario
from kim.share.library import load_library
from tests.conftest import program
from tests.exports import templates
from tests.exports.office import Office

_SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture(scope="session")
def paper() -> Paper:
    return load_paper()


@pytest.fixture(scope="session")
def shipped(paper: Paper) -> list[Scenario]:
    found = [entry.scenario for entry in load_library(_SCENARIOS, paper).entries]
    assert len(found) >= 9
    return found


@pytest.fixture(scope="session")
def foreign() -> bytes:
    """Give a template of another size, type and colours, with an old slide."""
    return templates.saved(templates.foreign())


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(program("soffice", "libreoffice"), tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def pdftoppm() -> Path:
    return program("pdftoppm")
