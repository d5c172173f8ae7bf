"""The figure of two guesses: how sure, and how far from theirs; beside it, all orders there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 4.2, 3.8  # inches; small, so that its words are still read on a telephone
TEXT = 10.5  # points: at least 11 pixels where the figure is 320 pixels wide
_LEFT, _RIGHT = 0.42, 2.6  # where "a pure guess" and "certain" stand, in inches
_FOOT, _TOP = 1.0, 3.1  # where the same order and its reverse stand
_ROOM = 0.36  # for a mark's name below the one and above the other
_BARS, _LONGEST, _SHORTEST = 2.78, 0.42, 0.02  # where the bars begin, and how long they are
_WORDS = 3.3  # where the words beside the bars begin
_LETTER = 0.083  # about the width of a letter at this size


@dataclass(frozen=True)
class Mark:
    """One guess: how sure (0–100), how many pairs stand in another order, and its name."""

    sure: float
    far: int
    name: str


@dataclass(frozen=True)
class Scale:
    """The words along the two axes; those beside the bars come in two short lines."""

    far: str
    sure: str
    low: str
    high: str
    reversed: tuple[str, str]
    by_chance: tuple[str, str]
    same: tuple[str, str]


def draw(first: Mark, again: Mark, ways: tuple[int, ...], scale: Scale) -> Figure:
    """Return the figure; `ways` holds how many orders lie at each distance."""
    with sheet(WIDTH, HEIGHT) as (figure, axes):
        most = len(ways) - 1
        _draw_scale(axes, most, scale)
        _draw_chance(axes, ways, scale)
        _draw_guesses(axes, first, again, most)
        return figure


def _across(sure: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * sure / 100


def _up(far: float, most: int) -> float:
    return _FOOT + (_TOP - _FOOT) * far / most


def _draw_scale(axes: Axes, most: int, scale: Scale) -> None:
    ink = look().light
    top, foot = _TOP + _ROOM, _FOOT - _ROOM
    axes.plot([_LEFT, _LEFT, _RIGHT], [top, foot, foot], color=ink.line, linewidth=0.8)
    axes.text(0.05, HEIGHT - 0.15, scale.far, fontsize=TEXT, va="center", color=ink.quiet)
    for far in (0, most):
        axes.text(_LEFT - 0.14, _up(far, most), str(far), fontsize=TEXT, ha="right", va="center")
    for across, text, side in ((_LEFT, scale.low, "left"), (_RIGHT, scale.high, "right")):
        axes.text(across, foot - 0.17, text, fontsize=TEXT, ha=side, va="center", color=ink.quiet)
    middle = (_LEFT + _RIGHT) / 2
    axes.text(middle, 0.17, scale.sure, fontsize=TEXT, ha="center", va="center", color=ink.quiet)


def _draw_chance(axes: Axes, ways: tuple[int, ...], scale: Scale) -> None:
    """Draw one bar for each distance, as long as there are orders; the dotted line is their mean."""
    ink, most = look().light, len(ways) - 1
    thick = (_TOP - _FOOT) / most * 0.62
    lengths = [max(_SHORTEST, _LONGEST * number / max(ways)) for number in ways]
    heights = [_up(far, most) for far in range(most + 1)]
    axes.barh(heights, lengths, thick, left=_BARS, color=ink.neutral, alpha=0.55, linewidth=0)
    mean = _up(most / 2, most)
    axes.plot([_LEFT, _BARS + _LONGEST], [mean, mean], color=ink.quiet, linewidth=1, linestyle=(0, (1, 2)))
    for height, lines in ((_TOP, scale.reversed), (mean, scale.by_chance), (_FOOT, scale.same)):
        for line, shift in zip(lines, (0.09, -0.09), strict=True):
            axes.text(_WORDS, height + shift, line, fontsize=TEXT, va="center", color=ink.quiet)


def _draw_guesses(axes: Axes, first: Mark, again: Mark, most: int) -> None:
    ink = look().light
    start, end = ((_across(mark.sure), _up(mark.far, most)) for mark in (first, again))
    axes.plot([start[0], end[0]], [start[1], end[1]], color=ink.ink, linewidth=1.2, zorder=2)
    ring = {"markerfacecolor": ink.paper, "markeredgecolor": ink.second, "markeredgewidth": 1.8}
    axes.plot(*start, "o", markersize=13, zorder=3, **ring)  # type: ignore[arg-type]  # colours and a width
    axes.plot(*end, "o", color=ink.first, markersize=8, zorder=4)
    above = first.far >= again.far
    _name(axes, start, first.name, ink.second, above=above)
    _name(axes, end, again.name, ink.first, above=not above)


def _name(axes: Axes, at: tuple[float, float], text: str, colour: str, *, above: bool) -> None:
    """Write `text` above or below a mark, and inside the figure."""
    half = _LETTER * len(text) / 2
    across = min(max(at[0], _LEFT + 0.06 + half), _RIGHT + 0.1 - half)
    height = at[1] + (0.21 if above else -0.21)
    clear = {"facecolor": look().light.paper, "edgecolor": "none", "pad": 0.5}  # of the dotted line
    axes.text(
        across, height, text, fontsize=TEXT, ha="center", va="center", color=colour, bbox=clear, zorder=2.5
    )
