"""Mean and SD that follow from published categories, and from nothing finer.

A mean of the answers themselves can give everybody away: 4.9 among twelve leaves hardly a choice. Here it is
computed from the categories as they are published, so it tells no more than they do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.tally import Counts

Floats: TypeAlias = NDArray[np.float64]

_CENTRES = 201  # how finely the centre of the spread is searched; far finer than one printed decimal
_AT_ONCE = 4096  # tables; more would not stay in the processor's cache


@dataclass(frozen=True, eq=False, repr=False)
class Range:
    """Numbers and the limits between which they must lie, not rounded."""

    value: Floats
    low: Floats
    high: Floats

    @property
    def ends(self) -> tuple[Floats, Floats, Floats]:
        """The three together."""
        return self.value, self.low, self.high

    def at(self, column: int) -> Range:
        """Return one column of each."""
        return Range(*(each[:, column] for each in self.ends))

    def held(self) -> Range:
        """Return the same with values that lie within their limits."""
        return Range(np.minimum(np.maximum(self.value, self.low), self.high), self.low, self.high)


@dataclass(frozen=True, eq=False, repr=False)
class Spread:
    """Mean and SD (divisor: people) of those who answered, in points of the response scale."""

    mean: Range
    sd: Range


def spread(n: Counts, low: Counts, high: Counts, lowest: int) -> Spread:
    """Return mean and SD with the limits that published categories leave.

    Parameters
    ----------
    n : ndarray, shape (tables,)
        People in each table.
    low, high : ndarray, shape (tables, answers + 1)
        Limits of each category, as it was asked, "no answer" last.
    lowest : int
        The number of the first answer.
    """
    parts = [
        _spread(
            n[begin : begin + _AT_ONCE], low[begin : begin + _AT_ONCE], high[begin : begin + _AT_ONCE], lowest
        )
        for begin in range(0, len(n), _AT_ONCE)
    ]
    mean, sd = np.concatenate(parts, axis=-1)
    return Spread(Range(*mean).held(), Range(*sd).held())


def _spread(n: Counts, least: Counts, most: Counts, lowest: int) -> Floats:
    """Return value, low and high of the mean and of the SD, shape (2, 3, tables)."""
    values = np.arange(lowest, lowest + least.shape[1] - 1, dtype=float)
    low = least[:, :-1] / np.maximum(n - least[:, -1], 1)[:, np.newaxis]
    high = np.minimum(most[:, :-1] / np.maximum(n - most[:, -1], 1)[:, np.newaxis], 1.0)
    middle = (low + high) / 2
    middle = middle / middle.sum(axis=1, keepdims=True)
    least_mean, most_mean = _least(np.stack([values, -values]), low, high).T * [[1.0], [-1.0]]
    mean = _product(middle, np.broadcast_to(values, middle.shape))
    sd = np.sqrt(_product(middle, (values - mean[:, np.newaxis]) ** 2))
    return np.array([[mean, least_mean, most_mean], [sd, *_sd_limits(values, low, high)]])


def _product(one: Floats, other: Floats) -> Floats:
    """Return the scalar product of each line of `one` with that of `other`."""
    return np.asarray(np.matmul(one[:, np.newaxis], other[:, :, np.newaxis])[:, 0, 0])


def _least(costs: Floats, low: Floats, high: Floats) -> Floats:
    """Return, for each line of limits and each of `costs`, the least mean over all shares that add up.

    Parameters
    ----------
    costs : ndarray, shape (tries, answers)
        What each answer counts.
    """
    order = np.argsort(costs, axis=1, kind="stable")
    filled = np.matmul(costs, low[:, :, np.newaxis])[:, :, 0]
    return np.asarray(filled + (_more(order, low, high) * np.take_along_axis(costs, order, 1)).sum(axis=2))


def _more(order: NDArray[np.intp], low: Floats, high: Floats) -> Floats:
    """Return what is added to the least shares until all add up to one, answers filled in each `order`."""
    room = (high - low)[:, order]
    before = np.cumsum(room, axis=2) - room
    return np.asarray(np.clip((1.0 - low.sum(axis=1))[:, np.newaxis, np.newaxis] - before, 0.0, room))


def _sd_limits(values: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the least and largest SD: the variance is the least mean square around any centre."""
    centres = np.linspace(values[0], values[-1], _CENTRES)
    squares = (values - centres[:, np.newaxis]) ** 2
    # The best centre lies within half a grid step of one that was tried.
    least = _least_square(squares, centres, values, low, high) - ((centres[1] - centres[0]) / 2) ** 2
    most = _least_square(-squares, centres, values, low, high)
    return np.sqrt(np.maximum(least, 0.0)), np.sqrt(most)


def _least_square(costs: Floats, centres: Floats, values: Floats, low: Floats, high: Floats) -> Floats:
    """Return the least mean square around any of `centres`, filled in the order of each one's `costs`.

    Neighbouring centres fill the answers in the same order. Among these the best is the nearest to the mean.
    """
    orders, of_centre = np.unique(np.argsort(costs, axis=1, kind="stable"), axis=0, return_inverse=True)
    width, found = centres[1] - centres[0], np.full(len(low), np.inf)
    least, room = np.ascontiguousarray(low.T), np.ascontiguousarray((high - low).T)  # a line per answer
    for place, order in enumerate(orders.tolist()):
        mine = np.flatnonzero(of_centre.ravel() == place)
        left, shares = 1.0 - least.sum(axis=0), least.copy()
        for answer in order:
            more = np.clip(left, 0.0, room[answer])
            shares[answer] += more
            left -= more
        nearest = np.rint((values @ shares / shares.sum(axis=0) - centres[0]) / width).astype(np.intp)
        best = centres[np.clip(nearest, mine[0], mine[-1])]
        found = np.minimum(found, (shares * (values[:, np.newaxis] - best) ** 2).sum(axis=0))
    return found
