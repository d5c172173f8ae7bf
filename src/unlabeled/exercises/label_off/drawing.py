"""The two figures: lines with the label and without, and what dealing the label by chance would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from unlabeled.exercises.label_off.shift import Side
from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from unlabeled.stats import Estimate

WIDTH = 4.8  # inches; small, so that its words are still read on a telephone
TEXT = 12  # points: at least 11 pixels where the figure is 320 pixels wide
_LEFT, _RIGHT = 0.3, WIDTH - 0.3  # where a shift of −1 and of 1 stand
_ROW, _DOT = 0.62, 11  # inches; points
_PILE = 1.45  # inches, how high the deals may be piled
_GAP, _WIDEST = 0.14, 5  # inches between piled deals; deals beside one another


@dataclass(frozen=True)
class Row:
    """Lines of one kind: with the label or without; what each counts as, and a short line beside them."""

    name: str
    sides: tuple[Side, ...]
    beside: str


@dataclass(frozen=True)
class Scale:
    """The words on the line from −1 to 1."""

    towards_leaving: str
    towards_telling: str
    yours: str


def draw_lines(
    rows: tuple[Row, Row],
    shift: Estimate,
    scale: Scale,
    kinds: Mapping[Side, str],
    fits: str,
) -> Figure:
    """Return the figure of the lines and their shift; `fits` names the interval."""
    height = _ROW * len(rows) + 1.88
    with sheet(WIDTH, height) as (figure, axes):
        most = max(len(row.sides) for row in rows)
        for place, row in enumerate(rows):
            _draw_row(axes, row, height - _ROW * place, most)
        _draw_key(axes, kinds, 1.68)
        ink, level = look().light, 0.9
        _draw_scale(axes, scale, level)
        ends = [_across(max(shift.low, -1)), _across(min(shift.high, 1))]
        _draw_bar(axes, ends, level)
        axes.plot([_across(shift.value)], [level], "o", color=ink.second, markersize=9)
        _name(axes, shift.value, level + 0.26, scale.yours, ink.second)
        _draw_bar(axes, [0.1, 0.34], 0.16)
        axes.text(0.44, 0.16, fits, va="center", fontsize=TEXT, color=ink.quiet)
        return figure


def draw_chance(
    piles: Mapping[float, int],
    yours: float,
    scale: Scale,
    names: tuple[str, str, str],
) -> Figure:
    """Return the figure of dealt labels, piled at the shift that each leads to.

    Parameters
    ----------
    piles : mapping of float to int
        Shift → how many deals led to it.
    yours : float
        The learner's shift.
    scale : Scale
        Words on the line.
    names : tuple of str
        What a deal is called that moves at least as far, one that moves less, and any if `yours` is 0.
    """
    level, ink = 0.9, look().light
    with sheet(WIDTH, level + _PILE + 0.36) as (figure, axes):
        _draw_scale(axes, scale, level)
        gap, wide = _spacing(piles)
        for value, number in piles.items():
            far = yours != 0 and abs(value) >= abs(yours)
            _draw_pile(axes, _across(value), level + 0.12, number, gap, wide, full=far)
        top = level + _PILE + 0.22
        axes.plot([_across(yours)] * 2, [level, top - 0.1], color=ink.second, linewidth=1.2, zorder=1)
        _name(axes, yours, top, scale.yours, ink.second)
        kinds = [(names[2], False)] if yours == 0 else [(names[0], True), (names[1], False)]
        left = 0.12
        for name, full in kinds:
            _draw_pile(axes, left, 0.09, 1, _GAP, 1, full=full)
            axes.text(left + 0.12, 0.16, name, fontsize=TEXT, va="center", color=ink.quiet)
            left += 0.4 + 0.092 * len(name)
        return figure


def _across(shift: float) -> float:
    return _LEFT + (shift + 1) / 2 * (_RIGHT - _LEFT)


def _draw_row(axes: Axes, row: Row, top: float, most: int) -> None:
    ink, gap = look().light.ink, min(0.3, 2.9 / most)
    axes.text(0.05, top - 0.13, row.name, fontsize=TEXT, va="center", color=ink)
    for place, side in enumerate(row.sides):
        _draw_dot(axes, side, 0.16 + gap * place, top - 0.4)
    axes.text(0.28 + gap * most, top - 0.4, row.beside, fontsize=TEXT, va="center", color=ink)


def _draw_dot(axes: Axes, side: Side, across: float, height: float) -> None:
    ink = look().light
    size, fill, edge = {
        Side.TELLS: (_DOT, ink.first, ink.first),
        Side.LEAVES: (_DOT, ink.paper, ink.first),
        Side.LEFT_OUT: (_DOT / 3, ink.neutral, ink.neutral),
    }[side]
    axes.plot(
        [across],
        [height],
        "o",
        markersize=size,
        markerfacecolor=fill,
        markeredgecolor=edge,
        markeredgewidth=1.5,
    )


def _draw_key(axes: Axes, kinds: Mapping[Side, str], height: float) -> None:
    left = 0.16
    for side, name in kinds.items():
        _draw_dot(axes, side, left, height)
        axes.text(left + 0.15, height, name, fontsize=TEXT, va="center", color=look().light.quiet)
        left += 0.45 + 0.1 * len(name)  # about the width of the name at this size


def _draw_bar(axes: Axes, ends: list[float], level: float) -> None:
    colour = look().light.second
    axes.plot(ends, [level, level], color=colour, linewidth=7, alpha=0.3, solid_capstyle="butt")


def _draw_scale(axes: Axes, scale: Scale, level: float) -> None:
    ink = look().light
    axes.plot([_LEFT, _RIGHT], [level, level], color=ink.line, linewidth=1, zorder=0)
    for value, text in ((-1, "−100"), (0, "0"), (1, "+100")):
        axes.plot([_across(value)] * 2, [level - 0.05, level + 0.05], color=ink.neutral, linewidth=1)
        axes.text(
            _across(value), level - 0.17, text, fontsize=TEXT, ha="center", va="center", color=ink.quiet
        )
    for text, edge, side in (
        (scale.towards_leaving, 0.05, "left"),
        (scale.towards_telling, WIDTH - 0.05, "right"),
    ):
        axes.text(edge, level - 0.41, text, fontsize=TEXT, ha=side, va="center", color=ink.quiet)


def _name(axes: Axes, shift: float, height: float, text: str, colour: str) -> None:
    """Write `text` above `shift`, and inside the figure."""
    half = 0.05 * len(text)
    across = min(max(_across(shift), 0.05 + half), WIDTH - 0.05 - half)
    axes.text(across, height, text, fontsize=TEXT, ha="center", va="center", color=colour)


def _spacing(piles: Mapping[float, int]) -> tuple[float, int]:
    """Return how far apart piled deals stand, in inches, and how many stand beside one another."""
    values = sorted(piles)
    apart = min((_across(b) - _across(a) for a, b in pairwise(values)), default=WIDTH)
    wide = max(1, min(_WIDEST, int(apart / _GAP) - 1))
    rows = -(-max(piles.values(), default=1) // wide)
    return min(_GAP, _PILE / rows), wide


def _draw_pile(
    axes: Axes, middle: float, foot: float, number: int, gap: float, wide: int, *, full: bool
) -> None:
    ink = look().light
    beside = min(wide, number)
    across = [middle + gap * (place % wide - (beside - 1) / 2) for place in range(number)]
    heights = [foot + gap * (place // wide) + gap / 2 for place in range(number)]
    axes.plot(
        across,
        heights,
        "o",
        markersize=72 * gap * 0.62,
        markerfacecolor=ink.first if full else ink.paper,
        markeredgecolor=ink.first,
        markeredgewidth=1,
        zorder=2,
    )
