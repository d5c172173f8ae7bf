"""How to join: the code, the addresses, how many have, and the lock."""

from __future__ import annotations

from collections.abc import Callable

from unlabeled.room.live.drawing import code_svg
from unlabeled.room.live.words import Words
from unlabeled.room.seen import Seen
from unlabeled.widgets import FigureView, Paragraph, Press, Prose, Stack, link
from unlabeled.widgets.prose import Kind


class Joining(Stack):
    """The part of the console that says how to join.

    Parameters
    ----------
    words : Words
        What it says.
    on_lock : callable
        Called when the lock is pressed.
    """

    def __init__(self, words: Words, on_lock: Callable[[], object]) -> None:
        self._words = words
        self.code = FigureView(layout={"max_width": "20rem"})
        self.addresses = Prose()
        self.seats = Prose()
        self.lock = Press(words.live.lock, quiet=True)
        self.lock.on_press(on_lock)
        super().__init__(self.code, self.addresses, self.seats, self.lock)

    def show(self, seen: Seen) -> None:
        """Show how the room is now."""
        words, both = self._words.live, self._words.room.both
        if self.addresses.text.find(seen.link) < 0:
            self._show_addresses(seen)
        self.seats.say([both.seats.format(seats=seen.seats), *([both.locked] if seen.locked else [])])
        self.lock.label = words.unlock if seen.locked else words.lock
        self.lock.disabled = False

    def _show_addresses(self, seen: Seen) -> None:
        join = self._words.live.join
        self.code.show(code_svg(seen.link), join.alt, title=join.title)
        ways = ((join.phones, seen.link), (join.wall, seen.wall))
        self.addresses.say(
            paragraph
            for what, where in ways
            for paragraph in (Paragraph((what,), Kind.LABEL), Paragraph((link(where, where),)))
        )
