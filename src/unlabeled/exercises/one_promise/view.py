"""`one-promise` on the screen: two fields, what weeks do to a promise, and two files to take along."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import floor
from typing import TYPE_CHECKING
from uuid import uuid4

from unlabeled.exercises.calendar import all_day_entry
from unlabeled.exercises.fields import Fields
from unlabeled.exercises.one_promise.content import OnePromise
from unlabeled.exercises.one_promise.weeks import Course
from unlabeled.widgets import Paragraph, Press, Prose, Stack
from unlabeled.widgets.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Callable


def now() -> datetime:
    """Return this moment with the time zone of the computer that runs the notebook."""
    return datetime.now(UTC).astimezone()


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Parameters
    ----------
    content : OnePromise
        Words.
    fields : Fields
        Makes remembered fields.
    clock : callable
        Returns the present moment.
    """

    def __init__(self, content: OnePromise, fields: Fields, clock: Callable[[], datetime] = now) -> None:
        self._content, self._words, self._clock = content, fields.words, clock
        self.practice = fields.text("practice", content.practice)
        self.promise = fields.text("promise", content.promise)
        self.weeks = fields.question("weeks", content.weeks)
        self.kept = fields.question("kept", content.kept)
        self.odds, self.day = Prose(live=True), Prose()
        self.file, self.calendar = Press(content.take.file), Press(content.take.calendar)
        note = Prose([Paragraph((content.take.note,), Kind.QUIET)])
        self.steps = {
            "practice": Stack(self.practice),
            "promise": Stack(self.promise, self.weeks, self.kept, self.odds),
            "take": Stack(self.day, self.file, self.calendar, note),
        }
        self.file.on_press(self._give_file)
        self.calendar.on_press(self._give_entry)
        for field in (self.promise, self.weeks, self.kept):
            field.observe(lambda _change: self._look(), names="value")
        self._look()

    def text(self) -> str:
        """Return the file to keep."""
        words = self._content.take
        return words.page.format(
            promise=self.promise.value.strip(),
            practice=self.practice.value.strip() or words.nothing_written,
            date=self._date() or words.nothing_written,
        )

    def entry(self) -> str:
        """Return the calendar entry, which holds nothing that was written: calendars are often shared."""
        return all_day_entry(self._content.take.entry, self._on(), self._clock(), uuid4())

    def _on(self) -> date:
        return self._clock().date() + timedelta(weeks=int(self.weeks.value or 0))

    def _date(self) -> str:
        return self._on().isoformat() if self.weeks.value is not None else ""

    def _give_file(self) -> None:
        self.file.give(self._content.take.file_name, "text/plain", self.text())

    def _give_entry(self) -> None:
        self.calendar.give(self._content.take.calendar_name, "text/calendar", self.entry())

    def _look(self) -> None:
        words = self._content.take
        self.file.disabled = not self.promise.value.strip()
        self.calendar.disabled = self.weeks.value is None
        day = self._date()
        said = words.day.format(date=day, entry=words.entry) if day else words.before
        self.day.say([Paragraph((said,), Kind.PLAIN if day else Kind.QUIET)])
        self._say_odds()

    def _say_odds(self) -> None:
        words, weeks, kept = self._content.odds, self.weeks.value, self.kept.value
        if weeks is None or kept is None:
            self.odds.say([Paragraph((words.before,), Kind.QUIET)])
            return
        course = Course(int(weeks), kept / 10)
        template = words.every_week
        if course.chance == 0:
            template = words.never
        elif course.weeks == 1:
            template = words.once
        elif course.chance == 1:
            template = words.always
        said = template.format(
            weeks=course.weeks,
            chance=floor(100 * course.every_week + 0.5),
            missed=f"{round(course.missed, 1):g}",
        )
        self.odds.say([said, Paragraph((self._words.toy_model,), Kind.QUIET)])
