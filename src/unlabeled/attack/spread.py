"""What printed means and standard deviations say of counts, in one cell or in many at once.

A mean between two limits, or a variance between two, binds the people of a group by weighted head counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np

from unlabeled.attack.arrays import Reals
from unlabeled.attack.facts import Number, Scale

Weighed: TypeAlias = tuple[Reals, float, float]  # weights (..., answers), least, most


def mean_weights(scale: Scale, mean: Reals) -> list[Weighed]:
    """Return what a mean between limits says of those who answered, however many they are."""
    values = np.array(scale.values)
    return [(values - mean[..., 0, None], 0, math.inf), (values - mean[..., 1, None], -math.inf, 0)]


def spread_weights(scale: Scale, mean: Reals, variance: Reals) -> list[Weighed]:
    """Return what a variance (divisor: people) says: sums of squares around some centres are linear."""
    values = np.array(scale.values)
    middle, half = mean.mean(axis=-1)[..., None], (mean[..., 1] - mean[..., 0])[..., None] / 2
    low, high = variance[..., 0, None], variance[..., 1, None]
    found: list[Weighed] = []
    for centre in (np.full_like(middle, scale.low), middle, np.full_like(middle, scale.high)):
        found.append(((values - centre) ** 2 - low, 0, math.inf))  # around the mean they are least
    found.append(((values - middle) ** 2 - half**2 - high, -math.inf, 0))
    return found


def all_weights(scale: Scale, mean: Reals, sd: Reals) -> Iterator[tuple[Reals, float, float]]:
    """Yield what means and SDs of many cells say, "no answer" last; what is NaN says nothing."""
    with np.errstate(invalid="ignore"):
        found = [*mean_weights(scale, mean), *spread_weights(scale, mean, sd**2)]
    for weights, low, high in found:
        silent = np.zeros((*weights.shape[:-1], 1))
        yield np.concatenate([np.nan_to_num(weights), silent], axis=-1), low, high


def mean_numbers(scale: Scale, low: float, high: float, silent: bool = False) -> list[Number]:
    """Return what a mean between `low` and `high` says, as numbers of one group."""
    return _numbers(mean_weights(scale, np.array([low, high])), silent)


def spread_numbers(
    scale: Scale, mean: tuple[float, float], variance: tuple[float, float], silent: bool = False
) -> list[Number]:
    """Return what a variance says beside a mean, as numbers of one group."""
    return _numbers(spread_weights(scale, np.array(mean), np.array(variance)), silent)


def _numbers(weighed: list[Weighed], silent: bool) -> list[Number]:
    nothing = (0.0,) * silent
    return [Number((*weights.tolist(), *nothing), low, high) for weights, low, high in weighed]
