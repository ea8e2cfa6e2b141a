"""What links of earlier versions said otherwise.

A link carries `v`. When a key or form has to change, its old spelling is translated here, one step
a version, and `tests/links/released.txt` keeps links of the old one. Keys of released links are
never given another meaning without a step.
"""

from collections.abc import Callable, Mapping, Sequence

Fields = Mapping[str, tuple[str, ...]]
"""One scenario's keys without prefix, each with its values as they stand in the link."""

Step = Callable[[Fields], Fields]
"""Translates the fields of a version into those of the next."""

STEPS: tuple[Step, ...] = ()
"""The first leads from version 1 to 2."""

CURRENT = 1 + len(STEPS)


def migrated(fields: Fields, version: int, steps: Sequence[Step] = STEPS) -> Fields:
    """Translate the fields of a version into today's."""
    for step in steps[version - 1 :]:
        fields = step(fields)
    return fields
