"""`would-move` on the screen: a guess, two sliders and one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.would_move.content import WouldMove
from unlabeled.exercises.would_move.reading import Setting, curves, describe, figure_words, number, sentences
from unlabeled.look import svg
from unlabeled.widgets import FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.beside import Beside
from unlabeled.widgets.prose import Kind

if TYPE_CHECKING:
    from unlabeled.exercises.would_move.drawing import MoveFigure


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Nothing is drawn before the learner has guessed, or has moved something: a prediction comes first.

    Parameters
    ----------
    content : WouldMove
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: WouldMove, fields: Fields) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self.guess = fields.question("guess", content.asked)
        self.people = fields.setting("people", content.people)
        self.spread = fields.setting("spread", content.spread)
        self.meaning, self.said = Prose(live=True), Prose(live=True)
        self.before, self.figure = Prose(), FigureView()
        self._drawing: MoveFigure | None = None
        self.steps = self._steps()
        for field in (self.guess, self.people, self.spread):
            field.observe(lambda _change: self._draw(), names="value")
        self._draw()

    def _steps(self) -> dict[str, Stack]:
        words = self._content.sentences
        assumed = Prose(words.assumed, summary=words.assuming)
        sliders, shown = Stack(self.people, self.spread), Stack(self.before, self.figure)
        return {
            "guess": Stack(self.guess, self.meaning),
            "move": Stack(Beside(sliders, shown), self.said, assumed),
        }

    def _draw(self) -> None:
        self._say_meaning()
        content = self._content
        moved = (self.people.value, self.spread.value) != (content.people.start, content.spread.start)
        if self.guess.value is None and not moved and not self._fields.is_kept("people", "spread"):
            self.before.say([Paragraph((content.figure.before,), Kind.QUIET)])
            self.figure.show("", "")
            self.said.say([])
            return
        setting = Setting(int(self.people.value), self.spread.value)
        self.before.say([])
        self._show(setting)
        self.said.say(sentences(setting, content))

    def _say_meaning(self) -> None:
        words, guess = self._content.predict, self.guess.value
        if guess is None:
            self.meaning.say([Paragraph((words.before,), Kind.QUIET)])
            return
        spread = self._content.spread.start
        guessed = words.guessed.format(guess=int(guess), people=words.people)
        taken = words.taken.format(spread=number(spread))
        self.meaning.say([f"{guessed} {taken}", *sentences(Setting(words.people, spread), self._content)])

    def _show(self, setting: Setting) -> None:
        from unlabeled.exercises.would_move.drawing import MoveFigure

        content = self._content
        if self._drawing is None:
            self._drawing = MoveFigure(int(content.people.low), int(content.people.high))
        drawn = self._drawing.draw(curves(setting, content), setting.needed, figure_words(setting, content))
        alt, table = describe(setting, content, self._words)
        around = {"title": content.figure.title, "note": self._words.toy_model}
        self.figure.show(svg(drawn, crop=False), alt, table, self._words.numbers, **around)
