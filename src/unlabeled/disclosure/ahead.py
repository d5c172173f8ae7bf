"""What would be shown of groups of given sizes, before anybody has answered: the gate's own decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unlabeled.disclosure.appetite import RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint, ItemPlan, ScalePlan
from unlabeled.disclosure.gate import Wave, release
from unlabeled.disclosure.names import joined, public_name
from unlabeled.disclosure.published import PublishedGroup, Release
from unlabeled.disclosure.tally import Moments, Tally
from unlabeled.disclosure.tree import Path


@dataclass(frozen=True, repr=False)
class Forecast:
    """What the gate would decide if so many people answered.

    Parameters
    ----------
    stand_in : Release
        What the gate makes of answers that nobody gave: all, half and none of each group favourable. Its
        groups and their detail depend on the sizes alone; its numbers mean nothing.
    together : tuple of str
        Public names of the groups that would not be shown apart, but together with others.
    """

    stand_in: Release
    together: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Forecast of {len(self.groups)} groups"

    @property
    def groups(self) -> Sequence[PublishedGroup]:
        """The groups that would be published, everyone first; none if they are too few."""
        return self.stand_in.groups


def forecast(
    names: Sequence[str] | Sequence[Path], sizes: Sequence[int], points: int, appetite: RiskAppetite
) -> Forecast:
    """Return what would be shown of groups with these `names` and `sizes`.

    Nothing is decided here: the gate is run on made-up counts, because what it shows depends on n alone.

    Parameters
    ----------
    names : sequence of str, or of tuples of str
        Each once; in a tree the names from the outermost group inwards. Blank: people without a group.
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
    wave = Wave("", tuple(names), _tally(sizes, points))  # type: ignore[arg-type]  # one kind or the other
    alone = {node.leaves[0] for node in wave.tree(appetite.k) if node.path and len(node.leaves) == 1}
    others = [path for place, path in enumerate(wave.paths) if place not in alone] if len(sizes) > 1 else []
    together = tuple(joined([public_name(name) for name in path]) for path in others)
    return Forecast(release([wave], plan, appetite), together)


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
