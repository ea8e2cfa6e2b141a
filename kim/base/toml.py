"""TOML from anywhere, with what is wrong in it said in German."""

import re
import tomllib
from typing import Any

from kim.base.problems import InputError, Problem

_PLACE = re.compile(r"line (\d+), column (\d+)")


def parse_toml(content: bytes, source: str) -> dict[str, Any]:
    """Read a file's content; InputError names the source and the place of the error."""
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise _unreadable(source, "ein Text in UTF-8") from error
    except (ValueError, RecursionError) as error:  # numbers too long, tables too deep
        raise _unreadable(source, f"gültiges TOML{_where(str(error))}") from error


def _unreadable(source: str, allowed: str) -> InputError:
    return InputError(source, [Problem("Datei", "", allowed, what="nicht lesbar")])


def _where(message: str) -> str:
    """Say in German where tomllib found the error, if it does."""
    if "at end of document" in message:
        return "; am Ende fehlt etwas"
    place = _PLACE.search(message)
    return f"; der Fehler steht in Zeile {place[1]}, Spalte {place[2]}" if place else ""
