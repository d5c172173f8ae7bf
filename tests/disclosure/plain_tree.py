"""The published tree, one group after the other: what `unlabeled.disclosure.tree` must come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unlabeled.disclosure.names import POOLED, in_order, public_name

Path = tuple[str, ...]


@dataclass(frozen=True)
class Node:
    path: tuple[str, ...]
    leaves: tuple[int, ...]
    children: tuple[Node, ...] = ()

    def __iter__(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child


def plain_tree(paths: Sequence[Path], sizes: Sequence[int], k: int) -> Node:
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
    single, together = pool(people, [name.casefold() for name in names], k)
    alone = [((*path, public_name(names[place])), tuple(named[names[place]])) for place in single]
    if not together and len(alone) == 1:
        return _children(*alone[0], paths, sizes, k)
    if not alone:
        return ()
    nodes = [Node(own, parts, _children(own, parts, paths, sizes, k)) for own, parts in alone]
    if together:  # and with them the groups in which nobody answered
        silent = [place for place, held in enumerate(people) if not held]
        nodes.append(
            Node((*path, POOLED), tuple(leaf for p in (*together, *silent) for leaf in named[names[p]]))
        )
    return tuple(sorted(nodes, key=lambda node: in_order(node.path[-1])))


def pool(sizes: Sequence[int], keys: Sequence[str], k: int) -> tuple[list[int], list[int]]:
    """Return which groups stand alone and which together."""
    order = sorted((place for place, size in enumerate(sizes) if size), key=lambda p: (sizes[p], keys[p]))
    together: list[int] = []
    held = 0
    while order and (sizes[order[0]] < k or 0 < held < k):
        joining = order.pop(0)
        together.append(joining)
        held += sizes[joining]
    if 0 < held < k:
        return [], []
    return sorted(order), sorted(together)
