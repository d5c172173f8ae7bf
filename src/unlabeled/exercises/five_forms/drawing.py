"""The figure of two ratings of each form: a full mark as the one who asked, an empty one as the giver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from unlabeled.exercises.five_forms.gaps import Rated

WIDTH = 4.8  # inches; small, so that its words are still read on a telephone
TEXT = 12  # points: at least 11 pixels where the figure is 320 pixels wide
_ROW, _HEAD, _FOOT = 0.46, 0.45, 0.35  # inches
_FROM, _TO = 1.6, 4.55  # where 0 and 100 stand


@dataclass(frozen=True)
class Caption:
    """The words around the rows."""

    received: str
    given: str
    low: str
    high: str


def draw(rows: tuple[tuple[str, Rated], ...], caption: Caption) -> Figure:
    """Return the figure, one row for each form."""
    ink, height = look().light, _HEAD + _ROW * len(rows) + _FOOT
    with sheet(WIDTH, height) as (figure, axes):
        _draw_key(axes, caption, height - 0.2)
        for place, (name, rated) in enumerate(rows):
            _draw_row(axes, name, rated, height - _HEAD - _ROW * (place + 0.5))
        for across, end, side in ((_FROM, caption.low, "left"), (_TO, caption.high, "right")):
            axes.text(across, 0.16, end, fontsize=TEXT, ha=side, va="center", color=ink.quiet)
        return figure


def _draw_row(axes: Axes, name: str, rated: Rated, middle: float) -> None:
    ink = look().light
    received, given = (_FROM + (_TO - _FROM) * value / 100 for value in (rated.received, rated.given))
    axes.text(0.05, middle, name, fontsize=TEXT, va="center")
    axes.plot([_FROM, _TO], [middle, middle], color=ink.line, linewidth=0.8)
    axes.plot([received, given], [middle, middle], color=ink.ink, linewidth=2)
    _mark_given(axes, given, middle)
    _mark_received(axes, received, middle)


def _mark_received(axes: Axes, across: float, height: float) -> None:
    axes.plot(across, height, "o", color=look().light.first, markersize=8)


def _mark_given(axes: Axes, across: float, height: float) -> None:
    """Draw the larger, empty mark: where both ratings are equal, it is a ring round the full one."""
    ink = look().light
    ring = {"markerfacecolor": ink.paper, "markeredgecolor": ink.second, "markeredgewidth": 1.8}
    axes.plot(across, height, "o", markersize=14, **ring)  # type: ignore[arg-type]  # colours and a width


def _draw_key(axes: Axes, caption: Caption, height: float) -> None:
    ink = look().light
    _mark_received(axes, 0.14, height)
    axes.text(0.28, height, caption.received, fontsize=TEXT, va="center", color=ink.first)
    _mark_given(axes, 2.4, height)
    axes.text(2.58, height, caption.given, fontsize=TEXT, va="center", color=ink.second)
