"""One table of the groups without categories that agrees with all categories printed around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from unlabeled.attack.arrays import Counts, Reals
from unlabeled.attack.cells import room_for
from unlabeled.attack.view import View

if TYPE_CHECKING:
    from scipy.optimize import Bounds
    from scipy.sparse import csr_matrix

_AWAY: Final = 2.0  # people
_SECONDS: Final = 10.0


@dataclass(frozen=True)
class Cluster:
    """Groups without categories whose nearest telling group is the same, and the blocks they reach."""

    leaves: Counts
    reach: Counts


@dataclass(frozen=True)
class _Row:
    """What binds answers: weights of each cluster's answers, and of how far it is from its ends."""

    weights: dict[int, Reals]
    away: dict[int, float]
    low: float
    high: float


def chosen(
    view: View, item: int, clusters: Sequence[Cluster], held: dict[int, Counts], wanted: Counts | None
) -> list[Counts] | None:
    """Return how many answers of each block each cluster may have given, with room for those `wanted`.

    Parameters
    ----------
    held : dict
        For each telling group with categories, the answers of the groups in it that have some themselves.
    """
    from scipy.optimize import LinearConstraint, milp

    places, count = len(view.block_of), len(clusters)
    bounds = _bounds(view, clusters, wanted)
    if (bounds.lb > bounds.ub).any():
        return None
    rows = [*_own_rows(view, clusters), *_around(view, item, clusters, held)]
    ends = [row.low for row in rows], [row.high for row in rows]
    result = milp(
        np.concatenate([np.zeros(count * places), -np.ones(count)]),
        integrality=np.ones(count * places + count, dtype=np.int64),
        bounds=bounds,
        constraints=LinearConstraint(_matrix(rows, count, places), *ends),
        options={"time_limit": _SECONDS},
    )
    if result.x is None:
        return None
    counts = np.rint(result.x[: count * places]).reshape(count, places)
    return [np.rint(_blocks(view) @ each).astype(np.int64) for each in counts]


def _bounds(view: View, clusters: Sequence[Cluster], wanted: Counts | None) -> Bounds:
    """Return bounds of every answer in each cluster, and of how far each cluster is from its ends."""
    from scipy.optimize import Bounds

    places, count = len(view.block_of), len(clusters)
    wanted = room_for(places) if wanted is None else wanted.copy()
    most = np.repeat([[float(view.sheet.n[each.leaves].sum())] for each in clusters], places, axis=1)
    if not view.skips:
        wanted[-1], most[:, -1] = 0, 0
    return Bounds([*np.tile(wanted, count), *np.zeros(count)], [*most.ravel(), *np.full(count, _AWAY)])


def _blocks(view: View) -> Reals:
    return np.array([(view.block_of == block).astype(float) for block in range(3)])


def _own_rows(view: View, clusters: Sequence[Cluster]) -> Iterator[_Row]:
    """Yield that a cluster's answers are of its people, within what it reaches and away from its ends."""
    blocks = _blocks(view)
    for place, cluster in enumerate(clusters):
        people = float(view.sheet.n[cluster.leaves].sum())
        yield _Row({place: np.ones(len(view.block_of))}, {}, people, people)
        for block, (least, most) in zip(blocks, cluster.reach.tolist(), strict=True):
            yield _Row({place: block}, {place: -1.0}, least, np.inf)
            yield _Row({place: block}, {place: 1.0}, -np.inf, most)


def _around(view: View, item: int, clusters: Sequence[Cluster], held: dict[int, Counts]) -> Iterator[_Row]:
    """Yield what is printed of the groups with categories that clusters lie in."""
    for node, counts in held.items():
        below = view.sheet.inside(node)
        inside = [place for place, each in enumerate(clusters) if np.isin(each.leaves, below).all()]
        for number in view.sheet.group(item, node).numbers:
            weights = np.array(number.weights)
            fixed = float(weights @ counts)
            yield _Row(dict.fromkeys(inside, weights), {}, number.low - fixed, number.high - fixed)


def _matrix(rows: Sequence[_Row], count: int, places: int) -> csr_matrix:
    from scipy.sparse import lil_matrix

    matrix = lil_matrix((len(rows), count * places + count))
    for at, row in enumerate(rows):
        for place, weights in row.weights.items():
            matrix[at, place * places : (place + 1) * places] = weights
        for place, value in row.away.items():
            matrix[at, count * places + place] = value
    return matrix.tocsr()
