"""`unlabeled preflight`: can phones reach this machine here? Tried in the room, before the day."""

from __future__ import annotations

import io
import ssl
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

from unlabeled.kit.host import PORT
from unlabeled.kit.knock import Knocks, answers, door
from unlabeled.kit.networks import Address, Reach, own_addresses, way_out, wifi_text
from unlabeled.kit.room import _ADDRESS

_TURN: Final = 0.2  # seconds


@dataclass(frozen=True)
class PreflightOrder:
    """What `preflight` is asked to try.

    Parameters
    ----------
    port : int
        The room's port.
    wait : int
        Seconds for a phone to come; 0 tries only what one machine can try alone.
    wifi : str, optional
        The Wi-Fi's name, for a code with which phones join it. Its password is asked for in the terminal.
    address : str
        Where a server of yours shows the room by https, to be tried as well.
    bind : str
        The address of this machine on which phones are listened to.
    """

    port: int = PORT
    wait: int = 90
    wifi: str | None = None
    address: str = ""
    bind: str = "0.0.0.0"  # noqa: S104 (phones reach it over the network)


def preflight(order: PreflightOrder, ask: Callable[[str], str] = getpass) -> int:
    """Try what can be tried, and say what cannot.

    Returns
    -------
    int
        0 if a phone has come, or the server answers; 1 if neither is shown; 2 for bad input.
    """
    if (problem := _problem(order)) is not None:
        sys.stderr.write(f"{problem}\n")
        return 2
    addresses = own_addresses()
    _say(_addresses_text(addresses))
    if order.wifi:
        _say(_wifi(order.wifi, ask))
    passes = [_try_here(order, addresses), bool(order.address) and _try_server(order.address)]
    _say(_ends(order, here=passes[0], there=passes[1]))
    return 0 if any(passes) else 1


def _problem(order: PreflightOrder) -> str | None:
    if not 1 <= order.port <= 65535:
        return f"{order.port} is no port. Choose one between 1024 and 65535, or leave it out."
    if not 0 <= order.wait <= 3600:
        return "--wait takes seconds: 0 to 3600."
    if order.address and not _ADDRESS.fullmatch(order.address):
        return "--address is where a server of yours shows the room, such as https://room.example/."
    if order.wifi and len(order.wifi.encode()) > 32:
        return "The name of a Wi-Fi has at most 32 bytes. Copy it from your settings."
    return None


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n\n")
    sys.stdout.flush()


def _addresses_text(addresses: list[Address]) -> str:
    if not any(one.reach in (Reach.SAME_NETWORK, Reach.INTERNET) for one in addresses):
        first = "No network that phones could share. Join the Wi-Fi here, or open a hotspot on this machine."
    else:
        first = "Addresses of this machine, and who may see them:"
    rows = [f"  {one.ip:<15}  {one.name:<10}  {one.reach}" for one in addresses]
    return "\n".join([first, *rows])


def _wifi(name: str, ask: Callable[[str], str]) -> str:
    text = wifi_text(name, ask(f"Password of '{name}' (empty if it has none): "))
    return f"To join the Wi-Fi, a phone scans this. It holds the password.\n{_code(text)}"


def _code(text: str) -> str:
    from segno import make

    picture = io.StringIO()
    make(text, error="m", micro=False).terminal(out=picture, compact=True)
    return picture.getvalue().rstrip("\n")


def _try_here(order: PreflightOrder, addresses: list[Address]) -> bool:
    """Open a page on the room's port and wait for a phone."""
    knocks = Knocks([one.ip for one in addresses])
    try:
        with door(order.bind, order.port, knocks) as port:
            _say(f"Port {port} is free.")
            ip = next((one.ip for one in addresses if one.ip == way_out()), None)
            ip = ip or next((one.ip for one in addresses if one.reach is Reach.SAME_NETWORK), None)
            if ip is None:
                return False
            _say(_OWN_YES if answers(ip, port) else _OWN_NO)
            return _wait(order.wait, f"http://{ip}:{port}/", knocks)
    except OSError as error:
        _say(f"Port {order.port} cannot be used ({error.strerror}). Is a room open there? Else try another.")
        return False


def _wait(seconds: int, address: str, knocks: Knocks) -> bool:
    if not seconds:
        _say(_ALONE)
        return False
    _say(f"{_code(address)}\nScan this with a phone in the room's Wi-Fi, or open {address}\n{_WAITING}")
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            if knocks.come.wait(_TURN):
                _say(_CAME)
                return True
    except KeyboardInterrupt:
        pass
    _say(_NOBODY)
    return False


def _try_server(address: str) -> bool:
    """Return whether a room shows at an address of a server, by https."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    try:
        connection = kind(str(parts.hostname), parts.port, timeout=5)
        try:
            connection.request("GET", f"{parts.path.rstrip('/')}/state")
            found = connection.getresponse().status
        finally:
            connection.close()
    except ssl.SSLError:
        _say(f"{address} has a certificate that browsers will not take. Renew it.")
        return False
    except (OSError, HTTPException):
        _say(f"{address} does not answer from here.")
        return False
    said = "shows a room" if found == 200 else "answers, but shows no room; is it open?"
    _say(f"{address} {said} {_HTTPS if parts.scheme == 'https' else _PLAIN}")
    return found == 200 and parts.scheme == "https"


def _ends(order: PreflightOrder, *, here: bool, there: bool) -> str:
    server = "not shown" if order.address else "not tried (--address)"
    lines = [
        f"On this network:  {_PASSED if here else 'not shown'}",
        f"By a server:      {_PASSED if there else server}",
        "If neither passes: unlabeled plan --no-room",
    ]
    if here:
        lines.insert(2, _PLAIN)
    return "\n".join(lines)


_PASSED: Final = "passed"
_OWN_YES: Final = "This machine answers itself there. That shows nothing about phones yet."
_OWN_NO: Final = (
    "This machine does not answer itself there: a firewall on it says no. Allow Python, or take another port."
)
_WAITING: Final = "Waiting for it. Ctrl-C stops waiting."
_ALONE: Final = (
    "Whether the Wi-Fi keeps its guests apart cannot be seen from one machine: a phone has to try. "
    "Run this again with --wait 90."
)
_CAME: Final = (
    "A phone has come through: this network lets phones reach this machine. "
    "That holds for the phone's network and for now; try a second one if people use several."
)
_NOBODY: Final = (
    "No phone has come. Perhaps none tried; perhaps the Wi-Fi keeps its guests apart, or a firewall does. "
    "This machine cannot tell these apart. Try a hotspot of your own."
)
_PLAIN: Final = "It is plain http: whoever watches this network could read along. The pages say so."
_HTTPS: Final = "It is https: what phones send is not readable on the way."
