"""What three splits come to: two figures, their words and numbers, and the sentences below them."""

from __future__ import annotations

from dataclasses import dataclass

from unlabeled.exercises.hundred_points.content import Asker, HundredPoints
from unlabeled.exercises.hundred_points.drawing import Column, draw_columns, draw_distances
from unlabeled.exercises.hundred_points.weights import (
    APART_ENOUGH,
    Side,
    Split,
    beyond,
    distance,
    nearer,
    pull,
)
from unlabeled.exercises.words import Words
from unlabeled.look import Table, svg

Rows = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Three:
    """Three splits, and how the other one is called: in a sentence, and over a column."""

    me: Split
    advice: Split
    them: Split
    name: str
    column: str

    @property
    def apart(self) -> int:
        """Points between the two people."""
        return distance(self.me, self.them)


def columns(three: Three, content: HundredPoints) -> tuple[str, str, Table]:
    """Return the figure of the three splits as SVG text, in words, and as numbers."""
    say, names = content.bars, tuple(each.name for each in content.criteria)
    drawn = draw_columns(
        names,
        (
            Column(say.me, three.me.points),
            Column(say.advice, three.advice.points),
            Column(three.column, three.them.points),
        ),
    )
    points = list(zip(names, three.me.points, three.advice.points, three.them.points, strict=True))
    lines = (say.alt_row.format(criterion=name, me=m, advice=a, them=t) for name, m, a, t in points)
    alt = say.alt.format(them=three.name, rows=" ".join(lines))
    rows = tuple((name, str(m), str(a), str(t)) for name, m, a, t in points)
    head = (say.criterion, say.me, say.advice, three.column)
    return svg(drawn, crop=False), alt, Table(say.caption, head, rows)


def distances(rows: Rows, content: HundredPoints, words: Words) -> tuple[str, str, Table]:
    """Return the figure of distances as SVG text, in words, and as numbers."""
    say = content.distances
    lines = (say.alt_row.format(name=name, points=points) for name, points in rows)
    alt = say.alt.format(rows=" ".join(lines))
    cells = tuple((name, str(points)) for name, points in rows)
    drawing = svg(draw_distances(rows), crop=False)
    return drawing, f"{alt} {words.toy_model}", Table(say.caption, say.head, cells)


def between(three: Three, content: HundredPoints) -> Rows:
    """Return the three distances by name."""
    say = content.distances
    return (
        (say.advice_me, distance(three.advice, three.me)),
        (say.advice_them, distance(three.advice, three.them)),
        (say.me_them, three.apart),
    )


def findings(three: Three, guess: int, side: str, content: HundredPoints) -> tuple[str, ...]:
    """Return what the three splits say, with both guesses beside it; a limit is always said, too."""
    say, found = content.findings, distance(three.advice, three.them)
    numbers = {"them": three.name, "found": found}
    counted = say.as_guessed.format(**numbers)
    if guess != found:
        counted = say.otherwise.format(guess=guess, **numbers)
    return (counted, *_whose(three, side, content), *_beyond(three, content), say.limit)


def _whose(three: Three, side: str, content: HundredPoints) -> tuple[str, ...]:
    """Return whose weights the advice looks like; left open if the two people are too near to tell."""
    say = content.findings
    if three.apart < APART_ENOUGH:
        return (say.too_near.format(them=three.name, apart=three.apart, least=APART_ENOUGH),)
    found = nearer(three.me, three.advice, three.them)
    sides = {Side.MINE: say.mine, Side.THEIRS: say.theirs, Side.EQUAL: say.equal}
    expected = "" if side == found else say.expected_other.format(choice=content.nearer.sides[side])
    stands = say.pull.format(them=three.name, pull=facts(three.advice, three)["pull"])
    return f"{sides[found].format(them=three.name)} {expected}".rstrip(), stands


def _beyond(three: Three, content: HundredPoints) -> tuple[str, ...]:
    say, names = content.findings, [each.name for each in content.criteria]
    over, under = beyond(three.me, three.advice, three.them)
    return tuple(
        text.format(names=", ".join(names[place] for place in places))
        for text, places in ((say.over, over), (say.under, under))
        if places
    )


def to_everybody(me: Split | None, advice: Split, content: HundredPoints) -> Rows:
    """Return how far the same advice is from oneself, if one's weights are there, and from each asker."""
    say = content.others
    own = () if me is None else ((say.me, distance(advice, me)),)
    return own + tuple(
        (say.them.format(name=asker.name), points) for asker, points in _distances_to(advice, content)
    )


def nearest(advice: Split, guess: str, content: HundredPoints) -> tuple[str, ...]:
    """Return to whom the advice comes nearest, the guess beside it, and how far it is from all."""
    say, found = content.others, _distances_to(advice, content)
    low, high = (end(points for _, points in found) for end in (min, max))
    near = [asker for asker, points in found if points == low]
    names = ", ".join(asker.name for asker in near)
    told = say.nearest.format(name=names, points=low) if len(near) == 1 else None
    guessed = content.options["nearest"][guess]
    otherwise = () if guess in {asker.id for asker in near} else (say.otherwise.format(name=guessed),)
    return (
        told or say.tie.format(names=names, points=low),
        *otherwise,
        say.spread.format(low=low, high=high) if high > low else say.no_spread.format(low=low),
    )


def _distances_to(advice: Split, content: HundredPoints) -> list[tuple[Asker, int]]:
    return [(asker, distance(advice, content.split(asker.weights))) for asker in content.askers]


def is_in_the_middle(advice: Split, three: Three, content: HundredPoints) -> bool:
    """Return whether `advice` stands in the middle and yet is far from both."""
    say, at = content.limits, pull(three.me, advice, three.them)
    far = min(distance(advice, each) for each in (three.me, three.them)) >= say.far
    return at is not None and far and say.low <= at <= say.high


def is_beyond_me(advice: Split, three: Three) -> bool:
    """Return whether `advice` stands at 1 without being one's own weights."""
    return pull(three.me, advice, three.them) == 1 and advice != three.me


def name_setting(advice: Split, three: Three, content: HundredPoints) -> str:
    """Return the points of `advice` and where it stands, in one line."""
    named = zip(content.criteria, advice.points, strict=True)
    split = ", ".join(f"{criterion.name} {points}" for criterion, points in named)
    return content.limits.setting.format(split=split, **facts(advice, three))


def facts(advice: Split, three: Three) -> dict[str, str]:
    """Return the numbers of `advice` between the two people, to fill sentences with."""
    at = pull(three.me, advice, three.them)
    return {
        "pull": "" if at is None else f"{at:.2f}",
        "mine": str(distance(advice, three.me)),
        "theirs": str(distance(advice, three.them)),
        "them": three.name,
    }
