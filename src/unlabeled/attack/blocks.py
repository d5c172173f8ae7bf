"""Answers in three blocks: unfavourable, in the middle (with "no answer"), favourable.

Within limits of blocks that add up to n, what several groups can reach together is exactly the sum of what
each can reach. Groups that are printed alike are of one kind, and a kind is looked at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from unlabeled.attack.arrays import Counts, Flags

SIDES: Final = (0, 2)  # unfavourable, favourable
_EACH: Final = np.eye(3, dtype=np.int64)


def tight(blocks: Counts, n: Counts) -> Counts:
    """Return limits of three blocks that add up to n, each as narrow as the other two make it."""
    low, high = blocks[..., 0], blocks[..., 1]
    lows, highs = low.sum(axis=-1, keepdims=True), high.sum(axis=-1, keepdims=True)
    tight = (np.maximum(low, n[..., None] - highs + high), np.minimum(high, n[..., None] - lows + low))
    return np.stack(tight, axis=-1)


@dataclass(frozen=True)
class Kinds:
    """Groups of each item, those together that are printed alike.

    Parameters
    ----------
    n : ndarray, shape (kinds,)
        How many people are in a group of each kind.
    blocks : ndarray, shape (kinds, 3, 2)
        Limits.
    times : ndarray, shape (items, kinds)
        How many groups of each item are of each kind.
    """

    n: Counts
    blocks: Counts
    times: Counts

    def of_item(self, item: int) -> Kinds:
        """Return the groups of one item."""
        return replace(self, times=self.times[[item]])

    @cached_property
    def people(self) -> Counts:
        """How many are in all groups together, by item."""
        return np.asarray(self.times @ self.n)

    @cached_property
    def sums(self) -> Counts:
        """What all groups can reach together, shape (items, 3, 2)."""
        return np.tensordot(self.times, self.blocks, axes=1)

    def none_is_known(self, least: Counts, most: Counts, owns: Sequence[int] = (0, 1, 2)) -> Flags:
        """Return for which items nobody's answer is known, whoever knows one answer.

        Parameters
        ----------
        least, most : ndarray, shape (items, 3)
            Limits of all these groups together.
        owns : sequence of int
            In which blocks the known answer may be.
        """
        if not self.times.any():
            return np.asarray((least <= 0).all(axis=1) & (most >= 0).all(axis=1))
        ends = np.stack([least, most], axis=-1)
        none = np.zeros_like(ends)
        safe = np.ones(len(least), dtype=bool)
        for wanted in (0 * _EACH[0], *_EACH[list(SIDES)]):
            safe &= self._reached(wanted, ends, none)[0].all(axis=1)
        for own in owns:
            safe &= self._beside(own, ends)
        return np.asarray(safe)

    def _beside(self, own: int, ends: Counts) -> Flags:
        """Return for which items nothing follows for who gave an answer in the block `own`."""
        fits, change = self._reached(_EACH[own], ends, np.zeros_like(ends))
        can = fits & (self.times > 0)
        moved = np.where(can[..., None, None], change, 0)
        worst = np.stack([moved[..., 0].max(axis=1), moved[..., 1].min(axis=1)], axis=-1)
        safe = np.ones(len(ends), dtype=bool)
        for side in SIDES:
            inside = self._reached(_EACH[own] + _EACH[side], ends, np.zeros_like(ends))[0]
            safe &= (~can | inside).all(axis=1)
            safe &= self._reached(_EACH[side], ends, worst)[0].all(axis=1) | ~can.any(axis=1)
        return safe

    def _reached(self, wanted: Counts, ends: Counts, beside: Counts) -> tuple[Flags, Counts]:
        """Return of which kind a group can hold the `wanted` answers, and how that moves what it reaches.

        Shapes (items, kinds) and (kinds, 3, 2). A kind that an item has no group of can.
        `beside` is by how much the other groups reach less.
        """
        low = np.maximum(self.blocks[..., 0], wanted)
        moved = tight(np.stack([low, self.blocks[..., 1]], axis=-1), self.n)
        change = moved - self.blocks
        together = (self.sums + beside)[:, None] + change
        low = np.maximum(ends[:, None, :, 0], together[..., 0])
        high = np.minimum(ends[:, None, :, 1], together[..., 1])
        people = self.people[:, None]
        fits = (low <= high).all(axis=2) & (low.sum(axis=2) <= people) & (high.sum(axis=2) >= people)
        return fits & (moved[..., 0] <= moved[..., 1]).all(axis=1) | (self.times == 0), change
