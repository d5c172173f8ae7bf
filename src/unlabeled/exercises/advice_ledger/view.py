"""`advice-ledger` on the screen: two questions about each piece of advice, and the picture of their ties."""

from __future__ import annotations

from unlabeled.exercises.advice_ledger.content import AdviceLedger
from unlabeled.exercises.advice_ledger.ledger import Back, Payer, Piece
from unlabeled.exercises.advice_ledger.reading import describe, findings, picture
from unlabeled.exercises.fields import Fields
from unlabeled.widgets import Choice, FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step."""

    def __init__(self, content: AdviceLedger, fields: Fields) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self.notes = fields.text("notes", content.recall.notes)
        self.guess = fields.question("guess", content.recall.guess)
        self.payers = {each.id: self._asks(f"payer/{each.id}") for each in content.pieces}
        self.backs = {each.id: self._asks(f"back/{each.id}") for each in content.pieces}
        self.before, self.figure, self.finding = Prose(), FigureView(), Prose(live=True)
        self.come_back = fields.text("come-back", content.come_back)
        asked = [field for each in content.pieces for field in (self.payers[each.id], self.backs[each.id])]
        self.steps = {
            "recall": Stack(self.notes, self.guess),
            "pieces": Stack(*asked),
            "picture": Stack(self.before, self.figure, self.finding),
            "back": Stack(self.come_back),
        }
        for field in (*asked, self.guess):
            field.observe(lambda _change: self._draw(), names="value")
        self._draw()

    def _asks(self, key: str) -> Choice:
        content = self._content
        return self._fields.choice(key, content.titles[key], content.options[key].items())

    def _pieces(self) -> dict[str, Piece]:
        return {
            key: Piece(
                Payer(self.payers[key].value) if self.payers[key].value else None,
                Back(self.backs[key].value) if self.backs[key].value else None,
            )
            for key in self.payers
        }

    def _draw(self) -> None:
        content, pieces = self._content, self._pieces()
        if all(piece == Piece() for piece in pieces.values()):
            self.figure.show("", "")
            self.finding.say([])
            self.before.say([Paragraph((content.figure.before,), Kind.QUIET)])
            return
        alt, table = describe(pieces, content, self._words)
        around = {"title": content.figure.title}
        self.figure.show(picture(pieces, content), alt, table, self._words.numbers, **around)
        self.before.say([])
        guess = None if self.guess.value is None else int(self.guess.value)
        *lines, rule = findings(pieces, guess, content)
        self.finding.say([*lines, Paragraph((rule,), Kind.QUIET)])
