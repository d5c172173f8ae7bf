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
    paths, parents, homes, pools
        As in `Tree`.
    trails : ndarray, shape (groups, levels)
        What sorts the groups: on each level of names a rank from 1, or 0 above it.
    prefixes : list of tuple of str
        What stands before the names of a group's parts: its path, or that of the only group in it.
    live : ndarray of bool
        For each innermost group, whether its home can still be divided.
    """

    paths: list[tuple[str, ...]]
    parents: _Places
    homes: _Places
    trails: Counts
    prefixes: list[tuple[str, ...]]
    live: _Bools
    pools: dict[int, tuple[int, ...]] = field(default_factory=dict)


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


def grown(paths: Sequence[tuple[str, ...]], sizes: Counts, k: int) -> Growing:
    """Return the published groups of innermost groups with these `paths` and `sizes`."""
    depth = len(paths[0]) if paths else 0
    homes, trails = np.zeros(len(paths), dtype=np.intp), np.zeros((1, max(depth, 1)), dtype=np.int64)
    tree = Growing([()], np.array([-1]), homes, trails, [()], np.ones(len(paths), dtype=bool))
    for level in range(depth):
        if tree.live.any():
            _divide(tree, _names([path[level] for path in paths]), level, sizes, k)
    return tree


def _names(column: list[str]) -> _Names:
    given = [name for name in dict.fromkeys(column) if name]
    public = list(map(public_name, given))
    folded = list(map(str.casefold, public))
    order = sorted(range(len(given)), key=folded.__getitem__)
    if len(set(folded)) < len(folded):  # some names differ in capitals only
        order.sort(key=lambda place: (folded[place], public[place]))
    place_of = dict(zip(given, range(len(given)), strict=True)) | {"": len(given) + 1}
    order += [len(given), len(given) + 1]
    rank_of = np.argsort(order)
    ranks = rank_of[np.fromiter(map(place_of.__getitem__, column), dtype=np.intp, count=len(column))]
    return _Names(ranks, order, [*given, POOLED, ""], [*public, POOLED, public_name("")])


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
    width = len(names.given)
    keys, of_leaf = np.unique(tree.homes[leaves] * width + names.ranks[leaves], return_inverse=True)
    people = np.bincount(of_leaf, weights=sizes[leaves]).astype(np.int64)
    return _Siblings(keys // width, keys % width, people, leaves, of_leaf)


def _divide(tree: Growing, names: _Names, level: int, sizes: Counts, k: int) -> None:
    """Divide every group that can be divided by its names on `level`."""
    parts = _siblings(tree, names, sizes)
    count = len(tree.paths)
    alone, together = pooled(parts.parents, parts.people, lambda place: names.given[names.order[parts.ranks[place]]], k)
    pools = np.bincount(parts.parents[together], minlength=count) > 0
    alones = np.bincount(parts.parents[alone], minlength=count)
    only = ~pools & (alones == 1)  # all people in one part: it is not shown, what is inside it is
    for place in np.flatnonzero(alone & only[parts.parents]).tolist():
        tree.prefixes[parts.parents[place]] += (names.public[names.order[parts.ranks[place]]],)
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
    pools = _add(tree, names, level, parents, np.full(len(parents), len(names.given) - 2))
    homes = np.full(len(parts.parents), -1)
    homes[joining] = pools[of_pool]
    _move(tree, parts, homes)
    for pool, leaves in zip(pools.tolist(), _inside(parts, names, joining, of_pool), strict=True):
        tree.pools[pool] = leaves


def _inside(
    parts: _Siblings, names: _Names, joining: _Places, of_pool: _Places
) -> Iterator[tuple[int, ...]]:
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
    pairs = zip(parents.tolist(), ranks.tolist(), strict=True)
    paths = [(*tree.prefixes[parent], names.public[names.order[rank]]) for parent, rank in pairs]
    tree.trails = np.concatenate([tree.trails, trails])
    tree.parents = np.concatenate([tree.parents, parents])
    tree.paths += paths
    tree.prefixes += paths
    return np.arange(len(tree.paths) - len(paths), len(tree.paths))


def _move(tree: Growing, parts: _Siblings, homes: _Places) -> None:
    """Give the innermost groups the new homes of the siblings that they are in; -1 leaves them."""
    new = homes[parts.of_leaf]
    moves = new >= 0
    tree.homes[parts.leaves[moves]] = new[moves]
