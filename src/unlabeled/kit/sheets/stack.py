"""One pile of paper for a session: each part's sheets as often as people come, dealt where chance decides."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from unlabeled.content.schedule import Length
from unlabeled.kit.sheets.blocks import For, Leaf
from unlabeled.kit.sheets.desk import Desk


def used(leaves: Iterable[Leaf], desk: Desk, length: Length) -> list[Leaf]:
    """Return the leaves on which something is written in a session of this length."""
    live = {
        (part.id, row.step)
        for part in desk.session.parts
        for row in part.rows
        if row.step and row.minutes.get(length)
    }
    return [leaf for leaf in leaves if any((leaf.part, step) in live for _, step in leaf.steps)]


def stack(parts: Iterable[Sequence[Leaf]], people: int, seed: int) -> Iterator[Leaf]:
    """Yield the leaves in the order of the parts, kind by kind; of those that are dealt, one for each person.

    Parameters
    ----------
    parts : iterable of sequences of Leaf
        The leaves of each part.
    people : int
        How many come. Of `n` dealt leaves nobody's is there more than once oftener than another's.
    seed : int
        What they are shuffled with.
    """
    chance = random.Random(seed)  # noqa: S311 - it deals sheets
    for leaves in parts:
        if dealt := [leaf for leaf in leaves if leaf.whose is For.CHANCE]:
            first = chance.sample(dealt, len(dealt))
            pile = [first[number % len(first)] for number in range(people)]
            yield from chance.sample(pile, people)
        for leaf in leaves:
            if leaf.whose is For.EACH:
                yield from [leaf] * people
