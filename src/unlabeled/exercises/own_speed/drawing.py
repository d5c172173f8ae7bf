"""The figure of trust over time: the middle of many runs, and the range of most of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unlabeled.look import figure_style, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from unlabeled.exercises.own_speed.trust import Curve

SIZE = (4.8, 3.2)  # inches; small, so that its words are still read on a telephone
_ROOM = 0.08  # the least distance between two labels at the right edge, in trust


@dataclass(frozen=True)
class Fan:
    """Many runs in three curves of shape (weeks + 1,): 1 of 10 lies below `low`, 1 of 10 above `high`."""

    low: Curve
    median: Curve
    high: Curve

    @classmethod
    def of(cls, runs: Curve) -> Fan:
        """Return the fan of `runs`, shape (number, weeks + 1)."""
        import numpy as np

        return cls(*np.quantile(runs, [0.1, 0.5, 0.9], axis=0))


@dataclass(frozen=True)
class Course:
    """One course of trust to draw: its runs, its name, and whether it is the forced one."""

    fan: Fan
    name: str
    forced: bool = False


@dataclass(frozen=True)
class Marks:
    """What else stands in the figure: words, and the two things that are marked."""

    title: str
    toy_model: str
    weeks: str
    settles: str
    settles_at: float
    ends: str = ""
    ends_at: int | None = None


class TrustFigure:
    """One matplotlib figure that is made once and drawn anew for other numbers."""

    def __init__(self) -> None:
        import matplotlib as mpl
        from matplotlib.figure import Figure as NewFigure

        with mpl.rc_context(figure_style()):
            self.figure: Figure = NewFigure(figsize=SIZE, layout=None)
            self._axes: Axes = self.figure.add_axes((0.06, 0.2, 0.68, 0.67))

    def draw(self, courses: tuple[Course, ...], marks: Marks) -> Figure:
        """Return the figure with `courses` and `marks` in the place of what stood there."""
        import matplotlib as mpl

        axes, ink = self._axes, look().light
        with mpl.rc_context(figure_style()):
            axes.clear()
            self.figure.texts.clear()
            weeks = len(courses[0].fan.median) - 1
            axes.set(xlim=(0, weeks), ylim=(0, 1), yticks=(0, 0.5, 1), yticklabels=("0", ".5", "1"))
            axes.set_title(marks.title, pad=8, fontsize=11)
            axes.set_xlabel(marks.weeks, loc="left")
            axes.tick_params(length=0)
            axes.axhline(marks.settles_at, color=ink.quiet, linewidth=1, linestyle=(0, (1, 2)))
            if marks.ends_at is not None:
                axes.axvline(marks.ends_at, color=ink.quiet, linewidth=1)
            for course in courses:
                _draw_course(axes, course)
            _label(axes, courses, marks, weeks)
            self.figure.text(0.98, 0.035, marks.toy_model, ha="right", color=ink.quiet, fontsize=9)
        return self.figure


def _draw_course(axes: Axes, course: Course) -> None:
    ink = look().light
    colour = ink.second if course.forced else ink.first
    week = range(len(course.fan.median))
    axes.fill_between(week, course.fan.low, course.fan.high, color=colour, alpha=0.16, linewidth=0)
    # The line style tells the two courses apart where colour cannot.
    axes.plot(week, course.fan.median, color=colour, linestyle=(0, (5, 1.5)) if course.forced else "-")


def _label(axes: Axes, courses: tuple[Course, ...], marks: Marks, weeks: int) -> None:
    """Write each name beside the end of its line, and move the names apart where they would touch."""
    ink = look().light
    words: list[tuple[float, str, dict[str, Any]]] = [(marks.settles_at, marks.settles, {"color": ink.quiet})]
    for course in courses:
        colour = ink.second if course.forced else ink.first
        words.append((float(course.fan.median[-1]), course.name, {"color": colour}))
    for height, text, style in spread(sorted(words, key=lambda word: word[0])):
        axes.annotate(
            text, (weeks, height), (6, 0), textcoords="offset points", va="center", fontsize=10, **style
        )
    if marks.ends_at is not None:
        right = marks.ends_at > weeks / 2
        axes.annotate(
            marks.ends,
            (marks.ends_at, 0.03),
            (-5 if right else 5, 0),
            textcoords="offset points",
            ha="right" if right else "left",
            color=ink.quiet,
            fontsize=10,
        )


def spread(words: list[tuple[float, str, dict[str, Any]]]) -> list[tuple[float, str, dict[str, Any]]]:
    """Return `words` (lowest first) in order, `_ROOM` apart, as near to their heights as that allows."""
    heights: list[float] = []
    for height, *_ in words:
        heights.append(max(height, heights[-1] + _ROOM) if heights else height)
    lift = sum(heights) / len(heights) - sum(word[0] for word in words) / len(words)
    bottom, top = heights[0] - lift, heights[-1] - lift
    shift = lift + max(top - 1.0, 0.0) + min(bottom, 0.0)
    return [(height - shift, text, style) for height, (_, text, style) in zip(heights, words, strict=True)]
