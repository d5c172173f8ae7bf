"""A figure of rows of dots: one dot for each person or thing, full, half or empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.look import figure_style, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.8  # inches; small, so that its words are still read on a telephone
_ROW, _HEAD, _FOOT = 0.62, 0.4, 0.62  # inches
_DOT = 11  # points
_DOTS = 0.68  # the share of the width that the dots take
_ROOM = 0.8  # the most of the distance between two dots that one of them takes


@dataclass(frozen=True)
class Row:
    """One row: its name, its dots (full, half and empty ones) and two short lines beside them."""

    name: str
    dots: tuple[int, int, int]
    beside: tuple[str, str]


@dataclass(frozen=True)
class Caption:
    """The words around the rows; `kinds` says what full, half and empty dots are, "" where there is none."""

    title: str
    kinds: tuple[str, str, str]
    foot: str


def draw(rows: tuple[Row, ...], caption: Caption) -> Figure:
    """Return the figure of `rows`, in their order from the top."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as NewFigure

    height = _HEAD + _ROW * len(rows) + _FOOT
    with mpl.rc_context(figure_style()):
        figure = NewFigure(figsize=(WIDTH, height), layout=None)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(0, height))
        axes.set_axis_off()
        axes.text(0.05, height - 0.2, caption.title, fontsize=11, va="center")
        for place, row in enumerate(rows):
            _draw_row(axes, row, height - _HEAD - _ROW * place)
        _draw_key(axes, caption)
        return figure


def _draw_row(axes: Axes, row: Row, top: float) -> None:
    ink = look().light
    gap = min(0.27, WIDTH * _DOTS / max(sum(row.dots), 1))
    size = min(_DOT, gap * 72 * _ROOM)  # 72 points are an inch
    axes.text(0.05, top - 0.13, row.name, fontsize=10, va="center")
    start = 0
    for kind, number in enumerate(row.dots):
        middle = top - 0.4
        _dots(axes, kind, [0.14 + gap * (start + place) for place in range(number)], middle, size)
        start += number
    beside = WIDTH * (_DOTS + 0.045)
    axes.text(beside, top - 0.29, row.beside[0], fontsize=9.5, va="center", color=ink.quiet)
    axes.text(beside, top - 0.48, row.beside[1], fontsize=9.5, va="center")


def _dots(axes: Axes, kind: int, across: list[float], height: float, size: float = _DOT) -> None:
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


def _draw_key(axes: Axes, caption: Caption) -> None:
    ink = look().light
    left = 0.14
    for kind, name in enumerate(caption.kinds):
        if not name:
            continue
        _dots(axes, kind, [left], 0.42)
        axes.text(left + 0.14, 0.42, name, fontsize=9, va="center", color=ink.quiet)
        left += 0.5 + 0.07 * len(name)  # about the width of the name at this size
    axes.text(WIDTH - 0.05, 0.12, caption.foot, ha="right", va="center", fontsize=9, color=ink.quiet)
