"""What a setting comes to: two groups for the figure, its words and numbers, and whether they differ."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, isclose
from typing import TYPE_CHECKING

from unlabeled.exercises.dots import Row, draw
from unlabeled.exercises.told_apart.content import GroupsFigure, Readings, ToldApart
from unlabeled.exercises.told_apart.groups import Help, at_least_as_many, draw_pair
from unlabeled.exercises.words import Words
from unlabeled.look import Table, svg

if TYPE_CHECKING:
    import numpy as np

CERTAIN = 1e-9  # chances that lie no further apart are the same


@dataclass(frozen=True)
class Pair:
    """Two groups of `people` each, and how many of them make it this time."""

    help: Help
    people: int
    without: int
    with_you: int

    @classmethod
    def of(cls, help_: Help, people: int, rng: np.random.Generator) -> Pair:
        """Return one pair of groups, drawn from `rng`."""
        return cls(help_, people, *draw_pair(help_, people, rng))

    @property
    def as_many_without(self) -> int:
        """In how many of 100 such pairs those without you do at least as well."""
        return whole(100 * at_least_as_many(self.help.without, self.help.with_one_more, self.people))

    @property
    def is_same(self) -> bool:
        """Whether the two chances are equal, so that there is nothing to find."""
        return isclose(self.help.without, self.help.with_one_more, abs_tol=CERTAIN)


def whole(value: float) -> int:
    """Return the nearest whole number; halves go up."""
    return floor(value + 0.5)


def picture(pair: Pair, content: ToldApart) -> str:
    """Return the figure of `pair` as SVG text."""
    say = content.figure
    rows = tuple(
        Row(name, (made, 0, pair.people - made), (chance, said))
        for name, made, chance, said in _rows(pair, say)
    )
    return svg(draw(rows, (say.made_it, "", say.not_made)), crop=False)


def describe(pair: Pair, content: ToldApart, words: Words) -> tuple[str, Table]:
    """Return the figure in words, and the numbers behind it."""
    say = content.figure
    alt = say.alt.format(people=pair.people, without=pair.without, with_you=pair.with_you)
    rows = tuple((name, chance, str(made)) for name, made, chance, _ in _rows(pair, say))
    return f"{alt} {words.toy_model}", Table(say.caption.format(people=pair.people), say.head, rows)


def reading(pair: Pair, content: ToldApart, guess: int | None = None) -> tuple[str, ...]:
    """Return the sentences that `pair` calls for; with `guess`, beside what was guessed."""
    say, pairs = content.readings, pair.as_many_without
    counted = say.pairs.format(pairs=pairs) if guess is None else say.guessed.format(guess=guess, pairs=pairs)
    said = [counted]
    if pair.is_same:
        said.append(_of_the_same(pair, say))
    else:
        said.append(say.told if stands_out(pair, content) else say.not_told)
    if pair.people == 1:
        said.append(say.one_each)
    elif pair.without > pair.with_you:
        said.append(say.swapped)
    return tuple(said)


def stands_out(pair: Pair, content: ToldApart) -> bool:
    """Return whether in nearly every such pair the group with you does better."""
    return not pair.is_same and pair.as_many_without <= content.stands_out


def name_setting(pair: Pair, content: ToldApart) -> str:
    """Return the numbers of `pair`, and how often it would not show, in one line."""
    help_ = pair.help
    return content.setting.format(
        alone=whole(100 * help_.alone),
        strength=whole(100 * help_.strength),
        others=help_.others,
        people=pair.people,
        pairs=pair.as_many_without,
    )


def _of_the_same(pair: Pair, say: Readings) -> str:
    """Return what equal chances mean: luck may still tell two groups apart, unless it has no part at all."""
    if isclose(pair.help.without, 1, abs_tol=CERTAIN):
        return say.all_make_it
    return say.none_makes_it if isclose(pair.help.without, 0, abs_tol=CERTAIN) else say.same


def _rows(pair: Pair, say: GroupsFigure) -> tuple[tuple[str, int, str, str], ...]:
    """Return name, number who made it, chance and count of each group."""
    groups = (
        (say.without, pair.without, pair.help.without),
        (say.with_you, pair.with_you, pair.help.with_one_more),
    )
    return tuple(
        (
            name,
            made,
            say.chance.format(chance=whole(100 * chance)),
            say.made.format(made=made, people=pair.people),
        )
        for name, made, chance in groups
    )
