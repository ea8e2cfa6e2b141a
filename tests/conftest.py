"""What every family of tests shares: how hard Hypothesis looks, which programs must be there."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"

# No deadline: neighbours on a shared machine make any single example slow.
settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=200, print_blob=True)
settings.load_profile("ci" if IN_CI else "dev")


def program(*names: str) -> Path:
    """First of the system's programs of these names; without one, skip locally and fail in CI."""
    for name in names:
        if found := shutil.which(name):
            return Path(found)
    message = f"none of these programs is installed: {', '.join(names)}"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium() -> Path:
    return program("chromium", "chromium-browser", "google-chrome")
