"""The question, the one button, and another question for whoever wants one."""

from __future__ import annotations

from collections.abc import Callable

from unlabeled.room.live.steps import Does, Step
from unlabeled.room.live.words import Words
from unlabeled.widgets import Paragraph, Press, Prose, Stack
from unlabeled.widgets.prose import Kind


class AskingPart(Stack):
    """The part of the console from which questions are asked.

    Parameters
    ----------
    words : Words
        What it says.
    on_next, on_another : callable
        Called when a button is pressed.
    """

    def __init__(self, words: Words, on_next: Callable[[], object], on_another: Callable[[], object]) -> None:
        self._words = words
        self.question = Prose(live=True)
        self.next = Press("")
        self.next.on_press(on_next)
        self.another = Press(words.live.ask.another, quiet=True)
        self.another.on_press(on_another)
        self._offered: tuple[Prose | Press, ...] = (self.question, self.next, self.another)
        super().__init__(*self._offered)

    def show(self, step: Step, *, is_first: bool, may_choose: bool) -> None:
        """Show the next step.

        Parameters
        ----------
        step : Step
            What the one button does.
        is_first : bool
            Whether nothing was asked yet.
        may_choose : bool
            Whether another question can be taken instead.
        """
        ask = self._words.live.ask
        labels = {
            Does.OPEN: ask.open if is_first else ask.again,
            Does.CLOSE: ask.close,
            Does.WAIT: ask.closing,
            Does.NOTHING: ask.done,
        }
        self.next.label = labels[step.does]
        self.next.disabled = step.does in (Does.WAIT, Does.NOTHING)
        self.another.disabled = not may_choose
        offered = (self.question, self.next, *([self.another] if may_choose else []))
        if self._offered != offered:
            self._offered = self.children = offered
        self._say(step)

    def is_about(self, step: Step) -> bool:
        """Return whether the question that stands here is that of `step`."""
        return _name(step) in self.question.text

    def rest(self) -> None:
        """Take no presses for as long as the room does not answer."""
        self.next.disabled = self.another.disabled = True

    def _say(self, step: Step) -> None:
        if step.prompt is None:
            self.question.say([])
        elif step.does is Does.OPEN:
            self.question.say([Paragraph((self._words.live.ask.title,), Kind.LABEL), _name(step)])
        else:
            self.question.say([Paragraph((_name(step),), Kind.HEADING), self._words.room.wall.open])


def _name(step: Step) -> str:
    """Return a question's title before it is asked, as the wall does not show it yet, and then its text."""
    if step.prompt is None:
        return ""
    return step.prompt.title if step.does is Does.OPEN else step.prompt.text
