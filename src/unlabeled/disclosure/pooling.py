"""Rule 1: small groups are published together, so that nothing published minus something else is small."""

from collections.abc import Sequence
from dataclasses import dataclass

from unlabeled.disclosure.names import POOLED, public_name


@dataclass(frozen=True)
class Pooling:
    """Which groups stand on their own and which together, as positions in the list that was handed in."""

    alone: tuple[int, ...]
    together: tuple[int, ...]


def pool(sizes: Sequence[int], keys: Sequence[str], k: int) -> Pooling:
    """Return which groups are published alone and which as one pool.

    Groups below `k` are pooled. While the pool is below `k`, the next smallest group joins it. What is
    published is therefore disjoint, holds at least `k` people each and adds up to everyone.

    Parameters
    ----------
    sizes : sequence of int
        People in each group.
    keys : sequence of str
        What decides between groups of one size: the first in this order joins first.
    k : int
        Smallest group that is published.

    Examples
    --------
    >>> pool([4, 8, 10], ["Alder", "Beech", "Cedar"], k=5)
    Pooling(alone=(2,), together=(0, 1))
    >>> pool([3, 2, 10], ["Alder", "Beech", "Cedar"], k=5)
    Pooling(alone=(2,), together=(0, 1))
    """
    order = sorted((place for place, size in enumerate(sizes) if size), key=lambda p: (sizes[p], keys[p]))
    together: list[int] = []
    held = 0
    while order and (sizes[order[0]] < k or 0 < held < k):
        joining = order.pop(0)
        together.append(joining)
        held += sizes[joining]
    if 0 < held < k:  # only when everyone together is below k: then nobody is published
        return Pooling((), ())
    return Pooling(tuple(sorted(order)), tuple(sorted(together)))


def published_groups(names: Sequence[str], sizes: Sequence[int], k: int) -> dict[str, tuple[int, ...]]:
    """Return the published groups' names with the positions of the groups that they consist of.

    Parameters
    ----------
    names : sequence of str
        As they were asked for; blank: no group.
    sizes : sequence of int
        People in each.
    k : int
        Smallest group that is published.
    """
    pooling = pool(sizes, [name.casefold() for name in names], k)
    members: dict[str, tuple[int, ...]] = {public_name(names[place]): (place,) for place in pooling.alone}
    if pooling.together:
        members[POOLED] = pooling.together
    return members
