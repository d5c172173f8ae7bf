"""What groups within limits of each answer can reach together: exact, and in whole numbers.

The answers that n people can give within limits of each are the bases of a polymatroid, and those of several
groups add up to one: a table of all together can be shared out among the groups if no set of answers has
more people in it than the groups can give together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from unlabeled.attack.arrays import Counts

_FEW: Final = 6  # answers
_AT_A_TIME: Final = 1 << 20  # numbers: what is held against every set of answers at once stays small


@dataclass(frozen=True)
class Sums:
    """Groups with limits of each answer.

    Parameters
    ----------
    n : ndarray, shape (groups,)
        How many people are in each.
    cells : ndarray, shape (groups, answers, 2)
        Least and most of each answer.
    """

    n: Counts
    cells: Counts

    @property
    def people(self) -> int:
        """How many are in all groups together."""
        return int(self.n.sum())

    @cached_property
    def sets(self) -> Counts:
        """Every set of answers, shape (sets, answers)."""
        places = self.cells.shape[1]
        return (np.arange(2**places)[:, None] >> np.arange(places)) & 1

    @cached_property
    def most(self) -> Counts:
        """How many people all groups together can have in each set of answers."""
        found = np.zeros(len(self.sets), dtype=np.int64)
        step = max(_AT_A_TIME // len(self.sets), 1)
        for start in range(0, len(self.n), step):
            cells, n = self.cells[start : start + step], self.n[start : start + step]
            inside, outside = cells[..., 1] @ self.sets.T, cells[..., 0] @ (1 - self.sets).T
            found += np.minimum(inside, n[:, None] - outside).sum(axis=0)
        return found

    @cached_property
    def ends(self) -> Counts:
        """Least and most of each answer in all groups together, shape (answers, 2)."""
        each = 1 << np.arange(self.cells.shape[1])
        return np.stack([self.people - self.most[len(self.sets) - 1 - each], self.most[each]], axis=-1)

    @cached_property
    def pairs(self) -> Counts:
        """The sets of two answers, and of all but two; none where these would be many."""
        if self.cells.shape[1] > _FEW:
            return np.zeros(0, dtype=np.int64)
        size, places = self.sets.sum(axis=1), self.cells.shape[1]
        return np.flatnonzero((size == 2) | (size == places - 2))

    def over(self, counts: Counts) -> Counts:
        """Return the sets in which `counts` are more than the groups can give, the worst first."""
        above = self.sets @ counts - self.most
        return np.flatnonzero(above > 0)[np.argsort(-above[above > 0], kind="stable")]
