"""What only the operator knows, from the environment: who runs the app, and whom to ask."""

import os
from urllib.parse import urlsplit

FIELDS = {
    "operator": ("KIM_OPERATOR", "Name und Anschrift der Stelle, die diese Anwendung betreibt"),
    "contact": ("KIM_CONTACT", "Kontaktformular der zuständigen Stelle für Meldungen"),
    "data_protection": ("KIM_DATA_PROTECTION", "Kontakt der oder des Datenschutzbeauftragten"),
    "proxy_log": ("KIM_PROXY_LOG", "was der vorgeschaltete Server protokolliert und wie lange"),
}
"""By the name that the texts use: environment variable, and what it should say."""

IMPRINT = "KIM_IMPRINT"
"""Environment variable: address of the operator's imprint."""


def imprint() -> str | None:
    """Return the imprint's address; none if it is missing or no address of a web page."""
    address = os.environ.get(IMPRINT, "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def values() -> dict[str, str]:
    """Return the operator's entries, in Markdown; an entry that is missing says so."""
    return {name: _entry(*field) for name, field in FIELDS.items()}


def _entry(variable: str, wanted: str) -> str:
    missing = f"**[Vom Betreiber zu ergänzen: {wanted} (`{variable}`)]**"
    return os.environ.get(variable, "").strip() or missing
