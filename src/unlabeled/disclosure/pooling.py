"""Rule 1: small groups are published together, so that nothing published minus something else is small."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.tally import Counts


def pooled(
    parents: NDArray[np.intp], people: Counts, name_of: Callable[[int], str], k: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which groups are published alone, and which together with siblings.

    Groups below `k` are pooled. While the pool is below `k`, the next smallest group joins it; of two of one
    size the first by alphabet. What is published is therefore disjoint, holds at least `k` people each and
    adds up to everyone. Where all siblings together are below `k`, there is no pool and nobody is published.

    Parameters
    ----------
    parents : ndarray
        The group in which each lies, in rising order; siblings lie in the same one.
    people : ndarray
        People in each; those without any are in no pool.
    name_of : callable
        Returns the name of the group at a place.
    k : int
        Smallest group that is published.

    Examples
    --------
    >>> pooled(np.zeros(3, dtype=int), np.array([4, 8, 10]), ["Alder", "Beech", "Cedar"].__getitem__, k=5)
    (array([False, False,  True]), array([ True,  True, False]))
    >>> pooled(np.zeros(3, dtype=int), np.array([3, 2, 10]), ["Alder", "Beech", "Cedar"].__getitem__, k=5)
    (array([False, False,  True]), array([ True,  True, False]))
    """
    together = (people > 0) & (people < k)
    held = np.bincount(parents, weights=people * together)
    for parent in np.flatnonzero((held > 0) & (held < k)):
        begin, end = np.searchsorted(parents, [parent, parent + 1])
        large = begin + np.flatnonzero(people[begin:end] >= k)
        if len(large):  # one is enough: it holds k by itself
            smallest = large[people[large] == people[large].min()].tolist()
            together[min(smallest, key=lambda place: (name_of(place).casefold(), name_of(place)))] = True
        else:
            together[begin:end] = False
    return (people >= k) & ~together, together
