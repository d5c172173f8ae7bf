"""In which steps the categories of n people are shown, so that no cells leave the others exactly nobody.

The counts of all categories add up to n. When the least counts that some cells stand for already add up to n,
or to one person less, every other category holds nobody but perhaps the one who knows. Whether that can
happen follows from n and the number of categories, so the steps are chosen by these, before any answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from unlabeled.disclosure.cell import LEAST_COUNTS, Cell, stepped

STEPS = (5, 10, 25)  # each divides 50, so that "half" is always in the middle of a step


@dataclass(frozen=True)
class CategorySteps:
    """The width of the steps in points, and by how many people their inner borders are moved outwards."""

    step: int
    moved: int

    def cell(self, n: int, count: int) -> Cell:
        """Return `count` of `n` as it is published."""
        return stepped(n, count, self.step, self.step, self.moved)

    def cells(self, n: int) -> Iterator[Cell]:
        """Yield every cell that a category of `n` people can have."""
        count = 0
        while count <= n:
            cell = self.cell(n, count)
            yield cell
            count = cell.high + 1


@cache  # the same few sizes return for every item
def steps_for(n: int, categories: int, finest: int) -> CategorySteps:
    """Return the finest steps that are safe for any answers of `n` people.

    Steps of 25 points always are: only "25 or less" begins at nobody, and of the other two cells' least
    counts no choice adds up to n or n - 1.

    Parameters
    ----------
    n : int
        People, 20 or more.
    categories : int
        How many categories a person can be in, "no answer" included.
    finest : int
        The finest step that the policy allows, in points.
    """
    tried = (
        CategorySteps(step, moved)
        for step in STEPS
        if step >= finest
        for moved in range(step * n // 200 + 1)  # up to half a step, so that the printed limits hold
    )
    return next((steps for steps in tried if _is_safe(steps, n, categories)), CategorySteps(STEPS[-1], 0))


def _is_safe(steps: CategorySteps, n: int, categories: int) -> bool:
    cells = list(steps.cells(n))
    if any(cell.high - cell.low + 1 < LEAST_COUNTS for cell in cells):
        return False
    return not _add_up((cell.low for cell in cells if cell.low), n, categories - 1)


def _add_up(lows: Iterable[int], n: int, most: int) -> bool:
    """Return whether some of `lows`, each as often as one likes, `most` in all, leave none or one of `n`."""
    lows = list(lows)
    reached = 1  # bit i: some of them add up to i
    for _ in range(most):
        one_more = (reached << low & (1 << (n + 1)) - 1 for low in lows)
        reached = reduce(or_, one_more, reached)
    return bool(reached >> (n - LEAST_COUNTS + 2))
