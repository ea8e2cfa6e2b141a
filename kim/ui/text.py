"""Text that a user typed, shown as text."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/])")


def literal(text: str) -> str:
    """Escape everything that Streamlit's Markdown would interpret."""
    return _SPECIAL.sub(r"\\\1", text)
