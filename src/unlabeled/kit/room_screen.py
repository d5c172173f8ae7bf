"""What `unlabeled room` prints once it is open, and the code that a phone scans from the terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from unlabeled.kit.room import RoomOrder
    from unlabeled.room.app.serve import Opened

_PLAIN: Final = "This is plain http: whoever watches the network could read along. The pages say so.\n"


def said(opened: Opened, order: RoomOrder) -> str:
    """Return where everything is, and what is not as it could be."""
    from unlabeled.room.life import LEAST_PEOPLE

    notes = "" if opened.address.startswith("https:") else _PLAIN
    if order.people < LEAST_PEOPLE:
        notes += f"With fewer than {LEAST_PEOPLE} people a room shows no shares. Talk instead.\n"
    return _on_hub(opened) + notes if order.hub else f"{_here(opened, order)}{notes}Ctrl-C closes it.\n"


def _on_hub(opened: Opened) -> str:
    """Return what goes into the hub's log: no code, as whoever reads the log could take a seat."""
    return f"The room is open at {opened.address}. Its console shows the link for phones.\n"


def _here(opened: Opened, order: RoomOrder) -> str:
    return (
        f"{code(opened.link)}\n\nThe room is open. For phones:  {opened.link}\n"
        f"For the projector:  {opened.address}wall#{opened.code}\n"
        f"For your console:   {opened.host}  (its token: {order.folder / 'host-token'})\n"
        f"{_from_elsewhere(tunnel(opened.address, opened.host))}"
    )


def _from_elsewhere(line: str) -> str:
    return line and f"From your own machine: {line}\n"


def code(text: str) -> str:
    """Return `text` as a code that a phone scans from the terminal."""
    from segno import make

    picture = io.StringIO()
    make(text, error="m", micro=False).terminal(out=picture, compact=True)
    return picture.getvalue().rstrip("\n")


def tunnel(address: str, local: str) -> str:
    """Return the line that brings a port of this machine to another one, for a room on a server.

    Parameters
    ----------
    address : str
        Where phones find the room.
    local : str
        What is to be reached, such as http://127.0.0.1:8001/. It has the same address on the other machine.

    Returns
    -------
    str
        The line; empty unless the room is on a server with https.
    """
    found = urlsplit(address)
    if found.scheme != "https":
        return ""
    port = urlsplit(local).port
    return f"ssh -N -L {port}:127.0.0.1:{port} {found.hostname}"
