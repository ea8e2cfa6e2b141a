"""The glossary knows every lever and every result, by the words that the interface uses."""

import re
from pathlib import Path

import pytest

from kim.model.scenario import LEVERS
from kim.present.labels import QUANTITIES

GLOSSARY = (Path(__file__).parents[2] / "GLOSSARY.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| [^|]+ \| `(?P<name>\w+)` \| (?P<german>[^|]+) \|", re.MULTILINE)
GERMAN = {row["name"]: row["german"] for row in ROW.finditer(GLOSSARY)}
LABELS = {
    **{name: lever.label for name, lever in LEVERS.items()},
    **{name: quantity.label for name, quantity in QUANTITIES.items()},
}


@pytest.mark.parametrize("name", LABELS)
def test_what_the_interface_calls_it_stands_in_the_glossary(name: str) -> None:
    assert LABELS[name].lower() in GERMAN[name].lower()


def test_the_glossary_has_no_name_that_the_code_has_lost() -> None:
    assert set(GERMAN) <= set(LABELS)
