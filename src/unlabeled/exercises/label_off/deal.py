"""Which cases come with the label, and in what order everything stands: dealt anew for each learner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Deal:
    """One learner's deal.

    Parameters
    ----------
    blocks : tuple of tuple of str
        Ids of the cases in the order in which they are shown, block by block.
    labelled : frozenset of str
        Ids of those that come with the label: half of each block.
    seed : int
        What it was dealt with.
    """

    blocks: tuple[tuple[str, ...], ...]
    labelled: frozenset[str]
    seed: int

    def shuffled(self, case: str, options: Iterable[T]) -> tuple[T, ...]:
        """Return `options` in the order in which they stand below `case`."""
        return _shuffled(options, f"{self.seed} options {case}")


def deal(blocks: Iterable[Iterable[str]], seed: int) -> Deal:
    """Return the deal that `seed` leads to: half of each block with the label, all in a new order.

    The same seed gives the same deal in every version of Python, which numpy does not promise; so a
    learner who comes back, perhaps after an update, meets the same page.

    Raises
    ------
    ValueError
        If a block is empty or cannot be halved.

    Examples
    --------
    >>> len(deal([("a", "b", "c", "d"), ("e", "f")], seed=1).labelled)
    3
    """
    shown, labelled = [], set[str]()
    for number, given in enumerate(blocks):
        block = tuple(given)
        if not block or len(block) % 2:
            raise ValueError(f"A block has {len(block)} cases. Half of them get the label: make it even.")
        labelled |= set(_shuffled(block, f"{seed} label {number}")[: len(block) // 2])
        shown.append(_shuffled(block, f"{seed} order {number}"))
    return Deal(tuple(shown), frozenset(labelled), seed)


def _shuffled(things: Iterable[T], seed: str) -> tuple[T, ...]:
    # Sorting by `random()`: its sequence is promised for good, that of `shuffle` is not.
    chance = Random(seed)  # noqa: S311  # an order of cards, no secret
    ranked = [(chance.random(), place, thing) for place, thing in enumerate(things)]
    return tuple(thing for _, _, thing in sorted(ranked, key=lambda each: each[:2]))
