"""Many cells at once, as columns. Each that differs is decided once, by the rules in `cell` and `detail`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from unlabeled.disclosure.cell import WHOLE_POINTS, Cell, range_value
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.tally import Counts

_WIDTH = 100 // WHOLE_POINTS + 1


@dataclass(frozen=True, eq=False, repr=False)
class Cells:
    """Published numbers of one kind, as columns of one shape.

    Parameters
    ----------
    low, high : ndarray
        The first and the last head count that each stands for.
    prints : ndarray
        Where what is printed of it stands in the release.
    """

    low: Counts
    high: Counts
    prints: Counts

    def __getitem__(self, key: Any) -> Cells:
        return Cells(self.low[key], self.high[key], self.prints[key])

    @classmethod
    def of(cls, cells: Sequence[Cell], shape: tuple[int, ...], prints: Prints) -> Cells:
        """Return `cells` as columns of `shape`."""
        rows = [(c.low, c.high, prints.place(c.value, c.shown_low, c.shown_high)) for c in cells]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return cls(*(column.reshape(shape) for column in columns.T))


def distinct(keys: Counts) -> tuple[Counts, Counts]:
    """Return the distinct values of `keys`, from 0, and for each key its place among them."""
    if keys.size == 0 or keys.max() > 4 * keys.size + 1024:
        found, places = np.unique(keys, return_inverse=True)
        return found, places.reshape(keys.shape)
    seen = np.zeros(keys.max() + 1, dtype=bool)
    seen[keys] = True
    return np.flatnonzero(seen), (np.cumsum(seen) - 1)[keys]


def cells_at(n: Counts, counts: Counts, cell: Callable[[int, int], Cell], prints: Prints) -> Cells:
    """Return `cell(n, count)` for many counts of groups of n people; first axis of `counts`: groups."""
    sizes, of_group = distinct(n)
    starts = np.cumsum(sizes + 1) - sizes - 1  # room for every count of every size: no more than people
    keys, places = distinct(counts + starts[of_group].reshape(-1, *[1] * (counts.ndim - 1)))
    owners = np.searchsorted(starts, keys, side="right") - 1
    pairs = zip(sizes[owners].tolist(), (keys - starts[owners]).tolist(), strict=True)
    return Cells.of([cell(size, count) for size, count in pairs], keys.shape, prints)[places]


def ranged_cells(n: Counts, low: Counts, high: Counts, step: int, prints: Prints) -> Cells:
    """Return what `ranged` gives, for many at once."""
    low, high = np.maximum(low, 0), np.minimum(high, n)
    shown_low, shown_high = 100 * low // (n * step) * step, -(-100 * high // (n * step)) * step
    keys, places = distinct(np.asarray(shown_low * _WIDTH + shown_high, dtype=np.int64))
    found = []
    for key in keys.tolist():
        first, last = divmod(key, _WIDTH)
        found.append(prints.place(range_value(first, last, step), first, last))
    return Cells(low, high, np.array(found, dtype=np.int64)[places])
