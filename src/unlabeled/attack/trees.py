"""Groups in one another as blocks, and what each can reach within what is printed of all around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from unlabeled.attack.arrays import Counts, Flags, within
from unlabeled.attack.blocks import SIDES, tight
from unlabeled.attack.view import View

_Path: TypeAlias = list[tuple[Counts, Counts]]  # level by level outwards: groups, and what they then reach


def nearest(parent: Counts, nodes: Counts, among: Flags) -> Counts:
    """Return the innermost group of those `among` that each of `nodes` lies in, -1 for none."""
    at = parent[nodes]
    while (moves := (at >= 0) & ~among[at]).any():
        at = np.where(moves, parent[at], at)
    return at


@dataclass(frozen=True)
class Tree:
    """Groups without categories in one another, as blocks; each group after the one that it lies in.

    Parameters
    ----------
    parent : ndarray of int
        Of the first, -1.
    own : ndarray, shape (groups, 3, 2)
        What is printed of each; of those that say nothing new, anything.
    sums, reach : ndarray, shape (groups, 3, 2)
        What its parts reach together, and within what is printed.
    """

    parent: Counts
    n: Counts
    own: Counts
    sums: Counts
    reach: Counts

    @classmethod
    def of(cls, view: View, item: int, leaves: Counts, telling: Counts) -> Tree:
        """Return the tree of `leaves`, under those of `telling` that they lie in, under one root."""
        sheet, count = view.sheet, len(view.sheet.groups)
        inner = _around(sheet.parent, leaves, telling)
        order = np.concatenate([sheet.inwards[inner[sheet.inwards]], leaves])
        place = np.zeros(count, dtype=np.int64)
        place[order] = np.arange(len(order)) + 1
        above = nearest(sheet.parent, order, inner)
        parent = np.concatenate([[-1], np.where(above >= 0, place[above], 0)])
        n = np.concatenate([[sheet.n[leaves].sum()], sheet.n[order]])
        anything = np.zeros((1, 3, 2), dtype=np.int64)
        anything[..., 1] = n[0]
        own = np.concatenate([anything, view.blocks(sheet.shares[[item]][:, order], sheet.n[order])[0]])
        return cls._made(parent, n, own)

    @classmethod
    def _made(cls, parent: Counts, n: Counts, own: Counts) -> Tree:
        sums, reach = np.zeros_like(own), own.copy()
        has_parts, depth = np.isin(np.arange(len(n)), parent), _depths(parent)
        for level in range(int(depth.max()), -1, -1):
            at = np.flatnonzero(depth == level)
            inner = at[has_parts[at]]
            reach[inner] = tight(within(sums[inner], own[inner]), n[inner])
            if level:
                np.add.at(sums, parent[at], reach[at])
        return cls(parent, n, own, sums, reach)

    @property
    def possible(self) -> bool:
        """Whether any answers at all agree with what is printed."""
        return bool((self.reach[..., 0] <= self.reach[..., 1]).all())

    def held(self, blocks: Counts) -> Tree:
        """Return the tree if all together gave exactly so many answers of each block."""
        own = self.own.copy()
        own[0] = blocks[:, None]
        return self._made(self.parent, self.n, own)

    def is_safe(self, owns: Sequence[int]) -> bool:
        """Return whether nobody's answer is known, whoever knows one answer in one of the blocks `owns`."""
        leaves = np.setdiff1d(np.arange(len(self.n)), self.parent)
        each = np.eye(3, dtype=np.int64)
        if not all(self._reached(leaves, each[side])[0].all() for side in SIDES):
            return False
        return all(self._is_safe_beside(leaves, own) for own in each[list(owns)])

    def _is_safe_beside(self, leaves: Counts, own: Counts) -> bool:
        can, worst = self._reached(leaves, own)
        if not can.any():
            return True
        for side in np.eye(3, dtype=np.int64)[list(SIDES)]:
            if not (self._reached(leaves, own + side)[0] | ~can).all():
                return False
            for level in range(int(_depths(self.parent).max())):
                if not self._reached(leaves, side, worst, level)[0].all():
                    return False
        return True

    def _reached(
        self, leaves: Counts, wanted: Counts, worst: Counts | None = None, level: int = -1
    ) -> tuple[Flags, Counts]:
        """Return in which of `leaves` there can be people with the `wanted` answers.

        Also how much less each group can reach then, at worst. `worst` is how much less the parts beside
        can reach because of one known answer, if that is in a group `level` levels further out.
        """
        at = leaves
        new = self.reach[at].copy()
        new[..., 0] = np.maximum(new[..., 0], wanted)
        new = tight(new, self.n[at])
        good: Flags = np.asarray((new[..., 0] <= new[..., 1]).all(axis=1))
        path = [(at, new)]
        while (moves := self.parent[at] >= 0).any():
            up = np.where(moves, self.parent[at], at)
            inside = self.sums[up] + new - self.reach[at]
            if worst is not None and len(path) - 1 == level:
                inside = inside + worst[up]
            above = tight(within(inside, self.own[up]), self.n[up])
            new = np.where(moves[:, None, None], above, new)
            good &= (new[..., 0] <= new[..., 1]).all(axis=1)
            at = up
            path.append((at, new))
        return good, self._less(path, good)

    def _less(self, path: _Path, good: Flags) -> Counts:
        """Return by how much at most the parts of each group reach less together."""
        less = np.zeros_like(self.own)
        for at, new in path[:-1]:
            inner = good & (self.parent[at] >= 0)
            change = (new - self.reach[at])[inner]
            up = self.parent[at[inner]]
            np.maximum.at(less[..., 0], up, change[..., 0])
            np.minimum.at(less[..., 1], up, change[..., 1])
        return less


def _depths(parent: Counts) -> Counts:
    depth, at = np.zeros(len(parent), dtype=np.int64), parent
    while (at >= 0).any():
        depth += at >= 0
        at = np.where(at >= 0, parent[at], -1)
    return depth


def _around(parent: Counts, leaves: Counts, telling: Counts) -> Flags:
    """Return which of the `telling` groups hold some of `leaves`."""
    among, found = np.zeros((2, len(parent)), dtype=bool)
    among[telling] = True
    at = nearest(parent, leaves, among)
    while len(at := np.unique(at[at >= 0])):
        found[at] = True
        at = nearest(parent, at, among)
    return found
