"""The figure of an office: one mark for each person, by the rows of what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.2  # inches; small, so that its words are still read on a telephone
TEXT = 10.5  # points: at least 11 pixels where the figure is 320 pixels wide
_A_LINE = 5  # people
_GAP = 0.82  # inches from one person to the next
_HEAD, _LINE, _KEY = 0.44, 0.48, 0.34  # inches
_MARK = 12.5  # points


class Answer(StrEnum):
    """What is known of somebody's answer."""

    AGREES = "agrees"
    NOT = "not"
    OPEN = "open"


@dataclass(frozen=True)
class Mark:
    """One person: their name, what is known of their answer, and whether it is one's own."""

    name: str
    answer: Answer
    is_you: bool = False


@dataclass(frozen=True)
class Row:
    """One row of what is printed: its name, what is printed or follows, and its people."""

    name: str
    said: str
    people: tuple[Mark, ...] = ()

    @property
    def lines(self) -> int:
        """How many lines its people take."""
        return -(-len(self.people) // _A_LINE)


@dataclass(frozen=True)
class Key:
    """What the marks mean."""

    agrees: str
    not_agrees: str
    open: str


def draw(rows: tuple[Row, ...], key: Key) -> Figure:
    """Return the figure of `rows`, in their order from the top."""
    height = _KEY + sum(_HEAD + _LINE * row.lines for row in rows) + 0.1
    with sheet(WIDTH, height) as (figure, axes):
        _draw_key(axes, key, height - 0.15)
        top = height - _KEY
        for row in rows:
            _draw_row(axes, row, top)
            top -= _HEAD + _LINE * row.lines
        return figure


def _draw_row(axes: Axes, row: Row, top: float) -> None:
    ink = look().light
    axes.plot([0.04, WIDTH - 0.04], [top, top], color=ink.line, linewidth=0.8)
    axes.text(0.04, top - 0.2, row.name, fontsize=TEXT, va="center", color=ink.ink)
    axes.text(WIDTH - 0.04, top - 0.2, row.said, fontsize=TEXT, va="center", ha="right", color=ink.quiet)
    for place, mark in enumerate(row.people):
        line, column = divmod(place, _A_LINE)
        across, down = 0.42 + _GAP * column, top - _HEAD - 0.04 - _LINE * line
        _draw_mark(axes, mark.answer, across, down)
        weight = "bold" if mark.is_you else "normal"
        axes.text(across, down - 0.22, mark.name, fontsize=TEXT, ha="center", va="center", fontweight=weight)


def _draw_mark(axes: Axes, answer: Answer, across: float, down: float) -> None:
    """Draw a full circle, a full square or an empty circle: the shape tells what colour cannot."""
    ink = look().light
    shape, fill, edge = {
        Answer.AGREES: ("o", ink.first, ink.first),
        Answer.NOT: ("s", ink.second, ink.second),
        Answer.OPEN: ("o", ink.paper, ink.neutral),
    }[answer]
    size = _MARK * (0.85 if shape == "s" else 1)
    axes.plot(
        [across],
        [down],
        linestyle="none",
        marker=shape,
        markersize=size,
        markerfacecolor=fill,
        markeredgecolor=edge,
        markeredgewidth=1.3,
    )


def _draw_key(axes: Axes, key: Key, down: float) -> None:
    ink, left = look().light, 0.14
    for answer, words in ((Answer.AGREES, key.agrees), (Answer.NOT, key.not_agrees), (Answer.OPEN, key.open)):
        _draw_mark(axes, answer, left, down)
        axes.text(left + 0.16, down, words, fontsize=TEXT, va="center", color=ink.quiet)
        left += 0.52 + 0.078 * len(words)  # about the width of the words at this size
