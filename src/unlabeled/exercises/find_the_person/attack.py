"""What somebody can work out from what is published: exact, by going through all that it leaves possible."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from unlabeled.exercises.find_the_person.office import Block

Counts: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Left:
    """What a publication leaves possible.

    Parameters
    ----------
    blocks : tuple of Block
        Everybody, in blocks that the publication does not tell apart within.
    counts : frozenset of tuple of int
        Each way in which those who agree may be spread over the blocks: one number a block.
    """

    blocks: tuple[Block, ...]
    counts: frozenset[Counts]

    def limits(self, place: int) -> tuple[int, int]:
        """Return the fewest and the most people of the block at `place` who may agree."""
        here = [each[place] for each in self.counts]
        return min(here), max(here)


def left_possible(blocks: Sequence[Block], publish: Callable[[Counts], Hashable]) -> Left:
    """Return every spread of answers that would have been published in the very same way.

    Parameters
    ----------
    blocks : sequence of Block
        Everybody, each person once. `publish` may see of a block only how many agree.
    publish : callable
        What is published if so many people of each block agree.
    """
    seen = publish(tuple(block.agreeing for block in blocks))
    every = product(*(range(block.n + 1) for block in blocks))
    return Left(tuple(blocks), frozenset(counts for counts in every if publish(counts) == seen))


def counted(blocks: Sequence[Block]) -> Left:
    """Return what is left when the count of every block is published: one spread."""
    return Left(tuple(blocks), frozenset([tuple(block.agreeing for block in blocks)]))


def worked_out(left: Left, told: Mapping[str, bool]) -> dict[str, bool]:
    """Return whose answer follows for certain, and what it is; those in `told` are left out.

    Parameters
    ----------
    left : Left
        What the publication leaves possible.
    told : mapping
        Answers that are known otherwise, by name: at least one's own.
    """
    found: dict[str, bool] = {}
    for block in left.blocks:
        for person in block.people:
            if person.name in told:
                continue
            open_ = [answer for answer in (False, True) if _fits(left, {**told, person.name: answer})]
            if len(open_) == 1:
                found[person.name] = open_[0]
    return found


def _fits(left: Left, answers: Mapping[str, bool]) -> bool:
    """Return whether one of the spreads has room for `answers`."""
    known = [[answers[p.name] for p in block.people if p.name in answers] for block in left.blocks]
    ends = [
        (sum(of_block), block.n - (len(of_block) - sum(of_block)))
        for of_block, block in zip(known, left.blocks, strict=True)
    ]
    return any(
        all(low <= count <= high for count, (low, high) in zip(counts, ends, strict=True))
        for counts in left.counts
    )
