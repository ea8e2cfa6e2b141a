"""Documents agree with the repository: links lead somewhere, and examples run."""

import re
from pathlib import Path

import pytest

from kim import load_paper
from kim.share.library import read_scenario_file

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")


def anchors(document: Path) -> set[str]:
    """Return names of a document's headings, as hosts of Git repositories form them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_heading_of_the_repository(document: Path) -> None:
    for path, heading in LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / path if path else document
        assert target.exists(), f"{document.name} links to {path}"
        assert not heading or heading in anchors(target), f"{document.name} links to #{heading}"


def readme_example(language: str) -> str:
    """Return the README's only example in a language."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(rf"^```{language}\n(.+?)^```", readme, re.MULTILINE | re.DOTALL)
    return str(example)


def test_the_example_of_the_public_interface_prints_a_frame(
    capsys: pytest.CaptureFixture[str],
) -> None:
    exec(readme_example("python"), {})  # noqa: S102 - our own README
    assert "own_share" in capsys.readouterr().out


def test_the_example_of_a_scenario_file_is_valid() -> None:
    paper = load_paper()
    entry = read_scenario_file(readme_example("toml").encode(), "beispiel.toml", paper)
    assert all([entry.why, entry.source, entry.scenario.deviations(paper)])


def test_every_family_of_tests_is_explained() -> None:
    families = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert families <= set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE))
