"""The made-up county's facts file, written where a county would have it."""

from pathlib import Path

import pytest
import tomli_w

from tests.facts.county import facts


@pytest.fixture(scope="session")
def county_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kreis") / "musterland.toml"
    path.write_text(tomli_w.dumps(facts()), encoding="utf-8")
    return path
