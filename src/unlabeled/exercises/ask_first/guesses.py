"""Two orders for one person, before asking and after, each with how sure one is of it."""

from __future__ import annotations

from collections.abc import Callable

from unlabeled.exercises.ask_first.content import AskFirst
from unlabeled.exercises.ask_first.reading import Guess
from unlabeled.exercises.fields import Fields
from unlabeled.widgets import Range, Ranking, Stack


class Guesses:
    """The four fields in which one person is guessed at.

    Parameters
    ----------
    key : str
        What their keys in the journal begin with.
    name : str
        Whom it is about.
    content : AskFirst
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, key: str, name: str, content: AskFirst, fields: Fields) -> None:
        say = content.guess
        things = [(each.id, each.text, each.note) for each in content.preferences]
        self.first = fields.ranking(f"{key}/first", say.first.format(name=name), things)
        label = say.sure_first.format(name=name)
        self.first_sure = fields.question(f"{key}/first-sure", say.sure, label)
        self.again = fields.ranking(f"{key}/again", say.again.format(name=name), things)
        label = say.sure_again.format(name=name)
        self.again_sure = fields.question(f"{key}/again-sure", say.sure, label)
        self.before = Stack(self.first, self.first_sure)
        self.after = Stack(self.again, self.again_sure)
        for field in (self.first, self.again):
            field.observe(lambda _change: self._start_again(), names="value")
        self._start_again()

    def observe(self, call: Callable[[], None]) -> None:
        """Call `call()` when one of the four answers changes."""
        for field in (self.first, self.first_sure, self.again, self.again_sure):
            field.observe(lambda _change: call(), names="value")

    @property
    def both(self) -> tuple[Guess, Guess] | None:
        """Both guesses, or None as long as an answer is missing: half a reveal would spoil the other half."""
        first, again = _guess(self.first, self.first_sure), _guess(self.again, self.again_sure)
        return None if first is None or again is None else (first, again)

    def _start_again(self) -> None:
        """Let the second order begin where the first one ended, as long as there is no second one."""
        options = {one["id"]: one for one in self.again.options}
        wanted = [options[one] for one in self.first.value or [one["id"] for one in self.first.options]]
        if self.again.value or wanted == self.again.options:
            return
        self.after.children = ()  # rows are laid out when they are shown, so they are shown anew
        self.again.options = wanted
        self.after.children = (self.again, self.again_sure)


def _guess(order: Ranking, sure: Range) -> Guess | None:
    if not order.value or sure.value is None:
        return None
    return Guess(order.value, sure.value)
