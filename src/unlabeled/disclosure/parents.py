"""Groups with published parts: what the parts say is added up, and decides what the whole may show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.detail import ItemCells, detail_of
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.shown import Shown, keyed
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Places, Tree
from unlabeled.disclosure.whole import Shares, Together, whole_cells

_COARSE, _FINE = 0, 1
_FAVOURABLE, _UNFAVOURABLE, _MOST = (slice(begin, begin + 2) for begin in (0, 2, 4))


class Sums:
    """Sums over the parts of each group that has parts, a line per group; see `Shares` and `Together`."""

    def __init__(self, tree: Tree, counts: Counts, blueprint: Blueprint) -> None:
        _, items, categories = counts.shape
        self.line_of = np.cumsum(tree.has_parts) - 1
        groups = int(tree.has_parts.sum())
        self._tree = tree
        self._heads = np.zeros((groups, 2, 3), dtype=np.int64)  # groups, people, how many show both shares
        self._limits = np.zeros((groups, 2, items, 6), dtype=np.int64)
        self._categories = np.zeros((groups, items, categories, 2), dtype=np.int64)
        self._fine = np.zeros((groups, items, categories), dtype=np.int64)
        self._counts = np.zeros_like(self._fine)
        if groups:
            self._count(counts)
            self._counts = keyed(self._counts, blueprint)

    def _count(self, counts: Counts) -> None:
        """Add up the innermost groups in the groups that have parts, level by level."""
        tree = self._tree
        lines, total = self._totals(
            np.where(tree.has_parts[tree.homes], tree.homes, tree.parents[tree.homes])
        )
        self._counts[lines] += total(counts)
        for places in tree.inner_first:
            inner = places[tree.has_parts[places]]
            own = self._counts[self.line_of[inner]]
            np.add.at(self._counts, self.line_of[tree.parents[inner]], own)

    def _totals(self, parents: Places) -> tuple[Places, Callable[[Counts], Counts]]:
        """Return the lines of these `parents`, each once, and what adds up values of their parts."""
        order = None
        if (parents[1:] < parents[:-1]).any():
            order = np.argsort(parents, kind="stable")
            parents = parents[order]
        starts = np.flatnonzero(np.diff(parents, prepend=-1))

        def total(values: Counts) -> Counts:
            return np.asarray(np.add.reduceat(values if order is None else values[order], starts, axis=0))

        return self.line_of[parents[starts]], total

    def add(self, shown: Shown, tables: Counts | None = None) -> None:
        """Add what is `shown` of parts to the groups that they are in.

        Parameters
        ----------
        tables : ndarray
            The keyed counts of parts that are shown in every category.
        """
        parents = self._tree.parents[shown.places]
        if parents[0] < 0:  # everyone is in no group
            return
        kind = _FINE if shown.detail is Detail.CATEGORIES else _COARSE
        lines, total = self._totals(parents)
        groups, people = total(np.ones_like(shown.n)), total(shown.n)
        both = groups if shown.unfavourable else 0 * groups
        self._heads[lines, kind] += np.stack([groups, people, both], axis=-1)
        self._limits[lines, kind] += _limits(shown, total, people[:, np.newaxis])
        if shown.categories is not None and tables is not None:
            low, high = total(shown.categories.low), total(shown.categories.high)
            self._categories[lines] += np.stack([low, high], axis=-1)
            self._fine[lines] += total(tables)

    def tables(self, place: int) -> Counts:
        """Return the keyed counts of the group at `place`, shape (items, answers + 1)."""
        return np.asarray(self._counts[self.line_of[place]])

    def of(self, place: int) -> Iterator[tuple[list[int], Together]]:
        """Yield for each item the counts over the coarse parts of the group at `place`, and what all say."""
        line = self.line_of[place]
        coarse, fine = self._heads[line].tolist()
        tables = (self._counts[line] - self._fine[line]).tolist()
        for table, of_coarse, of_fine, categories in zip(
            tables, *self._limits[line].tolist(), self._categories[line].tolist(), strict=True
        ):
            limits = tuple((low, high) for low, high in categories)
            yield table, Together(_shares(fine, of_fine), _shares(coarse, of_coarse), limits)


def _shares(heads: Sequence[int], limits: Sequence[int]) -> Shares:
    groups, people, both = heads
    favourable, unfavourable, most = (
        (limits[part][0], limits[part][1]) for part in (_FAVOURABLE, _UNFAVOURABLE, _MOST)
    )
    return Shares(groups, people, favourable, unfavourable, most, both)


def _limits(shown: Shown, total: Callable[[Counts], Counts], people: Counts) -> Counts:
    """Return the sums of the limits of both shares, and of how far each goes at most, as in `Shares`."""
    favourable, unfavourable, n = shown.favourable, shown.unfavourable, shown.n[:, np.newaxis]
    low, high = total(favourable.low), total(favourable.high)
    if unfavourable is None:  # anybody may be
        return np.stack([low, high, 0 * low, 0 * low + people, high, people - low], axis=-1)
    most = (
        np.minimum(favourable.high, n - unfavourable.low),
        np.minimum(unfavourable.high, n - favourable.low),
    )
    return np.stack([low, high, *map(total, (unfavourable.low, unfavourable.high, *most))], axis=-1)


def shown_wholes(
    tree: Tree, sums: Sums, blueprint: Blueprint, appetite: RiskAppetite, prints: Prints
) -> Iterator[Shown]:
    """Yield what is shown of groups with parts, from the innermost outwards: each counts for the next."""
    for places in (*tree.inner_first, np.zeros(1, dtype=np.intp)):
        found: dict[Detail, list[tuple[int, list[ItemCells]]]] = {}
        for place in places[tree.has_parts[places]].tolist():
            cells = [whole_cells(table, parts, blueprint, appetite) for table, parts in sums.of(place)]
            found.setdefault(detail_of(cells[0]), []).append((place, cells))
        for pairs in found.values():
            shown = Shown.of(np.array([place for place, _ in pairs]), [cells for _, cells in pairs], prints)
            sums.add(shown, np.stack([sums.tables(place) for place, _ in pairs]))
            yield shown
