"""The only thing the gate ever sees of a survey: aggregates of whole numbers, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Counts: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, repr=False)
class Moments:
    """Sums over the people who answered a whole scale.

    Parameters
    ----------
    n : int
        How many they are.
    sums : ndarray of int64, shape (items,)
        Σx.
    cross_products : ndarray of int64, shape (items, items)
        Σxxᵀ.

    Raises
    ------
    ValueError
        If these cannot be sums over the same people.
    """

    n: int
    sums: Counts
    cross_products: Counts

    def __post_init__(self) -> None:
        sums, products = self.sums, self.cross_products
        if sums.dtype != np.int64 or products.dtype != np.int64:
            raise ValueError("Sums of answers are whole numbers. Tabulate again.")
        if sums.ndim != 1 or products.shape != (len(sums), len(sums)):
            raise ValueError("Sums and cross-products belong to different items. Tabulate again.")
        if self.n < 0 or (np.diag(products) < 0).any() or (products != products.T).any():
            raise ValueError("These sums cannot come from the same people. Tabulate again.")
        for array in (sums, products):
            array.flags.writeable = False


@dataclass(frozen=True, repr=False)
class Tally:
    """Counts of one wave. No row of any person can be read from it.

    Parameters
    ----------
    counts : ndarray of int64, shape (groups, items, answers + 1)
        How many people of each group gave each answer, in the order of the response scale as it was asked;
        the last place is "no answer". Every item's counts of a group add up to the group's n.
    moments : tuple of Moments, one per scale
        Of everybody together, keyed.

    Raises
    ------
    ValueError
        If the arrays do not fit one another, so that a release made of them would be wrong.
    """

    counts: Counts
    moments: tuple[Moments, ...]

    def __post_init__(self) -> None:
        if self.counts.ndim != 3 or self.counts.dtype != np.int64 or (self.counts < 0).any():
            raise ValueError("Counts are whole numbers from 0, by group, item and answer. Tabulate again.")
        totals = self.counts.sum(axis=2)
        if self.counts.shape[1] == 0 or (totals != totals[:, :1]).any():
            raise ValueError("The items of one group count different numbers of people. Tabulate again.")
        if any(moments.n > self.people for moments in self.moments):
            raise ValueError("More people answered a whole scale than there are. Tabulate again.")
        self.counts.flags.writeable = False

    def __repr__(self) -> str:
        groups, items, _ = self.counts.shape
        return f"Tally of {groups} groups and {items} items"

    @property
    def sizes(self) -> Counts:
        """People in each group."""
        return np.asarray(self.counts[:, 0, :].sum(axis=1))

    @property
    def people(self) -> int:
        """People in all groups together."""
        return int(self.sizes.sum())

    def of(self, groups: Sequence[int]) -> Counts:
        """Return the counts of several groups together, shape (items, answers + 1)."""
        return np.asarray(self.counts[list(groups)].sum(axis=0))
