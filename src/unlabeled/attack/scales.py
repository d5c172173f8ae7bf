"""Numbers of whole scales: what they add to the numbers of their statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.arrays import Counts, Reals
from unlabeled.attack.columns import Columns
from unlabeled.attack.facts import AttackError
from unlabeled.attack.printed import limits
from unlabeled.attack.releases import ReadRelease
from unlabeled.attack.shares import each_once, printed
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.sheets import tenths

_SIDES: Final = {"unfavourable_share": 0, "favourable_share": 1}


def with_scales(release: ReadRelease) -> ReadRelease:
    """Return the release with what the numbers of whole scales add to those of each statement.

    A scale's number is a sum over its statements. What it leaves for one of them is its own limit less what
    the others can be at most or at least.

    Raises
    ------
    AttackError
        If a row is not understood.
    """
    rows, n = release.scale_rows
    waves = {sheet.wave for sheet in release.sheets}
    if set(rows.used("wave")) - waves:
        raise AttackError("A scale is printed of a group without its items. It cannot be attacked.")
    sheets = []
    for sheet in release.sheets:
        there = rows.where("wave", sheet.wave)
        sheets.append(_of_sheet(sheet, rows.at(there), n[there], release.items_of))
    return replace(release, sheets=tuple(sheets))


def places_of(sheet: Sheet, items: Sequence[str]) -> list[int]:
    """Return the places of those of `items` that the sheet has."""
    return [sheet.items.index(item) for item in items if item in sheet.items]


def _of_sheet(sheet: Sheet, rows: Columns, n: Counts, items_of: dict[str, tuple[str, ...]]) -> Sheet:
    group_of = {name: place for place, name in enumerate(sheet.groups)}
    column = rows.of["group"]
    groups = np.array([group_of.get(text, -1) for text in column.texts] or [-1])[column.codes]
    if (groups < 0).any():
        raise AttackError("A scale is printed of a group without its items. It cannot be attacked.")
    if (sheet.n[groups] != n).any():
        raise AttackError("A scale has another n than its items. Write the release anew.")
    for scale in rows.used("scale"):
        places = np.array(places_of(sheet, items_of.get(scale, ())), dtype=np.int64)
        of_scale = rows.where("scale", scale)
        for statistic in rows.of["statistic"].texts:
            at = of_scale & rows.where("statistic", statistic)
            if at.any():
                tightened = _by_mean if statistic not in _SIDES else _by_share
                sheet = tightened(sheet, rows.at(at), groups[at], places)
    return sheet


def _by_share(sheet: Sheet, rows: Columns, groups: Counts, items: Counts) -> Sheet:
    """Return the sheet with what one share of a scale leaves for its statements, in each of its groups."""
    side, n = _SIDES[rows.cell("statistic", 0)], sheet.n[groups] * len(items)
    first, back = each_once(rows, n)
    found = np.array([limits(printed(rows, row, int(n[row]))) for row in first.tolist()])[back]
    where = np.ix_(items, groups)
    own = sheet.shares[..., side, :][where]
    left = _left_by_others(own, found[:, 0], found[:, 1])
    if (left == own).all():
        return sheet
    shares = sheet.shares.copy()
    shares[..., side, :][where] = left
    return replace(sheet, shares=shares)


def _by_mean(sheet: Sheet, rows: Columns, groups: Counts, items: Counts) -> Sheet:
    """Return the sheet with what the mean of a scale leaves for its statements, in each of its groups."""
    if rows.cell("statistic", 0) != "mean" or not np.isin(groups, sheet.fine).all():
        raise AttackError("A scale has a number that no rule knows. It cannot be attacked.")
    where = np.ix_(items, np.searchsorted(sheet.fine, groups))
    said = np.array(
        [tenths(*(rows.cell(name, row) for name in ("value", "low", "high"))) for row in range(len(rows))]
    )
    ends, own = _reached(sheet, sheet.categories[where], sheet.n[groups]), sheet.means[where]
    ends = np.stack([np.fmax(ends[..., 0], own[..., 0]), np.fmin(ends[..., 1], own[..., 1])], axis=-1)
    left = _left_by_others(ends, said[:, 0] * len(items), said[:, 1] * len(items))
    means = sheet.means.copy()  # only what the others leave is new: the rest follows from the categories
    is_new = np.stack([left[..., 0] > ends[..., 0], left[..., 1] < ends[..., 1]], axis=-1)
    means[where] = np.where(is_new, left, own)
    return replace(sheet, means=means)


def _left_by_others(own: NDArray[Any], low: NDArray[Any], high: NDArray[Any]) -> NDArray[Any]:
    """Return limits of each number, given those of each and of their sum over the first axis."""
    sums = own.sum(axis=0)
    least = np.maximum(own[..., 0], low - sums[..., 1] + own[..., 1])
    return np.stack([least, np.minimum(own[..., 1], high - sums[..., 0] + own[..., 0])], axis=-1)


def _reached(sheet: Sheet, cells: Counts, n: Counts) -> Reals:
    """Return limits of the mean of those who answered, however many these are, by the categories alone."""
    values, silent = np.array(sheet.scale.values), cells[..., -1, :]
    low = cells[..., :-1, 0] / np.maximum(n - silent[..., 0], 1)[..., None]
    high = np.minimum(cells[..., :-1, 1] / np.maximum(n - silent[..., 1], 1)[..., None], 1.0)
    ends = []
    for order in (np.argsort(values), np.argsort(-values)):
        room = (high - low)[..., order]
        free = (1 - low.sum(axis=-1))[..., None] - (np.cumsum(room, axis=-1) - room)
        ends.append((low[..., order] + np.clip(free, 0, np.maximum(room, 0))) @ values[order])
    return np.stack(ends, axis=-1)
