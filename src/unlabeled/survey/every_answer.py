"""Every answer's share, where a group has so many people that it may be shown: a picture, and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from unlabeled.content.instrument import Item, ResponseScale, Scale
from unlabeled.disclosure import PublishedGroup, Row, Statistic
from unlabeled.look import Table
from unlabeled.survey.drawing import LETTER, WIDTH, Drawing, in_lines
from unlabeled.survey.numbers import Numbers
from unlabeled.survey.plot import Figure, Picture
from unlabeled.survey.words import number_words, share_words, wave_words

WIDEST: Final = 20  # points, as steps of 10 leave them; in wider ranges a drawing would look like nothing
_MOST_TOLD: Final = 4  # so many groups a description reads out
_HEIGHT: Final = 62
_GAP: Final = 16
_KEY: Final = (
    "From the bottom up, from nobody to everybody: for each answer the box in which its share "
    "lies. The answers are numbered: {answers}; “–” is no answer."
)


def groups_with_answers(numbers: Numbers, scale: Scale) -> list[PublishedGroup]:
    """Return the groups of which every answer is shown, each name with its waves beside each other."""
    names = numbers.names(numbers.waves)
    found = (numbers.group(wave, name) for name in names for wave in numbers.waves)
    return [group for group in found if group and numbers.answers(group, scale.items[0].id)]


def answers_table(numbers: Numbers, scale: Scale) -> Table | None:
    """Return the share of each answer, with mean and SD; None where no group has so many people."""
    groups = groups_with_answers(numbers, scale)
    if not groups:
        return None
    answers = [row.category for row in numbers.answers(groups[0], scale.items[0].id)]
    head = ("Statement", *_heads(numbers, groups), *answers, "Mean", "SD")
    rows = tuple(
        (item.text, *_of(numbers, group, groups), *_cells(numbers, group, scale, item))
        for item in scale.items
        for group in groups
    )
    return Table(f"{scale.title}: the share of each answer in %, as the statement was asked.", head, rows)


def answers_figure(numbers: Numbers, scale: Scale, points: ResponseScale) -> Figure | None:
    """Return every answer to the statements of `scale` as fields; None where these would be too wide.

    Whether they are follows from what is published.
    """
    groups = [group for group in groups_with_answers(numbers, scale) if _is_fine(numbers, group, scale)]
    table = answers_table(numbers, scale)
    if not groups or table is None:
        return None
    pictures = tuple(_picture(numbers, item, groups) for item in scale.items)
    named = ", ".join(f"{number} {label}" for number, label in enumerate(points.labels, points.low))
    return Figure(pictures, _KEY.format(answers=named), table)


def called(numbers: Numbers, group: PublishedGroup) -> str:
    """Return the name of `group`, with its wave where there are several."""
    return group.name if len(numbers.waves) == 1 else f"{group.name}, {wave_words(group.wave)}"


def _is_fine(numbers: Numbers, group: PublishedGroup, scale: Scale) -> bool:
    return all(
        row.low is not None and row.high is not None and row.high - row.low <= WIDEST
        for item in scale.items
        for row in numbers.answers(group, item.id)
    )


def _picture(numbers: Numbers, item: Item, groups: Sequence[PublishedGroup]) -> Picture:
    drawing = Drawing()
    drawing.paragraph(item.text, strong=True)
    width = (WIDTH - _GAP) / 2
    for place in range(0, len(groups), 2):
        pair = groups[place : place + 2]
        for column, group in enumerate(pair):
            left = column * (width + _GAP)
            title = in_lines(f"{called(numbers, group)}, n = {group.n}", int(width / LETTER), most=1)[0]
            drawing.text(left, drawing.y + 20, title, colour="quiet")
            _fields(drawing, numbers.answers(group, item.id), left, drawing.y + 28, width)
        drawing.y += 28 + _HEIGHT + 22
    told = "; ".join(_told(numbers, group, item) for group in groups[:_MOST_TOLD])
    rest = " The table has the other groups." if len(groups) > _MOST_TOLD else ""
    return Picture(drawing.svg(), f"“{item.text}” Where the share of each answer lies. {told}.{rest}")


def _told(numbers: Numbers, group: PublishedGroup, item: Item) -> str:
    said = ", ".join(f"{row.category} {share_words(row)}" for row in numbers.answers(group, item.id))
    return f"{called(numbers, group)}, n = {group.n}: {said}"


def _fields(drawing: Drawing, rows: Sequence[Row], left: float, top: float, width: float) -> None:
    bottom, step = top + _HEIGHT, width / len(rows)
    drawing.level(left, left + width, bottom)
    drawing.level(left, left + width, top)
    for place, row in enumerate(rows):
        x, is_answer = left + place * step, place < len(rows) - 1
        low, high = row.low or 0, row.high or 0
        colour = "first" if is_answer else "neutral"
        drawing.field(x + 3, bottom - high / 100 * _HEIGHT, step - 6, (high - low) / 100 * _HEIGHT, colour)
        label = str(place + 1) if is_answer else "–"
        drawing.text(x + step / 2, bottom + 15, label, colour="quiet", anchor="middle")


def _heads(numbers: Numbers, groups: Sequence[PublishedGroup]) -> list[str]:
    several = len({group.name for group in groups}) > 1 or not groups[0].is_everyone
    return [*(["Group"] if several else []), *(["Time"] if len(numbers.waves) > 1 else []), "n"]


def _of(numbers: Numbers, group: PublishedGroup, groups: Sequence[PublishedGroup]) -> Iterator[str]:
    heads = _heads(numbers, groups)
    if "Group" in heads:
        yield group.name
    if "Time" in heads:
        yield wave_words(group.wave)
    yield str(group.n)


def _cells(numbers: Numbers, group: PublishedGroup, scale: Scale, item: Item) -> Iterator[str]:
    yield from (share_words(row).replace(" %", "") for row in numbers.answers(group, item.id))
    for statistic in (Statistic.MEAN, Statistic.SD):
        row = numbers.one(group, scale.id, item.id, statistic)
        yield number_words(row) if row else "–"
