"""The kernel's inputs, cut at the end of the funding: who is there after it, and what it costs."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from kim.base.month import Month
from kim.facts.calibration import FloatArray
from kim.model.kernel import MONTHS, Inputs, posts_at_funding_end


def only_after_end(inputs: Inputs) -> Inputs:
    """Leave only the months after the funding end; without redeployment, which counts from it."""
    return replace(inputs, start=np.maximum(inputs.start, inputs.funding_end + 1))


def replaced_at_end(before: Inputs, after: Inputs) -> Inputs:
    """Take the posts of one scenario up to the funding end and those of another after it.

    Both have the same levers otherwise. Posts after the end are further kinds of posts.
    """
    later = only_after_end(after)
    ends = np.minimum(before.end, before.funding_end)
    return replace(
        before,
        fte=_stacked(before.fte, later.fte),
        funded_fte=_stacked(before.funded_fte, later.funded_fte),
        funding_eur=_stacked(before.funding_eur, later.funding_eur),
        start=_stacked(before.start, later.start),
        end=_stacked(ends, later.end),
    )


def posts_in(inputs: Inputs, month: Month) -> FloatArray:
    """Posts that are in the programme in one month, in FTE: (scenario,)."""
    exist = (inputs.start <= month.ordinal) & (month.ordinal <= inputs.end)
    by_module = (inputs.fte * exist).sum(axis=0)
    left = np.where(inputs.concerned, by_module * _staying(inputs, month), by_module)
    total: FloatArray = left.sum(axis=0)
    return total


def _staying(inputs: Inputs, month: Month) -> FloatArray:
    """Share of the posts not yet redeployed, as the kernel has it in every month: (scenario,)."""
    fte = posts_at_funding_end(inputs)
    months = month.ordinal - inputs.funding_end.astype(float)
    gone_fte = np.clip(months * (inputs.redeployed_fte / MONTHS), 0, fte)
    left: FloatArray = 1 - gone_fte / np.where(fte > 0, fte, 1)
    return left


def _stacked(first: npt.NDArray[Any], second: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Put the kinds of both behind each other: (kind, module, scenario)."""
    common = np.broadcast_shapes(first.shape, second.shape)
    return np.concatenate([np.broadcast_to(part, common) for part in (first, second)])
