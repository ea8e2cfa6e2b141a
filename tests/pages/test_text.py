"""What somebody typed stands on the page as typed, whatever Markdown makes of it."""

import re

import pytest

from kim.ui.text import literal

AUTOLINK = re.compile(r"(https?://|www(?=\.))([-.\w]+)|[-.\w+]+@[-\w]+(\.[-\w]+)+", re.IGNORECASE)
"""What GitHub's Markdown takes for an address, by its specification (6.9, autolinks)."""


def without_escapes(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@pytest.mark.parametrize(
    "text",
    ["https://evil.example/a", "HTTP://x.y", "www.evil.example", "Fragen an a.b@evil.example"],
)
def test_no_address_becomes_a_link(text: str) -> None:
    assert AUTOLINK.search(text)
    shown = without_escapes(literal(text))
    assert not AUTOLINK.search(shown)
    assert shown.replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["[a](b)", "![a](b)", "*a* _b_ `c`", "1. a", "$a$ :red[b]", "<b>"])
def test_every_mark_is_escaped(text: str) -> None:
    shown = literal(text)
    assert without_escapes(shown) == text
    assert not re.search(r"(?<!\\)[*_`\[\]()<>$:!.]", shown)
