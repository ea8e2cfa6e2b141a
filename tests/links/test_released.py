"""Every link ever released opens without a problem and gives the figures it gave then."""

import re
from pathlib import Path

import pytest

from kim import load_paper, project
from kim.share.drift import drift
from kim.share.keys import FRAME, PAPER, SLOTS, SUM, TITLE, VIEW
from kim.share.link import decode
from kim.share.settings import SETTINGS

RELEASED = Path(__file__).with_name("released.txt").read_text(encoding="utf-8")
FACTS = load_paper()


def entry(block: str) -> tuple[str, list[str]] | None:
    """Give a block's link, and a line for each of its scenarios."""
    lines = [line.strip() for line in block.splitlines() if not line.startswith("#")]
    return (lines[0], lines[1:]) if lines else None


ENTRIES = list(filter(None, map(entry, RELEASED.split("\n\n"))))


@pytest.mark.parametrize(("link", "lines"), ENTRIES)
def test_a_released_link_gives_its_figures(link: str, lines: list[str]) -> None:
    decoded = decode(link, FACTS)
    assert decoded.problems == ()
    assert len(decoded.scenarios) == len(lines)
    for scenario, line in zip(decoded.scenarios, lines, strict=True):
        figures, _, title = line.partition('"')
        own_share = project(scenario, FACTS).total("own_share")
        assert list(own_share) == [float(figure) for figure in figures.split()]
        assert scenario.title == title.removesuffix('"')


@pytest.mark.parametrize(("link", "lines"), ENTRIES)
def test_a_released_sum_is_no_drift(link: str, lines: list[str]) -> None:
    decoded = decode(link, FACTS)
    assert len([stamp for stamp in decoded.stamps if stamp]) == len(re.findall(r"\bsumme=", link))
    for scenario, stamp in zip(decoded.scenarios, decoded.stamps, strict=True):
        assert stamp is None or drift(stamp, scenario, FACTS) is None
    assert lines


def test_every_key_is_among_the_released() -> None:
    links = "&".join(link.lower().replace("&amp;", "&") for link, _ in ENTRIES)
    used = set(re.findall(r"(?:^|&)(?:[bcd]\.)?(\w+)=", links))
    assert used == {*SLOTS, *FRAME, *VIEW, *SETTINGS, TITLE, SUM, PAPER}
