"""How far two orders of the same things lie apart, and how far chance alone would put them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many pairs stand in another order in `one` than in `other` (Kendall's distance).

    Parameters
    ----------
    one, other : sequence of str
        The same n things, each once, in two orders.

    Returns
    -------
    int
        0 for the same order, n(n − 1)/2 for the reverse.

    Raises
    ------
    ValueError
        If a thing stands twice in an order, or in only one of them.

    Examples
    --------
    >>> distance(["a", "b", "c"], ["b", "a", "c"]), distance(["a", "b", "c"], ["c", "b", "a"])
    (1, 3)
    """
    for order in (one, other):
        if len(set(order)) < len(order):
            raise ValueError(f"Something stands twice in the order {', '.join(order)}. Name each thing once.")
    alone = set(one) ^ set(other)
    if alone:
        raise ValueError(f"Only one of the two orders holds {', '.join(sorted(alone))}. Name it in both.")
    place = {thing: number for number, thing in enumerate(other)}
    return sum(place[first] > place[second] for first, second in combinations(one, 2))


def pairs(things: int) -> int:
    """Return how many pairs `things` things make: the largest distance there is."""
    if things < 0:
        raise ValueError(f"There are no orders of {things} things. Give 0 or more.")
    return things * (things - 1) // 2


def orders_by_distance(things: int) -> tuple[int, ...]:
    """Return how many orders lie at distance 0, 1, 2, … from a given one; all of them together are n!.

    These are Mahonian numbers. The n-th thing can be put in at n places, and so stands before 0 to n − 1 of
    the others against the given order:

        M(n, d) = M(n − 1, d) + M(n − 1, d − 1) + … + M(n − 1, d − n + 1)

    Examples
    --------
    >>> orders_by_distance(4)
    (1, 3, 5, 6, 5, 3, 1)
    """
    pairs(things)  # refuses a number of things that there cannot be
    ways = [1]
    for size in range(2, things + 1):
        longer = [0] * (pairs(size) + 1)
        for far, number in enumerate(ways):
            for more in range(size):
                longer[far + more] += number
        ways = longer
    return tuple(ways)


def at_least_as_near(far: int, things: int) -> int:
    """Return how many orders of `things` things lie at distance `far` or nearer.

    Raises
    ------
    ValueError
        If no two orders of so many things lie `far` apart.
    """
    if not 0 <= far <= pairs(things):
        raise ValueError(f"Two orders of {things} things lie 0 to {pairs(things)} apart; this is {far}.")
    return sum(orders_by_distance(things)[: far + 1])


def expected_by_chance(things: int) -> Fraction:
    """Return the mean distance of an order in which chance decides about every place: n(n − 1)/4."""
    return Fraction(pairs(things), 2)
