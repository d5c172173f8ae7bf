"""How a tree of published groups grows: level by level, all groups of a level at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.names import POOLED, public_name
from unlabeled.disclosure.pooling import pooled
from unlabeled.disclosure.tally import Counts

_Bools = NDArray[np.bool_]
_Places = NDArray[np.intp]


@dataclass
class Growing:
    """The groups so far, in the order in which they were found; everyone is the first.

    Parameters
    ----------
    names, before, parents, homes, pools
        As in `Tree`.
    trails : ndarray, shape (groups, levels)
        What sorts the groups: on each level of names a rank from 1, or 0 above it.
    only : dict of int to tuple of str
        What stands before the names of a group's parts, where these are those of the only group in it.
    live : ndarray of bool
        For each innermost group, whether its home can still be divided.
    """

    names: list[str]
    before: list[tuple[str, ...]]
    parents: _Places
    homes: _Places
    trails: Counts
    live: _Bools
    only: dict[int, tuple[str, ...]] = field(default_factory=dict)
    pools: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def path(self, place: int) -> tuple[str, ...]:
        """Return what stands before the names of the parts of the group at `place`."""
        own = (*self.before[place], self.names[place]) if place else ()
        return self.only.get(place, own)


@dataclass(frozen=True)
class _Names:
    """The names of one level in the order in which they are shown.

    Parameters
    ----------
    ranks : ndarray
        For each innermost group, the rank of its name.
    order : list of int
        By rank, where a name stands in the two lists; the pool is behind the alphabet, no group behind it.
    given, public : list of str
        The names as they were given and as they are published.
    """

    ranks: _Places
    order: list[int]
    given: list[str]
    public: list[str]


def grown(columns: Sequence[Sequence[str]], sizes: Counts, k: int) -> Growing:
    """Return the published groups of innermost groups of these `sizes`, by their names on each level."""
    homes, trails = np.zeros(len(sizes), dtype=np.intp), np.zeros((1, max(len(columns), 1)), dtype=np.int64)
    tree = Growing([""], [()], np.array([-1]), homes, trails, np.ones(len(sizes), dtype=bool))
    for level, column in enumerate(columns):
        if tree.live.any():
            _divide(tree, _names(column), level, sizes, k)
    return tree


def _names(column: Sequence[str]) -> _Names:
    place_of = {"": 0}
    places = [place_of.setdefault(name, len(place_of)) for name in column]
    given, pool = list(place_of), len(place_of)
    public = list(map(public_name, given))
    folded = list(map(str.casefold, public))
    order = sorted(range(1, pool), key=folded.__getitem__)
    if len(set(folded)) < pool:  # some names differ in capitals only
        order.sort(key=lambda place: (folded[place], public[place]))
    order += [pool, 0]
    return _Names(np.argsort(order)[places], order, [*given, POOLED], [*public, POOLED])


@dataclass(frozen=True)
class _Siblings:
    """The parts into which names divide groups: parts of the same group stand together.

    Parameters
    ----------
    parents, ranks, people : ndarray
        The group that each lies in, the rank of its name, and how many people it has.
    leaves, of_leaf : ndarray
        The innermost groups in them, and for each the sibling that it belongs to.
    """

    parents: _Places
    ranks: _Places
    people: Counts
    leaves: _Places
    of_leaf: _Places


def _siblings(tree: Growing, names: _Names, sizes: Counts) -> _Siblings:
    leaves = np.flatnonzero(tree.live)
    width = len(names.order)
    keys, of_leaf = np.unique(tree.homes[leaves] * width + names.ranks[leaves], return_inverse=True)
    people = np.bincount(of_leaf, weights=sizes[leaves]).astype(np.int64)
    return _Siblings(keys // width, keys % width, people, leaves, of_leaf)


def _divide(tree: Growing, names: _Names, level: int, sizes: Counts, k: int) -> None:
    """Divide every group that can be divided by its names on `level`."""
    parts = _siblings(tree, names, sizes)
    count = len(tree.names)
    alone, together = pooled(
        parts.parents, parts.people, lambda place: names.given[names.order[parts.ranks[place]]], k
    )
    pools = np.bincount(parts.parents[together], minlength=count) > 0
    alones = np.bincount(parts.parents[alone], minlength=count)
    only = ~pools & (alones == 1)  # all people in one part: it is not shown, what is inside it is
    for place in np.flatnonzero(alone & only[parts.parents]).tolist():
        parent = int(parts.parents[place])
        tree.only[parent] = (*tree.path(parent), names.public[names.order[parts.ranks[place]]])
    divided = (alones > 0) & ~only
    pools &= divided
    tree.live[parts.leaves] = (alone & (only | divided)[parts.parents])[parts.of_leaf]
    own = np.flatnonzero(alone & divided[parts.parents])
    joining = np.flatnonzero((together | (parts.people == 0)) & pools[parts.parents])
    _alone(tree, names, level, parts, own)
    if len(joining):
        _together(tree, names, level, parts, joining)


def _alone(tree: Growing, names: _Names, level: int, parts: _Siblings, own: _Places) -> None:
    """Add a group for each of the siblings `own`."""
    homes = np.full(len(parts.parents), -1)
    homes[own] = _add(tree, names, level, parts.parents[own], parts.ranks[own])
    _move(tree, parts, homes)


def _together(tree: Growing, names: _Names, level: int, parts: _Siblings, joining: _Places) -> None:
    """Add a pool for the siblings `joining` of each parent, and with them those in which nobody answered."""
    parents, of_pool = np.unique(parts.parents[joining], return_inverse=True)
    pools = _add(tree, names, level, parents, np.full(len(parents), len(names.order) - 2))
    homes = np.full(len(parts.parents), -1)
    homes[joining] = pools[of_pool]
    _move(tree, parts, homes)
    for pool, leaves in zip(pools.tolist(), _inside(parts, names, joining, of_pool), strict=True):
        tree.pools[pool] = leaves


def _inside(parts: _Siblings, names: _Names, joining: _Places, of_pool: _Places) -> Iterator[tuple[int, ...]]:
    """Yield each pool's innermost groups: by name, then those in which nobody answered."""
    pool_of = np.full(len(parts.parents), -1)
    pool_of[joining] = of_pool
    places = np.flatnonzero(pool_of[parts.of_leaf] >= 0)
    siblings = parts.of_leaf[places]
    given = [names.given[names.order[rank]] for rank in parts.ranks[siblings].tolist()]
    lines = zip(pool_of[siblings].tolist(), (parts.people[siblings] == 0).tolist(), given, strict=True)
    ordered = sorted(zip(lines, parts.leaves[places].tolist(), strict=True))
    for _, inside in groupby(ordered, key=lambda line: line[0][0]):
        yield tuple(leaf for _, leaf in inside)


def _add(tree: Growing, names: _Names, level: int, parents: _Places, ranks: _Places) -> _Places:
    """Add groups with these names to `tree` and return their places."""
    trails = tree.trails[parents]
    trails[:, level] = ranks + 1
    before = {parent: tree.path(parent) for parent in np.unique(parents).tolist()}
    tree.trails = np.concatenate([tree.trails, trails])
    tree.parents = np.concatenate([tree.parents, parents])
    tree.names += [names.public[names.order[rank]] for rank in ranks.tolist()]
    tree.before += map(before.__getitem__, parents.tolist())
    return np.arange(len(tree.names) - len(ranks), len(tree.names))


def _move(tree: Growing, parts: _Siblings, homes: _Places) -> None:
    """Give the innermost groups the new homes of the siblings that they are in; -1 leaves them."""
    new = homes[parts.of_leaf]
    moves = new >= 0
    tree.homes[parts.leaves[moves]] = new[moves]
