"""Mappings that nobody can change, so that frozen models are frozen all the way down."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

from immutabledict import immutabledict
from pydantic import AfterValidator, PlainSerializer

K = TypeVar("K")
V = TypeVar("V")


def frozen(mapping: Mapping[K, V]) -> immutabledict[K, V]:
    """Copy a mapping into one that cannot change."""
    return immutabledict(mapping)


FrozenMapping = Annotated[Mapping[K, V], AfterValidator(frozen), PlainSerializer(dict)]
"""A field's mapping, hashable and immutable after validation."""
