"""`unlabeled preflight`: can phones reach this machine here? Tried in the room, before the day."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getpass

from unlabeled.content import ContentError
from unlabeled.content.host import PreflightWords, load_host_words
from unlabeled.kit.host_room import PORT
from unlabeled.kit.networks import Address, Reach, own_addresses, way_out, wifi_text
from unlabeled.kit.reached import Here, reached_by_server, reached_here
from unlabeled.kit.room import ADDRESS
from unlabeled.kit.room_screen import code


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
    try:
        words = load_host_words().preflight
        _refuse(order, words)
    except (ContentError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    addresses = own_addresses()
    _say(_addresses_text(addresses, words))
    if order.wifi:
        text = wifi_text(order.wifi, ask(f"{words.password.format(name=order.wifi)} "))
        _say(f"{words.wifi}\n{code(text)}")
    here = Here(order.bind, order.port, _for_phones(addresses), [one.ip for one in addresses])
    passes = [
        reached_here(here, order.wait, words, _say),
        bool(order.address) and reached_by_server(order.address, words, _say),
    ]
    _say(_ends(order, words, here=passes[0], there=passes[1]))
    return 0 if any(passes) else 1


def _refuse(order: PreflightOrder, words: PreflightWords) -> None:
    """Raise ValueError for what cannot be tried."""
    if not 1 <= order.port <= 65535:
        raise ValueError(f"{order.port} is no port. Choose one between 1024 and 65535, or leave it out.")
    if not 0 <= order.wait <= 3600:
        raise ValueError(words.wrong_wait)
    if order.address and not ADDRESS.fullmatch(order.address):
        raise ValueError(words.wrong_address)
    if order.wifi and len(order.wifi.encode()) > 32:
        raise ValueError(words.wrong_wifi)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n\n")
    sys.stdout.flush()


def _addresses_text(addresses: list[Address], words: PreflightWords) -> str:
    is_seen = any(one.reach in (Reach.SAME_NETWORK, Reach.INTERNET) for one in addresses)
    reach = words.reach.model_dump()
    rows = [f"  {one.ip:<15}  {one.name:<10}  {reach[one.reach]}" for one in addresses]
    return "\n".join([words.addresses if is_seen else words.no_network, *rows])


def _for_phones(addresses: list[Address]) -> str | None:
    """Return the address that phones are most likely to see; None if there is none."""
    ip = next((one.ip for one in addresses if one.ip == way_out()), None)
    return ip or next((one.ip for one in addresses if one.reach is Reach.SAME_NETWORK), None)


def _ends(order: PreflightOrder, words: PreflightWords, *, here: bool, there: bool) -> str:
    server = words.not_shown if order.address else words.not_tried
    rows = (
        (words.here, words.passed if here else words.not_shown),
        (words.there, words.passed if there else server),
    )
    wide = max(len(name) for name, _ in rows)
    lines = [f"{name:<{wide}}  {found}" for name, found in rows]
    return "\n".join([*lines, *([words.plain] if here else []), words.neither])
