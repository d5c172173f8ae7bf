"""The quick proof for groups inside groups.

What is said of a group that follows from what is said of its parts is left out. For the rest, the groups
whose nearest such group with categories is the same are a cluster: one table of it is chosen that agrees
with all that is printed above, and away from the ends of what its groups can reach. With that table held,
blocks decide: what groups reach together is the sum of what each reaches, within what is printed of them.
"""

from __future__ import annotations

import numpy as np

from unlabeled.attack.arrays import Counts, Flags, within
from unlabeled.attack.blocks import SIDES
from unlabeled.attack.cells import roomy
from unlabeled.attack.chosen import Cluster, chosen
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
    wanted = _wanted(view, own)
    tables, holds = _held(view, wanted)
    for item in np.flatnonzero(items).tolist():
        owns = range(3) if own is None else [int(view.block_of[own])]
        trees = _trees(view, item, adds[item], tables[item], wanted) if holds[item] else None
        found[item] = trees is not None and all(tree.possible and tree.is_safe(owns) for tree in trees)
    return found


def _wanted(view: View, own: int | None) -> Counts | None:
    """Return one answer at each end and `own`."""
    if own is None:
        return None
    wanted = np.zeros(len(view.block_of), dtype=np.int64)
    wanted[[0, -2]] = 1
    wanted[own] += 1
    return wanted


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


def _held(view: View, wanted: Counts | None) -> tuple[Counts, Flags]:
    """Return a table with room for each innermost group with categories, by item and group."""
    sheet, groups = view.sheet, view.fine_parts
    tables = np.zeros((len(sheet.items), len(sheet.groups), len(view.block_of)), dtype=np.int64)
    if not len(groups):
        return tables, np.ones(len(sheet.items), dtype=bool)
    tables[:, groups], holds = roomy(view.cells(groups), sheet.n[groups], wanted)
    return tables, holds


def _trees(view: View, item: int, adds: Flags, tables: Counts, wanted: Counts | None) -> list[Tree] | None:
    """Return trees of blocks that tell all there is, with the tables around them held; None if unknown."""
    sheet, coarse = view.sheet, view.coarse_groups
    if not len(coarse):
        return None if adds.any() else []
    telling = np.flatnonzero(adds)
    fine = np.isin(telling, sheet.fine)
    if any(np.isin(sheet.inside(node), sheet.fine).any() for node in telling[~fine].tolist()):
        return None  # thirds or steps of a group whose parts say more: to be searched
    clusters = _clusters(view, telling[fine])
    trees = [Tree.of(view, item, leaves, telling[~fine]) for _, leaves in clusters]
    if not all(tree.possible for tree in trees) or not len(telling[fine]):
        return trees
    together = [Cluster(leaves, tree.reach[0]) for (_, leaves), tree in zip(clusters, trees, strict=True)]
    held = {node: tables[sheet.inside(node)].sum(axis=0) for node in telling[fine].tolist()}
    blocks = chosen(view, item, together, held, wanted)
    if blocks is None:
        return None
    return [
        tree if root < 0 else tree.held(each)
        for tree, (root, _), each in zip(trees, clusters, blocks, strict=True)
    ]


def _clusters(view: View, telling: Counts) -> list[tuple[int, Counts]]:
    """Return the groups without categories by the nearest of the `telling` groups, -1 for none."""
    among = np.zeros(len(view.sheet.groups), dtype=bool)
    among[telling] = True
    root_of = nearest(view.sheet.parent, view.coarse_groups, among)
    order = np.argsort(root_of, kind="stable")
    roots, starts = np.unique(root_of[order], return_index=True)
    parts = np.split(view.coarse_groups[order], starts[1:])
    return list(zip(roots.tolist(), parts, strict=True))
