"""A published number: all the head counts that it stands for, and the words and limits that are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# How many head counts an end or a step of categories stands for, at least. With three, unanimity, one
# dissenter and two look alike, also to the dissenter, who knows one answer. No policy can change it.
LEAST_COUNTS: Final = 3

# Shares that follow from categories are printed with limits in whole points. Anybody can work these out.
WHOLE_POINTS: Final = 1


class Band(StrEnum):
    """The words for a group that is too small for a percentage."""

    THIRD_OR_LESS = "a third or less"
    IN_BETWEEN = "in between"
    TWO_THIRDS_OR_MORE = "two thirds or more"
    LESS_THAN_HALF = "less than half"
    MORE_THAN_HALF = "more than half"


@dataclass(frozen=True)
class Cell:
    """A head count out of `n`, known only to lie from `low` to `high`.

    Parameters
    ----------
    n, low, high : int
        People, and the first and last head count that are published as this same cell.
    value : float or str
        What is printed: a percentage, or words where there is no single one.
    shown_low, shown_high : float
        Limits as printed, in percent, never finer than the value.
    """

    n: int
    low: int
    high: int
    value: float | str
    shown_low: float
    shown_high: float


def band(n: int, count: int) -> Cell:
    """Return the third in which `count` of `n` lies, or the half where a third stands for too few counts.

    In a group of five, "two thirds or more" means four or five. The one who disagrees would learn that all
    the others agree. A half stands for three, four or five.
    """
    third = n // 3
    if third + 1 < LEAST_COUNTS:
        return _half(n, count)
    if count <= third:
        return Cell(n, 0, third, Band.THIRD_OR_LESS, 0, 33)
    if count >= n - third:
        return Cell(n, n - third, n, Band.TWO_THIRDS_OR_MORE, 67, 100)
    return Cell(n, third + 1, n - third - 1, Band.IN_BETWEEN, 33, 67)


def _half(n: int, count: int) -> Cell:
    below = (n - 1) // 2
    if count <= below:
        return Cell(n, 0, below, Band.LESS_THAN_HALF, 0, 50)
    return Cell(n, below + 1, n, Band.MORE_THAN_HALF, 50, 100)


def stepped(n: int, count: int, step: int, end: int, moved: int = 0) -> Cell:
    """Return `count` of `n` rounded to `step` points, its ends from `end` points outwards left open.

    Steps are mirror images around 50: whoever knows a share's step knows its complement's and no more.
    Rounding halves upwards instead would give exact counts away where two steps meet.

    Parameters
    ----------
    moved : int
        By how many people the borders between the steps, not those of the ends, are moved away from the
        middle; at most half a step, so that no printed limit changes.
    """
    if 2 * count > n:
        return _mirrored(stepped(n, n - count, step, end, moved))
    last = end * n // 100
    if count <= last:
        return Cell(n, 0, last, f"{end} or less", 0, end)
    rounded = step * ((200 * (count + moved) + step * n) // (2 * step * n))
    value = min(max(rounded, end + step), 50)
    low = last + 1 if value == end + step else -((step - 2 * value) * n // 200) - moved
    high = n - low if value == 50 else ((2 * value + step) * n - 1) // 200 - moved
    return Cell(n, low, high, value, value - step, min(value + step, 100 - end))


def _mirrored(cell: Cell) -> Cell:
    value = (
        100 - cell.value if isinstance(cell.value, (int, float)) else f"{100 - int(cell.shown_high)} or more"
    )
    return Cell(
        cell.n, cell.n - cell.high, cell.n - cell.low, value, 100 - cell.shown_high, 100 - cell.shown_low
    )


def ranged(n: int, low: int, high: int, step: int) -> Cell:
    """Return the cell of all counts from `low` to `high`, limits widened to whole steps.

    For numbers that follow from other cells: no more can be learnt from it than from them.
    """
    low, high = max(low, 0), min(high, n)
    shown_low, shown_high = 100 * low // (n * step) * step, -(-100 * high // (n * step)) * step
    return Cell(n, low, high, range_value(shown_low, shown_high, step), shown_low, shown_high)


def range_value(shown_low: int, shown_high: int, step: int) -> float | str:
    """Return what is printed for a range between two limits that are whole steps.

    A number is the middle of its limits. Of a single step it would be an end of its own range.
    """
    if shown_high - shown_low in (0, 2 * step) and shown_low > 0 and shown_high < 100:
        return (shown_low + shown_high) // 2
    if shown_low == 0 and shown_high < 100:
        return f"{shown_high} or less"
    if shown_high == 100 and shown_low > 0:
        return f"{shown_low} or more"
    return f"between {shown_low} and {shown_high}"


def added(cells: Iterable[Cell], step: int) -> Cell:
    """Return what is known of several groups together from what is known of each."""
    cells = list(cells)
    return ranged(
        sum(cell.n for cell in cells),
        sum(cell.low for cell in cells),
        sum(cell.high for cell in cells),
        step,
    )


def limits_of_part(cells: Sequence[Cell], members: Iterable[int]) -> tuple[int, int]:
    """Return the smallest and largest head count of the categories `members`, given every category's cell."""
    members = set(members)
    low, high, rest_low, rest_high = 0, 0, 0, 0
    for place, cell in enumerate(cells):
        if place in members:
            low, high = low + cell.low, high + cell.high
        else:
            rest_low, rest_high = rest_low + cell.low, rest_high + cell.high
    n = cells[0].n
    return max(low, n - rest_high), min(high, n - rest_low)
