"""`consulting-round` on the screen: the question card, and the rules of the round."""

from __future__ import annotations

from unlabeled.exercises.consulting_round.content import ConsultingRound
from unlabeled.exercises.fields import Fields
from unlabeled.widgets import Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Parameters
    ----------
    content : ConsultingRound
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: ConsultingRound, fields: Fields) -> None:
        self._content = content
        self.question = fields.text("question", content.question)
        self.wish = fields.choice("wish", content.wish, content.options["wish"].items())
        self.card = Prose()
        rules = [Paragraph((line,), Kind.ITEM) for line in content.rules]
        self.steps = {
            "card": Stack(self.question, self.wish, self.card),
            "round": Stack(Prose([*rules, Paragraph((content.alone,), Kind.QUIET)])),
        }
        for field in (self.question, self.wish):
            field.observe(lambda _change: self._lay_out(), names="value")
        self._lay_out()

    def _lay_out(self) -> None:
        """Show the card once there is a question; what one would like to hear may stay open."""
        content, lines = self._content, [line for line in self.question.value.splitlines() if line.strip()]
        if not lines:
            self.card.say([Paragraph((content.before,), Kind.QUIET)])
            return
        wishes = [Paragraph((each.on_card,)) for each in content.wishes if each.id == self.wish.value]
        quoted = [Paragraph((line,), Kind.QUOTE) for line in lines]
        head = Paragraph((content.head,), Kind.HEADING)
        self.card.say([head, *quoted, *wishes, Paragraph((content.keep,), Kind.QUIET)])
