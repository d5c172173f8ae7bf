"""The figure of trust over time: its average, and the range of most of many runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unlabeled.look import figure_style, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon
    from matplotlib.text import Text

    from unlabeled.exercises.own_speed.trust import Curve

SIZE = (4.3, 2.9)  # inches; small, so that its words are still read on a telephone
TEXT = 10.7  # points: at least 11 pixels where the figure is 320 pixels wide
_ROOM = 0.08  # the least distance between two labels at the right edge, in trust


@dataclass(frozen=True)
class Fan:
    """Many runs in three curves of shape (weeks + 1,): 1 of 10 lies below `low`, 1 of 10 above `high`.

    The line is the mean: a median jumps from one possible value to the next, and looks as
    if something had happened in that week.
    """

    low: Curve
    mean: Curve
    high: Curve

    @classmethod
    def of(cls, runs: Curve, mean: Curve) -> Fan:
        """Return the fan of `runs`, shape (number, weeks + 1), around `mean`, shape (weeks + 1,)."""
        import numpy as np

        low, high = np.quantile(runs, [0.1, 0.9], axis=0)
        return cls(low, mean, high)


@dataclass(frozen=True)
class Course:
    """One course of trust to draw: its runs and its name."""

    fan: Fan
    name: str


@dataclass(frozen=True)
class Marks:
    """What else stands in the figure: words, and the two things that are marked."""

    weeks: str
    settles: str
    settles_at: float
    ends: str = ""
    ends_at: int | None = None


class TrustFigure:
    """One matplotlib figure, laid out once; a moved slider only moves what is on it.

    Laying it out anew would take three times as long as moving its parts (some 15 ms against 5).
    """

    def __init__(self, weeks: int) -> None:
        import matplotlib as mpl
        from matplotlib.figure import Figure as NewFigure

        ink = look().light
        with mpl.rc_context(figure_style()):
            self.figure: Figure = NewFigure(figsize=SIZE, layout=None)
            self._axes: Axes = self.figure.add_axes((0.075, 0.17, 0.605, 0.79))
            self._weeks = weeks
            self._lay_out()
            self._settles = self._axes.axhline(0, color=ink.quiet, linewidth=1, linestyle=(0, (1, 2)))
            self._end = self._axes.axvline(0, color=ink.quiet, linewidth=1)
            self._end_name = self._name(ink.quiet)
            self._end_name.set_y(0.05)
            self._settles_name = self._name(ink.quiet)
            # The line style tells the two courses apart where colour cannot.
            self._alone = self._course(ink.first, "-")
            self._forced = self._course(ink.second, (0, (5, 1.5)))

    def draw(self, courses: tuple[Course, ...], marks: Marks) -> Figure:
        """Return the figure with `courses` (left to itself, then forced) and `marks` on it."""
        self._axes.set_xlabel(marks.weeks, loc="left")
        self._settles.set_ydata([marks.settles_at, marks.settles_at])
        self._mark_end(marks)
        names = [(marks.settles_at, self._settles_name, marks.settles)]
        for place, (band, line, name) in enumerate((self._alone, self._forced)):
            there = place < len(courses)
            for part in (band, line, name):
                part.set_visible(there)
            if there:
                fan = courses[place].fan
                band.set_xy(_outline(fan))
                line.set_ydata(fan.mean)
                names.append((float(fan.mean[-1]), name, courses[place].name))
        heights = spread([height for height, *_ in names], _ROOM)
        for height, (_, name, text) in zip(heights, names, strict=True):
            name.set(x=self._weeks * 1.015, y=height, text=text)
        return self.figure

    def _lay_out(self) -> None:
        axes = self._axes
        axes.set(xlim=(0, self._weeks), ylim=(0, 1), yticks=(0, 0.5, 1), yticklabels=("0", "0.5", "1"))
        axes.tick_params(length=0, labelsize=TEXT)
        axes.xaxis.label.set_fontsize(TEXT)

    def _name(self, colour: str) -> Text:
        return self._axes.text(self._weeks, 0, "", color=colour, fontsize=TEXT, va="center", clip_on=False)

    def _course(self, colour: str, style: Any) -> tuple[Polygon, Line2D, Text]:
        from matplotlib.patches import Polygon as NewPolygon

        band = NewPolygon([(0, 0), (0, 0)], color=colour, alpha=0.16, linewidth=0)
        self._axes.add_patch(band)
        weeks = range(self._weeks + 1)
        (line,) = self._axes.plot(weeks, [0.0] * len(weeks), color=colour, linestyle=style)
        return band, line, self._name(colour)

    def _mark_end(self, marks: Marks) -> None:
        there = marks.ends_at is not None
        week = marks.ends_at or 0
        left = week <= self._weeks * 0.56  # the name is a little longer than half the weeks
        self._end.set(visible=there, xdata=[week, week])
        gap = self._weeks * (0.012 if left else -0.012)
        self._end_name.set(visible=there, text=marks.ends, x=week + gap, ha="left" if left else "right")


def _outline(fan: Fan) -> Curve:
    """Return the corners of the band between the fan's low and high curve, shape (2 * (weeks + 1), 2)."""
    import numpy as np

    weeks = np.arange(len(fan.low))
    return np.column_stack([np.concatenate([weeks, weeks[::-1]]), np.concatenate([fan.low, fan.high[::-1]])])


def spread(heights: list[float], room: float) -> list[float]:
    """Return `heights` moved apart to at least `room`, in the same order, and inside 0–1 where they fit.

    Those that touch form a group that stays centred where its members were.
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    groups: list[list[float]] = []  # each: its members' own heights, lowest first
    for place in order:
        groups.append([heights[place]])
        while len(groups) > 1 and _bottom(groups[-1], room) - _top(groups[-2], room) < room:
            last = groups.pop()
            groups[-1] = groups[-1] + last
    moved = [_bottom(group, room) + room * rank for group in groups for rank in range(len(group))]
    result = [0.0] * len(heights)
    for place, height in zip(order, moved, strict=True):
        result[place] = height
    return result


def _bottom(group: list[float], room: float) -> float:
    half = room * (len(group) - 1) / 2
    return min(max(sum(group) / len(group), half), 1 - half) - half


def _top(group: list[float], room: float) -> float:
    return _bottom(group, room) + room * (len(group) - 1)
