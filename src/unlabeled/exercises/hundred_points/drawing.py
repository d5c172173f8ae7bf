"""Two figures of points: three splits in columns, and distances as bars. Each bar carries its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.2  # inches; small, so that its words are still read on a telephone
TEXT = 11  # points
_HEAD, _ROW, _NAME, _BAR = 0.4, 0.58, 0.4, 0.15  # inches: head, one row, its name above its bar, half a bar
_NUMBER = 0.36  # inches that a number beside its bar takes
_GAP = 0.14  # inches between two columns


@dataclass(frozen=True)
class Column:
    """One split: its head and its points, one number a row."""

    head: str
    points: tuple[int, ...]


def draw_columns(names: tuple[str, ...], columns: tuple[Column, Column, Column]) -> Figure:
    """Return the figure of three splits side by side, one row for each of `names`.

    The advice stands between the two people, as it does in the question that the figure is about.
    """
    ink = look().light
    height = _HEAD + _ROW * len(names)
    with sheet(WIDTH, height) as (figure, axes):
        wide = (WIDTH - 2 * _GAP) / 3
        longest = max(max(column.points) for column in columns)
        scale = (wide - _NUMBER) / longest
        for place, (column, colour) in enumerate(
            zip(columns, (ink.first, ink.second, ink.third), strict=True)
        ):
            left = place * (wide + _GAP)
            axes.text(
                left, height - 0.16, column.head, fontsize=TEXT, va="center", color=colour, weight="bold"
            )
            for row, points in enumerate(column.points):
                middle = height - _HEAD - _ROW * row - _NAME
                _bar(axes, left, middle, points * scale, colour)
                _number(axes, left + points * scale, middle, points)
        for row, name in enumerate(names):
            top = height - _HEAD - _ROW * row
            axes.plot([0, WIDTH], [top, top], color=ink.line, linewidth=0.8)
            axes.text(0, top - 0.15, name, fontsize=TEXT, va="center", color=ink.ink)
        return figure


def draw_distances(rows: tuple[tuple[str, int], ...]) -> Figure:
    """Return the figure of distances, one a row: a bar on a line from 0 to 100 points, and its number."""
    ink, height = look().light, _ROW * len(rows)
    with sheet(WIDTH, height) as (figure, axes):
        full = WIDTH - _NUMBER - 0.1
        for row, (name, points) in enumerate(rows):
            top = height - _ROW * row
            middle = top - _NAME
            axes.text(0, top - 0.15, name, fontsize=TEXT, va="center", color=ink.ink)
            axes.plot([0, full], [middle, middle], color=ink.line, linewidth=0.8, zorder=0)
            _bar(axes, 0, middle, full * points / 100, ink.first)
            _number(axes, full, middle, points)
        return figure


def _bar(axes: Axes, left: float, middle: float, length: float, colour: str) -> None:
    """Draw a bar; nothing given is a thin stroke, so that it is seen to be an answer."""
    from matplotlib.patches import Rectangle

    corner = (left, middle - _BAR / 2)
    axes.add_patch(Rectangle(corner, max(length, 0.02), _BAR, facecolor=colour, edgecolor="none"))


def _number(axes: Axes, end: float, middle: float, points: int) -> None:
    axes.text(end + 0.06, middle, str(points), fontsize=TEXT, va="center", color=look().light.ink)
