"""The quick proof where everyone's numbers say more than their groups': one table of everyone is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from unlabeled.attack.arrays import Counts
from unlabeled.attack.cells import room_for
from unlabeled.attack.view import View

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult

_AWAY: Final = 2.0  # people
_SECONDS: Final = 5.0
_IMPOSSIBLE: Final = 2  # as the solver says it


def beside_everyone(view: View, item: int, held: Counts) -> bool:
    """Return whether nothing follows for one item, where everyone's numbers say more than their groups'.

    For each answer that somebody may know to be their own, the answers of the groups without categories are
    held together at one table that has room for it; then the blocks decide exactly.

    Parameters
    ----------
    held : ndarray of int
        How many of each answer the groups with categories gave together.
    """
    if not len(view.coarse_groups):
        return False
    coarse = view.coarse.of_item(item)
    wanted = room_for(len(view.block_of))
    if not view.skips:
        wanted[-1] = 0
    rest = _rest(view, item, held, wanted)
    if rest is not None and coarse.none_is_known(rest[None], rest[None])[0]:
        return True
    return all(_is_safe_beside(view, item, held, own) for own in _answers(view))


def _answers(view: View) -> Iterator[int]:
    yield from range(len(view.block_of) - (not view.skips))


def _is_safe_beside(view: View, item: int, held: Counts, own: int) -> bool:
    """Return whether nothing follows for who gave the answer `own`."""
    each = np.eye(len(view.block_of), dtype=np.int64)
    rest = _rest(view, item, held, each[0] + each[-2] + each[own])
    if rest is None:  # then nobody can have given this answer, or nothing is proved
        return not held.any() and _solved(view, item, held, each[own]).status == _IMPOSSIBLE
    blocks = (int(view.block_of[own]),)
    return bool(view.coarse.of_item(item).none_is_known(rest[None], rest[None], blocks)[0])


def _rest(view: View, item: int, held: Counts, wanted: Counts) -> Counts | None:
    """Return how many answers of each block the groups without categories may have given together.

    It agrees with all that is printed of everyone, has at least `wanted` of each answer, and stays away from
    what these groups can reach at most and at least, by two people where that is possible.
    """
    chosen = _solved(view, item, held, wanted).x
    if chosen is None:
        return None
    counts = np.rint(chosen[:-1]).astype(np.int64)
    return np.bincount(view.block_of, weights=counts, minlength=3).astype(np.int64)


def _solved(view: View, item: int, held: Counts, wanted: Counts) -> OptimizeResult:
    """Return what the solver says of a table with `wanted` answers in the groups without categories."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    most = np.full(len(wanted), float(view.coarse.people[item]))
    if not view.skips:
        most[-1] = 0
    rows, low, high = _rows(view, item, held)
    return milp(
        np.array([*[0.0] * len(wanted), -1.0]),
        integrality=np.ones(len(wanted) + 1, dtype=np.int64),
        bounds=Bounds([*wanted, 0.0], [*np.maximum(most, wanted), _AWAY]),
        constraints=LinearConstraint(rows, low, high),
        options={"time_limit": _SECONDS},
    )


def _rows(view: View, item: int, held: Counts) -> tuple[Counts, list[float], list[float]]:
    """Return what binds the answers, and in the last column how far from the ends they are."""
    sheet, places = view.sheet, len(view.block_of)
    assert sheet.everyone is not None  # noqa: S101
    numbers = sheet.group(item, sheet.everyone).numbers
    people, sums = int(view.coarse.people[item]), view.coarse.sums[item]
    blocks = np.array([(view.block_of == block).astype(float) for block in range(3)])
    weights = np.array([number.weights for number in numbers])
    fixed = weights @ held
    counted = np.concatenate([np.ones((1, places)), weights, blocks, blocks])
    away = np.array([*[0.0] * (1 + len(weights)), *[-1.0] * 3, *[1.0] * 3])
    low = [people, *([number.low for number in numbers] - fixed), *sums[:, 0], *[-np.inf] * 3]
    high = [people, *([number.high for number in numbers] - fixed), *[np.inf] * 3, *sums[:, 1]]
    return np.column_stack([counted, away]), low, high
