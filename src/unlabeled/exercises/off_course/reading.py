"""What a setting comes to: spans of time in words, the figure's words and numbers, and what it costs."""

from __future__ import annotations

from unlabeled.exercises.off_course.content import Moments, OffCourse, Spans
from unlabeled.exercises.off_course.course import Course
from unlabeled.exercises.off_course.drawing import Labels
from unlabeled.exercises.words import Words
from unlabeled.look import Table

DAYS, MONTHS = 365.25, 12.0  # in a year
_TABLE_ROWS = 4


def span(years: float, words: Spans) -> str:
    """Return `years` in words: days up to two months, months up to two years, then years."""
    days, months = round(years * DAYS), years * MONTHS
    if years == 0:
        return words.none
    if days < 2:
        return words.one_day if days else words.under_a_day
    if months < 2:
        return words.days.format(count=days)
    if months < 24:
        return words.months.format(count=_short(months))
    return words.years.format(count=_short(years))


def moment(year: float, course: Course, words: Moments) -> str:
    """Return when the error is noticed, in words."""
    year = course.turn(year)
    if year == 0:
        return words.at_once
    if year == course.years:
        return words.at_the_end
    return words.after_one if year == 1 else words.after.format(count=_short(year))


def finding(course: Course, noticed: float, content: OffCourse) -> tuple[str, ...]:
    """Return the sentences that a setting calls for."""
    say, spans = content.findings, content.spans
    if course.years == 0:
        return (say.no_way,)
    if course.degrees == 0:
        return (say.no_error,)
    if noticed == 0:
        return (say.at_once,)
    late = span(course.latest, spans)
    if course.turn(noticed) == course.years:
        return say.at_the_end.format(late=late), say.who_walks
    when, cost = moment(noticed, course, content.moments), span(course.detour(noticed), spans)
    return say.noticed.format(moment=when, span=cost, late=late), say.who_walks


def labels(course: Course, noticed: float, content: OffCourse) -> Labels:
    """Return the words that stand in the figure of this setting."""
    say = content.figure
    return Labels(
        start=say.start,
        goal=say.goal,
        meant=say.meant,
        turned=say.turned,
        unnoticed=say.unnoticed,
        cost_title=say.cost_title,
        axis=say.axis,
        evenly=say.evenly,
        cost=span(course.detour(noticed), content.spans),
        late=span(course.latest, content.spans),
    )


def describe(course: Course, noticed: float, content: OffCourse, words: Words) -> tuple[str, Table]:
    """Return the figure in words, and its numbers."""
    say, spans = content.figure, content.spans
    numbers = {"degrees": _short(course.degrees), "years": _short(course.years)}
    alt = (
        say.alt.format(
            moment=moment(noticed, course, content.moments),
            span=span(course.detour(noticed), spans),
            half=span(course.detour(course.years / 2), spans),
            late=span(course.latest, spans),
            **numbers,
        )
        if course.goes_astray
        else say.alt_nothing.format(**numbers)
    )
    years = {course.years * part / _TABLE_ROWS for part in range(_TABLE_ROWS + 1)} | {course.turn(noticed)}
    rows = tuple((_short(year, 2), span(course.detour(year), spans)) for year in sorted(years))
    return f"{alt} {words.toy_model}", Table(say.caption.format(**numbers), say.head, rows)


def name_setting(course: Course, content: OffCourse) -> str:
    """Return the numbers of a setting and what half-way and the end cost in it, in one line."""
    return content.limits.setting.format(
        degrees=_short(course.degrees),
        years=_short(course.years),
        half=span(course.detour(course.years / 2), content.spans),
        late=span(course.latest, content.spans),
    )


def _short(number: float, digits: int = 1) -> str:
    """Return `number` with at most `digits` decimals, and none that say nothing."""
    return f"{round(number, digits):g}"
