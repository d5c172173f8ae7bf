"""The figure of how many would have to move, by how many answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unlabeled.look import figure_style, look

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

    from unlabeled.exercises.would_move.moves import Needed

SIZE = (4.3, 3.0)  # inches; small, so that its words are still read on a telephone
TEXT = 10.5  # points: at least 11 pixels where the figure is 320 pixels wide
_TOP = 2.0  # steps of the scale; what needs more leaves the picture
_ROOM = 0.17  # the least distance between two labels, in steps


@dataclass(frozen=True)
class Words:
    """The words on the figure; `names` stand beside the two marks."""

    axis: str
    all: str
    names: tuple[str, str]


class MoveFigure:
    """One matplotlib figure, laid out once; a moved slider only moves what is on it."""

    def __init__(self, low: int, high: int) -> None:
        import matplotlib as mpl
        from matplotlib.figure import Figure as NewFigure

        ink = look().light
        self._low, self._high = low, high
        with mpl.rc_context(figure_style()):
            self.figure: Figure = NewFigure(figsize=SIZE, layout=None)
            self._axes = self.figure.add_axes((0.1, 0.155, 0.87, 0.82))
            self._axes.set(xlim=(low, high), ylim=(0, _TOP), yticks=(0, 0.5, 1, 1.5, 2))
            self._axes.set_yticklabels(("0", "½", "1", "1½", "2"))
            self._axes.tick_params(length=0, labelsize=TEXT)
            self._axes.xaxis.label.set_fontsize(TEXT)
            self._axes.axhspan(1, _TOP, color=ink.line, alpha=0.35, linewidth=0)
            self._all = self._axes.text(
                high, 1.04, "", fontsize=TEXT, ha="right", va="bottom", color=ink.quiet
            )
            # The line style tells the two apart where colour cannot.
            self._linked = self._line(ink.first, "-", "o")
            self._unlinked = self._line(ink.second, (0, (5, 1.5)), "s")

    def draw(
        self, curves: tuple[Sequence[Needed], Sequence[Needed]], now: tuple[Needed, Needed], say: Words
    ) -> Figure:
        """Return the figure with both curves (linked, then unlinked), and a mark on each at `now`."""
        self._axes.set_xlabel(say.axis, loc="left")
        self._all.set_text(say.all)
        heights = self._heights(now)
        parts = zip((self._linked, self._unlinked), curves, now, heights, say.names, strict=True)
        for (line, mark, name), curve, here, height, words in parts:
            line.set_data([each.people for each in curve], [each.steps for each in curve])
            mark.set_data([here.people], [here.steps])
            mark.set_visible(here.steps <= _TOP)
            left = here.people < (self._low + self._high) / 2
            gap = (self._high - self._low) * (0.025 if left else -0.025)
            name.set(x=here.people + gap, y=height, text=words, ha="left" if left else "right")
        return self.figure

    def _heights(self, now: tuple[Needed, Needed]) -> tuple[float, float]:
        """Return where the two names stand: above their marks, inside the picture, and apart."""
        lower, upper = (each.steps for each in now)
        low = min(max(lower - 0.08, 0.1), _TOP - 0.1 - _ROOM)
        return low, max(min(upper + 0.1, _TOP - 0.1), low + _ROOM)

    def _line(self, colour: str, style: Any, shape: str) -> tuple[Line2D, Line2D, Text]:
        (line,) = self._axes.plot([], [], color=colour, linestyle=style)
        (mark,) = self._axes.plot([], [], color=colour, marker=shape, markersize=8, linestyle="none")
        name = self._axes.text(0, 0, "", color=colour, fontsize=TEXT, va="center", clip_on=False)
        return line, mark, name
