"""What would be shown of groups of given sizes, before anybody has answered: the gate's own decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unlabeled.disclosure.appetite import RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint, ItemPlan, ScalePlan
from unlabeled.disclosure.gate import Wave, release
from unlabeled.disclosure.names import public_name
from unlabeled.disclosure.pooling import pooled
from unlabeled.disclosure.published import PublishedGroup, Release
from unlabeled.disclosure.tally import Moments, Tally


@dataclass(frozen=True, repr=False)
class Forecast:
    """What the gate would decide if so many people answered.

    Parameters
    ----------
    stand_in : Release
        What the gate makes of answers that nobody gave: all, half and none of each group favourable. Its
        groups and their detail depend on the sizes alone; its numbers mean nothing.
    together : tuple of str
        Public names of the groups that would be shown together as one.
    """

    stand_in: Release
    together: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Forecast of {len(self.groups)} groups"

    @property
    def groups(self) -> Sequence[PublishedGroup]:
        """The groups that would be published, everyone first; none if they are too few."""
        return self.stand_in.groups


def forecast(names: Sequence[str], sizes: Sequence[int], points: int, appetite: RiskAppetite) -> Forecast:
    """Return what would be shown of groups with these `names` and `sizes`.

    Nothing is decided here: the gate is run on made-up counts, because what it shows depends on n alone.

    Parameters
    ----------
    names : sequence of str
        Each once; blank: people without a group.
    sizes : sequence of int
        People who answer, in each group, from 1.
    points : int
        How many answers the response scale has; it decides how finely 50 people or more are shown.
    appetite : RiskAppetite
        The thresholds.

    Raises
    ------
    ValueError
        If there is no group, or one is empty.
    """
    if not sizes or min(sizes) < 1:
        raise ValueError("Each group needs at least 1 person. Leave out those that have none")
    plan = _plan(points)
    stand_in = release([Wave("", tuple(names), _tally(sizes, points))], plan, appetite)
    side_by_side = np.zeros(len(sizes), dtype=np.intp)
    _, together = pooled(side_by_side, np.asarray(sizes), names.__getitem__, appetite.k)
    return Forecast(stand_in, tuple(public_name(names[place]) for place in np.flatnonzero(together).tolist()))


def _plan(points: int) -> Blueprint:
    items = tuple(ItemPlan(name) for name in ("none", "half", "all"))
    return Blueprint((ScalePlan("stand_in", items),), tuple(map(str, range(points))))


def _tally(sizes: Sequence[int], points: int) -> Tally:
    """Return counts of nobody, half and all of each group with the highest answer, the others the lowest."""
    counts = np.zeros((len(sizes), 3, points + 1), dtype=np.int64)
    n = np.asarray(sizes)[:, np.newaxis]
    highest = np.column_stack([0 * n, n // 2, n])
    counts[:, :, 0], counts[:, :, points - 1] = n - highest, highest
    nobody = Moments(0, np.zeros(3, np.int64), np.zeros((3, 3), np.int64))
    return Tally(counts, (nobody,))
