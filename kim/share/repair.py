"""Undo what typing and mail programs do to a link, where it is unambiguous."""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, unquote_plus

Query = str | Mapping[str, Sequence[str]]
"""A raw query string, or decoded values by key, as a web server hands them over."""

Pair = tuple[str, str]

LOST = "\ufffd"
"""Stands where bytes were no text: `M%FCller`, written by a program that knows no UTF-8."""

_DEEPEST = 3
"""Times that a mail gateway may have percent-coded a link anew."""

_AMP = re.compile(r"(?:amp;)+")
_BEFORE = "<([{'\"„“«» \t\r\n"
_AFTER = ".,;:!?>)]}'\"“”»«… \t\r\n"


def pairs(query: Query) -> Iterator[Pair]:
    """Give keys, repaired, and their values in the order of the query."""
    if isinstance(query, str):
        yield from _parsed(query.lstrip("?"))
        return
    for key, values in query.items():
        for value in [values] if isinstance(values, str) else values:
            yield from _unpacked(key, value)


def plain(value: str) -> str:
    """Free a value that is no prose from percent codes, spaces, brackets and full stops."""
    return _decoded(value).lstrip(_BEFORE).rstrip(_AFTER)


def _parsed(raw: str) -> Iterator[Pair]:
    for part in filter(None, raw.split("&")):
        key, _, value = part.partition("=")
        yield from _unpacked(unquote_plus(key), unquote_plus(value))


def _unpacked(key: str, value: str) -> Iterator[Pair]:
    """Repair a key; one without a value may hold a whole query that was percent-coded."""
    inner = _decoded(key, until="=")
    if "=" in inner and not value:
        for part in inner.split("&"):
            inner_key, _, inner_value = part.partition("=")
            yield _key(inner_key), unquote_plus(inner_value)
    else:
        yield _key(inner), value


def _key(text: str) -> str:
    joined = "".join(text.split()).lower()
    return joined[match.end() :] if (match := _AMP.match(joined)) else joined


def _decoded(text: str, until: str = "") -> str:
    for _ in range(_DEEPEST):
        if "%" not in text or (until and until in text):
            break
        text = unquote(text)
    return text
