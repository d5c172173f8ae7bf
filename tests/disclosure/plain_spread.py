"""Mean and SD of one table: what `unlabeled.disclosure.spread` must come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.cell import Cell

_CENTRES = 201


@dataclass(frozen=True)
class Numbers:
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Spread:
    mean: Numbers
    sd: Numbers


def plain_spread(categories: Sequence[Cell], lowest: int) -> Spread:
    """Return mean and SD with the limits that the published `categories` leave, "no answer" last."""
    *answers, silent = categories
    values = np.arange(lowest, lowest + len(answers), dtype=float)
    low = np.array([cell.low for cell in answers]) / max(silent.n - silent.low, 1)
    high = np.minimum(np.array([cell.high for cell in answers]) / max(silent.n - silent.high, 1), 1.0)
    middle = (low + high) / 2
    middle = middle / middle.sum()
    least, most = _least(np.vstack([values, -values]), low, high)
    mean = Numbers(float(middle @ values), float(least), -float(most))
    sd = Numbers(float(np.sqrt(middle @ (values - mean.value) ** 2)), *_sd_limits(values, low, high))
    return Spread(_held(mean), _held(sd))


def _held(number: Numbers) -> Numbers:
    return Numbers(min(max(number.value, number.low), number.high), number.low, number.high)


def _least(
    costs: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return, for each row of `costs`, the least mean over all shares in these limits that add up to one.

    Parameters
    ----------
    costs : ndarray, shape (tries, answers)
        What each answer counts.
    """
    order = np.argsort(costs, axis=1, kind="stable")
    sorted_costs, room = np.take_along_axis(costs, order, axis=1), (high - low)[order]
    before = np.cumsum(room, axis=1) - room
    more = np.clip(1.0 - low.sum() - before, 0.0, room)  # the cheapest answers are filled first
    return np.asarray(costs @ low + (more * sorted_costs).sum(axis=1))


def _sd_limits(
    values: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> tuple[float, float]:
    """Return the least and largest SD: the variance is the least mean square around any centre."""
    centres = np.linspace(values[0], values[-1], _CENTRES)
    squares = (values - centres[:, np.newaxis]) ** 2
    # The best centre lies within half a grid step of one that was tried.
    least = max(0.0, _least(squares, low, high).min() - ((centres[1] - centres[0]) / 2) ** 2)
    most = -_least(-squares, low, high).max()
    return float(np.sqrt(least)), float(np.sqrt(most))
