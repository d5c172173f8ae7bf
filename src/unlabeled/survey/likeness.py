"""How alike a group answered, beside how it answered: computed from published shares, drawn as a field."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.content.instrument import ResponseScale, Scale
from unlabeled.disclosure import PublishedGroup, Row, Statistic
from unlabeled.stats.agreement import random_variance
from unlabeled.survey.drawing import WIDTH, Drawing, in_lines
from unlabeled.survey.every_answer import answers_table, called, groups_with_answers
from unlabeled.survey.numbers import Numbers
from unlabeled.survey.plot import Figure, Picture
from unlabeled.survey.words import WIDEST_NUMBER, number_words

_HEIGHT: Final = 130
_KEY: Final = (
    "From left to right: the mean answer. From the bottom up: how far apart the answers lie (SD), on the "
    "ground if all are the same, on the arch if all are at the two ends. Each box is where a statement "
    "lies. The dashed line is how far apart answers given at random would lie. A mean in the middle can be "
    "many middle answers, or two camps: the height tells which. Answers far apart are no fault."
)
_ARCH: Final = 60  # points on it


@dataclass(frozen=True)
class _Place:
    """A statement's number and the published limits of its mean and SD."""

    number: int
    mean: Row
    sd: Row

    @property
    def limits(self) -> tuple[float, float, float, float]:
        """Of the mean, then of the SD."""
        ends = (self.mean.low, self.mean.high, self.sd.low, self.sd.high)
        return tuple(math.nan if end is None else end for end in ends)  # type: ignore[return-value]


def likeness_figure(numbers: Numbers, scale: Scale, points: ResponseScale) -> Figure | None:
    """Return agreement against level, a picture for each group whose every answer is shown.

    A statement whose limits are too wide to say anything is not drawn. None if no statement is drawn.
    """
    pictures, table = [], answers_table(numbers, scale)  # which has mean and SD too
    for group in groups_with_answers(numbers, scale):
        drawn = [place for place in _places(numbers, group, scale) if _says_something(place, points)]
        if drawn:
            pictures.append(_picture(numbers, group, scale, drawn, points))
    return Figure(tuple(pictures), _KEY, table) if pictures and table else None


def _places(numbers: Numbers, group: PublishedGroup, scale: Scale) -> list[_Place]:
    found = []
    for number, item in enumerate(scale.items, 1):
        mean = numbers.one(group, scale.id, item.id, Statistic.MEAN)
        sd = numbers.one(group, scale.id, item.id, Statistic.SD)
        if mean and sd:
            found.append(_Place(number, mean, sd))
    return found


def _says_something(place: _Place, points: ResponseScale) -> bool:
    """Return whether mean and SD are both known to a fifth of the scale's length, and to a point."""
    low, high, close, far = place.limits
    most = min((points.high - points.low) / 5, WIDEST_NUMBER) + 1e-9
    return high - low <= most and far - close <= most  # never true of a number without limits


def _picture(
    numbers: Numbers, group: PublishedGroup, scale: Scale, drawn: Sequence[_Place], points: ResponseScale
) -> Picture:
    drawing = Drawing()
    drawing.paragraph(f"{called(numbers, group)}, n = {group.n}", strong=True)
    _ground(drawing, points)
    left, width, top = 1.0, WIDTH - 2.0, drawing.y
    per_point, per_sd = width / (points.high - points.low), _HEIGHT / _largest_sd(points)
    for at, place in enumerate(drawn):  # numbers one after the other: fields may lie in one place
        low, high, close, far = place.limits
        x, y = left + (low - points.low) * per_point, top + _HEIGHT - far * per_sd
        drawing.field(x, y, (high - low) * per_point, (far - close) * per_sd, "first")
        aside = (at + 0.5) / len(drawn) * (high - low) * per_point
        down = 14 if at % 2 == 0 else max((far - close) * per_sd - 3, 14)
        drawing.text(x + aside, y + down, str(place.number), anchor="middle", strong=True)
    drawing.y += _HEIGHT + 18
    for anchor, x, label in (("start", 0, points.labels[0]), ("end", WIDTH, points.labels[-1])):
        drawing.text(x, drawing.y, in_lines(label, 22, most=1)[0], colour="quiet", anchor=anchor)
    said = "; ".join(
        f"{place.number} “{scale.items[place.number - 1].text}” mean {number_words(place.mean)}, "
        f"SD {number_words(place.sd)}"
        for place in drawn
    )
    return Picture(drawing.svg(), f"{called(numbers, group)}: mean and spread of the answers. {said}.")


def _ground(drawing: Drawing, points: ResponseScale) -> None:
    """Draw what is possible at all, and where answers given at random would be."""
    top, most = drawing.y + 10, _largest_sd(points)
    drawing.y = top
    bottom = top + _HEIGHT
    turns = [math.pi * place / _ARCH for place in range(_ARCH + 1)]
    arch = [((1 - math.cos(turn)) / 2, math.sin(turn) * most) for turn in turns]
    drawing.curve([(1 + at * (WIDTH - 2), bottom - sd / most * _HEIGHT) for at, sd in arch], "neutral")
    drawing.level(1, WIDTH - 1, bottom, "neutral")
    random = bottom - math.sqrt(random_variance(len(points.labels))) / most * _HEIGHT
    drawing.level(1, WIDTH - 1, random, "quiet", dashed=True)
    drawing.text(1, top + 12, "far apart", colour="quiet")
    drawing.text(WIDTH - 1, random - 5, "at random", colour="quiet", anchor="end")
    drawing.text(WIDTH / 2, bottom - 6, "all the same", colour="quiet", anchor="middle")


def _largest_sd(points: ResponseScale) -> float:
    return (points.high - points.low) / 2
