"""What the document asks the browser to fetch early: Streamlit's code for what a page begins with.

Streamlit fetches it when the first element of a kind arrives; until then a grey bar stands in,
of another height, and all below moves when the element comes.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPTS = STATIC / "static" / "js"
FIRST = ("Html", "BidiComponent", "PageLink", "Button", "Metric")
"""Streamlit's names of what is at the top of our pages."""

_IMPORT = re.compile(rb'(?:from|import)"\./([^"]+\.js)"')


def tags(html: str) -> str:
    """Write the links that a document lacks, without which none of `FIRST` can be drawn."""
    wanted: dict[str, None] = {}
    for name in FIRST:
        for file in SCRIPTS.glob(f"{name}.*.js"):
            wanted |= dict.fromkeys(_with_imports(file.name, set()))
    missing = [name for name in wanted if name not in html]
    tag = '<link rel="modulepreload" crossorigin href="./static/js/{}">'
    return "".join(tag.format(name) for name in missing)


def _with_imports(name: str, seen: set[str]) -> Iterator[str]:
    """Name a script and all that it imports, each once."""
    if name in seen:
        return
    seen.add(name)
    yield name
    for imported in _IMPORT.findall((SCRIPTS / name).read_bytes()):
        yield from _with_imports(imported.decode(), seen)
