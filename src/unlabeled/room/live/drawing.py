"""A result as a figure, and the room's link as a code: the same that the wall shows."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from unlabeled.look import figure_style, look
from unlabeled.room.shown import Line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH: Final = 4.3  # inches; small, so that its words are still read on a telephone
TEXT: Final = 10.7  # points: at least 11 pixels where the figure is 320 pixels wide
_LETTERS: Final = 44  # of a label in one line
_LINE, _BAR, _GAP = 0.19, 0.23, 0.14  # inches: a line of words, a bar, the space to the next
_BARS: Final = 0.57  # of the width; the rest is for words


def result_figure(lines: Sequence[Line]) -> Figure:
    """Return a bar for each line, from its lower to its upper limit, below its words."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as NewFigure

    labels = [textwrap.wrap(line.label, _LETTERS) or [""] for line in lines]
    height = sum(len(label) * _LINE + _BAR + _GAP for label in labels)
    with mpl.rc_context(figure_style()):
        figure = NewFigure(figsize=(WIDTH, height), layout=None)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 100 / _BARS), ylim=(height, 0))
        axes.set_axis_off()
        top = 0.0
        for line, label in zip(lines, labels, strict=True):
            for part in label:
                axes.text(0, top + _LINE / 2, part, va="center", fontsize=TEXT, parse_math=False)
                top += _LINE
            _draw_bar(axes, line, top + _BAR / 2)
            top += _BAR + _GAP
    return figure


def _draw_bar(axes: Axes, line: Line, middle: float) -> None:
    ink = look().light
    thick = _BAR * 0.5
    axes.barh(middle, 100, thick, color=ink.line)
    axes.barh(middle, line.high - line.low, thick, line.low, color=ink.first)
    axes.text(103, middle, line.value, va="center", fontsize=TEXT, color=ink.quiet, parse_math=False)


def code_svg(link: str) -> str:
    """Return `link` as a code to scan: black on white in every light, or cameras do not see it."""
    from segno import make

    rows = make(link, error="m", micro=False).matrix
    edge, size = 4, len(rows) + 8
    squares = "".join(
        f"M{x + edge} {y + edge}h1v1h-1z" for y, row in enumerate(rows) for x, bit in enumerate(row) if bit
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{8 * size}" '
        f'height="{8 * size}" shape-rendering="crispEdges"><path fill="white" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="black" d="{squares}"/></svg>'
    )
