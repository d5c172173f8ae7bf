"""`letting-go` on the screen: two fields, and both texts side by side."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.letting_go.asking import count_questions
from unlabeled.exercises.letting_go.content import LettingGo
from unlabeled.widgets import Columns, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Parameters
    ----------
    content : LettingGo
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: LettingGo, fields: Fields) -> None:
        self._content = content
        self.reply = fields.text("reply", content.reply)
        self.wanted = fields.text("wanted", content.wanted)
        self.before, self.finding = Prose(), Prose(live=True)
        self.written, self.wished = Prose(), Prose()
        self.pair = Columns(self.written, self.wished)
        message = content.message
        head = Paragraph((message.sender,), Kind.QUIET)
        letter = Prose([head, Paragraph((message.text,), Kind.QUOTE)])
        self.steps = {
            "reply": Stack(letter, self.reply),
            "wanted": Stack(self.wanted),
            "compare": Stack(self.before, self.pair, self.finding),
        }
        for field in (self.reply, self.wanted):
            field.observe(lambda _change: self._compare(), names="value")
        self._compare()

    def _compare(self) -> None:
        words, reply, wanted = self._content.compare, self.reply.value, self.wanted.value
        if not (reply.strip() and wanted.strip()):
            self.before.say([Paragraph((words.before,), Kind.QUIET)])
            for part in (self.written, self.wished, self.finding):
                part.say([])
            return
        self.before.say([])
        self.written.say(self._column(words.reply, reply))
        self.wished.say(self._column(words.wanted, wanted))
        self.finding.say(self._difference(reply, wanted))

    def _column(self, head: str, text: str) -> list[Paragraph]:
        counts = self._content.compare.counts.format(questions=count_questions(text))
        quoted = [Paragraph((line,), Kind.QUOTE) for line in text.splitlines() if line.strip()]
        return [Paragraph((head,), Kind.HEADING), *quoted, Paragraph((counts,), Kind.QUIET)]

    def _difference(self, reply: str, wanted: str) -> str:
        words = self._content.compare
        return words.ask_more if count_questions(reply) > count_questions(wanted) else words.neither
