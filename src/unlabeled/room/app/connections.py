"""How many connections a room holds, and which one goes when somebody comes and there is no place.

A room that turned newcomers away could be shut by anybody who opens enough connections and says nothing. So
the newcomer always gets in, and the one that has been silent longest goes: first of those that wait for
nothing, then of those that listen for events. A page that loses its connection makes a new one by itself. Who
is behind a connection is not asked, so nothing here knows anybody.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Protocol

_SILENT: Final = 5.0  # seconds; who has said something since is not the first to go


class Connection(Protocol):
    """One connection, as far as it matters here."""

    def make_room(self) -> None:
        """End at once."""


class Connections:
    """The connections that are open, at most so many.

    Parameters
    ----------
    most : int
        How many there may be.
    clock : callable
        Seconds, from any beginning.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self._clock = most, clock
        # Since when each is as it is, the longest first: those that say nothing, or are not done saying it;
        # and those that are being answered, listeners among them.
        self._silent: dict[Connection, float] = {}
        self._answered: dict[Connection, float] = {}

    @property
    def now(self) -> int:
        """How many are open."""
        return len(self._silent) + len(self._answered)

    def admit(self, one: Connection) -> bool:
        """Take a connection in, in another's place if need be; return False if all are being answered."""
        if self.now >= self.most:
            other = self._next_to_go()
            if other is None:
                return False
            self.leave(other)
            other.make_room()
        self._silent[one] = self._clock()
        return True

    def leave(self, one: Connection) -> None:
        """Count a connection no more. One that had to make room is not counted already."""
        self._silent.pop(one, None)
        self._answered.pop(one, None)

    def sort(self, one: Connection, *, is_answered: bool) -> None:
        """Take note of whether a connection is being answered."""
        here, there = (self._silent, self._answered) if is_answered else (self._answered, self._silent)
        if here.pop(one, None) is not None:
            there[one] = self._clock()

    def _next_to_go(self) -> Connection | None:
        """Return the one to close. An answer takes far less than a few seconds; what takes longer listens."""
        before = self._clock() - _SILENT
        for some in (self._silent, self._answered):
            one = next(iter(some), None)
            if one is not None and some[one] <= before:
                return one
        return next(iter(self._silent), None)
