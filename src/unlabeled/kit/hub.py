"""What a JupyterHub tells a service of its own, in the environment, and what is missing there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from unlabeled.kit.host_room import PORT
from unlabeled.room.app.hub import Hub

_PREFIX: Final = re.compile(r"(/[A-Za-z0-9._~%-]+)*/services/[A-Za-z0-9._~-]+/")


@dataclass(frozen=True)
class HubPlace:
    """Where the room is on its hub.

    Parameters
    ----------
    hub : Hub
        What the room must know of the hub.
    bind : str
        The address of this machine on which the hub's proxy is listened to.
    port : int
        The port.
    address : str
        Where phones find the room; empty if the hub does not say.
    """

    hub: Hub
    bind: str
    port: int
    address: str


def hub_place(environment: Mapping[str, str]) -> HubPlace:
    """Return where the room is, as the hub says.

    Parameters
    ----------
    environment : mapping of str to str
        The environment of a service. `JUPYTERHUB_API_TOKEN` is not read: the room asks for nothing
        in its own name.

    Raises
    ------
    ValueError
        If this is no service of a hub, or of one whose parts talk to each other by certificates.
    """
    api, prefix = (environment.get(f"JUPYTERHUB_{name}", "") for name in ("API_URL", "SERVICE_PREFIX"))
    if urlsplit(api).scheme not in ("http", "https") or not urlsplit(api).hostname:
        raise ValueError(f"JUPYTERHUB_API_URL {_MISSING} such as http://127.0.0.1:8081/hub/api.")
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"JUPYTERHUB_SERVICE_PREFIX {_MISSING} such as /services/room/.")
    # A hub that does not start the service itself names no place: its proxy is told the usual one.
    listen = urlsplit(environment.get("JUPYTERHUB_SERVICE_URL", f"http://127.0.0.1:{PORT}"))
    if listen.scheme != "http" or not listen.hostname:
        raise ValueError(
            "The hub's proxy reaches a room by http only: internal_ssl does not go together with it."
        )
    address = environment.get("JUPYTERHUB_PUBLIC_URL", "")
    return HubPlace(Hub(api.rstrip("/"), prefix), listen.hostname, listen.port or 80, address)


_MISSING: Final = (
    "is missing: with --hub the room is a service of a JupyterHub, which says it to its services,"
)
