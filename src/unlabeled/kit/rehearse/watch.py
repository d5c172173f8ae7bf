"""What happens in the room, looked at once for all made-up people: what is opened, and what is closed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from unlabeled.room.host import HostError, RoomHost
from unlabeled.room.plan import Phase
from unlabeled.room.seen import Seen

_TURN: Final = 0.25  # seconds between two looks


@dataclass
class Watch:
    """The questions in the order in which they were opened, and what has become of each.

    Parameters
    ----------
    room : RoomHost
        Where to look.
    people : int
        How many made-up people there are.
    """

    room: RoomHost
    people: int
    asked: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    _done: dict[str, set[int]] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def look(self) -> None:
        """Look, again and again, until cancelled. A room that is being started again is looked at later."""
        while True:
            with suppress(HostError):
                self._take(await asyncio.to_thread(self.room.see))
            await asyncio.sleep(_TURN)

    def settle(self, person: int, question: str) -> None:
        """Note that somebody has nothing more to do with a question."""
        self._done.setdefault(question, set()).add(person)
        self._tell()

    async def opened(self, place: int) -> str:
        """Return the question at `place`, counted from 0, once it is opened."""
        while len(self.asked) <= place:
            await self._changed.wait()
        return self.asked[place]

    async def until_closed(self, question: str) -> None:
        """Wait until a question is closed."""
        while question not in self.closed:
            await self._changed.wait()

    async def until_settled(self, question: str) -> None:
        """Wait until nobody has anything more to do with a question."""
        while len(self._done.get(question, ())) < self.people:
            await self._changed.wait()

    def _take(self, seen: Seen) -> None:
        before = len(self.asked), len(self.closed)
        phases = {each.id: each.phase for each in seen.prompts if each.phase is not Phase.WAITING}
        fresh = [name for name in phases if name not in self.asked]
        self.asked += sorted(fresh, key=lambda name: name == seen.current)  # what is open now was opened last
        self.closed |= {name for name, phase in phases.items() if phase is Phase.CLOSED}
        if (len(self.asked), len(self.closed)) != before:
            self._tell()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
