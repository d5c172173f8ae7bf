"""How finely options are shown among which one is chosen: by n and their number, never by the answers.

A choice has no favourable side, so all its shares stand beside each other, and they add up. The finest
division is taken in which (a) each part stands for three head counts or more, and (b) no least counts of some
options add up to all people or to all but one: the other options, passing among them, can always hold two
people more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement
from typing import Final, TypeAlias

from unlabeled.disclosure import Detail, RiskAppetite
from unlabeled.disclosure.cell import LEAST_COUNTS, Band, Cell, stepped

_HALF: Final = "half or fewer"
_WIDE: Final = 25  # points; the widest steps that still are steps
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
    if appetite.detail(n) is Detail.WITHHELD:
        raise ValueError(f"{appetite.k} people or more are shown. Show nothing.")
    parts = division(n, len(counts) + 1, appetite)
    return tuple(next(cell for cell in parts if cell.low <= count <= cell.high) for count in counts)


@cache
def division(n: int, categories: int, appetite: RiskAppetite) -> Division:
    """Return the parts in which each of `categories` is shown to be, "passed" included, for `n` people."""
    if appetite.detail(n) is Detail.CATEGORIES:  # the gate's own steps for categories, which are safe
        return tuple(appetite.category_steps(n, categories).cells(n))
    tried = _tried(n, appetite)
    return next((parts for parts in tried if _is_safe(parts, n, categories)), _halves(n))


def _tried(n: int, appetite: RiskAppetite) -> Iterator[Division]:
    if appetite.detail(n) is Detail.SHARES:
        yield _steps(n, appetite.share_step, appetite.share_end)
        yield _steps(n, _WIDE, _WIDE)
    yield _thirds(n)


def _steps(n: int, step: int, end: int) -> Division:
    return tuple(dict.fromkeys(stepped(n, count, step, end) for count in range(n + 1)))


def _thirds(n: int) -> Division:
    third = n // 3
    return (
        Cell(n, 0, third, Band.THIRD_OR_LESS, 0, 33),
        Cell(n, third + 1, n - third - 1, Band.IN_BETWEEN, 33, 67),
        Cell(n, n - third, n, Band.TWO_THIRDS_OR_MORE, 67, 100),
    )


def _halves(n: int) -> Division:
    """Return two halves. More than half is one option at most and leaves the others two people."""
    half = n // 2
    return Cell(n, 0, half, _HALF, 0, 50), Cell(n, half + 1, n, Band.MORE_THAN_HALF, 50, 100)


def _is_safe(parts: Division, n: int, categories: int) -> bool:
    if any(cell.high - cell.low + 1 < LEAST_COUNTS for cell in parts):
        return False
    lows = [cell.low for cell in parts if cell.low]
    return not any(
        n - (LEAST_COUNTS - 2) <= sum(some) <= n
        for size in range(1, categories)
        for some in combinations_with_replacement(lows, size)
    )
