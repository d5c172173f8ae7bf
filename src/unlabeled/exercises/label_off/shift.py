"""How far somebody's lines shift under a label, and how far chance alone could have moved so few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from unlabeled.stats import Estimate


class Line(StrEnum):
    """What somebody writes next."""

    ASK = "ask"
    ADVISE = "advise"
    STORY = "story"
    WAIT = "wait"


class Side(StrEnum):
    """What a line does with the word: it keeps it with the other, takes it, or is not counted."""

    LEAVES = "leaves"
    TELLS = "tells"
    LEFT_OUT = "left_out"


class Count(StrEnum):
    """How lines are counted; nobody is bound to the usual way."""

    USUAL = "usual"
    STORY_LEAVES = "story-leaves"
    WAIT_LEFT_OUT = "wait-left-out"

    def side(self, line: Line) -> Side:
        """Return what `line` counts as."""
        if self is Count.WAIT_LEFT_OUT and line is Line.WAIT:
            return Side.LEFT_OUT
        told = line is Line.ADVISE or (line is Line.STORY and self is not Count.STORY_LEAVES)
        return Side.TELLS if told else Side.LEAVES


@dataclass(frozen=True)
class Pick:
    """One line that was picked: for which case, in which block of the deal, with the label or without."""

    case: str
    block: int
    labelled: bool
    line: Line


@dataclass(frozen=True)
class Shift:
    """Lines that tell, with the label and without it.

    Parameters
    ----------
    told, labelled : tuple of bool
        For each line that counts: does it tell? was the label on?
    blocks : tuple of int
        Its block; the label was dealt to half of each.
    """

    told: tuple[bool, ...]
    labelled: tuple[bool, ...]
    blocks: tuple[int, ...]

    @classmethod
    def of(cls, picks: Iterable[Pick], count: Count = Count.USUAL) -> Shift | None:
        """Return the shift in `picks`, or None where none counts with the label or none without it."""
        counted = [(pick, count.side(pick.line)) for pick in picks]
        counted = [(pick, side) for pick, side in counted if side is not Side.LEFT_OUT]
        if {pick.labelled for pick, _ in counted} != {True, False}:
            return None
        return cls(
            tuple(side is Side.TELLS for _, side in counted),
            tuple(pick.labelled for pick, _ in counted),
            tuple(pick.block for pick, _ in counted),
        )

    @property
    def on(self) -> tuple[int, int]:
        """With the label: lines that tell, and all that count."""
        return self._tells(labelled=True)

    @property
    def off(self) -> tuple[int, int]:
        """Without it: lines that tell, and all that count."""
        return self._tells(labelled=False)

    @property
    def exact(self) -> Fraction:
        """The share that tells with the label minus the share without it, −1 to 1."""
        return self._if_on(self.on[0])

    @property
    def estimate(self) -> Estimate:
        """The same with its 95 % interval (Newcombe's), which takes the lines for independent."""
        from unlabeled.stats import difference_of_shares

        return difference_of_shares(self.on, self.off)

    @cached_property
    def deals(self) -> Mapping[Fraction, int]:
        """How many ways of dealing the label lead to each shift, the very same lines being picked.

        In each block as many lines keep the label as had it. So the number that tell with the label is,
        block by block, hypergeometric, and the blocks add up: a randomisation test, exact, without any
        model of people.
        """
        ways = Counter({0: 1})
        for block in set(self.blocks):
            here = [place for place, number in enumerate(self.blocks) if number == block]
            tells = sum(self.told[place] for place in here)
            marked = sum(self.labelled[place] for place in here)
            ways = _sums(ways, _hypergeometric(len(here), tells, marked))
        return {self._if_on(told): number for told, number in sorted(ways.items())}

    @property
    def as_far(self) -> tuple[int, int]:
        """How many ways of dealing lead at least as far from zero as this one, and how many there are."""
        far = sum(number for value, number in self.deals.items() if abs(value) >= abs(self.exact))
        return far, sum(self.deals.values())

    def draw(self, number: int, rng: np.random.Generator) -> Counter[Fraction]:
        """Return the shifts of `number` deals of the label by chance, and how often each came."""
        values, ways = list(self.deals), list(self.deals.values())
        total = sum(ways)
        drawn = rng.choice(len(values), size=number, p=[each / total for each in ways])
        return Counter(values[int(each)] for each in drawn)

    def _tells(self, *, labelled: bool) -> tuple[int, int]:
        told = [tell for tell, on in zip(self.told, self.labelled, strict=True) if on is labelled]
        return sum(told), len(told)

    def _if_on(self, told: int) -> Fraction:
        """Return the shift if `told` of the lines that tell had come with the label."""
        return Fraction(told, self.on[1]) - Fraction(sum(self.told) - told, self.off[1])


def _hypergeometric(n: int, tells: int, marked: int) -> Counter[int]:
    """Return how many ways of marking `marked` of `n` lines mark 0, 1, … of the `tells` among them."""
    most, least = min(tells, marked), max(0, marked - (n - tells))
    return Counter({k: comb(tells, k) * comb(n - tells, marked - k) for k in range(least, most + 1)})


def _sums(one: Counter[int], other: Counter[int]) -> Counter[int]:
    ways = Counter[int]()
    for first, number in one.items():
        for second, times in other.items():
            ways[first + second] += number * times
    return ways
