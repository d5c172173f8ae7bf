"""The figure of what a yes is worth: one row of people for each invitation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.exercises.dots import draw_dots, draw_kind
from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.3  # inches; small, so that its words are still read on a telephone
TEXT = 10.7  # points: at least 11 pixels where the figure is 320 pixels wide
_ROW, _FOOT, _LINE = 0.62, 0.58, 0.22  # inches
_PEOPLE = 0.63  # the share of the width that the dots take


@dataclass(frozen=True)
class Row:
    """One invitation: its name, its people (willing, reluctant, away) and two short lines beside them."""

    name: str
    people: tuple[int, int, int]
    beside: tuple[str, str]


def draw(rows: tuple[Row, ...], kinds: tuple[str, str, str]) -> Figure:
    """Return the figure: a full dot comes gladly, a half one comes anyway, an empty one said no.

    `kinds` names these three, in the key below the rows.
    """
    height = _ROW * len(rows) + _FOOT
    with sheet(WIDTH, height) as (figure, axes):
        for place, row in enumerate(rows):
            _draw_row(axes, row, height - _ROW * place)
        _draw_key(axes, kinds)
        return figure


def _draw_row(axes: Axes, row: Row, top: float) -> None:
    ink = look().light
    axes.text(0.05, top - 0.13, row.name, fontsize=TEXT, va="center")
    draw_dots(axes, row.people, WIDTH * _PEOPLE, top - 0.4)
    beside = WIDTH * (_PEOPLE + 0.045)
    axes.text(beside, top - 0.29, row.beside[0], fontsize=TEXT, va="center", color=ink.quiet)
    axes.text(beside, top - 0.48, row.beside[1], fontsize=TEXT, va="center")


def _draw_key(axes: Axes, kinds: tuple[str, str, str]) -> None:
    """Draw the key in as many lines as its names need."""
    ink = look().light
    left, height = 0.14, 0.38
    for kind, name in enumerate(kinds):
        width = 0.45 + 0.085 * len(name)  # about the width of the name at this size
        if left > 0.14 and left + width > WIDTH:
            left, height = 0.14, height - _LINE
        draw_kind(axes, kind, [left], height)
        axes.text(left + 0.14, height, name, fontsize=TEXT, va="center", color=ink.quiet)
        left += width
