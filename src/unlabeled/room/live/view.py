"""The console: where one is, the one button, what was shown, how to join. It may be on the projector."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from unlabeled.room.host import HostError, RoomHost, Trouble
from unlabeled.room.live.asking import AskingPart
from unlabeled.room.live.joining import Joining
from unlabeled.room.live.outcome import Outcome
from unlabeled.room.live.session import Session
from unlabeled.room.live.steps import Does, Step, another, current, next_step, way_in
from unlabeled.room.live.words import Words
from unlabeled.room.seen import Seen
from unlabeled.widgets import Clock, Columns, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind

PATIENCE: Final = 3.0  # seconds in which a second press does not close what the first has opened
_NOTE: Final = 8.0  # seconds for which a passing remark stands


class Console(Stack):
    """The facilitator's console for one room.

    All that it shows comes from the room, each time anew. What is lost with a kernel is nothing.

    Parameters
    ----------
    session : Session
        Where the room is, and what is planned.
    words : Words
        What it says.
    now : callable
        Seconds, from any beginning.
    """

    def __init__(self, session: Session, words: Words, now: Callable[[], float] = time.monotonic) -> None:
        self._session, self._words, self._now = session, words, now
        self._host = RoomHost(session.host, None if session.on_hub else session.folder)
        self._seen: Seen | None = None
        self._chosen: str | None = None
        self._way: str | None = None
        self._opened = now() - PATIENCE
        self._until: float | None = None  # when what stands in the line has been read
        self.line, self.way = Prose(live=True), Prose(live=True)
        self.clock = Clock(session.slots, words.live.clock.model_dump(), session.began, session.speed)
        self.clock.on_look(self.look)
        self.asking = AskingPart(words, self.go_on, self.choose_another)
        self.joining = Joining(words, self.turn_lock)
        self.result = Outcome(words)
        self.beside, self.below = Stack(self.joining), Stack()  # a result takes the place of the code
        first = Stack(self.clock, self.way, self.asking, self.line)
        super().__init__(Columns(first, self.beside, self.below, wide=True))
        self.look()

    # What the facilitator does

    def look(self) -> None:
        """Show how the room is now."""
        if self._until is not None and self._now() >= self._until:
            self._say("")
        try:
            self._show(self._host.see())
        except HostError as error:
            self._cannot(error)

    def go_on(self) -> None:
        """Do what the one button says: nothing else, should the room have gone on meanwhile."""
        before = self._step()
        self.look()
        step = self._step()
        if self._seen is None or step.prompt is None:
            return
        if before != step:
            self._remark(self._words.live.ask.moved)
        elif step.does is Does.OPEN:
            self._do(partial(self._host.open, step.prompt.id))
            self._opened, self._chosen = self._now(), None
        elif step.does is Does.CLOSE and self._now() - self._opened < PATIENCE:
            self._remark(self._words.live.ask.too_soon)
        elif step.does is Does.CLOSE:
            self._do(partial(self._host.close, step.prompt.id))

    def choose_another(self) -> None:
        """Offer another of the prompts that were not asked."""
        if self._seen is not None:
            self._chosen = self._another(self._seen) or self._chosen
            self._show(self._seen)

    def turn_lock(self) -> None:
        """Refuse new seats, or take them again."""
        if self._seen is not None:
            locked = not self._seen.locked
            self._do(lambda: self._host.lock(locked=locked))

    def _do(self, ask: Callable[[], Seen]) -> None:
        try:
            self._show(ask())
        except HostError as error:
            self._cannot(error)

    def _step(self) -> Step:
        if self._seen is None:
            return Step(Does.NOTHING)
        return next_step(self._seen, self._session.prompts, self._chosen)

    def _another(self, seen: Seen) -> str | None:
        step = self._step()
        return another(seen, self._session.prompts, step.prompt.id if step.prompt else None)

    # What is shown

    def _remark(self, text: str) -> None:
        """Say something that is soon over."""
        self._say(text)
        self._until = self._now() + _NOTE

    def _say(self, text: str) -> None:
        self._until = None
        if self.line.text != text:
            self.line.say(text and [text])

    def _cannot(self, error: HostError) -> None:
        words = self._words.live
        if error.trouble is Trouble.REFUSED:
            self._remark(error.says)
            return
        self._seen = None
        unreadable = error.trouble in (Trouble.NO_TOKEN, Trouble.OPEN_TO_OTHERS)
        odd = error.says if error.trouble is Trouble.NO_HUB else words.silent
        self._say(words.no_token if unreadable else odd)
        self.asking.rest()
        self.joining.lock.disabled = True

    def _show(self, seen: Seen) -> None:
        step = next_step(seen, self._session.prompts, self._chosen)
        if seen == self._seen and self.asking.is_about(step):
            return
        was_away = self._seen is None and bool(self.line.text)
        is_new = self._seen is None or self._seen.current != seen.current or self._seen.phase != seen.phase
        self._seen = seen
        if was_away:
            self._remark(self._words.live.back)
        elif is_new:
            self._say("")
        self.joining.show(seen)
        self._show_way(seen)
        may_choose = step.does in (Does.OPEN, Does.NOTHING) and self._another(seen) is not None
        self.asking.show(step, is_first=current(seen) is None, may_choose=may_choose)
        self._show_result(seen)

    def _show_way(self, seen: Seen) -> None:
        """Show how the session is run: as a safety check in this room says, else as it was planned."""
        way = way_in(seen) or self._session.way
        if way == self._way:
            return
        self._way = way
        self.way.say([Paragraph((self._words.room.shown.way,), Kind.LABEL), way] if way else [])
        self.clock.show(self._session.ways.get(way, self._session.slots))

    def _show_result(self, seen: Seen) -> None:
        shows = self.result.show(current(seen))
        beside, below = ((self.result,), (self.joining,)) if shows else ((self.joining,), ())
        if self.beside.children != beside:
            self.beside.children, self.below.children = beside, below
