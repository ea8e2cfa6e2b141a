"""Text that a user typed, shown as text."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/])")
_ADDRESS = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_WORD_JOINER = "\u2060"
"""Takes no room and separates nothing but what would be an address."""


def literal(text: str) -> str:
    """Escape everything that Streamlit's Markdown would interpret.

    It makes links of addresses only after it has taken the escapes out, so these get a mark too.
    """
    return _SPECIAL.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, text))
