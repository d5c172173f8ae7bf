"""From a smallest detectable effect to people who would have to move by one step of the scale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil

from unlabeled.stats import smallest_detectable_linked, smallest_detectable_unlinked

_EXACT = 1e-9  # what floating point may add to a whole number of people


@dataclass(frozen=True)
class Needed:
    """What a change takes to show in a team.

    Parameters
    ----------
    people : int
        People who answer, in each of the two surveys.
    effect : float
        The smallest detectable effect, in standard deviations.
    spread : float
        That standard deviation, in steps of the scale.
    """

    people: int
    effect: float
    spread: float

    @property
    def steps(self) -> float:
        """How far the average has to move, in steps of the scale."""
        return self.effect * self.spread

    @property
    def moving(self) -> int | None:
        """How many have to move up by one step while nobody moves down; None: all of them are too few."""
        needed = ceil(self.people * self.steps - _EXACT)
        return needed if needed <= self.people else None


def linked(people: int, spread: float) -> Needed:
    """Return what it takes if each person's two answers are compared; `spread` is that of the changes."""
    return Needed(people, _linked(people), _positive(spread))


def unlinked(people: int, spread: float) -> Needed:
    """Return what it takes if two piles of answers are compared; `spread` is that within a survey."""
    return Needed(people, _unlinked(people), _positive(spread))


def _positive(spread: float) -> float:
    if not spread > 0:
        raise ValueError(f"spread is {spread}. Answers differ by something: give a number above 0.")
    return spread


@cache
def _linked(people: int) -> float:
    return smallest_detectable_linked(people)  # some 10 ms, too long for every move of a slider


@cache
def _unlinked(people: int) -> float:
    return smallest_detectable_unlinked(people)
