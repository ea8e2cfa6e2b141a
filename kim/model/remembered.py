"""Results that outlast a change they do not depend on.

While the month of a funding end is moved, much stays: what dynamisation would do without the end,
the sums for every other month. Pure functions of frozen arguments can remember it.
"""

from functools import lru_cache

MOST_RESULTS = 128
"""Of one function, for all visitors together; each takes a few kilobytes."""

remembered = lru_cache(MOST_RESULTS)
"""Decorator. Nobody may change what a remembered function returns."""
