"""Where the room of a workshop folder is kept, what is in it, and on which port it is opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Final

from unlabeled.room.image import Image

PORT: Final = 8765  # tried first: then a link that was given out holds after a restart


def room_folder(folder: Path, *, new: bool) -> Path:
    """Return where the room is kept: where it was before, or the next free name."""
    rooms = _rooms(folder)
    there = [room for room in rooms if room.exists()]
    if new:
        return next(room for room in rooms if not room.exists())
    return there[-1] if there else rooms[0]


def kept_before(room: Path) -> list[Image]:
    """Return what is written of the rooms that were in the same workshop folder before `room`."""
    rooms = _rooms(room.parent)
    found = (kept_in(one) for one in rooms[: rooms.index(room)] if one.exists())
    return [one for one in found if one is not None]


def _rooms(folder: Path) -> list[Path]:
    return [folder / "room", *(folder / f"room-{number}" for number in range(2, 1000))]


def kept_in(room: Path) -> Image | None:
    """Return what is written of a room; None if there is nothing, or nothing that can be read."""
    from unlabeled.room.seal import SealError, written_in

    if not room.is_dir():
        return None
    try:
        return written_in(room)
    except SealError:  # opening it says what is wrong
        return None


def port_for(bind: str, address: str) -> int:
    """Return the usual port, if it is free or something in front needs just this one; else 0 for any."""
    return PORT if address or is_free(bind, PORT) else 0


def is_free(bind: str, port: int) -> bool:
    """Return whether a room could listen there."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind or "0.0.0.0", port))  # noqa: S104 (as the room does)
        except OSError:
            return False
    return True
