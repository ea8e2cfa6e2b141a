"""TOML that cannot be read is refused in German, with the place."""

import pytest

from kim.base.problems import InputError, Problem
from kim.base.toml import parse_toml


def test_a_table_is_read_with_or_without_a_mark_and_with_any_line_ends() -> None:
    assert parse_toml(b"\xef\xbb\xbfa = 1\r\nb = '\xc3\xa4'\r\n", "a.toml") == {"a": 1, "b": "ä"}


@pytest.mark.parametrize(
    ("content", "allowed"),
    [
        (b"a = 1\nb = x", "gültiges TOML; der Fehler steht in Zeile 2, Spalte 5"),
        (b"a = [1", "gültiges TOML; am Ende fehlt etwas"),
        (b"a = " + b"[" * 5000, "gültiges TOML"),
        (b"a = " + b"9" * 5000, "gültiges TOML"),
        (b"a = '\xe4'", "ein Text in UTF-8"),
    ],
    ids=["no value", "no end", "too deep", "too long a number", "another encoding"],
)
def test_what_is_no_toml_is_refused_with_the_place(content: bytes, allowed: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_toml(content, "kreis.toml")
    assert caught.value.source == "kreis.toml"
    assert caught.value.problems == (Problem("Datei", "", allowed, what="nicht lesbar"),)
