"""A room that runs: what the facilitator does, one thing after the other, on the disk before it is shown."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from unlabeled.room.app.board import HEARTBEAT, Board
from unlabeled.room.app.limits import Limits
from unlabeled.room.image import Asked, Image
from unlabeled.room.life import Room
from unlabeled.room.refusals import Reason, Refusal
from unlabeled.room.seal import SealError, write
from unlabeled.room.tally_file import write_tallies

Writer = Callable[[Image, Path], None]


class Running:
    """A room with its file, its board and its limits.

    Parameters
    ----------
    room : Room
        The room.
    folder : Path
        Where its file is.
    writer : callable
        What writes the file; a test may let it die on the way.
    """

    def __init__(self, room: Room, folder: Path, writer: Writer = write) -> None:
        self.room, self._folder, self._writer = room, folder, writer
        self.board = Board(room, HEARTBEAT)
        self.limits = Limits(time.monotonic)
        self.stop = asyncio.Event()
        self._one = asyncio.Lock()

    async def open(self, q: Any) -> None:
        """Open a prompt. Asking for what is open changes nothing: the reply may have been lost."""
        async with self._one:
            current = self.room.current
            if current is not None and current.asked is Asked.OPEN and current.prompt.id == q:
                return
            image = self.room.begin_open(q)
            await self._write(image)
            self.room.end_open(image)
            self.board.tell()

    async def close(self, q: Any) -> None:
        """Close a prompt. Whoever closes what is closed already learns nothing new."""
        async with self._one:
            if any(one.prompt.id == q and one.asked is Asked.CLOSED for one in self.room.image.questions):
                return
            image = self.room.begin_close(q)
            self.board.tell()
            try:
                await self._write(image)
            except Refusal:
                self.room.undo_close()
                self.board.tell()
                raise
            self.room.end_close(image)
            self.limits.forget()
            self.board.tell()
            await asyncio.to_thread(self._tallies, image)

    async def lock(self, *, locked: bool) -> None:
        """Refuse new seats, or take them again."""
        async with self._one:
            image = self.room.lock(locked=locked)
            await self._write(image)
            self.room.end_open(image)
            self.board.tell()

    def results(self) -> list[dict[str, Any]]:
        """Return every prompt, how far it is, and what everybody may see of it."""
        return [
            {
                "id": prompt.id,
                "kind": prompt.kind,
                "title": prompt.title,
                "text": prompt.text,
                "phase": phase.value,
                "result": result.as_json() if result else None,
            }
            for prompt, phase, result in self.room.results()
        ]

    async def _write(self, image: Image) -> None:
        try:
            await asyncio.to_thread(self._writer, image, self._folder)
        except SealError as error:
            sys.stderr.write(f"{error}\n")
            raise Refusal(Reason.NOT_WRITTEN) from None

    def _tallies(self, image: Image) -> None:
        try:
            write_tallies(image, self._folder)
        except OSError as error:  # they are made again when the room is opened the next time
            sys.stderr.write(f"A tally could not be written: {error.strerror}. Make room on the disk.\n")
