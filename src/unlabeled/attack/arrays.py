"""Arrays of counts, and places that hold the same found at the cost of one pass."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Counts: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Limits: TypeAlias = NDArray[np.int64]  # the last axis is least and most
Reals: TypeAlias = NDArray[np.float64]
_TABLE: Final = 2**21  # so many codes are looked up in a table; more are sorted


def distinct(codes: NDArray[Any], size: int) -> tuple[Counts, Counts]:
    """Return which of `size` codes there are, in order, and the place of each one among them."""
    if size > max(_TABLE, codes.size):
        found, place = np.unique(codes, return_inverse=True)
        return found.astype(np.int64), place.reshape(codes.shape)
    there = np.zeros(size, dtype=bool)
    there[codes] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[codes]


def numbered(shape: tuple[int, ...], *columns: Counts) -> tuple[Counts, int]:
    """Return a number for each place, the same where all columns hold the same, and how many there are.

    Columns are broadcast to `shape`.
    """
    code, size = np.zeros(shape, dtype=np.int64), 1
    for column in columns:
        if (lowest := int(column.min(initial=0))) < 0:
            column = column - lowest
        width = int(column.max(initial=0)) + 1
        if size * width > _TABLE:
            found, code = distinct(code, size)
            size = len(found)
        code, size = code * width + column, size * width
    found, code = distinct(code, size)
    return code, len(found)


def within(one: Counts, other: Counts) -> Counts:
    """Return the limits that agree with both."""
    return np.stack([np.maximum(one[..., 0], other[..., 0]), np.minimum(one[..., 1], other[..., 1])], axis=-1)
