"""`five-forms` on the screen: five answers, rated twice, and the gap between the two."""

from __future__ import annotations

from unlabeled.exercises.content import Slider
from unlabeled.exercises.fields import Fields
from unlabeled.exercises.five_forms.content import FiveForms, Form
from unlabeled.exercises.five_forms.gaps import Rated
from unlabeled.exercises.five_forms.reading import describe, findings, picture
from unlabeled.widgets import FigureView, Paragraph, Prose, Range, Stack
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    The figure waits for a guess: which of the forms will lie furthest apart?

    Parameters
    ----------
    content : FiveForms
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: FiveForms, fields: Fields) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self.received = {form.id: self._asks("received", form, content.received) for form in content.forms}
        self.given = {form.id: self._asks("given", form, content.given) for form in content.forms}
        self.guess = fields.choice("guess", content.guess, content.options["guess"].items())
        self.before, self.figure, self.finding = Prose(), FigureView(), Prose(live=True)
        self.steps = self._steps()
        for field in (*self.received.values(), *self.given.values(), self.guess):
            field.observe(lambda _change: self._draw(), names="value")
        self._draw()

    def _asks(self, side: str, form: Form, words: Slider) -> Range:
        key = f"{side}/{form.id}"
        return self._fields.question(key, words, self._content.titles[key])

    def _steps(self) -> dict[str, Stack]:
        told, forms = self._content.dilemma, self._content.forms
        letter = Prose([Paragraph((told.sender,), Kind.QUIET), Paragraph((told.text,), Kind.QUOTE)])
        asked, given = (
            [part for form in forms for part in (_answer(form), fields[form.id])]
            for fields in (self.received, self.given)
        )
        return {
            "receive": Stack(letter, *asked),
            "give": Stack(*given),
            "gap": Stack(self.guess, self.before, self.figure, self.finding),
        }

    def _forms(self) -> dict[str, Rated]:
        pairs = {key: (self.received[key].value, self.given[key].value) for key in self.received}
        return {key: Rated(*pair) for key, pair in pairs.items() if None not in pair}

    def _draw(self) -> None:
        forms, guess = self._forms(), self.guess.value
        if not forms or guess is None:
            self.figure.show("", "")
            self.finding.say([])
            self.before.say([Paragraph((self._content.figure.before,), Kind.QUIET)])
            return
        alt, table = describe(forms, self._content)
        around = {"title": self._content.figure.title}
        self.figure.show(picture(forms, self._content), alt, table, self._words.numbers, **around)
        self.before.say([])
        self.finding.say(findings(forms, guess, self._content))


def _answer(form: Form) -> Prose:
    return Prose([Paragraph((form.answer,), Kind.QUOTE)])
