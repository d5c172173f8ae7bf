"""How finely options are shown among which one is chosen: by n and their number, never by the answers.

A choice has no favourable side, so all its shares stand beside each other, and they add up. A division is
safe if each part stands for three head counts or more, and no least counts of some options add up to all
people or to all but one: then the other options, passing among them, can always hold two people more.

Halves are safe from five people on: more than half is one option at most, and leaves two people. Thirds are
safe from ten on: the least counts are n // 3 + 1 and n - n // 3; two of the first leave two people or more,
and any others add up to more than n. From 50 on the gate's own rule for categories holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, TypeAlias

from unlabeled.disclosure import RiskAppetite
from unlabeled.disclosure.cell import Band, Cell

THIRDS_FROM: Final = 10  # people; of nine, two options "in between" would be all of them, or all but one
_HALF: Final = "half or fewer"
Division: TypeAlias = tuple[Cell, ...]  # parts from nobody to everybody


def choice_cells(counts: Sequence[int], passed: int, appetite: RiskAppetite) -> tuple[Cell, ...]:
    """Return what may be shown of each option.

    Parameters
    ----------
    counts : sequence of int
        How many chose each.
    passed : int
        How many passed. They belong to n and are not shown.

    Raises
    ------
    ValueError
        If there are fewer people than may be shown.
    """
    n = sum(counts) + passed
    if n < appetite.k:
        raise ValueError(f"{appetite.k} people or more are shown. Show nothing.")
    parts = division(n, len(counts) + 1, appetite)
    return tuple(next(cell for cell in parts if cell.low <= count <= cell.high) for count in counts)


@cache
def division(n: int, categories: int, appetite: RiskAppetite) -> Division:
    """Return the parts in which each of `categories` is shown to be, "passed" included, for `n` people."""
    if n >= appetite.categories_from:
        return tuple(appetite.category_steps(n, categories).cells(n))
    return _thirds(n) if n >= THIRDS_FROM else _halves(n)


def _thirds(n: int) -> Division:
    third = n // 3
    return (
        Cell(n, 0, third, Band.THIRD_OR_LESS, 0, 33),
        Cell(n, third + 1, n - third - 1, Band.IN_BETWEEN, 33, 67),
        Cell(n, n - third, n, Band.TWO_THIRDS_OR_MORE, 67, 100),
    )


def _halves(n: int) -> Division:
    half = n // 2
    return Cell(n, 0, half, _HALF, 0, 50), Cell(n, half + 1, n, Band.MORE_THAN_HALF, 50, 100)


def sizes_alike(n: int, appetite: RiskAppetite) -> tuple[int, int | None]:
    """Return from how many to how many people a choice is divided like one of `n`; None: no upper end.

    That much can be seen of n anyway. Whoever knows n, and counts the people, knows how many were silent.
    """
    limits = [appetite.k, THIRDS_FROM, appetite.categories_from]
    least = max(limit for limit in limits if limit <= max(n, appetite.k))
    higher = [limit for limit in limits if limit > max(least, appetite.k)]
    return max(least, appetite.k), min(higher) - 1 if higher else None
