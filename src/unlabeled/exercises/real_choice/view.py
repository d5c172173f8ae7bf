"""`real-choice` on the screen: a message, a guess, a version of one's own and a private checklist."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.real_choice.content import RealChoice
from unlabeled.exercises.real_choice.pressing import Piece, count, mark
from unlabeled.widgets import Paragraph, Prose, Stack, strong
from unlabeled.widgets.beside import Beside
from unlabeled.widgets.prose import Kind, Run


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Marked words of the given message are counted, because they were guessed. Those of the learner's own
    version are shown and never counted, and nothing is made of what is ticked.

    Parameters
    ----------
    content : RealChoice
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: RealChoice, fields: Fields) -> None:
        self._content = content
        conditions = [(each.id, each.name, each.means) for each in content.checks.conditions]
        self.guess = fields.question("guess", content.guess)
        self.version = fields.text("version", content.edit, start=content.message.text)
        self.holds = fields.checks("holds", content.checks.label, conditions)
        self.chair, self.since = fields.text("chair", content.chair), fields.text("since", content.since)
        self.marked, self.again = Prose(live=True), Prose()
        self.steps = self._steps()
        self.guess.observe(lambda _change: self._mark(), names="value")
        self.version.observe(lambda _change: self._show_again(), names="value")
        self._mark()
        self._show_again()

    def _steps(self) -> dict[str, Stack]:
        message, checks = self._content.message, self._content.checks
        head, text = Paragraph((message.sender,), Kind.QUIET), Paragraph((message.text,), Kind.QUOTE)
        ways = [checks.example.format(name=each.name, example=each.example) for each in checks.conditions]
        said = Prose([Paragraph((way,), Kind.ITEM) for way in ways], summary=checks.examples)
        return {
            "read": Stack(Prose([head, text]), self.guess, self.marked),
            "edit": Stack(Beside(Stack(self.version), Stack(self.holds, said))),
            "again": Stack(self.again),
            "chair": Stack(self.chair),
            "since": Stack(self.since),
        }

    def _mark(self) -> None:
        say, guess = self._content.marked, self.guess.value
        if guess is None:
            self.marked.say([Paragraph((say.before,), Kind.QUIET)])
            return
        pieces = mark(self._content.message.text, self._content.pressing)
        found = count(pieces)
        counted = say.as_guessed if guess == found else say.otherwise
        said = counted.format(guess=int(guess), found=found)
        self.marked.say([said, Paragraph(_runs(pieces), Kind.QUOTE), say.list])

    def _show_again(self) -> None:
        say, text = self._content.again, self.version.value.strip()
        if text in ("", self._content.message.text.strip()):
            self.again.say([Paragraph((say.before,), Kind.QUIET)])
            return
        pieces = [mark(line, self._content.pressing) for line in text.splitlines() if line.strip()]
        lines = [Paragraph(_runs(line), Kind.QUOTE) for line in pieces]
        self.again.say([say.marked if any(map(count, pieces)) else say.nothing, *lines])


def _runs(pieces: tuple[Piece, ...]) -> tuple[Run | str, ...]:
    return tuple(strong(piece.text) if piece.marked else piece.text for piece in pieces)
