"""Two groups that differ by one helper: a toy model, to look at its shape."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Help:
    """How people fare, with and without one more helper.

    Parameters
    ----------
    alone : float
        Share of people who make it with no help at all, 0–1.
    others : int
        How many others help each of them.
    strength : float
        How often one helper turns a failure into a success, 0–1; the same for all helpers.
    """

    alone: float
    others: int
    strength: float

    def __post_init__(self) -> None:
        for name in ("alone", "strength"):
            if not 0 <= getattr(self, name) <= 1:  # also refuses what is not a number
                raise ValueError(f"{name} is {getattr(self, name)}. Give a number from 0 to 1.")
        if self.others < 0:
            raise ValueError(f"others is {self.others}. Give a number from 0 on.")

    @property
    def without(self) -> float:
        """Chance to make it without the one helper: 1 − (1 − alone)(1 − strength)^others."""
        return 1 - (1 - self.alone) * (1 - self.strength) ** self.others

    @property
    def with_one_more(self) -> float:
        """Chance to make it with the one helper as well: one more factor of (1 − strength)."""
        return 1 - (1 - self.alone) * (1 - self.strength) ** (self.others + 1)


def at_least_as_many(one: float, other: float, people: int) -> float:
    """Return how likely a group with chance `one` has at least as many successes as one with chance `other`.

    Both groups have `people` members, at least one, who make it or not independently of each other:
    the sum of the exact binomial probabilities.

    Examples
    --------
    >>> at_least_as_many(0.5, 0.5, 1)
    0.75
    """
    if people < 1:
        raise ValueError(f"people is {people}. Put at least one person in each group.")
    first, second = (_binomial(people, chance) for chance in (one, other))
    at_most = 0.0
    total = 0.0
    for mine, theirs in zip(first, second, strict=True):
        at_most += theirs
        total += mine * at_most
    return min(total, 1.0)


def draw_pair(help_: Help, people: int, rng: np.random.Generator) -> tuple[int, int]:
    """Return how many make it in one group without the one helper, and in one with the helper."""
    chances = rng.random((2, people))
    made = chances < [[help_.without], [help_.with_one_more]]
    without, with_one_more = made.sum(axis=1)
    return int(without), int(with_one_more)


def _binomial(people: int, chance: float) -> list[float]:
    return [comb(people, made) * chance**made * (1 - chance) ** (people - made) for made in range(people + 1)]
