"""Categories beside the groups that they add up, so that the two together leave room for every answer.

The steps of categories leave room for any answers of n people. What is published of the parts takes room
away: of 52 people in four teams of 13, "two thirds or more" in each are 36, or 38 once the count was moved.
Beside a middle answer that 14 or more gave, nobody would be left to disagree. Where that would be so, one or
two people are moved to another answer, out of the step that takes the room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import TypeAlias

from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cell import LEAST_COUNTS, Cell
from unlabeled.disclosure.steps import CategorySteps

_ROOM = LEAST_COUNTS - 1  # people who can have given any answer
_Ends: TypeAlias = tuple[tuple[int, int], ...]  # of each category: the least and the most people


@dataclass(frozen=True)
class Side:
    """Answers of which the parts tell how many people gave them together.

    Parameters
    ----------
    places : tuple of int
        Where they stand among the categories.
    low, high : int
        The least and the most people that the parts allow, once the count was moved away from the ends.
    """

    places: tuple[int, ...]
    low: int
    high: int


@dataclass(frozen=True)
class Sides:
    """All answers: the favourable side first; the last place is "no answer"."""

    each: tuple[Side, ...]
    blueprint: Blueprint
    steps: CategorySteps

    @property
    def moves(self) -> list[tuple[int, int]]:
        """From where to where somebody may be moved: neither over the favourable line nor to "no answer".

        Whoever knows that nobody skipped would find people there.
        """
        upper = self.each[0].places
        rest = [place for place in range(self.blueprint.categories) if place not in upper]
        return [
            (giver, taker)
            for part in (upper, rest)
            for giver, taker in permutations(part, 2)
            if taker != self.blueprint.no_answer
        ]


def eased(table: Sequence[int], sides: Sides) -> list[int]:
    """Return keyed counts whose published cells leave room for two people in every answer.

    Most are returned as they are, and among all that are published alike are some that were not changed.

    Raises
    ------
    ValueError
        If there are no such counts. Nothing is published then.
    """
    if _leaves_room(_ends(table, sides.steps), sides, sum(table)):
        return list(table)
    for moved in _moved(table, sides):
        if _leaves_room(_ends(moved, sides.steps), sides, sum(table)):
            return moved
    raise ValueError("A group of groups leaves no room for some answer. Give fewer groups, or larger ones.")


def may_be_eased(cells: Sequence[Cell], sides: Sides) -> bool:
    """Return whether `cells` may be of a table that was changed: by them and by the parts alone."""
    return _may_be_eased(tuple((cell.low, cell.high) for cell in cells), cells[0].n, sides)


@cache  # groups of groups have few sizes, and many statements
def _may_be_eased(ends: _Ends, n: int, sides: Sides) -> bool:
    def at(count: int) -> tuple[int, int]:
        cell = sides.steps.cell(n, min(max(count, 0), n))
        return cell.low, cell.high

    for giver, taker in sides.moves:
        for before in (ends[giver], at(ends[giver][1] + 1)):
            for after in (ends[taker], at(ends[taker][0] - 1)):
                tried = list(ends)
                tried[giver], tried[taker] = before, after
                if not _leaves_room(tuple(tried), sides, n):
                    return True
    return False


def _ends(table: Sequence[int], steps: CategorySteps) -> _Ends:
    n = sum(table)
    cells = (steps.cell(n, count) for count in table)
    return tuple((cell.low, cell.high) for cell in cells)


def _moved(table: Sequence[int], sides: Sides) -> Iterator[list[int]]:
    """Yield `table` with one or two people elsewhere: out of the largest category first."""
    moves = sorted(sides.moves, key=lambda move: (-table[move[0]], table[move[1]]))
    for people in (1, 2):
        for giver, taker in moves:
            found = list(table)
            found[giver] -= people
            found[taker] += people
            if found[giver] >= 0 and all(
                side.low <= sum(found[place] for place in side.places) <= side.high for side in sides.each
            ):
                yield found


def _leaves_room(ends: _Ends, sides: Sides, n: int) -> bool:
    """Return whether two people of `n` or more can have given each answer, by all these limits."""
    least = [sum(ends[place][0] for place in side.places) for side in sides.each]
    spared = n - sum(max(side.low, own) for side, own in zip(sides.each, least, strict=True))
    for side, own in zip(sides.each, least, strict=True):
        more = min(side.high, max(side.low, own) + spared) - own  # on this side, beyond what is certain
        for place in side.places:
            low, high = ends[place]
            if place != sides.blueprint.no_answer and min(low + more, high) < _ROOM:
                return False
    return True
