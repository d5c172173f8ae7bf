"""Several sheets of the same people as one, where the groups of all are groups of the widest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unlabeled.attack.arrays import within
from unlabeled.attack.sheet import Sheet


def joined(sheets: Sequence[Sheet]) -> Sheet | None:
    """Return one sheet with all that is printed in any.

    None if the groups of some lie in those of no other: by name, n, and the group that they are a part of.
    """
    widest = max(sheets, key=lambda sheet: len(sheet.groups))
    groups = _named(widest)
    labelled = {sheet.categories.shape[2] for sheet in sheets if len(sheet.fine)}
    if any(not _named(sheet) <= groups for sheet in sheets) or len(labelled) > 1:
        return None
    if len({sheet.scale for sheet in sheets}) > 1:
        return None
    whole = _with_room(widest, sheets, max(labelled, default=0))
    for sheet in sheets:
        whole = _added(whole, sheet)
    return whole


def _named(sheet: Sheet) -> set[tuple[str, str, int]]:
    parents = ["" if place < 0 else sheet.groups[place] for place in sheet.parent.tolist()]
    return set(zip(sheet.groups, parents, sheet.n.tolist(), strict=True))


def _with_room(widest: Sheet, sheets: Sequence[Sheet], labels: int) -> Sheet:
    """Return the groups of the widest sheet and the items of all, with nothing printed of them."""
    items = tuple(dict.fromkeys(item for sheet in sheets for item in sheet.items))
    names = {group for sheet in sheets for place, group in enumerate(sheet.groups) if place in sheet.fine}
    fine = np.array([place for place, group in enumerate(widest.groups) if group in names], dtype=np.int64)
    shares = np.zeros((len(items), len(widest.groups), 2, 2), dtype=np.int64)
    shares[..., 1] = widest.n[None, :, None]
    categories = np.zeros((len(items), len(fine), labels, 2), dtype=np.int64)
    categories[..., 1] = widest.n[fine][None, :, None]
    means, sds = np.full((2, len(items), len(fine), 2), np.nan)
    return replace(widest, items=items, shares=shares, fine=fine, categories=categories, means=means, sds=sds)


def _added(whole: Sheet, sheet: Sheet) -> Sheet:
    """Return the whole with what one more sheet prints."""
    place = {name: at for at, name in enumerate(whole.groups)}
    groups = np.array([place[name] for name in sheet.groups], dtype=np.int64)
    items = np.array([whole.items.index(name) for name in sheet.items], dtype=np.int64)
    where, fine = np.ix_(items, groups), np.ix_(items, np.searchsorted(whole.fine, groups[sheet.fine]))
    shares, categories = whole.shares.copy(), whole.categories.copy()
    means, sds = np.full((2, *whole.means.shape), np.nan)
    shares[where] = within(shares[where], sheet.shares)
    if len(sheet.fine):
        categories[fine] = within(categories[fine], sheet.categories)
        means[fine], sds[fine] = sheet.means, sheet.sds
    return replace(whole, shares=shares, categories=categories, also=(*whole.also, (means, sds)))
