"""Rule 1 for a tree of groups: small siblings are published together, under their own parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.grown import grown
from unlabeled.disclosure.tally import Counts

Path: TypeAlias = tuple[str, ...]  # names from the outermost group to the innermost; blank: no group
Places: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, eq=False, repr=False)
class Tree:
    """The published groups as columns, each group before its own parts: everyone first, parts by alphabet.

    Parameters
    ----------
    names : list of str
        Each group's own name as it is published; empty for everyone.
    before : list of tuple of str
        The names of the groups that it lies in, outermost first, also of those that are not shown.
    parents : ndarray
        The place of the group that each is a part of; -1 for everyone.
    homes : ndarray
        For each innermost group, also one in which nobody answered, the place of the smallest published group
        that holds it.
    pools : mapping of int to tuple of int
        The innermost groups in each pool, by its place.
    """

    names: list[str]
    before: list[Path]
    parents: Places
    homes: Places
    pools: Mapping[int, tuple[int, ...]]

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Node]:
        """Yield every published group, each before its own parts."""
        return (Node(self, place) for place in range(len(self)))

    def path(self, place: int) -> Path:
        """Return the names of the group at `place`, outermost first; none for everyone."""
        return (*self.before[place], self.names[place]) if place else ()

    @cached_property
    def levels(self) -> Places:
        """How many published groups each lies in."""
        levels = np.zeros(len(self), dtype=np.intp)
        waiting = self.parents.copy()
        while (inside := waiting >= 0).any():
            levels += inside
            waiting = np.where(inside, self.parents[waiting], -1)
        return levels

    @cached_property
    def inner_first(self) -> tuple[Places, ...]:
        """The places on each level but the first, the innermost level first; siblings stand together."""
        return tuple(np.flatnonzero(self.levels == level) for level in range(self.levels.max(), 0, -1))

    @cached_property
    def has_parts(self) -> NDArray[np.bool_]:
        """Whether each has published parts."""
        found = np.zeros(len(self), dtype=bool)
        found[self.parents[1:]] = True
        return found

    def with_parts(self, values: Counts) -> Counts:
        """Return for each group the sum of `values`, one per group, over itself and all groups inside it."""
        sums = values.copy()
        for places in self.inner_first:
            np.add.at(sums, self.parents[places], sums[places])
        return sums

    @cached_property
    def _ends(self) -> Places:
        """Where the groups inside each end: all places up to there lie in it."""
        return np.arange(len(self)) + self.with_parts(np.ones(len(self), dtype=np.int64))

    @cached_property
    def _by_home(self) -> tuple[Places, Places]:
        """The innermost groups in the order of their homes, and where those of each home begin."""
        order = np.argsort(self.homes, kind="stable")
        return order, np.searchsorted(self.homes[order], np.arange(len(self) + 1))

    def leaves(self, place: int) -> Places:
        """Return the innermost groups of the group at `place`, also those in which nobody answered."""
        order, starts = self._by_home
        return order[starts[place] : starts[self._ends[place]]]

    def summed(self, values: Counts, places: Places) -> Counts:
        """Return `values`, one or more per innermost group, added up for groups that have no parts."""
        order, starts = self._by_home
        found = values[order[starts[places]]]
        several = np.flatnonzero(starts[places + 1] - starts[places] > 1)
        if len(several):
            inside = [order[starts[place] : starts[place + 1]] for place in places[several]]
            begin = np.cumsum([0, *map(len, inside[:-1])])
            found[several] = np.add.reduceat(values[np.concatenate(inside)], begin, axis=0)
        return found


@dataclass(frozen=True, repr=False)
class Node:
    """One published group of a tree."""

    tree: Tree
    place: int

    @property
    def path(self) -> Path:
        """Its names; empty for everyone."""
        return self.tree.path(self.place)

    @property
    def leaves(self) -> tuple[int, ...]:
        """Positions of its innermost groups, also of those in which nobody answered."""
        if self.place in self.tree.pools:
            return self.tree.pools[self.place]
        return tuple(sorted(self.tree.leaves(self.place).tolist()))

    @property
    def children(self) -> tuple[Node, ...]:
        """None, or two or more, disjoint, by alphabet; they hold all people of this group."""
        places = np.flatnonzero(self.tree.parents == self.place)
        return tuple(Node(self.tree, int(place)) for place in places)


def published_tree(paths: Sequence[Path], sizes: Sequence[int] | Counts, k: int) -> Tree:
    """Return everyone, and below the groups that are published, each with `k` people or more.

    Of siblings those below `k` are pooled, with the next smallest until there are `k`; the pool has no
    parts. A group whose people are all in one of its parts has that part's parts: it is not shown twice.

    Parameters
    ----------
    paths : sequence of tuple of str
        Of the innermost groups, all of one length; each once.
    sizes : sequence of int
        People who answered, in each.
    k : int
        Smallest group that is published.

    Examples
    --------
    >>> paths = [("Sales", "North"), ("Sales", "South"), ("Sales", "West"), ("Works", "Early")]
    >>> [(node.path, node.leaves) for node in published_tree(paths, [6, 2, 4, 9], k=5)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [((), (0, 1, 2, 3)), (('Sales',), (0, 1, 2)), (('Sales', 'North'), (0,)), (('Sales', 'Other'), (1, 2)),
     (('Works',), (3,))]
    """
    return tree_of(tuple(zip(*paths, strict=True)), np.asarray(sizes, dtype=np.int64), k)


def tree_of(columns: Sequence[Sequence[str]], sizes: Counts, k: int) -> Tree:
    """Return the same from the names on each level, outermost first."""
    found = grown(columns, sizes, k)
    order = np.lexsort(found.trails.T[::-1])  # each group before its parts, parts by alphabet
    place_of = np.empty(len(order), dtype=np.intp)
    place_of[order] = np.arange(len(order))
    parents = np.where(found.parents[order] < 0, -1, place_of[found.parents[order]])
    pools = {int(place_of[place]): leaves for place, leaves in found.pools.items()}
    names, before = ([each[place] for place in order.tolist()] for each in (found.names, found.before))
    return Tree(names, before, parents, place_of[found.homes], pools)
