"""`off-course` on the screen: a guess, three sliders, a map with its curve, and two settings to find."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.off_course.content import OffCourse
from unlabeled.exercises.off_course.course import Course
from unlabeled.exercises.off_course.drawing import draw
from unlabeled.exercises.off_course.reading import describe, finding, labels, moment, name_setting, span
from unlabeled.look import svg
from unlabeled.widgets import FigureView, Paragraph, Prose, Stack, strong
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Nothing is drawn before the learner has guessed, or has moved something: a guess comes first.

    Parameters
    ----------
    content : OffCourse
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: OffCourse, fields: Fields) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self.guess = fields.question("guess", content.predict.months)
        self._starts = {key: words.start for key, words in content.settings.items()}
        self._settings = {key: fields.setting(key, words) for key, words in content.settings.items()}
        self.degrees, self.years, self.noticed = self._settings.values()
        self.meaning, self.finding, self.found = Prose(live=True), Prose(live=True), Prose()
        self.before, self.figure, self.stands = Prose(), FigureView(), Prose(live=True)
        self._found: dict[str, str] = {}
        again = Stack(self.degrees, self.years)  # once more: nobody scrolls up to set them
        again.add_class("u-compact")
        self.steps = {
            "predict": Stack(self.guess, self.meaning),
            "steer": Stack(*self._settings.values(), self.before, self.figure, self.finding),
            "limits": Stack(self.found, again, self.stands),
        }
        for field in (self.guess, *self._settings.values()):
            field.observe(lambda _change: self._draw(), names="value")
        self._draw()

    def _draw(self) -> None:
        self._say_meaning()
        if self.guess.value is None and not self._is_begun(*self._settings):
            self._begin()
            return
        course, noticed = Course(self.degrees.value, self.years.value), self.noticed.value
        say = labels(course, noticed, self._content)
        alt, table = describe(course, noticed, self._content, self._words)
        drawing = svg(draw(course, noticed, say), crop=False)
        around = {"title": self._content.figure.title, "note": self._words.toy_model}
        self.figure.show(drawing, alt, table, self._words.numbers, **around)
        self.before.say([])
        self.finding.say(finding(course, noticed, self._content))
        self._find(course)

    def _is_begun(self, *keys: str) -> bool:
        """Return whether somebody moved one of these sliders, if only there and back."""
        moved = any(self._settings[key].value != self._starts[key] for key in keys)
        return moved or self._fields.is_kept(*keys)

    def _begin(self) -> None:
        """Show what will appear, and forget what was found: nothing is set, or all was deleted."""
        self.figure.show("", "")
        self.before.say([Paragraph((self._content.figure.before,), Kind.QUIET)])
        self.finding.say([])
        self.stands.say([])
        self._found = {}
        self._say_found()

    def _say_meaning(self) -> None:
        words, guess = self._content.predict, self.guess.value
        if guess is None:
            self.meaning.say([Paragraph((words.before,), Kind.QUIET)])
            return
        course, spans = Course(words.degrees, words.years), self._content.spans
        half, late = (span(course.detour(year), spans) for year in (words.years / 2, words.years))
        lines = [
            words.line.format(
                moment=moment(year, course, self._content.moments), span=span(course.detour(year), spans)
            )
            for year in words.noticed
        ]
        reveal = words.reveal.format(guess=span(guess / 12, spans), half=half, late=late)
        self.meaning.say([reveal, *(Paragraph((line,), Kind.ITEM) for line in lines)])

    def _find(self, course: Course) -> None:
        limits, share = self._content.limits, course.half_way
        setting = name_setting(course, self._content) if share is not None else ""
        self.stands.say(limits.now.format(setting=setting) if setting else [])
        if not self._is_begun("degrees", "years"):
            share = None  # nothing is found by standing where the page begins
        if share is not None and share < limits.low:
            self._found["cheap"] = setting
        elif share is not None and share > limits.high:
            self._found["dear"] = setting
        self._say_found()

    def _say_found(self) -> None:
        limits = self._content.limits
        tasks = {"cheap": limits.cheap, "dear": limits.dear}
        self.found.say(
            [
                Paragraph((task, " ", strong(self._found.get(key, limits.not_seen))), Kind.ITEM)
                for key, task in tasks.items()
            ]
        )
