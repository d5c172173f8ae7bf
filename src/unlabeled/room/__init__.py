"""The room: everybody answers from a phone, the group sees its own answers, and nothing links the two.

Open answers live in memory and on the phones only. At close, if there are enough, counts are written, and
what is shown of them is what the gate lets through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from unlabeled.widgets import Prose, Stack

__all__ = ["console"]


def console(
    host: str | None = None, folder: Path | str | None = None, service: str | None = None
) -> Stack | Prose:
    """Return the facilitator's console for the room that `unlabeled host` opened, or the hub's own.

    Parameters
    ----------
    host : str, optional
        For a room that was opened another way: its host port on this machine, such as
        http://127.0.0.1:8001/.
    folder : Path, optional
        The folder with that room's token.
    service : str, optional
        For a room that is a service of this JupyterHub: its address, such as
        https://hub.example/services/room/. Taken from `UNLABELED_ROOM` in the environment unless given.

    Returns
    -------
    Stack or Prose
        The console; where there is no room, a sentence that says so.
    """
    from unlabeled.room.live.opened import opened_console

    return opened_console(host, folder, service)
