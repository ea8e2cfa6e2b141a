"""The one place that knows the date: files that are taken along carry it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/Berlin")
"""Where the paper's readers are, whatever the server's clock is set to."""


def today() -> date:
    """Day on which a file is made."""
    return datetime.now(_HERE).date()  # noqa: TID251 - this is the one place
