"""Statements that are favourable where people disagree, turned round."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from unlabeled.attack.arrays import Limits
from unlabeled.attack.sheet import Sheet


def as_favourable(sheet: Sheet, turned: Collection[str] | None) -> Sheet:
    """Return a sheet whose categories and means all point to the favourable side.

    `turned` are the items to turn round; None: those whose shares fit their categories better that way.
    """
    if not len(sheet.fine):
        return sheet
    categories, means = sheet.categories.copy(), sheet.means.copy()
    for item, name in enumerate(sheet.items):
        as_asked = sheet.categories[item]
        other_way = np.concatenate([as_asked[:, -2::-1], as_asked[:, -1:]], axis=1)
        turn = name in turned if turned is not None else _must_turn(sheet, item, as_asked, other_way)
        if turn:
            categories[item] = other_way
            means[item] = sheet.scale.low + sheet.scale.high - means[item][:, ::-1]
    return replace(sheet, categories=categories, means=means)


def _must_turn(sheet: Sheet, item: int, as_asked: Limits, other_way: Limits) -> bool:
    """Return whether the shares fit the categories only, or better, if the item is turned round."""
    return _misfit(sheet, item, other_way) < _misfit(sheet, item, as_asked)


def _misfit(sheet: Sheet, item: int, cells: Limits) -> int:
    bands, n = np.array([*sheet.scale.bands, 1]), sheet.n[sheet.fine]
    total = 0
    for place, side in enumerate((0, 2)):
        inside = bands == side
        low = np.maximum(cells[:, inside, 0].sum(axis=1), n - cells[:, ~inside, 1].sum(axis=1))
        high = np.minimum(cells[:, inside, 1].sum(axis=1), n - cells[:, ~inside, 0].sum(axis=1))
        printed = sheet.shares[item, sheet.fine, place]
        total += int(np.abs(printed[:, 0] - low).sum() + np.abs(printed[:, 1] - high).sum())
    return total
