"""One table of all groups that agrees with what is printed around them, chosen cluster by cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from unlabeled.attack.arrays import Counts, Reals
from unlabeled.attack.cells import room_for
from unlabeled.attack.sums import Sums
from unlabeled.attack.view import View

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult

_AWAY: Final = 2  # people: how far from its ends a cluster is, if that is possible
_ROUNDS: Final = 30
_AT_ONCE: Final = 16  # sets of answers that are taken up in a round
_NODES: Final = 2_000  # of the solver's tree, so that nothing depends on how busy a machine is
_IMPOSSIBLE: Final = 2  # as the solver says it
_SLACK: Final = 1e-6


@dataclass(frozen=True)
class Cluster:
    """Groups whose nearest telling group is the same.

    Parameters
    ----------
    people : int
        How many are in them together.
    reach : ndarray, shape (3, 2)
        The blocks that groups without categories can reach together.
    sums : Sums or None
        Those of groups with categories.
    """

    people: int
    reach: Counts | None = None
    sums: Sums | None = None


@dataclass(frozen=True)
class Around:
    """What is printed of a group that clusters lie in: weights of each answer, least, most."""

    inside: tuple[int, ...]
    weights: Reals
    low: Reals
    high: Reals

    @classmethod
    def of(cls, view: View, item: int, node: int, inside: Sequence[int]) -> Around:
        """Return what is printed of the group at `node`, in which the clusters `inside` lie."""
        numbers = view.sheet.group(item, node).numbers
        low, high = ([getattr(each, end) for each in numbers] for end in ("low", "high"))
        weights = np.array([each.weights for each in numbers], dtype=float)
        return cls(tuple(inside), weights, np.array(low, dtype=float), np.array(high, dtype=float))


@dataclass(frozen=True)
class Choice:
    """Clusters of one item, and all that is printed around them."""

    view: View
    clusters: Sequence[Cluster]
    around: Sequence[Around]

    def chosen(self, wanted: Counts | None) -> list[Counts] | None:
        """Return how many answers of each kind each cluster may have given; None if none were found.

        Those without categories have room for the `wanted` ones, any two unless given, and stay away from
        what they can reach at most and at least, where that is possible.
        """
        room = room_for(len(self.view.block_of)) if wanted is None else wanted.copy()
        if not self.view.skips:
            room[-1] = 0
        found = self._found(room, each_away=True)
        if found is None and any(each.sums is None for each in self.clusters):
            return self._found(room, each_away=False)
        return found

    def nobody_gave(self, answer: int) -> bool:
        """Return whether nobody in all clusters can have given an answer."""
        places = len(self.view.block_of)
        weights = (np.arange(places) == answer).astype(float)
        rows = [*self._rows(), (self._row(range(len(self.clusters)), weights), 1.0, np.inf)]
        bounds = self._bounds(np.zeros(places, dtype=np.int64), each_away=False)
        return bool(self._solved(bounds, rows).status == _IMPOSSIBLE)

    def _found(self, room: Counts, *, each_away: bool) -> list[Counts] | None:
        """Return a table in which each cluster is away from its ends, or as many as possible are."""
        bounds, rows = self._bounds(room, each_away=each_away), [*self._rows()]
        size, places = len(self.clusters), len(room)
        if (bounds[0] > bounds[1]).any():
            return None
        for _ in range(_ROUNDS):
            result = self._solved(bounds, rows)
            if result.x is None:
                return None
            whole = np.rint(result.x).astype(np.int64)
            tables = whole[: size * places].reshape(size, places)
            over = [*self._over(tables)]
            if not over:
                return [*tables] if _agrees(whole, bounds, rows) else None
            rows += over
        return None

    def _bounds(self, room: Counts, *, each_away: bool) -> tuple[Reals, Reals]:
        """Return least and most of each answer in each cluster, and behind them of how far away it is."""
        found, far = [], []
        for cluster in self.clusters:
            most = np.full(len(room), cluster.people)
            if not self.view.skips:
                most[-1] = 0
            found.append(np.stack([room, most], axis=-1) if cluster.sums is None else cluster.sums.ends)
            far.append([_AWAY if each_away else 0, _AWAY])
        low, high = np.concatenate([*found, far]).T.astype(float)
        return low, high

    def _rows(self) -> Iterator[tuple[Reals, float, float]]:
        """Yield that a cluster's answers are of its people and within what it reaches, and what is around."""
        view, places = self.view, len(self.view.block_of)
        for at, cluster in enumerate(self.clusters):
            yield self._row([at], np.ones(places)), cluster.people, cluster.people
            for block, (least, most) in enumerate([] if cluster.reach is None else cluster.reach.tolist()):
                weights = (view.block_of == block).astype(float)
                far = float(most - least > 2 * _AWAY)  # a narrower block has no room to be away
                yield self._row([at], weights, -far), least, np.inf
                yield self._row([at], weights, far), -np.inf, most
            if cluster.sums is not None:
                yield from self._sets(at, cluster.sums, cluster.sums.pairs)
        for each in self.around:
            for weights, least, most in zip(each.weights, each.low, each.high, strict=True):
                yield self._row(each.inside, weights), least, most

    def _row(self, clusters: Sequence[int], weights: Reals, far: float = 0.0) -> Reals:
        row = np.zeros((len(self.clusters), len(self.view.block_of)))
        row[list(clusters)] = weights
        away = np.zeros(len(self.clusters))
        away[list(clusters)] = far
        return np.concatenate([row.ravel(), away])

    def _over(self, table: Counts) -> Iterator[tuple[Reals, float, float]]:
        """Yield that a cluster cannot give more of some answers together than its groups can."""
        for at, cluster in enumerate(self.clusters):
            if cluster.sums is not None:
                yield from self._sets(at, cluster.sums, cluster.sums.over(table[at])[:_AT_ONCE])

    def _sets(self, at: int, sums: Sums, chosen: Counts) -> Iterator[tuple[Reals, float, float]]:
        for place in chosen.tolist():
            yield self._row([at], sums.sets[place].astype(float)), -np.inf, float(sums.most[place])

    def _solved(
        self, bounds: tuple[Reals, Reals], rows: Sequence[tuple[Reals, float, float]]
    ) -> OptimizeResult:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        weights, low, high = zip(*rows, strict=True)
        return milp(
            -np.array([*np.zeros(len(bounds[0]) - len(self.clusters)), *np.ones(len(self.clusters))]),
            integrality=np.ones(len(bounds[0]), dtype=np.int64),
            bounds=Bounds(*bounds),
            constraints=LinearConstraint(csr_array(np.array(weights)), low, high),
            options={"node_limit": _NODES},
        )


def _agrees(table: Counts, bounds: tuple[Reals, Reals], rows: Sequence[tuple[Reals, float, float]]) -> bool:
    """Return whether whole numbers agree with all, now that they are rounded."""
    weights, low, high = (np.array(each) for each in zip(*rows, strict=True))
    said = weights @ table
    slack = _SLACK * np.maximum(np.abs(weights).max(axis=1), 1)
    inside = (table >= bounds[0]).all() and (table <= bounds[1]).all()
    return bool(inside and (said >= low - slack).all() and (said <= high + slack).all())
