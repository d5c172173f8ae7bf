"""The console: where one is, the one button, what was shown, how to join. It may be on the projector."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from unlabeled.content.live import LiveWords
from unlabeled.content.room import RoomWords
from unlabeled.look import Table, drawn
from unlabeled.room.host import Asking, HostError, RoomHost, Seen, Trouble
from unlabeled.room.life import Phase
from unlabeled.room.live.drawing import code_svg, result_figure
from unlabeled.room.live.session import Session
from unlabeled.room.live.steps import Does, Step, another, current, next_step
from unlabeled.room.shown import Result
from unlabeled.widgets import Clock, Columns, FigureView, Paragraph, Press, Prose, Stack, link
from unlabeled.widgets.prose import Kind

PATIENCE: Final = 3.0  # seconds in which a second press does not close what the first has opened
_NOTE: Final = 8.0  # seconds for which a passing remark stands


@dataclass(frozen=True)
class Words:
    """The console's own words, and those that it shares with phones and the wall."""

    live: LiveWords
    room: RoomWords


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
        self._opened = now() - PATIENCE
        self._until: float | None = None  # when what stands in the line has been read
        self._lay_out()
        first = Stack(self.clock, self.asking, self.line)
        super().__init__(Columns(first, self.beside, self.below, wide=True))
        self.look()

    def _lay_out(self) -> None:
        words = self._words.live
        self.line = Prose(live=True)
        self.clock = Clock(self._session.slots, words.clock.model_dump())
        self.clock.on_look(self.look)
        self.question = Prose(live=True)
        self.next = Press("")
        self.next.on_press(self.go_on)
        self.another = Press(words.ask.another, quiet=True)
        self.another.on_press(self.choose_another)
        self.asking = Stack(self.question, self.next, self.another)
        self.code = FigureView(layout={"max_width": "20rem"})
        self.addresses = Prose()
        self.seats = Prose()
        self.lock = Press(words.lock, quiet=True)
        self.lock.on_press(self.turn_lock)
        self.joining = Stack(self.code, self.addresses, self.seats, self.lock)
        self.figure = FigureView()
        self.said = Prose(live=True)
        self.result = Stack(self.said, self.figure)
        self.beside, self.below = Stack(self.joining), Stack()  # a result takes the place of the code

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
        step = self._step()
        if self._seen is not None:
            now = step.prompt.id if step.prompt else None
            self._chosen = another(self._seen, self._session.prompts, now) or self._chosen
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
        for press in (self.next, self.another, self.lock):
            press.disabled = True

    def _show(self, seen: Seen) -> None:
        if seen == self._seen and not self._is_stale(seen):
            return
        was_away = self._seen is None and bool(self.line.text)
        is_new = self._seen is None or self._seen.current != seen.current or self._seen.phase != seen.phase
        self._seen = seen
        if was_away:
            self._remark(self._words.live.back)
        elif is_new:
            self._say("")
        self._show_joining(seen)
        self._show_step(seen)
        self._show_result(current(seen))

    def _is_stale(self, seen: Seen) -> bool:
        """Return whether another prompt was chosen than the one that stands there."""
        step = next_step(seen, self._session.prompts, self._chosen)
        return step.prompt is not None and _name(step) not in self.question.text

    def _show_joining(self, seen: Seen) -> None:
        words, both = self._words.live, self._words.room.both
        if self.addresses.text.find(seen.link) < 0:
            self.code.show(code_svg(seen.link), words.join.alt, title=words.join.title)
            ways = ((words.join.phones, seen.link), (words.join.wall, seen.wall))
            self.addresses.say(
                paragraph
                for what, where in ways
                for paragraph in (Paragraph((what,), Kind.QUIET), Paragraph((link(where, where),)))
            )
        says = [both.seats.format(seats=seen.seats), *([both.locked] if seen.locked else [])]
        self.seats.say(says)
        self.lock.label = words.unlock if seen.locked else words.lock
        self.lock.disabled = False

    def _show_step(self, seen: Seen) -> None:
        ask, step = self._words.live.ask, self._step()
        last = current(seen)
        labels = {
            Does.OPEN: ask.open if last is None else ask.again,
            Does.CLOSE: ask.close,
            Does.WAIT: ask.closing,
            Does.NOTHING: ask.done,
        }
        self.next.label = labels[step.does]
        self.next.disabled = step.does in (Does.WAIT, Does.NOTHING)
        now = step.prompt.id if step.prompt else None
        may_choose = step.does in (Does.OPEN, Does.NOTHING)
        may_choose = may_choose and another(seen, self._session.prompts, now) is not None
        self.another.disabled = not may_choose
        offered = (self.question, self.next, *([self.another] if may_choose else []))
        if self.asking.children != offered:
            self.asking.children = offered
        if step.prompt is None:
            self.question.say([])
        elif step.does is Does.OPEN:
            self.question.say([Paragraph((ask.title,), Kind.QUIET), _name(step)])
        else:
            self.question.say([Paragraph((_name(step),), Kind.HEADING), self._words.room.wall.open])

    def _show_result(self, asked: Asking | None) -> None:
        """Show what the wall shows of the last question: nothing before it is closed."""
        result = asked.result if asked is not None and asked.phase is Phase.CLOSED else None
        beside, below = ((self.result,), (self.joining,)) if result else ((self.joining,), ())
        if self.beside.children != beside:
            self.beside.children, self.below.children = beside, below
        if asked is None or result is None:
            self.said.say([])
            self.figure.show("", "")
            return
        lines = [line for line in result.lines if line.value]
        ways = [line.label for line in result.lines if not line.value]
        self.said.say([Paragraph((asked.text,), Kind.HEADING), result.says, *ways])
        if not lines:
            self.figure.show("", "")
            return
        self.figure.show(
            drawn(lambda: result_figure(lines)),
            " ".join([result.says, *(f"{line.label}: {line.value}." for line in lines)]),
            self._table(asked, result),
            self._words.live.ask.table,
            note=result.note,
        )

    def _table(self, asked: Asking, result: Result) -> Table:
        shown = self._words.room.shown
        rows = tuple((line.label, line.value) for line in result.lines)
        return Table(asked.text, (shown.answer, shown.share), rows)


def _name(step: Step) -> str:
    """Return a question's title before it is asked, as the wall does not show it yet, and then its text."""
    if step.prompt is None:
        return ""
    return step.prompt.title if step.does is Does.OPEN else step.prompt.text
