"""Which addresses this machine has, and who is likely to see them. Nothing is sent to find out."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_NOT_FOR_PHONES: Final = ("lo", "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "cni", "podman")
_TUNNELS: Final = ("tun", "tap", "utun", "wg", "ppp", "ipsec", "tailscale", "zt")
_CARRIER: Final = ipaddress.ip_network("100.64.0.0/10")


class Reach(StrEnum):
    """Who may see an address; the words are in data/host.yaml."""

    SAME_NETWORK = "same_network"
    INTERNET = "internet"
    NO_LEASE = "no_lease"
    TUNNEL = "tunnel"
    MACHINE = "machine"


@dataclass(frozen=True)
class Address:
    """One address of this machine."""

    name: str
    ip: str
    reach: Reach


def reach_of(name: str, ip: str) -> Reach:
    """Return who may see the address `ip` of the network device `name`.

    Examples
    --------
    >>> reach_of("wlan0", "192.168.1.20").name
    'SAME_NETWORK'
    >>> reach_of("utun3", "10.8.0.2").name
    'TUNNEL'
    >>> reach_of("wlan0", "169.254.7.7").name
    'NO_LEASE'
    """
    given, device = ipaddress.ip_address(ip), name.lower()
    if given.is_loopback or device.startswith(_NOT_FOR_PHONES):
        return Reach.MACHINE
    if given.is_link_local:
        return Reach.NO_LEASE
    if device.startswith(_TUNNELS) or given in _CARRIER:
        return Reach.TUNNEL
    return Reach.SAME_NETWORK if given.is_private else Reach.INTERNET


def own_addresses() -> list[Address]:
    """Return this machine's IPv4 addresses, those that phones are likely to see first."""
    found = [Address(name, ip, reach_of(name, ip)) for name, ip in _devices()]
    order = list(Reach)
    return sorted(found, key=lambda one: (order.index(one.reach), one.name))


def _devices() -> list[tuple[str, str]]:
    """Return device and address of each; without `psutil`, only that by which packets leave."""
    try:
        import psutil
    except ImportError:
        way = way_out()
        return [("", way)] if way else []
    stats = psutil.net_if_stats()
    return [
        (name, each.address)
        for name, addresses in psutil.net_if_addrs().items()
        for each in addresses
        if each.family == socket.AF_INET and stats[name].isup
    ]


def way_out() -> str | None:
    """Return the address by which packets leave this machine, or None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # reserved for examples; a datagram socket only looks up the way
            return str(asked.getsockname()[0])
        except OSError:
            return None


def wifi_text(name: str, password: str) -> str:
    r"""Return what a phone's camera reads as "join this Wi-Fi"; without a password, an open one.

    Examples
    --------
    >>> wifi_text("Meeting; room", 'a"b')
    'WIFI:T:WPA;S:Meeting\\; room;P:a\\"b;;'
    >>> wifi_text("Guests", "")
    'WIFI:T:nopass;S:Guests;;'
    """
    kind = f"T:WPA;S:{_escaped(name)};P:{_escaped(password)}" if password else f"T:nopass;S:{_escaped(name)}"
    return f"WIFI:{kind};;"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in '\\;,":' else letter for letter in text)
