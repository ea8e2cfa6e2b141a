"""What pyproject.toml asks for has a tested version, and nothing points to one machine or index."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import program

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEXT = {".cfg", ".css", ".html", ".js", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml", ""}
INDEX_OR_MACHINE = re.compile(
    r"--(extra-)?index-url|--find-link[s]|https?://\S*/(simple|packages)/"
    r"|(?<![.\w])/(root|home|tmp)/"
)


def requirements() -> list[Requirement]:
    """Return what the project asks for, extras included, but not itself."""
    extras = [line for extra in PROJECT["optional-dependencies"].values() for line in extra]
    asked = [Requirement(line) for line in [*PROJECT["dependencies"], *extras]]
    return [each for each in asked if each.name != PROJECT["name"]]


def pinned_versions() -> dict[str, str]:
    """Return versions of constraints.txt by name; a line that is no plain pin is an error."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_a_requirement_has_a_tested_version_in_its_range(requirement: Requirement) -> None:
    assert pinned_versions()[canonicalize_name(requirement.name)] in requirement.specifier


def tracked_texts() -> dict[str, str]:
    """Return the text files that git tracks, by their names; skip where this is no checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("an unpacked archive: git does not know which files are ours")
    listing = [str(program("git")), "ls-files", "--cached", "-z"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in names.split("\0") if Path(name).suffix in TEXT and name]
    return {str(p): p.read_text(encoding="utf-8") for p in paths if p.is_file()}


def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in tracked_texts().items()
        for match in INDEX_OR_MACHINE.finditer(text)
    ]
    assert found == []
