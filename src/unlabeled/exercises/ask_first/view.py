"""`ask-first` on the screen: an invented colleague and, by mutual wish, a neighbour, guessed at twice."""

from __future__ import annotations

from unlabeled.exercises.ask_first.content import AskFirst, Persona, Way
from unlabeled.exercises.ask_first.guesses import Guesses
from unlabeled.exercises.ask_first.reading import Reading, conversation, sorted_out
from unlabeled.exercises.fields import Fields
from unlabeled.widgets import Checks, FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class Reveal:
    """A figure, the sentences below it, and what stands there before both guesses are made."""

    def __init__(self, before: str, note: str, numbers: str) -> None:
        self._before, self._note, self._numbers = before, note, numbers
        self.before, self.figure, self.finding = Prose(), FigureView(), Prose(live=True)
        self.parts = (self.before, self.figure, self.finding)

    def hide(self) -> None:
        """Show nothing but what will appear here."""
        self.before.say([Paragraph((self._before,), Kind.QUIET)])
        self.figure.show("", "")
        self.finding.say([])

    def show(self, reading: Reading, summed_up: str = "", nothing_asked: str = "") -> None:
        """Show what the guesses come to; their own words and a further sentence, where there are any."""
        self.before.say([])
        alt, table = reading.describe()
        title = reading.content.figure.title
        self.figure.show(reading.picture(), alt, table, self._numbers, title=title, note=self._note)
        theirs = [reading.their_order()]
        quote = [Paragraph((summed_up,), Kind.QUOTE)] if summed_up else []
        more = [nothing_asked] if nothing_asked else []
        self.finding.say([*theirs, *quote, reading.question(), *more])


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Every colleague has fields of their own, and those of the chosen one are shown: an order that was made for
    one of them never stands beside the order of another.

    Parameters
    ----------
    content : AskFirst
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: AskFirst, fields: Fields) -> None:
        self._content = content
        self._personas = {each.id: each for each in content.personas}
        people = [(each.id, each.name, each.about) for each in content.personas]
        self.persona = fields.choice("persona", content.choose, people)
        self.asked = {each.id: self._asks(each, fields) for each in content.personas}
        self.colleagues = {
            each.id: Guesses(f"colleague/{each.id}", each.name, content, fields) for each in content.personas
        }
        self.sorted = fields.card_sort(
            "sorted",
            content.sort.label,
            [(each.id, each.text) for each in content.questions],
            [(str(Way.ASKS), content.sort.asks), (str(Way.SUGGESTS), content.sort.suggests)],
        )
        self.message = fields.text("message", content.message)
        self.neighbour = Guesses("neighbour", content.neighbour, content, fields)
        things = [(each.id, each.text, each.note) for each in content.preferences]
        self.heard = fields.ranking("neighbour/heard", content.heard, things)
        self.answers, self.meant = Prose(live=True), Prose(live=True)
        say, numbers = content.figure, fields.words.numbers
        self.reveal = Reveal(say.before, say.note, numbers)
        self.revealed = Reveal(say.before_neighbour, say.note_neighbour, numbers)
        self.steps = self._steps()
        self._watch()

    def _asks(self, persona: Persona, fields: Fields) -> Checks:
        label = self._content.ask.label.format(name=persona.name)
        questions = [(each.id, each.text) for each in self._content.questions]
        return fields.checks(f"colleague/{persona.id}/asked", label, questions)

    def _steps(self) -> dict[str, Stack]:
        return {
            "predict": Stack(self.persona),
            "ask": Stack(),
            "again": Stack(),
            "reveal": Stack(*self.reveal.parts),
            "sort": Stack(self.sorted, self.meant),
            "message": Stack(self.message),
            "neighbour": self.neighbour.before,
            "talk": self.neighbour.after,
            "heard": Stack(self.heard, *self.revealed.parts),
        }

    def _watch(self) -> None:
        self.persona.observe(lambda _change: self._meet(), names="value")
        for colleague in self.colleagues.values():
            colleague.observe(self._reveal)
        for asked in self.asked.values():
            asked.observe(lambda _change: self._answer(), names="value")
        self.sorted.observe(lambda _change: self._say_meant(), names="value")
        self.neighbour.observe(self._reveal_neighbour)
        self.heard.observe(lambda _change: self._reveal_neighbour(), names="value")
        self._meet()
        self._reveal_neighbour()

    @property
    def _persona(self) -> Persona:
        """The colleague who was chosen; the first one until then."""
        return self._personas[self.persona.value or self._content.personas[0].id]

    def _meet(self) -> None:
        """Show the fields of the chosen colleague."""
        who = self._persona.id
        self.steps["predict"].children = (self.persona, self.colleagues[who].before)
        self.steps["ask"].children = (self.asked[who], self.answers)
        self.steps["again"].children = (self.colleagues[who].after,)
        self._answer()

    def _answer(self) -> None:
        who = self._persona
        self.answers.say(conversation(self.asked[who.id].value, who, self._content))
        self._say_meant()
        self._reveal()

    def _say_meant(self) -> None:
        who = self._persona
        self.meant.say(sorted_out(self.sorted.value, self.asked[who.id].value, who, self._content))

    def _reveal(self) -> None:
        who = self._persona
        guesses = self.colleagues[who.id].both
        if guesses is None:
            self.reveal.hide()
            return
        nothing = "" if self.asked[who.id].value else self._content.findings.nothing_asked
        self.reveal.show(Reading(self._content, who.order, *guesses), who.summed_up, nothing)

    def _reveal_neighbour(self) -> None:
        guesses = self.neighbour.both
        if guesses is None or not self.heard.value:
            self.revealed.hide()
        else:
            self.revealed.show(Reading(self._content, self.heard.value, *guesses))
