"""The quick proof for groups inside groups.

What is said of a group that follows from what is said of its parts is left out. For the rest, the groups
whose nearest such group with categories is the same are a cluster: one table of it is chosen that agrees
with all that is printed above, and away from the ends of what its groups can reach. With that table held,
blocks decide: what groups reach together is the sum of what each reaches, within what is printed of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.screen import Counts, Flags, View, room_for, roomy, tight
from unlabeled.attack.sheet import Sheet

_SIDES = (0, 2)
_AWAY = 2.0  # people


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
    tables, holds = _held(view, _wanted(view, own))
    for item in np.flatnonzero(items):
        found[item] = bool(holds[item]) and _proved(view, int(item), adds[item], tables[item], own)
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
    every = np.arange(len(sheet.groups))
    blocks = view.blocks(sheet.shares, sheet.n)
    cells = blocks[:, :, view.block_of].copy()
    cells[..., 0] = 0
    if len(sheet.fine):
        cells[:, sheet.fine] = view.cells(sheet.fine)
    for node in sheet.inwards[::-1]:
        children = every[sheet.parent == node]
        sums, all_cells = blocks[:, children].sum(axis=1), cells[:, children].sum(axis=1)
        printed = sheet.shares[:, node]
        for place, side in enumerate(_SIDES):
            adds[:, node] |= printed[:, place, 0] > sums[:, side, 0]
            adds[:, node] |= printed[:, place, 1] < sums[:, side, 1]
        if node in sheet.fine:
            own = view.cells(np.array([node]))[:, 0]
            adds[:, node] |= ((own[..., 0] > all_cells[..., 0]) | (own[..., 1] < all_cells[..., 1])).any(
                axis=1
            )
            adds[:, node] |= ~view.spread_follows(np.array([node]), all_cells[:, None])
        blocks[:, node] = _within(blocks[:, node], sums)
        cells[:, node] = _within(cells[:, node], all_cells)
    return adds


def _within(one: Counts, other: Counts) -> Counts:
    return np.stack([np.maximum(one[..., 0], other[..., 0]), np.minimum(one[..., 1], other[..., 1])], axis=-1)


def _held(view: View, wanted: Counts | None) -> tuple[Counts, Flags]:
    """Return a table with room for each innermost group with categories, by item and group."""
    sheet, groups = view.sheet, view.fine_parts
    tables = np.zeros((len(sheet.items), len(sheet.groups), len(view.block_of)), dtype=np.int64)
    if not len(groups):
        return tables, np.ones(len(sheet.items), dtype=bool)
    cells = view.cells(groups)
    tables[:, groups], holds = roomy(cells, sheet.n[groups], wanted)
    return tables, holds


def _proved(view: View, item: int, adds: NDArray[np.bool_], tables: Counts, own: int | None) -> bool:
    sheet = view.sheet
    coarse = view.coarse_groups
    if not len(coarse):
        return not adds.any()
    telling = np.flatnonzero(adds)
    fine = np.isin(telling, sheet.fine)
    below = {int(node): sheet.inside(int(node)) for node in telling}
    if any(np.isin(below[int(node)], sheet.fine).any() for node in telling[~fine]):
        return False  # thirds or steps of a group whose parts say more: to be searched
    root_of = {int(leaf): _nearest(sheet, int(leaf), set(telling[fine].tolist())) for leaf in coarse}
    roots = sorted(set(root_of.values()))
    clusters = [np.array([leaf for leaf in coarse if root_of[int(leaf)] == root]) for root in roots]
    trees = [_Tree.of(view, item, cluster, telling[~fine]) for cluster in clusters]
    if not all(tree.possible for tree in trees):
        return False
    if len(telling[fine]):
        sums = _chosen(view, item, trees, clusters, telling[fine], below, tables, _wanted(view, own))
        if sums is None:
            return False
        trees = [
            tree if root < 0 else tree.held(rest) for tree, root, rest in zip(trees, roots, sums, strict=True)
        ]
    owns = range(3) if own is None else [int(view.block_of[own])]
    return all(tree.possible and tree.is_safe(owns) for tree in trees)


def _nearest(sheet: Sheet, leaf: int, among: set[int]) -> int:
    node = int(sheet.parent[leaf])
    while node >= 0 and node not in among:
        node = int(sheet.parent[node])
    return node


def _chosen(
    view: View,
    item: int,
    trees: list[_Tree],
    clusters: list[Counts],
    telling: Counts,
    below: dict[int, Counts],
    tables: Counts,
    wanted: Counts | None,
) -> list[Counts] | None:
    """Return how many answers of each block each cluster may have given, with room for those `wanted`."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import lil_matrix

    sheet, places = view.sheet, len(view.block_of)
    wanted = room_for(places) if wanted is None else wanted.copy()
    if not view.skips:
        wanted[-1] = 0
    count = len(clusters)
    blocks = np.array([(view.block_of == block).astype(float) for block in range(3)])
    rows: list[tuple[dict[int, NDArray[np.float64]], dict[int, float], float, float]] = []
    for place, tree in enumerate(trees):
        people = float(sheet.n[clusters[place]].sum())
        rows.append(({place: np.ones(places)}, {}, people, people))
        for block in range(3):
            least, most = tree.reach[tree.root, block]
            rows.append(({place: blocks[block]}, {place: -1.0}, float(least), np.inf))
            rows.append(({place: blocks[block]}, {place: 1.0}, -np.inf, float(most)))
    for node in telling:
        inside = [place for place, each in enumerate(clusters) if np.isin(each, below[int(node)]).all()]
        fixed = tables[below[int(node)]].sum(axis=0)
        for number in sheet.group(item, int(node)).numbers:
            weights = np.array(number.weights)
            held = float(weights @ fixed)
            rows.append((dict.fromkeys(inside, weights), {}, number.low - held, number.high - held))
    matrix = lil_matrix((len(rows), count * places + count))
    for at, (weighted, away, _, _) in enumerate(rows):
        for place, weights in weighted.items():
            matrix[at, place * places : (place + 1) * places] = weights
        for place, value in away.items():
            matrix[at, count * places + place] = value
    most = np.concatenate([[*[float(sheet.n[each].sum())] * places] for each in clusters])
    if not view.skips:
        most[places - 1 :: places] = 0
    result = (
        milp(
            np.concatenate([np.zeros(count * places), -np.ones(count)]),
            integrality=np.ones(count * places + count, dtype=np.int64),
            bounds=Bounds(
                np.concatenate([np.tile(wanted, count), np.zeros(count)]),
                np.concatenate([most, np.full(count, _AWAY)]),
            ),
            constraints=LinearConstraint(matrix.tocsr(), [row[2] for row in rows], [row[3] for row in rows]),
            options={"time_limit": 10.0},
        )
        if (np.tile(wanted, count) <= most).all()
        else None
    )
    if result is None or result.x is None:
        return None
    chosen = np.rint(result.x[: count * places]).reshape(count, places)
    return [np.rint(blocks @ row).astype(np.int64) for row in chosen]


