"""A sheet as somebody sees it who knows that nobody left anything out, or who does not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from unlabeled.attack.arrays import Counts, Flags
from unlabeled.attack.blocks import SIDES, Kinds, tight
from unlabeled.attack.cells import can_hold, least_sum, with_room
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.spread import all_weights

_EPS: Final = 1e-7


@dataclass(frozen=True)
class View:
    """Limits of blocks and categories, by what is known of who left something out.

    Parameters
    ----------
    skips : bool
        Whether somebody may have given no answer.
    """

    sheet: Sheet
    skips: bool

    @cached_property
    def coarse_groups(self) -> Counts:
        """Places of the innermost groups without categories."""
        return np.setdiff1d(self.sheet.parts, self.sheet.fine)

    @cached_property
    def fine_parts(self) -> Counts:
        """Places of the innermost groups with categories."""
        return np.intersect1d(self.sheet.parts, self.sheet.fine)

    @cached_property
    def block_of(self) -> Counts:
        """The block of each category, "no answer" in the middle."""
        return np.array([*self.sheet.scale.bands, 1])

    @cached_property
    def coarse(self) -> Kinds:
        """The innermost groups without categories."""
        return self._kinds(self.sheet.coarse_kinds)

    def _kinds(self, alike: tuple[Counts, Counts, Counts]) -> Kinds:
        n, shares, times = alike
        return Kinds(n, self.blocks(shares[None], n)[0], times)

    def blocks(self, shares: Counts, n: Counts) -> Counts:
        """Return what printed shares of groups of `n` say, as blocks."""
        middle = np.zeros((*shares.shape[:2], 1, 2), dtype=np.int64)
        if self.skips or 1 in self.sheet.scale.bands:
            middle[..., 1] = n[None, :, None]
        blocks = np.concatenate([shares[:, :, :1], middle, shares[:, :, 1:]], axis=2)
        return tight(blocks, n[None, :])

    def cells(self, groups: Counts) -> Counts:
        """Return limits of the categories of fine groups; nobody gave no answer unless that may be."""
        cells = self.sheet.categories[:, np.searchsorted(self.sheet.fine, groups)]
        if not self.skips:
            cells[..., -1, 1] = 0
        return cells

    def contradicts(self) -> Flags:
        """Return for which items some group's own numbers agree with no answers at all."""
        sheet, coarse = self.sheet, self.coarse
        others = np.setdiff1d(np.arange(len(sheet.n)), self.coarse_groups)
        blocks = self.blocks(sheet.shares[:, others], sheet.n[others])
        found = (blocks[..., 0] > blocks[..., 1]).any(axis=(1, 2))
        found |= coarse.times[:, (coarse.blocks[..., 0] > coarse.blocks[..., 1]).any(axis=1)].any(axis=1)
        if not len(sheet.fine):
            return np.asarray(found)
        cells, n = self.cells(sheet.fine), sheet.n[sheet.fine]
        found |= (cells[..., 0] > cells[..., 1]).any(axis=(1, 2))
        found |= ((cells[..., 0].sum(axis=2) > n) | (cells[..., 1].sum(axis=2) < n)).any(axis=1)
        return np.asarray(found)

    def fine_are_safe(self) -> Flags:
        """Return where each fine group's own numbers leave room beside any answer in it."""
        groups = self.fine_parts
        safe = np.ones(len(self.sheet.items), dtype=bool)
        if not len(groups):
            return safe
        cells, n = self.cells(groups), self.sheet.n[groups]
        safe &= self.only_categories(groups, cells)
        places = cells.shape[2]
        each = np.eye(places, dtype=np.int64)
        for end in (each[0], each[-2]):
            safe &= can_hold(cells, n, end).all(axis=1)
            for own in each:
                beside = can_hold(cells, n, own + end) | ~can_hold(cells, n, own)
                safe &= beside.all(axis=1)
        return safe

    def only_categories(self, groups: Counts, cells: Counts) -> Flags:
        """Return where shares, mean and SD of these groups say no more than their categories."""
        sheet, n = self.sheet, self.sheet.n[groups]
        good = (cells[..., 0].sum(axis=2) <= n).all(axis=1) & (cells[..., 1].sum(axis=2) >= n).all(axis=1)
        for place, side in enumerate(SIDES):
            weights = (self.block_of == side).astype(float)
            low, high = least_sum(weights, cells, n), -least_sum(-weights, cells, n)
            printed = sheet.shares[:, groups, place]
            good &= ((printed[..., 0] <= low + _EPS) & (printed[..., 1] >= high - _EPS)).all(axis=1)
        return np.asarray(good & self.spread_follows(groups, cells))

    def spread_follows(self, groups: Counts, cells: Counts) -> Flags:
        """Return where mean and SD say no more than these limits of the categories."""
        sheet, n = self.sheet, self.sheet.n[groups]
        fine = np.searchsorted(sheet.fine, groups)
        good = np.ones(len(sheet.items), dtype=bool)
        for means, sds in ((sheet.means, sheet.sds), *sheet.also):
            for weights, least, most in all_weights(sheet.scale, means[:, fine], sds[:, fine]):
                low, high = least_sum(weights, cells, n), -least_sum(-weights, cells, n)
                good &= ((least <= low + _EPS) & (most >= high - _EPS)).all(axis=1)
        return good

    def total_adds_nothing(self) -> Flags:
        """Return where everyone's numbers follow from their groups' numbers, so that they can be left out."""
        sheet = self.sheet
        if sheet.everyone is None:
            return np.ones(len(sheet.items), dtype=bool)
        fine = self.blocks(sheet.shares[:, self.fine_parts], sheet.n[self.fine_parts]).sum(axis=1)
        sides = (self.coarse.sums + fine)[:, list(SIDES)]
        nothing = _holds(sheet.shares[:, sheet.everyone], sides)
        if sheet.everyone in sheet.fine:
            everyone = np.array([sheet.everyone])
            sums = self.cells(self.fine_parts).sum(axis=1)
            sums[..., 1] += self.coarse.sums[:, self.block_of, 1]
            nothing &= _holds(sheet.categories[:, np.searchsorted(sheet.fine, sheet.everyone)], sums)
            nothing &= self.spread_follows(everyone, sums[:, None])
        return nothing

    def fine_with_room(self, wanted: Counts | None = None) -> tuple[Counts, Flags]:
        """Return limits of the groups with categories that have room, and for which items they will do.

        In each of these groups there is room for any answer beside any other, or for those `wanted`, so
        nobody in them is known whatever the other groups' answers are.
        """
        if not len(self.fine_parts):
            shape = len(self.sheet.items), 0, len(self.block_of), 2
            return np.zeros(shape, dtype=np.int64), np.ones(shape[0], dtype=bool)
        cells = self.cells(self.fine_parts)
        limits, holds = with_room(cells, self.sheet.n[self.fine_parts], wanted)
        return limits, holds & self.only_categories(self.fine_parts, cells)


def _holds(wide: Counts, narrow: Counts) -> Flags:
    """Return for which items all limits hold the others."""
    return np.asarray(((wide[..., 0] <= narrow[..., 0]) & (wide[..., 1] >= narrow[..., 1])).all(axis=1))
