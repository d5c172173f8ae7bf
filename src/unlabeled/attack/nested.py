"""The quick proof for groups inside groups.

What is said of a group that follows from what is said of its parts is left out. Of the rest, groups with
categories are held, and so are those around them or around innermost groups with categories. The groups
whose nearest held one is the same are a cluster: one table of it is chosen that agrees with all that is
printed above, and away from the ends of what its groups can reach. Innermost groups with categories have
room in it for any two answers. For the others blocks decide, with that table held: what groups reach
together is the sum of what each reaches, within what is printed of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unlabeled.attack.arrays import Counts, Flags, within
from unlabeled.attack.beside import wanted_beside
from unlabeled.attack.blocks import SIDES
from unlabeled.attack.chosen import Around, Choice, Cluster
from unlabeled.attack.sums import Sums
from unlabeled.attack.trees import Tree, nearest
from unlabeled.attack.view import View


def proved_inside(view: View, safe: Flags) -> Flags:
    """Return for which of the items that are `safe` so far nothing follows from all levels together."""
    adds = _adds(view)
    if len(view.fine_parts):
        safe = safe & view.only_categories(view.fine_parts, view.cells(view.fine_parts))
    found = _for_any(view, safe, adds, None)
    rest = safe & ~found
    for own in range(len(view.block_of) - (not view.skips)):
        rest = _for_any(view, rest, adds, own)
    return found | rest


def _for_any(view: View, items: Flags, adds: Flags, own: int | None) -> Flags:
    """Return for which of `items` one choice of tables has room for any two answers, or for `own` and one."""
    found = items.copy()
    if not items.any():
        return found
    wanted = wanted_beside(view, own)
    limits, holds = view.fine_with_room(wanted)
    owns = range(3) if own is None else [int(view.block_of[own])]
    for item in np.flatnonzero(items).tolist():
        trees = _trees(view, item, adds[item], limits[item], wanted) if holds[item] else None
        found[item] = trees is not None and all(tree.possible and tree.is_safe(owns) for tree in trees)
    return found


def _adds(view: View) -> Flags:
    """Return where a group says more than its parts do, shape (items, groups)."""
    sheet = view.sheet
    adds = np.zeros((len(sheet.items), len(sheet.groups)), dtype=bool)
    blocks = view.blocks(sheet.shares, sheet.n)
    cells = blocks[:, :, view.block_of].copy()
    cells[..., 0] = 0
    if len(sheet.fine):
        cells[:, sheet.fine] = view.cells(sheet.fine)
    by_parent = np.argsort(sheet.parent, kind="stable")
    ends = np.searchsorted(sheet.parent[by_parent], np.arange(len(sheet.groups) + 1))
    for node in sheet.inwards[::-1].tolist():
        children = by_parent[ends[node] : ends[node + 1]]
        sums, all_cells = blocks[:, children].sum(axis=1), cells[:, children].sum(axis=1)
        adds[:, node] = _more(sheet.shares[:, node], sums[:, list(SIDES)])
        if node in sheet.fine:
            adds[:, node] |= _more(view.cells(np.array([node]))[:, 0], all_cells)
            adds[:, node] |= ~view.spread_follows(np.array([node]), all_cells[:, None])
        blocks[:, node] = within(blocks[:, node], sums)
        cells[:, node] = within(cells[:, node], all_cells)
    return adds


def _more(printed: Counts, sums: Counts) -> Flags:
    """Return for which items some printed limit is narrower than that of the parts together."""
    return np.asarray(((printed[..., 0] > sums[..., 0]) | (printed[..., 1] < sums[..., 1])).any(axis=1))


def _trees(view: View, item: int, adds: Flags, limits: Counts, wanted: Counts | None) -> list[Tree] | None:
    """Return trees of blocks that tell all there is, with the table around them held; None if unknown.

    `limits` are those of the innermost groups with categories.
    """
    coarse, telling = view.coarse_groups, np.flatnonzero(adds)
    held = _held(view, telling)
    telling = np.setdiff1d(telling, held)
    clusters = _clusters(view, coarse, held)
    trees = [Tree.of(view, item, leaves, telling) for _, leaves in clusters]
    if not all(tree.possible for tree in trees) or not len(held):
        return trees
    together = [Cluster(int(tree.n[0]), reach=tree.reach[0]) for tree in trees]
    roots = [root for root, _ in clusters]
    for root, leaves in _clusters(view, view.fine_parts, held):
        if root >= 0:  # of the others, nothing is printed around them that says more
            at = np.searchsorted(view.fine_parts, leaves)
            together.append(
                Cluster(int(view.sheet.n[leaves].sum()), sums=Sums(view.sheet.n[leaves], limits[at]))
            )
            roots.append(root)
    around = [Around.of(view, item, node, _inside(view, node, roots)) for node in held.tolist()]
    tables = Choice(view, together, around).chosen(wanted)
    if tables is None:
        return None
    blocks = [np.bincount(view.block_of, weights=table, minlength=3).astype(np.int64) for table in tables]
    return [
        tree if root < 0 else tree.held(each) for tree, root, each in zip(trees, roots, blocks, strict=False)
    ]


def _held(view: View, telling: Counts) -> Counts:
    """Return which of the `telling` groups have categories, or such a group or innermost one in them."""
    sheet = view.sheet
    fine = np.intersect1d(telling, sheet.fine)
    around = np.zeros(len(sheet.groups), dtype=bool)
    at = np.concatenate([fine, view.fine_parts])
    while len(at := np.unique(sheet.parent[at][sheet.parent[at] >= 0])):
        around[at] = True
    return np.union1d(fine, telling[around[telling]])


def _inside(view: View, node: int, roots: Sequence[int]) -> list[int]:
    """Return which clusters lie in a group, by the held groups that are nearest to them."""
    return [
        at for at, root in enumerate(roots) if root == node or (root >= 0 and node in view.sheet.above(root))
    ]


def _clusters(view: View, groups: Counts, held: Counts) -> list[tuple[int, Counts]]:
    """Return `groups` by the nearest of the `held` groups around them, -1 for none."""
    if not len(groups):
        return []
    among = np.zeros(len(view.sheet.groups), dtype=bool)
    among[held] = True
    root_of = nearest(view.sheet.parent, groups, among)
    order = np.argsort(root_of, kind="stable")
    roots, starts = np.unique(root_of[order], return_index=True)
    parts = np.split(groups[order], starts[1:])
    return list(zip(roots.tolist(), parts, strict=True))