@dataclass(frozen=True)
class _Tree:
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
    def of(cls, view: View, item: int, leaves: Counts, telling: Counts) -> _Tree:
        """Return the tree of `leaves`, under those of `telling` that they lie in, under one root."""
        sheet = view.sheet
        among = set(telling.tolist())
        inner = {int(node) for leaf in leaves for node in sheet.above(int(leaf)) if node in among}
        order = [int(node) for node in sheet.inwards if node in inner] + [int(leaf) for leaf in leaves]
        at = {node: place + 1 for place, node in enumerate(order)}
        parent = np.array([-1, *(at.get(_nearest(sheet, node, inner), 0) for node in order)])
        n = np.array([int(sheet.n[leaves].sum()), *sheet.n[order]])
        anything = np.zeros((1, 3, 2), dtype=np.int64)
        anything[..., 1] = n[0]
        own = np.concatenate([anything, view.blocks(sheet.shares[[item]][:, order], sheet.n[order])[0]])
        return cls._made(parent, n, own)

    @classmethod
    def _made(cls, parent: Counts, n: Counts, own: Counts) -> _Tree:
        sums, reach = np.zeros_like(own), own.copy()
        has_parts = np.isin(np.arange(len(n)), parent)
        for node in range(len(n) - 1, -1, -1):
            if has_parts[node]:
                reach[node] = tight(_within(sums[node], own[node]), n[node])
            if node:
                sums[parent[node]] += reach[node]
        return cls(parent, n, own, sums, reach)

    @property
    def root(self) -> int:
        return 0

    @property
    def possible(self) -> bool:
        return bool((self.reach[..., 0] <= self.reach[..., 1]).all())

    def held(self, blocks: Counts) -> _Tree:
        """Return the tree if all together gave exactly so many answers of each block."""
        own = self.own.copy()
        own[0] = blocks[:, None]
        return self._made(self.parent, self.n, own)

    def is_safe(self, owns: Sequence[int]) -> bool:
        """Return whether nobody's answer is known, whoever knows one answer in one of the blocks `owns`."""
        leaves = np.setdiff1d(np.arange(len(self.n)), self.parent)
        each = np.eye(3, dtype=np.int64)
        if not all(self._reached(leaves, each[side])[0].all() for side in _SIDES):
            return False
        for own in each[list(owns)]:
            can, worst = self._reached(leaves, own)
            if not can.any():
                continue
            for side in _SIDES:
                if not (self._reached(leaves, own + each[side])[0] | ~can).all():
                    return False
                for level in range(self._depth()):
                    if not self._reached(leaves, each[side], worst, level)[0].all():
                        return False
        return True

    def _depth(self) -> int:
        depth = np.zeros(len(self.n), dtype=np.int64)
        for node in range(1, len(self.n)):
            depth[node] = depth[self.parent[node]] + 1
        return int(depth.max())

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
        step = 0
        while (self.parent[at] >= 0).any():
            up = np.where(self.parent[at] >= 0, self.parent[at], at)
            moves = self.parent[at] >= 0
            inside = self.sums[up] + new - self.reach[at]
            if worst is not None and step == level:
                inside = inside + worst[up]
            above = tight(_within(inside, self.own[up]), self.n[up])
            new = np.where(moves[:, None, None], above, new)
            good &= (new[..., 0] <= new[..., 1]).all(axis=1)
            at, step = up, step + 1
            path.append((at, new))
        return good, self._less(path, good)

    def _less(self, path: list[tuple[Counts, Counts]], good: Flags) -> Counts:
        """Return by how much at most the parts of each group reach less together."""
        less = np.zeros_like(self.own)
        for at, new in path[:-1]:
            inner = good & (self.parent[at] >= 0)
            change = (new - self.reach[at])[inner]
            up = self.parent[at[inner]]
            np.maximum.at(less[..., 0], up, change[..., 0])
            np.minimum.at(less[..., 1], up, change[..., 1])
        return less
