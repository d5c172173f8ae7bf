"""The quick proof where everyone's numbers say more than their groups': one table of everyone is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from unlabeled.attack.arrays import Counts, Flags
from unlabeled.attack.chosen import Around, Choice, Cluster
from unlabeled.attack.sums import Sums
from unlabeled.attack.view import View


def beside_everyone(view: View, items: Flags) -> Flags:
    """Return for which of `items` nothing follows, though everyone's numbers say more than their groups'.

    One table of all people is chosen that agrees with everyone's numbers. Groups with categories have room
    in it for any two answers. Those without are held together at what it leaves them; then the blocks decide
    exactly. If there is no such table, there may be one for each answer that somebody knows to be their own.
    """
    found = _for_any(view, items, None)
    rest, is_there = items & ~found, np.zeros(len(items), dtype=bool)
    for own in range(len(view.block_of) - (not view.skips)):
        safe = _for_any(view, rest, own)
        is_there |= safe
        rest = safe | _nobody_gave(view, rest & ~safe, own)
    if not view.skips:  # answers that somebody skipped for certain tell nothing to who knows of no skip
        return found | rest
    return found | rest & is_there


def wanted_beside(view: View, own: int | None) -> Counts | None:
    """Return one answer at each end and `own`; None for any two."""
    if own is None:
        return None
    wanted = np.zeros(len(view.block_of), dtype=np.int64)
    wanted[[0, -2]] = 1
    wanted[own] += 1
    return wanted


def _for_any(view: View, items: Flags, own: int | None) -> Flags:
    found = np.zeros(len(items), dtype=bool)
    if not items.any():
        return found
    wanted = wanted_beside(view, own)
    limits, holds = view.fine_with_room(wanted)
    for item in np.flatnonzero(items).tolist():
        found[item] = holds[item] and _is_safe(view, item, limits[item], wanted, own)
    return found


def _is_safe(view: View, item: int, limits: Counts, wanted: Counts | None, own: int | None) -> bool:
    tables = _choice(view, item, limits).chosen(wanted)
    if tables is None or not len(view.coarse_groups):
        return tables is not None
    rest = np.bincount(view.block_of, weights=tables[-1], minlength=3).astype(np.int64)[None]
    owns = range(3) if own is None else [int(view.block_of[own])]
    return bool(view.coarse.of_item(item).none_is_known(rest, rest, owns)[0])


def _nobody_gave(view: View, items: Flags, own: int) -> Flags:
    """Return of which of `items` nobody can have given the answer `own`."""
    found = np.zeros(len(items), dtype=bool)
    cells = view.cells(view.fine_parts) if len(view.fine_parts) else found[:, None]
    for item in np.flatnonzero(items).tolist():
        found[item] = _choice(view, item, cells[item]).nobody_gave(own)
    return found


def _choice(view: View, item: int, limits: Counts) -> Choice:
    """Return the groups with categories, within `limits`, and behind them those without."""
    sheet, clusters = view.sheet, [*_clusters(view, item, limits)]
    assert sheet.everyone is not None  # noqa: S101
    return Choice(view, clusters, [Around.of(view, item, sheet.everyone, range(len(clusters)))])


def _clusters(view: View, item: int, limits: Counts) -> Iterator[Cluster]:
    if len(view.fine_parts):
        n = view.sheet.n[view.fine_parts]
        yield Cluster(int(n.sum()), sums=Sums(n, limits))
    if len(view.coarse_groups):
        yield Cluster(int(view.coarse.people[item]), view.coarse.sums[item])
