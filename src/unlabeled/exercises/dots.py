"""A figure of rows of dots: one dot for each person or thing, full, half or empty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from unlabeled.look import figure_style, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

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
    """Return the figure of `rows`, in their order from the top, and below them the key.

    The next figure of as many rows and the same kinds is this one, changed: keep its SVG and not the figure.
    """
    figure = _figure(len(rows), kinds)
    figure.show(rows)
    return figure.figure


@lru_cache(maxsize=8)
def _figure(rows: int, kinds: Kinds) -> _DotsFigure:
    return _DotsFigure(rows, kinds)


class _DotsFigure:
    """One matplotlib figure, laid out once; a moved slider only moves what is on it.

    It has no axes: nothing of them would be seen, and making them takes as long as all the dots.
    """

    def __init__(self, rows: int, kinds: Kinds) -> None:
        import matplotlib as mpl
        from matplotlib.figure import Figure as NewFigure

        key = _key(kinds)
        height = _ROW * rows + _LINE * (len(key) + 0.5)
        with mpl.rc_context(figure_style()):
            self.figure: Figure = NewFigure(figsize=(WIDTH, height), layout=None)
            self._rows = [self._lay_out_row(height - _ROW * place) for place in range(rows)]
            for line, entries in enumerate(reversed(key)):
                self._draw_key(entries, _LINE * (line + 0.5))

    def show(self, rows: tuple[Row, ...]) -> None:
        """Put `rows` in the place of those that stand there."""
        for (texts, lines, middle), row in zip(self._rows, rows, strict=True):
            for text, words in zip(texts, (row.name, *row.beside), strict=True):
                text.set_text(words)
            gap = min(0.27, WIDTH * _DOTS / max(sum(row.dots), 1))
            size = min(_DOT, gap * 72 * _ROOM)  # 72 points are an inch
            start = 0
            for line, number in zip(lines, row.dots, strict=True):
                across = [0.14 + gap * (start + place) for place in range(number)]
                line.set(data=(across, [middle] * number), markersize=size)
                start += number

    def _lay_out_row(self, top: float) -> tuple[list[Text], list[Line2D], float]:
        ink, beside, middle = look().light, WIDTH * (_DOTS + 0.045), top - 0.42
        texts = [
            self._text(0.05, top - 0.13, ink.ink),
            self._text(beside, top - 0.3, ink.quiet),
            self._text(beside, top - 0.51, ink.ink),
        ]
        return texts, [self._dots(kind, [], middle) for kind in range(3)], middle

    def _text(self, left: float, height: float, colour: str, words: str = "") -> Text:
        inches = self.figure.dpi_scale_trans
        return self.figure.text(
            left, height, words, fontsize=TEXT, va="center", color=colour, transform=inches
        )

    def _dots(self, kind: int, across: Sequence[float], height: float) -> Line2D:
        from matplotlib.lines import Line2D as NewLine

        ink = look().light
        fill, edge = ((ink.first, ink.first), (ink.second, ink.second), (ink.paper, ink.neutral))[kind]
        dots = NewLine(
            across,
            [height] * len(across),
            linestyle="none",
            marker="o",
            markersize=_DOT,
            fillstyle="left" if kind == 1 else "full",
            markerfacecolor=fill,
            markerfacecoloralt=ink.paper,
            markeredgecolor=edge,
            markeredgewidth=1.3,
            transform=self.figure.dpi_scale_trans,
        )
        self.figure.add_artist(dots)
        return dots

    def _draw_key(self, entries: list[tuple[int, float, str]], height: float) -> None:
        for kind, left, name in entries:
            self._dots(kind, [left], height)
            self._text(left + 0.15, height, look().light.quiet, name)


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
