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
TEXT = 10.7  # points: at least 11 pixels where the figure is 320 pixels wide
_TOP = 2.0  # steps of the scale; what needs more leaves the picture
_ROOM = 0.27  # the least distance between the two names, one of which may take two lines, in steps
_BELOW, _ABOVE = -0.13, 0.12  # where a count stands, in steps from its mark


@dataclass(frozen=True)
class Words:
    """The words on the figure: `counts` at the two marks, "" for none, and `names` behind the two curves."""

    axis: str
    all: str
    counts: tuple[str, str]
    names: tuple[str, str]


@dataclass(frozen=True)
class _Parts:
    """What is drawn of one way to compare: its curve, its mark, and the words beside both."""

    line: Line2D
    mark: Line2D
    count: Text
    name: Text


class MoveFigure:
    """One matplotlib figure, laid out once; a moved slider only moves what is on it."""

    def __init__(self, low: int, high: int) -> None:
        import matplotlib as mpl
        from matplotlib.figure import Figure as NewFigure

        ink = look().light
        self._low, self._high, self._width = low, high, high - low
        with mpl.rc_context(figure_style()):
            self.figure: Figure = NewFigure(figsize=SIZE, layout=None)
            self._axes = self.figure.add_axes((0.085, 0.155, 0.69, 0.82))
            self._axes.set(xlim=(low, high), ylim=(0, _TOP), yticks=(0, 0.5, 1, 1.5, 2))
            self._axes.set_yticklabels(("0", "½", "1", "1½", "2"))
            self._axes.tick_params(length=0, labelsize=TEXT)
            self._axes.xaxis.label.set_fontsize(TEXT)
            self._axes.axhspan(1, _TOP, color=ink.line, alpha=0.35, linewidth=0)
            self._all = self._axes.text(
                high * 0.985, _TOP * 0.975, "", fontsize=TEXT, ha="right", va="top", color=ink.quiet
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
        behind = spread([curve[-1].steps for curve in curves])
        for place, parts in enumerate((self._linked, self._unlinked)):
            here, curve = now[place], curves[place]
            parts.line.set_data([each.people for each in curve], [each.steps for each in curve])
            parts.mark.set_data([here.people], [here.steps])
            # The curves fall: above one there is room to the right, below it to the left.
            near, far = self._low + 0.2 * self._width, self._high - 0.25 * self._width
            to_left = here.people > (near, far)[place]
            parts.count.set(x=here.people, y=here.steps + (_BELOW, _ABOVE)[place], text=say.counts[place])
            parts.count.set_horizontalalignment("right" if to_left else "left")
            parts.name.set(x=self._high + 0.02 * self._width, y=behind[place])
            parts.name.set_text(say.names[place])
        return self.figure

    def _line(self, colour: str, style: Any, shape: str) -> _Parts:
        (line,) = self._axes.plot([], [], color=colour, linestyle=style)
        (mark,) = self._axes.plot([], [], color=colour, marker=shape, markersize=8, linestyle="none")
        count, name = (
            self._axes.text(0, 0, "", color=colour, fontsize=TEXT, va="center", clip_on=False)
            for _ in range(2)
        )
        return _Parts(line, mark, count, name)


def spread(heights: list[float]) -> list[float]:
    """Return two heights, the lower one first, moved apart so far that words fit, and into the picture."""
    low, high = heights
    middle = min(max((low + high) / 2, _ROOM), _TOP - _ROOM)
    half = max(high - low, _ROOM) / 2
    return [max(middle - half, _ROOM / 2), min(middle + half, _TOP - _ROOM / 2)]
