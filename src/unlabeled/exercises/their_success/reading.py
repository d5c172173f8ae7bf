"""What a list comes to: the figure, its words and numbers, and the sentences below it."""

from __future__ import annotations

from math import ceil, floor

from unlabeled.exercises.dots import Row, draw
from unlabeled.exercises.their_success.content import Compare, Lists
from unlabeled.exercises.their_success.listed import Listed
from unlabeled.look import Table, svg

TEN = 10
_EXACT = 1e-9  # what floating point may add to a whole number, or take from it


def picture(listed: Listed, guess: int | None, content: Lists) -> str:
    """Return the figure as SVG text: the guess, if there is one, above the list."""
    say = content.figure
    counted = say.of_list.format(count=listed.never, total=listed.total)
    waiting = say.open_ones.format(count=listed.unknown) if listed.unknown else ""
    rows = [Row(say.listed, (listed.never, listed.unknown, listed.might), (counted, waiting))]
    if guess is not None:
        rows.insert(0, Row(say.guess, (guess, 0, TEN - guess), (say.of_ten.format(count=guess), "")))
    kinds = (say.never, say.unknown, say.might)
    return svg(draw(tuple(rows), kinds), crop=False)


def describe(listed: Listed, guess: int | None, content: Lists) -> tuple[str, Table]:
    """Return the figure in words, and the numbers behind it."""
    say = content.figure
    alt = say.alt.format(total=listed.total, never=listed.never, unknown=listed.unknown, might=listed.might)
    if guess is not None:
        alt = f"{alt} {say.alt_guess.format(count=guess)}"
    rows = ((say.never, listed.never), (say.unknown, listed.unknown), (say.might, listed.might))
    return alt, Table(say.caption, say.head, tuple((name, str(count)) for name, count in rows))


def finding(listed: Listed, guess: int | None, content: Lists) -> tuple[str, ...]:
    """Return the sentences that the list calls for, beside the guess if there is one."""
    say = content.findings
    low, high = of_ten(listed.bounds)
    if listed.unknown == listed.total:
        said = [say.all_open]
    elif listed.unknown:
        least, most = listed.never, listed.never + listed.unknown
        between = say.either if listed.unknown == 1 else say.between
        among = between.format(low=least, high=most)
        said = [say.open.format(unknown=listed.unknown, range=among, total=listed.total)]
    else:
        said = [say.known.format(never=listed.never, total=listed.total, low=low)]
    if guess is not None and listed.unknown < listed.total:
        place = say.guess_below if guess < low else say.guess_above if guess > high else say.guess_inside
        said.append(place.format(guess=guess))
    if not listed.unknown:
        said.append(say.nothing_open)
    return tuple(said)


def of_ten(bounds: tuple[float, float]) -> tuple[int, int]:
    """Return two shares, 0–1, as whole tenths: the range as wide as it is or wider, equal shares rounded.

    Examples
    --------
    >>> of_ten((0.5, 0.54)), of_ten((0.75, 0.75))
    ((5, 6), (8, 8))
    """
    low, high = (TEN * bound for bound in bounds)
    if low == high:
        return (floor(low + 0.5),) * 2
    return floor(low + _EXACT), ceil(high - _EXACT)


def distance(confidence: float, expected: float, content: Compare) -> str:
    """Return the sentence for how sure somebody was beside how much came as expected, both 0–100."""
    gap = confidence - expected
    say = content.alike if abs(gap) <= content.near else content.surer if gap > 0 else content.less_sure
    return say.format(confidence=round(confidence), expected=round(expected))
