"""What a setting comes to: two curves for the figure, its words and numbers, and the sentences."""

from __future__ import annotations

from dataclasses import dataclass

from unlabeled.exercises.words import Words as SharedWords
from unlabeled.exercises.would_move.content import Kind, WouldMove
from unlabeled.exercises.would_move.drawing import Words
from unlabeled.exercises.would_move.moves import Needed, linked, unlinked
from unlabeled.look import Table

_POINTS = 14  # of a curve that bends most where teams are small


@dataclass(frozen=True)
class Setting:
    """How many answer each time, and how far answers differ by themselves."""

    people: int
    spread: float

    @property
    def needed(self) -> tuple[Needed, Needed]:
        """What it takes, linked and unlinked."""
        return linked(self.people, self.spread), unlinked(self.people, self.spread)


def curves(setting: Setting, content: WouldMove) -> tuple[tuple[Needed, ...], tuple[Needed, ...]]:
    """Return both curves over all numbers of people that the slider offers."""
    low, high = int(content.people.low), int(content.people.high)
    steps = (low * (high / low) ** (place / (_POINTS - 1)) for place in range(_POINTS))
    people = sorted({round(each) for each in steps})
    linked_, unlinked_ = zip(*(Setting(n, setting.spread).needed for n in people), strict=True)
    return linked_, unlinked_


def figure_words(setting: Setting, content: WouldMove) -> Words:
    """Return the words on the figure."""
    say = content.figure
    # Where not even all are enough, the mark stands on the ground that says so.
    first, second = ("" if each.moving is None else _count(each, content) for each in setting.needed)
    return Words(say.axis, say.all, (first, second), (say.linked, say.unlinked))


def describe(setting: Setting, content: WouldMove, words: SharedWords) -> tuple[str, Table]:
    """Return the figure in words, and the numbers behind it."""
    say = content.figure
    linked_, unlinked_ = (_count(needed, content) for needed in setting.needed)
    alt = say.alt.format(
        people=setting.people, spread=number(setting.spread), linked=linked_, unlinked=unlinked_
    )
    rows = []
    for people in sorted({*content.sizes, setting.people}):
        needed = Setting(people, setting.spread).needed
        rows.append((str(people), *(_cell(each, content) for each in needed)))
    caption = say.caption.format(spread=number(setting.spread))
    return f"{alt} {words.toy_model}", Table(caption, say.head, tuple(rows))


def sentences(setting: Setting, content: WouldMove) -> tuple[str, str]:
    """Return what it takes, linked and unlinked, each in a sentence."""
    say = content.sentences
    linked_, unlinked_ = setting.needed
    return _said(linked_, say.linked), _said(unlinked_, say.unlinked)


def number(value: float) -> str:
    """Return a number of steps with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _said(needed: Needed, say: Kind) -> str:
    if needed.moving is None:
        return say.too_few.format(people=needed.people, steps=number(needed.steps))
    return say.enough.format(people=needed.people, moving=needed.moving)


def _count(needed: Needed, content: WouldMove) -> str:
    """Return how many have to move, as "14 / 20", or in words that not even all are enough."""
    if needed.moving is None:
        return content.figure.too_few
    return f"{needed.moving} / {needed.people}"


def _cell(needed: Needed, content: WouldMove) -> str:
    return content.figure.cell.format(
        effect=f"{needed.effect:.2f}", moving=_count(needed, content), people=needed.people
    )
