"""Which head counts a printed share of ours stands for: by the printed rules, every count is printed anew.

The rules are written down here a second time, from the report's own account of them and not from the gate's
code. A text that none of them knows is an error.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from unlabeled.attack.facts import AttackError

_WORDS: Final = {
    "a third or less": lambda n, count: 3 * count <= n,
    "in between": lambda n, count: n < 3 * count < 2 * n,
    "two thirds or more": lambda n, count: 3 * count >= 2 * n,
    "less than half": lambda n, count: 2 * count < n,
    "more than half": lambda n, count: 2 * count >= n,
}
_WORD_LIMITS: Final = {
    "a third or less": (0, 33),
    "in between": (33, 67),
    "two thirds or more": (67, 100),
    "less than half": (0, 50),
    "more than half": (50, 100),
}
_OPEN = re.compile(r"(\d+) or (less|more)")
_BETWEEN = re.compile(r"between (\d+) and (\d+)")
_STEPS: Final = (5, 10, 25)


@dataclass(frozen=True)
class Printed:
    """A share as it stands in a release: its value, its limits, and of how many people."""

    value: str
    low: str
    high: str
    n: int


def limits(printed: Printed) -> tuple[int, int]:
    """Return the least and most people that the printed text and limits allow.

    Raises
    ------
    AttackError
        If it is no share that a release can hold.
    """
    n, value = printed.n, printed.value
    low, high = _percent(printed.low), _percent(printed.high)
    if value in _WORDS:
        counts = [count for count in range(n + 1) if _WORDS[value](n, count)]
        if not counts or _WORD_LIMITS[value] != (low, high):
            raise _unknown()
        return counts[0], counts[-1]
    if found := _OPEN.fullmatch(value):
        expected = (0.0, float(found[1])) if found[2] == "less" else (float(found[1]), 100.0)
    elif found := _BETWEEN.fullmatch(value):
        expected = (float(found[1]), float(found[2]))
    elif low <= _percent(value) <= high:
        expected = (low, high)
    else:
        raise _unknown()
    if expected != (low, high) or low > high:
        raise _unknown()
    return math.ceil(low * n / 100 - 1e-9), math.floor(high * n / 100 + 1e-9)


def stepped_limits(printed: Printed, end: int | None, places: int | None) -> tuple[int, int]:
    """Return the same of a group's own share: a number of it is one step, not all that its limits allow.

    Parameters
    ----------
    end : int or None
        Where the open ends of the policy begin, in points; None: where the step does.
    places : int or None
        How many categories there are, for the share of one category; else None.
    """
    try:
        value = float(printed.value)
    except ValueError:
        return limits(printed)
    limits(printed)
    step = round(value - _percent(printed.low) if value <= 50 else _percent(printed.high) - value)
    if step not in _STEPS:
        raise _unknown()
    moved = 0 if places is None else _shift(printed.n, step, places)
    steps = _counts(printed.n, step, step if end is None else end, moved)
    if value not in steps:
        raise _unknown()
    return steps[value]


@cache
def _counts(n: int, step: int, end: int, moved: int) -> dict[float, tuple[int, int]]:
    """Return for each printable number which counts print as it: those below a half, and their mirror."""
    least: dict[float, list[int]] = {}
    for count in range(n // 2 + 1):
        if 100 * count <= end * n:
            continue  # an open end
        share = 100 * (count + moved) / n
        value = float(min(max(step * math.floor(share / step + 0.5 + 1e-12), end + step), 50))
        least.setdefault(value, []).append(count)
    found: dict[float, tuple[int, int]] = {}
    for value, counts in least.items():
        found[value] = (counts[0], counts[-1])
        found[100 - value] = (n - counts[-1], n - counts[0])
    if 50 in least:
        found[50] = (least[50][0], n - least[50][0])
    return found


@cache
def _shift(n: int, step: int, places: int) -> int:
    """Return by how many people the borders of these steps are moved, from n and the categories alone."""
    for moved in range(step * n // 200 + 1):
        steps = list(_counts(n, step, step, moved).values())
        least = [0, *(low for low, _ in steps), n - step * n // 100]
        widths = [step * n // 100 + 1, *(high - low + 1 for low, high in steps)]
        if min(widths) >= 3 and not _leaves_nobody(least[1:], n, places - 1):
            return moved
    return 0


def _leaves_nobody(least: list[int], n: int, most: int) -> bool:
    """Return whether some categories' least counts can hold everybody, or all but one."""
    sums = {0}
    for _ in range(most):
        sums |= {one + other for one in sums for other in least if one + other <= n}
    return bool(sums & {n, n - 1})


def _percent(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise _unknown() from None
    if not 0 <= number <= 100:
        raise _unknown()
    return number


def _unknown() -> AttackError:
    return AttackError("A share in the release is none that the rules know. It cannot be attacked.")
