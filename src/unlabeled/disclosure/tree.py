"""Rule 1 for a tree of groups: small siblings are published together, under their own parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from unlabeled.disclosure.names import POOLED, in_order, public_name
from unlabeled.disclosure.pooling import pool

Path: TypeAlias = tuple[str, ...]  # names from the outermost group to the innermost; blank: no group


@dataclass(frozen=True)
class Node:
    """A published group: its path in public names, the innermost groups that it consists of, its parts.

    Parameters
    ----------
    path : tuple of str
        Empty for everyone.
    leaves : tuple of int
        Positions of its innermost groups, also of those in which nobody answered.
    children : tuple of Node
        None, or two or more, disjoint, by alphabet; they hold all people of this group.
    """

    path: Path
    leaves: tuple[int, ...]
    children: tuple[Node, ...] = ()

    def __iter__(self) -> Iterator[Node]:
        """Yield this group and then all groups inside it, each before its own parts."""
        yield self
        for child in self.children:
            yield from child


def published_tree(paths: Sequence[Path], sizes: Sequence[int], k: int) -> Node:
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
    everyone = tuple(range(len(paths)))
    return Node((), everyone, _children((), everyone, paths, sizes, k))


def _children(
    path: Path, leaves: tuple[int, ...], paths: Sequence[Path], sizes: Sequence[int], k: int
) -> tuple[Node, ...]:
    """Return the published parts of the group at `path`, or none."""
    level = len(path)
    if not leaves or level == len(paths[leaves[0]]):
        return ()
    named: dict[str, list[int]] = defaultdict(list)
    for leaf in leaves:
        named[paths[leaf][level]].append(leaf)
    names = sorted(named)
    people = [sum(sizes[leaf] for leaf in named[name]) for name in names]
    pooling = pool(people, [name.casefold() for name in names], k)
    alone = [((*path, public_name(names[place])), tuple(named[names[place]])) for place in pooling.alone]
    if not pooling.together and len(alone) == 1:
        return _children(*alone[0], paths, sizes, k)
    if not alone:
        return ()
    nodes = [Node(own, parts, _children(own, parts, paths, sizes, k)) for own, parts in alone]
    if pooling.together:  # and with them the groups in which nobody answered
        silent = [place for place, held in enumerate(people) if not held]
        nodes.append(
            Node(
                (*path, POOLED), tuple(leaf for p in (*pooling.together, *silent) for leaf in named[names[p]])
            )
        )
    return tuple(sorted(nodes, key=lambda node: in_order(node.path[-1])))
