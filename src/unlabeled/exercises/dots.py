"""A figure of rows of dots: one dot for each person or thing, full, half or empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.8  # inches; small, so that its words are still read on a telephone
TEXT = 12  # points: at least 11 pixels where the figure is 320 pixels wide
_ROW, _LINE = 0.66, 0.25  # inches
_DOT = 11  # points
_DOTS = 0.66  # the share of the width that the dots take
_ROOM = 0.8  # the most of the distance between two dots that one of them takes


@dataclass(frozen=True)
class Row:
    """One row: its name, its dots (full, half and empty ones) and two short lines beside them."""

    name: str
    dots: tuple[int, int, int]
    beside: tuple[str, str]


Kinds = tuple[str, str, str]  # what full, half and empty dots are; "" where there is none


def draw(rows: tuple[Row, ...], kinds: Kinds) -> Figure:
    """Return the figure of `rows`, in their order from the top, and below them the key."""
    key = _key(kinds)
    height = _ROW * len(rows) + _LINE * (len(key) + 0.5)
    with sheet(WIDTH, height) as (figure, axes):
        for place, row in enumerate(rows):
            _draw_row(axes, row, height - _ROW * place)
        for line, entries in enumerate(reversed(key)):
            _draw_key(axes, entries, _LINE * (line + 0.5))
        return figure


def _draw_row(axes: Axes, row: Row, top: float) -> None:
    ink = look().light
    axes.text(0.05, top - 0.13, row.name, fontsize=TEXT, va="center")
    draw_dots(axes, row.dots, WIDTH * _DOTS, top - 0.42)
    beside = WIDTH * (_DOTS + 0.045)
    axes.text(beside, top - 0.3, row.beside[0], fontsize=TEXT, va="center", color=ink.quiet)
    axes.text(beside, top - 0.51, row.beside[1], fontsize=TEXT, va="center")


def draw_dots(axes: Axes, dots: tuple[int, int, int], width: float, height: float) -> None:
    """Draw full, half and empty dots from left to right, so many of each, and as large as `width` allows."""
    gap = min(0.27, width / max(sum(dots), 1))
    size = min(_DOT, gap * 72 * _ROOM)  # 72 points are an inch
    start = 0
    for kind, number in enumerate(dots):
        draw_kind(axes, kind, [0.14 + gap * (start + place) for place in range(number)], height, size)
        start += number


def draw_kind(axes: Axes, kind: int, across: list[float], height: float, size: float = _DOT) -> None:
    """Draw dots of one kind: 0 is full, 1 half, 2 empty."""
    ink = look().light
    fill, edge, style = (
        (ink.first, ink.first, "full"),
        (ink.second, ink.second, "left"),
        (ink.paper, ink.neutral, "full"),
    )[kind]
    axes.plot(
        across,
        [height] * len(across),
        linestyle="none",
        marker="o",
        markersize=size,
        fillstyle=style,
        markerfacecolor=fill,
        markerfacecoloralt=ink.paper,
        markeredgecolor=edge,
        markeredgewidth=1.3,
    )


def _key(kinds: Kinds) -> list[list[tuple[int, float, str]]]:
    """Return the lines of the key; each entry is a kind, where its dot stands, and its name."""
    lines: list[list[tuple[int, float, str]]] = [[]]
    left = start = 0.14
    for kind, name in enumerate(kinds):
        width = 0.4 + 0.1 * len(name)  # about the width of the name at this size
        if lines[-1] and name and left + width > WIDTH:
            lines.append([])
            left = start
        if name:
            lines[-1].append((kind, left, name))
            left += width
    return lines


def _draw_key(axes: Axes, entries: list[tuple[int, float, str]], height: float) -> None:
    for kind, left, name in entries:
        draw_kind(axes, kind, [left], height)
        axes.text(left + 0.15, height, name, fontsize=TEXT, va="center", color=look().light.quiet)
