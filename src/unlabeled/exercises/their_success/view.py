"""`their-success` on the screen: three lists, one expected answer, one question, and what came of it."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.their_success.content import TheirSuccess
from unlabeled.exercises.their_success.listed import Listed, things
from unlabeled.exercises.their_success.reading import describe, distance, finding, picture
from unlabeled.widgets import Columns, FigureView, Paragraph, Prose, Stack, Text
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Parameters
    ----------
    content : TheirSuccess
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: TheirSuccess, fields: Fields) -> None:
        self._content, self._words = content, fields.words
        lists, answer, compare = content.lists, content.answer, content.compare
        self.guess = fields.question("guess", content.predict)
        self.never = fields.text("never", lists.never)
        self.unknown = fields.text("unknown", lists.unknown)
        self.might = fields.text("might", lists.might)
        self.used = fields.text("used", answer.used)
        self.ignored = fields.text("ignored", answer.ignored)
        self.confidence = fields.question("confidence", answer.confidence)
        self.ask = fields.text("ask", content.ask)
        self.said_used = fields.text("said-used", compare.used)
        self.said_ignored = fields.text("said-ignored", compare.ignored)
        self.expected = fields.question("expected", compare.expected)
        self._thought, self._told = (self.used, self.ignored), (self.said_used, self.said_ignored)
        self.before, self.figure, self.finding = Prose(), FigureView(), Prose(live=True)
        self.waiting, self.distance = Prose(), Prose(live=True)
        self.thought, self.said = Prose(), Prose()
        self.pair = Columns(self.thought, self.said)
        self.steps = self._steps()
        self._watch()

    def _steps(self) -> dict[str, Stack]:
        question = Prose([Paragraph((self._content.answer.question,), Kind.QUOTE)])
        said = (self.said_used, self.said_ignored, self.expected)
        lists = (self.never, self.unknown, self.might)
        return {
            "predict": Stack(self.guess),
            "list": Stack(*lists, self.before, self.figure, self.finding),
            "answer": Stack(question, self.used, self.ignored, self.confidence),
            "ask": Stack(self.ask),
            "compare": Stack(*said, self.waiting, self.pair, self.distance),
        }

    def _watch(self) -> None:
        for field in (self.guess, self.never, self.unknown, self.might):
            field.observe(lambda _change: self._draw(), names="value")
        for field in (*self._thought, *self._told, self.confidence, self.expected):
            field.observe(lambda _change: self._compare(), names="value")
        self._draw()
        self._compare()

    def _draw(self) -> None:
        """Draw the list once there is something on it; what a row cannot hold is said instead."""
        lists = self._content.lists
        listed = Listed(*(len(things(each.value)) for each in (self.never, self.unknown, self.might)))
        too_many = listed.total > lists.most
        if too_many or not listed.total:
            before = lists.too_many.format(most=lists.most) if too_many else lists.figure.before
            self.before.say([Paragraph((before,), Kind.QUIET)])
            self.figure.show("", "")
            self.finding.say([])
            return
        guess = None if self.guess.value is None else int(self.guess.value)
        alt, table = describe(listed, guess, lists)
        self.before.say([])
        around = {"title": lists.figure.title, "note": lists.figure.foot}
        self.figure.show(picture(listed, guess, lists), alt, table, self._words.numbers, **around)
        self.finding.say(finding(listed, guess, lists))

    def _compare(self) -> None:
        """Put both answers side by side once something stands in each."""
        words = self._content.compare
        written = [any(each.value.strip() for each in texts) for texts in (self._thought, self._told)]
        if not all(written):
            self.waiting.say([Paragraph((words.before,), Kind.QUIET)])
            for part in (self.thought, self.said, self.distance):
                part.say([])
            return
        self.waiting.say([])
        self.thought.say(self._column(words.column_expected, *self._thought))
        self.said.say(self._column(words.column_said, *self._told))
        sure, expected = self.confidence.value, self.expected.value
        rated = sure is not None and expected is not None
        self.distance.say(distance(sure, expected, words) if rated else [])

    def _column(self, head: str, used: Text, ignored: Text) -> list[Paragraph]:
        words = self._content.compare
        shown = [Paragraph((head,), Kind.HEADING)]
        for name, text in ((words.head_used, used), (words.head_ignored, ignored)):
            lines = [line for line in text.value.splitlines() if line.strip()] or [words.nothing_written]
            shown.append(Paragraph((name,), Kind.QUIET))
            shown += [Paragraph((line,), Kind.QUOTE) for line in lines]
        return shown
