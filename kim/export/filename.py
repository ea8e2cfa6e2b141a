"""Names of files: scenario and date, in letters that every system takes."""

import re
from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from kim.facts.paper import Paper
from kim.model.scenario import Scenario
from kim.present.names import names

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_OTHERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def file_name(
    scenarios: Sequence[Scenario], paper: Paper, ending: str, day: date | None = None
) -> str:
    """Name a file: kim-foerderende-dezember-2026_2026-12-01.pptx, kim-vergleich-… for several."""
    first = _plain(names(scenarios, paper)[0])
    about = f"vergleich-{first}" if len(scenarios) > 1 else first
    parts = ["kim", *filter(None, [about[:_LONGEST].strip("-")])]
    return "-".join(parts) + (f"_{day.isoformat()}" if day else "") + f".{ending}"


def _plain(title: str) -> str:
    spelt = normalize("NFKD", title.lower().translate(_UMLAUTS))
    ascii_only = spelt.encode("ascii", "ignore").decode()
    return _OTHERS.sub("-", ascii_only).strip("-")
