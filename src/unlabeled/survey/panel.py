"""One statement as a small picture: a line for everyone and for each group, at one time or at two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from unlabeled.content.instrument import Item
from unlabeled.disclosure import Row
from unlabeled.survey.drawing import LETTER, WIDTH, Drawing, in_lines
from unlabeled.survey.words import (
    ANY_SHARE,
    WORDED_OTHERWISE,
    says_nothing,
    share_words,
    short_words,
    ticks,
    wave_words,
)

LINES_IN_ONE: Final = 32  # so high that a printed page holds it; more go into a second picture
_FIELD: Final = 12
_ROW: Final = 20
_MORE: Final = 16  # a second line of a name, or words below a field
_INWARDS: Final = 10
_ALONE: Final = ((150.0, 250.0),)  # left and right end of the line of one wave; words stand behind it
_TWO: Final = ((126.0, 224.0), (260.0, 358.0))
_NOT_SHOWN: Final = "not shown"


@dataclass(frozen=True)
class Mark:
    """What is published of one group at one time: people, and the range of a share."""

    n: int
    row: Row


@dataclass(frozen=True)
class Line:
    """A name with its marks, one for each column; None where a group is not shown at that time.

    Parameters
    ----------
    name : str
        Of the group, or of the side that is counted.
    marks : tuple of Mark or None
        None at all where the line is a name alone, above others.
    inwards : int
        How many steps the name stands to the right: groups inside groups.
    colour : str
        Of the fields.
    strong : bool
        Whether the name stands out, as that of a group with groups inside it.
    told : bool
        Whether the share stands in words below a field that has none behind it.
    """

    name: str
    marks: tuple[Mark | None, ...]
    inwards: int = 0
    colour: str = "first"
    strong: bool = False
    told: bool = False


def panels(item: Item, lines: Sequence[Line], waves: Sequence[str]) -> list[str]:
    """Return the pictures of one statement: one, or several where there are many lines.

    Parameters
    ----------
    item : Item
        The statement.
    lines : sequence of Line
        From the top down.
    waves : sequence of str
        The names of one column or two; one blank name where there is one wave.
    """
    return [
        _panel(item, lines[start : start + LINES_IN_ONE], waves, first=not start)
        for start in range(0, len(lines), LINES_IN_ONE)
    ]


def _panel(item: Item, lines: Sequence[Line], waves: Sequence[str], *, first: bool) -> str:
    drawing, columns = Drawing(), _TWO if len(waves) == 2 else _ALONE
    drawing.paragraph(item.text if first else f"{item.text} (continued)", strong=True)
    if item.reverse_keyed:
        drawing.paragraph(WORDED_OTHERWISE, colour="quiet")
    digits = max((len(str(mark.n)) for mark in chain.from_iterable(_marks(lines))), default=1)
    _head(drawing, waves, columns)
    if len(columns) == 2:
        _parts(drawing, lines, columns)
    for line in lines:
        _line(drawing, line, columns, room=columns[0][0] - 14 - digits * LETTER)
    return drawing.svg()


def _marks(lines: Sequence[Line]) -> list[list[Mark]]:
    return [[mark for mark in line.marks if mark] for line in lines]


def _head(drawing: Drawing, waves: Sequence[str], columns: Sequence[tuple[float, float]]) -> None:
    """Say what the columns are, what their ends mean, and what is counted."""
    drawing.y += 4
    if any(waves):
        drawing.y += _MORE + 2
        for wave, (left, _) in zip(waves, columns, strict=True):
            words = wave_words(wave)
            drawing.text(left, drawing.y, in_lines(words, 13, most=1)[0], colour="quiet")
    drawing.y += _MORE + 2
    for left, right in columns:
        drawing.text(left - 8, drawing.y, "n", colour="quiet", anchor="end")
        drawing.text(left, drawing.y, "none", colour="quiet")
        drawing.text(right, drawing.y, "all", colour="quiet", anchor="end")
    if len(columns) == 1:
        drawing.text(WIDTH, drawing.y, "favourable", colour="first", anchor="end")
    else:
        drawing.text(0, drawing.y, "favourable", colour="first")
    drawing.y += 7


def _parts(drawing: Drawing, lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> None:
    """Say once what the ticks are where no words stand behind a line: thirds, or the half."""
    found = {ticks(mark.row) for line in lines if not line.told for mark in line.marks if mark}
    parts = next((each for each in sorted(found, key=len, reverse=True) if each), ())
    if not parts:
        return
    drawing.y += _MORE - 2
    for left, right in columns:
        for place, words in zip(parts, ("half",) if len(parts) == 1 else ("1/3", "2/3"), strict=True):
            x = left + place / 100 * (right - left)
            drawing.text(x, drawing.y, words, colour="quiet", anchor="middle")
    drawing.y += 8


def _line(drawing: Drawing, line: Line, columns: Sequence[tuple[float, float]], room: float) -> None:
    top, x = drawing.y, line.inwards * _INWARDS
    names = in_lines(line.name, max(int((room - x) / LETTER), 4), most=2)
    for place, part in enumerate(names):
        colour = "ink" if line.colour == "first" else line.colour
        drawing.text(x, top + _FIELD - 1 + place * _MORE, part, colour=colour, strong=line.strong)
    for mark, (left, right) in zip(line.marks, columns, strict=bool(line.marks)):
        _mark(drawing, mark, line.colour, left, right, top)
    below = line.told and len(columns) > 1
    if below:
        for mark, (left, _) in zip(line.marks, columns, strict=True):
            if mark and not says_nothing(mark.row):
                drawing.text(left, top + _FIELD + 15, share_words(mark.row), colour=line.colour)
    elif len(columns) == 1 and line.marks and line.marks[0] and not says_nothing(line.marks[0].row):
        words = short_words(line.marks[0].row)
        drawing.text(WIDTH, top + _FIELD - 1, words, colour=line.colour, anchor="end")
    drawing.y += max(_ROW + (_MORE if below else 0), len(names) * _MORE + 5)


def _mark(drawing: Drawing, mark: Mark | None, colour: str, left: float, right: float, top: float) -> None:
    """Outline where the share lies, and no point within; say in words where a drawing would say nothing."""
    baseline = top + _FIELD - 1
    if mark is None:
        drawing.text(left, baseline, _NOT_SHOWN, colour="quiet")
        return
    drawing.text(left - 8, baseline, str(mark.n), colour="quiet", anchor="end")
    row = mark.row
    if says_nothing(row) or row.low is None or row.high is None:
        drawing.text(left, baseline, ANY_SHARE, colour="quiet")
        return
    per_point = (right - left) / 100
    drawing.level(left, right, top + _FIELD / 2)
    for place in (0, *ticks(row), 100):
        drawing.rule(left + place * per_point, top + 2, top + _FIELD - 2)
    drawing.field(left + row.low * per_point, top, (row.high - row.low) * per_point, _FIELD, colour)
