"""What an attacker works with: a scale, numbers that were printed, and groups that nobody can be in twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

FINE: Final = 20  # a mean of several statements may lie between answers: twentieths of a point are tried


class AttackError(Exception):
    """Something that cannot be read as a publication. The message is a sentence that quotes no cell."""


@dataclass(frozen=True)
class Scale:
    """The lowest and highest answer, and in how many steps a point is divided (1: whole answers)."""

    low: int = 1
    high: int = 5
    parts: int = 1

    def __post_init__(self) -> None:
        if not self.low < self.high <= self.low + 100:
            raise ValueError("A scale runs from a lower to a higher whole number, such as 1-5.")

    @property
    def values(self) -> tuple[float, ...]:
        """Every possible answer, lowest first."""
        return tuple(self.low + step / self.parts for step in range((self.high - self.low) * self.parts + 1))

    @property
    def bands(self) -> tuple[int, ...]:
        """For each answer: 0 unfavourable, 1 in the middle, 2 favourable."""
        twice = self.low + self.high
        return tuple((2 * value > twice) + (2 * value >= twice) for value in self.values)

    @property
    def room(self) -> float:
        """What is bounded to less than this is known: 2 points, or all there is of a shorter scale."""
        return min(2, self.high - self.low)

    def finer(self) -> Scale:
        """Return the same scale with values between the answers."""
        return Scale(self.low, self.high, FINE)


@dataclass(frozen=True)
class Number:
    """A printed number as it binds the people of one group: a weighted head count within limits.

    Parameters
    ----------
    weights : tuple of float
        What each answer counts; a place more than the scale has answers is "no answer".
    low, high : float
        What the printed number allows.
    """

    weights: tuple[float, ...]
    low: float
    high: float


@dataclass(frozen=True)
class Group:
    """A group in a publication; without numbers it is withheld. `n` is None where its size is not printed."""

    n: int | None
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Inner:
    """A group between everyone and the innermost groups, and the names of those that it consists of."""

    group: Group
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Publication:
    """One item in one publication: groups that share nobody, and everyone, if that is printed.

    `inner` are the groups that consist of some of `groups`.
    """

    label: str
    item: str
    groups: dict[str, Group]
    total: Group | None = None
    total_name: str = "All"
    wave: str = ""
    inner: dict[str, Inner] = field(default_factory=dict)


@dataclass(frozen=True)
class Atom:
    """People whom no printed number tells apart.

    Parameters
    ----------
    name : str
        In words.
    n : int
        How many.
    shown : bool
        Whether a number is printed of exactly these.
    """

    name: str
    n: int
    shown: bool


@dataclass(frozen=True)
class Fact:
    """A number and the atoms that it counts together."""

    atoms: tuple[int, ...]
    number: Number


@dataclass(frozen=True)
class Problem:
    """Everything that is known of one item: unknown whole counts of each answer in each atom.

    Parameters
    ----------
    skips : bool
        Whether somebody may have given no answer.
    """

    atoms: tuple[Atom, ...]
    scale: Scale
    facts: tuple[Fact, ...]
    skips: bool = False

    @property
    def columns(self) -> int:
        """How many places each number's weights have."""
        return len(self.scale.values) + self.skips

    def weights(self, number: Number) -> tuple[float, ...]:
        """Return a number's weights, one for each place; a place that it does not know counts nothing."""
        return (*number.weights, *(0.0,) * (self.columns - len(number.weights)))[: self.columns]


@dataclass(frozen=True)
class Leak:
    """What can be worked out of one atom; `knower` is the atom of one who knows their own answer.

    `kind` is "mean", "share" or "answer" (of one person); "contradiction" and "time" where nothing else can
    be said, which counts as much. `counts` is how many gave each answer, where that is known for certain.
    """

    atom: int
    kind: str
    low: float = 0
    high: float = 0
    knower: int | None = None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A leak in words: which group and item, what can be worked out from what, and which rule to tighten."""

    group: str
    item: str
    wave: str
    says: str
    rule: str

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.wave and f"wave {self.wave}", self.item) if part)
        return f"{where + ': ' if where else ''}{self.says} {self.rule}"
