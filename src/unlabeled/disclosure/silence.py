"""Rule 4: who did not answer. Shown where those who answered and those who did not are k or more each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cells import ranged_cells
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.published import Statistic
from unlabeled.disclosure.rows import Line
from unlabeled.disclosure.shown import Shown
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Tree


@dataclass(frozen=True, eq=False, repr=False)
class Heads:
    """How many people each published group has and how many of them answered, and of which that is shown."""

    asked: Counts
    answered: Counts
    shown: NDArray[np.bool_]


def shown_heads(
    tree: Tree, sizes: Sequence[int] | Counts, head_counts: Sequence[int | None], k: int
) -> Heads:
    """Return the head counts, and which of them may be shown.

    From a total and all parts but one follows the last. So the parts of a group are shown all or none, and
    only where the group itself is: then every sum and difference is of groups that are shown. Where everybody
    answered there is no silence to point at: that is a census.

    Parameters
    ----------
    tree : Tree
        What is published.
    sizes : sequence of int
        People who answered, in each innermost group.
    head_counts : sequence of int or None
        People in each innermost group; None where it is not known, as for those without a group.
    k : int
        Smallest number of people that may be told of.
    """
    missing = [count is None for count in head_counts]
    asked, answered, unknown = (
        tree.with_parts(np.bincount(tree.homes, weights=each, minlength=len(tree)).astype(np.int64))
        for each in ([count or 0 for count in head_counts], sizes, missing)
    )
    silent = asked - answered
    may_be = (unknown == 0) & (answered >= k) & ((silent == 0) | (silent >= k))
    whole = ~tree.has_parts | (np.bincount(tree.homes, minlength=len(tree)) == 0)  # its parts hold all of it
    whole[tree.parents[1:][~may_be[1:]]] = False
    shown = may_be.copy()
    for places in reversed(tree.inner_first):
        above = tree.parents[places]
        shown[places] &= shown[above] & whole[above]
    return Heads(asked, answered, shown)


def head_columns(
    shown: Shown, heads: Heads, told: NDArray[np.bool_], blueprint: Blueprint, step: int, prints: Prints
) -> Iterator[tuple[Line, Counts]]:
    """Yield how many people groups have, how many of a hundred answered, and the limits for all of them.

    Whatever the silent think, the favourable share of the whole group lies between these limits. They follow
    from the published cell and the head count, and are no finer than the cell.

    Parameters
    ----------
    told : ndarray of bool
        Which of the groups that are `shown` it is told of.
    """
    places, cells = shown.places[told], shown.favourable[told]
    asked, answered = heads.asked[places], heads.answered[places]
    for statistic, numbers in (
        (Statistic.HEAD_COUNT, asked),
        (Statistic.RESPONSE_RATE, (200 * answered + asked) // (2 * asked)),  # rounded, half up
    ):
        yield (
            Line("", "", statistic),
            np.array([prints.place(number, None, None) for number in numbers.tolist()]),
        )
    names = [(scale.id, item.id) for scale in blueprint.scales for item in scale.items]
    for place, name in enumerate(names):
        low, high = cells.low[:, place], cells.high[:, place] + asked - answered
        yield Line(*name, Statistic.FAVOURABLE_OF_TEAM), ranged_cells(asked, low, high, step, prints).prints
