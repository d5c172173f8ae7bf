"""Counts of every answer within limits: what can be in them, and the least that they can add up to."""

from __future__ import annotations

import numpy as np

from unlabeled.attack.arrays import Counts, Flags, Reals


def room_for(places: int) -> Counts:
    """Return two of each end of the scale and one of every other answer: any two people can be among them."""
    wanted = np.ones(places, dtype=np.int64)
    wanted[[0, places - 2]] = 2
    return wanted


def with_room(cells: Counts, n: Counts, wanted: Counts | None = None) -> tuple[Counts, Flags]:
    """Return limits within which each group has room for any two, and for which items there are such.

    With `wanted`, they have room for these answers instead, as far as the limits allow any of them.
    """
    low, high = cells[..., 0], cells[..., 1]
    room = room_for(cells.shape[2]) if wanted is None else wanted
    least = np.maximum(low, np.minimum(room, high))
    good = (high[..., [0, -2]] >= (2 if wanted is None else 1)).all(axis=2)
    good = good & (least <= high).all(axis=2) & (least.sum(axis=2) <= n) & (high.sum(axis=2) >= n)
    return np.stack([least, high], axis=-1), good.all(axis=1)


def can_hold(cells: Counts, n: Counts, wanted: Counts) -> Flags:
    """Return where n people within the limits can have given the `wanted` answers."""
    low = np.maximum(cells[..., 0], wanted)
    return np.asarray((low <= cells[..., 1]).all(axis=2) & (low.sum(axis=2) <= n))


def least_sum(weights: Reals, cells: Counts, n: Counts) -> Reals:
    """Return the least weighted sum of n people within the limits of each category.

    `weights` are the same for all groups, or of each item and group.
    """
    order = np.broadcast_to(np.argsort(weights, axis=-1, kind="stable"), cells.shape[:-1])
    low, high = (np.take_along_axis(cells[..., end], order, axis=-1) for end in (0, 1))
    room = high - low
    more = np.clip((n - low.sum(axis=2))[..., None] - (np.cumsum(room, axis=2) - room), 0, room)
    ordered = np.take_along_axis(np.broadcast_to(weights, cells.shape[:-1]), order, axis=-1)
    return np.asarray(((low + more) * ordered).sum(axis=-1))
