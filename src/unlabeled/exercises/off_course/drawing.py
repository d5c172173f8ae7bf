"""The figure of a way gone astray: a map of it, and what it costs to notice by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from unlabeled.exercises.off_course.course import Course

    Point = tuple[float, float]

SIZE = (4.8, 4.1)  # inches; small, so that its words are still read on a telephone
TEXT = 12  # points: at least 11 pixels where the figure is 320 pixels wide
_WIDE, _GROUND, _TALL = 4.3, 2.57, 1.2  # the map, in inches; the way as meant is drawn on the ground
_STEEP = 25  # degrees; from here on a label stands beside its point instead of above it
_NAME = 1.25  # inches that the name of a point takes, at most
_DASHED = (0, (5, 1.5))
_POINTS = 80  # of the curve


@dataclass(frozen=True)
class Labels:
    """All words of the figure."""

    start: str
    goal: str
    meant: str
    turned: str
    unnoticed: str
    cost_title: str
    axis: str
    evenly: str
    cost: str
    late: str


def draw(course: Course, noticed: float, say: Labels) -> Figure:
    """Return the figure: above the map, below the detour by the year in which the error is noticed."""
    with sheet(*SIZE) as (figure, whole):
        _draw_map(whole, course, noticed, say)
        cost = figure.add_axes((0.06, 0.09, 0.88, 0.35))
        _draw_cost(cost, course, noticed, say)
        return figure


@dataclass(frozen=True)
class _Map:
    """Where the way lies on the paper: equal inches for a year along the way and beside it."""

    left: float
    scale: float

    @classmethod
    def of(cls, course: Course) -> _Map:
        """Return the map on which the whole way fits, in the middle of the figure."""
        beside = course.place(course.years)[1]
        scale = min(_WIDE / (course.years or 1), _TALL / beside if beside else _WIDE)
        return cls((SIZE[0] - course.years * scale) / 2, scale)

    def at(self, place: Point) -> Point:
        """Return the inches at which `place` lies, in years along the way and beside it."""
        return self.left + place[0] * self.scale, _GROUND + place[1] * self.scale


def _draw_map(axes: Axes, course: Course, noticed: float, say: Labels) -> None:
    ink, sheet = look().light, _Map.of(course)
    start, goal = sheet.at((0, 0)), sheet.at((course.years, 0))
    turn, end = (sheet.at(course.place(year)) for year in (course.turn(noticed), course.years))
    _line(axes, (start, goal), ink.neutral, "-", 1.2)
    if course.goes_astray:
        _line(axes, (start, end, goal), ink.second, _DASHED, 1.2)
        _line(axes, (start, turn), ink.second, "-", 2)
        _line(axes, (turn, goal), ink.first, "-", 2)
        _name_points(axes, course, turn, end, say)
    _name_ground(axes, start, goal, say)


def _line(axes: Axes, points: tuple[Point, ...], colour: str, style: Any, width: float) -> None:
    axes.plot(*zip(*points, strict=True), color=colour, linestyle=style, linewidth=width)


def _name_ground(axes: Axes, start: Point, goal: Point, say: Labels) -> None:
    ink, below, length = look().light, _GROUND - 0.2, goal[0] - start[0]
    for point in (start, goal):
        axes.plot(*point, "o", color=ink.ink, markersize=5)
    if not length:
        axes.text(start[0], below, f"{say.start}, {say.goal}", fontsize=TEXT, va="center", ha="center")
        return
    axes.text(start[0] - 0.05, below, say.start, fontsize=TEXT, va="center", ha="left")
    axes.text(goal[0] + 0.05, below, say.goal, fontsize=TEXT, va="center", ha="right")
    if length > 2.5:
        middle = (start[0] + goal[0]) / 2
        axes.text(middle, below, say.meant, fontsize=TEXT, va="center", ha="center", color=ink.quiet)


def _name_points(axes: Axes, course: Course, turn: Point, end: Point, say: Labels) -> None:
    """Name where they turn and where they would end; the end goes without where the two would touch."""
    ink, steep = look().light, course.degrees >= _STEEP
    axes.plot(*turn, "o", color=ink.first, markersize=7)
    if steep:
        places = [(point[0] - 0.14, point[1] + 0.04) for point in (turn, end)]
        apart = end[1] - turn[1] > 0.22
    else:
        places = [(max(turn[0] + 0.1, _NAME), turn[1] + 0.18), (end[0], end[1] + 0.18)]
        apart = end[0] - turn[0] > _NAME + 0.2
    axes.text(*places[0], say.turned, fontsize=TEXT, va="center", ha="right", color=ink.first)
    if apart:
        axes.text(*places[1], say.unnoticed, fontsize=TEXT, va="center", ha="right", color=ink.second)


def _draw_cost(axes: Axes, course: Course, noticed: float, say: Labels) -> None:
    """Draw the detour as shares: of the way from left to right, of the latest detour upwards."""
    ink = look().light
    axes.set(xlim=(0, 1), ylim=(0, 1.28), yticks=(), xticks=(0, 1) if course.years else (0,))
    axes.set_xticklabels(("0", f"{course.years:g}")[: len(axes.get_xticks())])
    axes.tick_params(length=0, labelsize=TEXT)
    axes.set_title(say.cost_title, fontsize=TEXT, loc="left", pad=6)
    axes.set_xlabel(say.axis, loc="center", labelpad=-9, fontsize=TEXT)
    axes.spines["left"].set_visible(False)
    if not course.goes_astray:
        axes.plot([0, 1], [0, 0], color=ink.first, visible=course.years > 0, clip_on=False)
        return
    shares = [place / _POINTS for place in range(_POINTS + 1)]
    detours = [course.detour(course.years * share) / course.latest for share in shares]
    axes.plot([0, 1], [0, 1], color=ink.neutral, linewidth=1, linestyle=(0, (1, 2)))
    axes.text(0.48, 0.6, say.evenly, fontsize=TEXT, ha="right", color=ink.quiet)
    axes.plot(shares, detours, color=ink.first, clip_on=False)
    axes.plot(1, 1, "o", color=ink.second, markersize=7, clip_on=False)
    axes.text(1.01, 1.13, say.late, fontsize=TEXT, ha="right", va="center", color=ink.second)
    across, up = course.turn(noticed) / course.years, course.detour(noticed) / course.latest
    axes.plot(across, up, "o", color=ink.first, markersize=7, clip_on=False)
    if across < 1:
        _name_cost(axes, across, up, say.cost)


def _name_cost(axes: Axes, across: float, up: float, cost: str) -> None:
    """Put the cost where neither the curve nor the even line runs: above a low point, beside a high one."""
    ink = look().light
    if up <= 0.12:
        side = "left" if across < 0.12 else "right" if across > 0.85 else "center"
        place, height = across, up + 0.13
    elif across - up > 0.22:
        side, place, height = "right", across - 0.025, up + 0.03
    elif across > 0.72:
        side, place, height = "right", 1.0, up - 0.22
    else:
        side, place, height = "left", across + 0.02, up - 0.09
    paper = {"facecolor": ink.paper, "edgecolor": "none", "pad": 1}
    axes.text(place, height, cost, fontsize=TEXT, ha=side, va="center", color=ink.first, bbox=paper)
