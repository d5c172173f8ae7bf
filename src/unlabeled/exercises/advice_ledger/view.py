"""`advice-ledger` on the screen: two questions about each piece of advice, and the picture of their ties."""

from __future__ import annotations

from unlabeled.exercises.advice_ledger.content import AdviceLedger
from unlabeled.exercises.advice_ledger.ledger import Payer, Piece
from unlabeled.exercises.advice_ledger.reading import describe, findings, picture
from unlabeled.exercises.fields import Fields
from unlabeled.widgets import Choice, FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    The picture waits for a guess: to how many of the pieces does nothing tie the learner?

    Parameters
    ----------
    content : AdviceLedger
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: AdviceLedger, fields: Fields) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self.notes = fields.text("notes", content.notes)
        self.guess = fields.question("guess", content.guess)
        self.payers = {each.id: self._asks(f"payer/{each.id}") for each in content.pieces}
        self.back = fields.checks("back", content.backs.label, content.options["back"].items())
        self.before, self.figure, self.finding = Prose(), FigureView(), Prose(live=True)
        self.come_back = fields.text("come-back", content.come_back)
        self.steps = {
            "recall": Stack(self.notes),
            "pieces": Stack(self.guess, *self.payers.values(), self.back),
            "picture": Stack(self.before, self.figure, self.finding),
            "back": Stack(self.come_back),
        }
        for field in (self.guess, *self.payers.values(), self.back):
            field.observe(lambda _change: self._draw(), names="value")
        self._draw()

    def _asks(self, key: str) -> Choice:
        content = self._content
        return self._fields.choice(key, content.titles[key], content.options[key].items())

    def _pieces(self) -> dict[str, Piece]:
        ticked = self.back.value
        return {
            key: Piece(Payer(payer.value) if payer.value else None, key in ticked if ticked else None)
            for key, payer in self.payers.items()
        }

    def _draw(self) -> None:
        content, pieces = self._content, self._pieces()
        if self.guess.value is None or all(piece == Piece() for piece in pieces.values()):
            self.figure.show("", "")
            self.finding.say([])
            self.before.say([Paragraph((content.figure.before,), Kind.QUIET)])
            return
        alt, table = describe(pieces, content, self._words)
        around = {"title": content.figure.title}
        self.figure.show(picture(pieces, content), alt, table, self._words.numbers, **around)
        self.before.say([])
        *lines, rule = findings(pieces, int(self.guess.value), content)
        self.finding.say([*lines, Paragraph((rule,), Kind.QUIET)])
