"""Whether phones reach this machine here, or a room by a server: tried, and said as it goes."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

from unlabeled.content.host import PreflightWords
from unlabeled.kit.knock import Knocks, answers, door
from unlabeled.kit.room_screen import code

_TURN: Final = 0.2  # seconds
Say = Callable[[str], None]


@dataclass(frozen=True)
class Here:
    """This machine, as a phone would find it.

    Parameters
    ----------
    bind, port
        Where it listens.
    ip : str, optional
        The address that phones are told; None if there is none.
    own : sequence of str
        All of its addresses; whoever comes from one of them is no proof.
    """

    bind: str
    port: int
    ip: str | None
    own: Sequence[str]


def reached_here(here: Here, seconds: int, words: PreflightWords, say: Say) -> bool:
    """Open a page on the room's port and wait for a phone; return whether one came."""
    knocks = Knocks(here.own)
    try:
        with door(here.bind, here.port, knocks, words.page) as port:
            say(words.port_free.format(port=port))
            if here.ip is None:
                return False
            say(words.answers if answers(here.ip, port) else words.no_answer)
            return _wait(seconds, f"http://{here.ip}:{port}/", knocks, words, say)
    except OSError as error:
        say(words.port_taken.format(port=here.port, why=error.strerror))
        return False


def _wait(seconds: int, address: str, knocks: Knocks, words: PreflightWords, say: Say) -> bool:
    if not seconds:
        say(words.one_machine)
        return False
    say(f"{code(address)}\n{words.scan.format(address=address)}\n{words.waiting}")
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            if knocks.come.wait(_TURN):
                say(words.came)
                return True
    except KeyboardInterrupt:
        pass
    say(words.nobody)
    return False


def reached_by_server(address: str, words: PreflightWords, say: Say) -> bool:
    """Return whether a room shows at an address of a server, by https."""
    is_https = urlsplit(address).scheme == "https"
    try:
        found = _status(address)
    except ssl.SSLError:
        say(words.certificate.format(address=address))
        return False
    except (OSError, HTTPException):
        say(words.silent.format(address=address))
        return False
    said = words.shows if found == 200 else words.shows_none
    say(f"{said.format(address=address)} {words.https if is_https else words.plain}")
    return found == 200 and is_https


def _status(address: str) -> int:
    """Return what a room's state answers there."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(str(parts.hostname), parts.port, timeout=5)
    try:
        connection.request("GET", f"{parts.path.rstrip('/')}/state")
        return connection.getresponse().status
    finally:
        connection.close()
