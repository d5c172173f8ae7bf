"""How far apart three splits of 100 points lie, and where advice stands between two people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

TOTAL = 100
APART_ENOUGH = 20  # points between two people; below, whatever is near to one is near to the other
MARKED = 10  # points by which advice is above both, or below both, before the page says so


class Side(StrEnum):
    """Whose weights advice looks more like."""

    MINE = "mine"
    THEIRS = "theirs"
    EQUAL = "equal"


@dataclass(frozen=True)
class Split:
    """One split of 100 points, in the order of the criteria.

    Parameters
    ----------
    points : tuple of int
        One number for each criterion, 0–100 each and 100 in all.

    Raises
    ------
    ValueError
        If a number is not whole or is below 0, or if they do not add up.
    """

    points: tuple[int, ...]

    def __post_init__(self) -> None:
        if any(isinstance(each, bool) or not isinstance(each, int) or each < 0 for each in self.points):
            raise ValueError("Points are whole numbers from 0 on")
        if sum(self.points) != TOTAL:
            raise ValueError(f"The points add up to {sum(self.points)}. Let them add up to {TOTAL}")

    @classmethod
    def of(cls, points: Mapping[str, int], criteria: Sequence[str]) -> Split:
        """Return the split that `points` names for each of `criteria`, or raise `ValueError`."""
        unknown, missing = set(points) - set(criteria), set(criteria) - set(points)
        if unknown or missing:
            wrong = ", ".join(sorted(unknown or missing))
            what = "These are no criteria" if unknown else "Points are missing for"
            raise ValueError(f"{what}: {wrong}. The criteria are: {', '.join(criteria)}")
        return cls(tuple(points[each] for each in criteria))


def distance(one: Split, other: Split) -> int:
    """Return how many points would have to move to make `one` into `other`, 0–100.

    Half the L1 distance, ½ Σ |aᵢ − bᵢ|: a point that moves leaves one criterion and reaches another, and
    is counted twice in the sum. Whole numbers that add up to the same give a whole number.

    Raises
    ------
    ValueError
        If one split has more criteria than the other.

    Examples
    --------
    >>> distance(Split((50, 30, 20)), Split((20, 30, 50)))
    30
    """
    return sum(abs(a - b) for a, b in zip(one.points, other.points, strict=True)) // 2


def pull(me: Split, advice: Split, them: Split) -> float | None:
    """Return where `advice` stands between `them` (0) and `me` (1); None if those two are too near.

    With d the `distance`: ½ (1 + (d(advice, them) − d(advice, me)) / d(me, them)). By the triangle inequality
    the fraction lies between −1 and 1, so the result between 0 and 1. It is 1 for advice = me, 0 for
    advice = them, 0.5 for advice that is as far from both, however far. Undefined below `APART_ENOUGH`.

    Examples
    --------
    >>> pull(Split((100, 0)), Split((80, 20)), Split((0, 100)))
    0.8
    >>> pull(Split((50, 50)), Split((50, 50)), Split((40, 60))) is None
    True
    """
    apart = distance(me, them)
    if apart < APART_ENOUGH:
        return None
    return (1 + (distance(advice, them) - distance(advice, me)) / apart) / 2


def nearer(me: Split, advice: Split, them: Split) -> Side:
    """Return whose weights `advice` lies nearer to."""
    mine, theirs = distance(advice, me), distance(advice, them)
    if mine == theirs:
        return Side.EQUAL
    return Side.MINE if mine < theirs else Side.THEIRS


def beyond(me: Split, advice: Split, them: Split) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return at which places `advice` gives at least `MARKED` points more than both, and less than both."""
    rows = list(zip(me.points, advice.points, them.points, strict=True))
    over = tuple(i for i, (mine, advised, theirs) in enumerate(rows) if advised - max(mine, theirs) >= MARKED)
    under = tuple(
        i for i, (mine, advised, theirs) in enumerate(rows) if min(mine, theirs) - advised >= MARKED
    )
    return over, under
