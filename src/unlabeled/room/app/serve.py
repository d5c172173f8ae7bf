"""Serve a room on two ports until it is stopped: one for everybody, one for this machine alone."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import uvicorn

from unlabeled.disclosure import RiskAppetite
from unlabeled.room.app.connections import Connections
from unlabeled.room.app.ground import (
    PortError,
    listening,
    no_core_dumps,
    room_for,
    stopped_by_signals,
    without_its_log,
)
from unlabeled.room.app.host import Host, TokenDoor
from unlabeled.room.app.hub import Below, Hub, ScopeDoor
from unlabeled.room.app.protocol import LARGEST_HEAD, capped
from unlabeled.room.app.public import Public
from unlabeled.room.app.running import Running, Writer
from unlabeled.room.folder import Secrets
from unlabeled.room.image import Image, policy_number
from unlabeled.room.life import Room
from unlabeled.room.pages import Page
from unlabeled.room.plan import Plan
from unlabeled.room.seal import SealError, read, write
from unlabeled.room.tally_file import write_tallies

KEEP_ALIVE: Final = 75  # seconds; with uvicorn's five, phones send into connections that are about to close
_GRACE: Final = 5  # seconds for what is under way when the room ends
_EACH, _MORE = 4, 64  # connections for each person, and for all


@dataclass(frozen=True)
class Settings:
    """How a room is served.

    Parameters
    ----------
    k, people : int
        From how many answers on something is shown, and the head count. A room keeps them for its life.
    bind : str
        The address of this machine on which phones are listened to.
    port, host_port : int
        0 takes a free one.
    address : str
        Where phones find the room; made from `bind` and the port unless given.
    embedded_by : tuple of str
        Origins that may show the room inside a page of theirs.
    hub : Hub, optional
        The JupyterHub of which the room is a service.
    """

    k: int
    people: int
    bind: str = "127.0.0.1"
    port: int = 0
    host_port: int = 0
    address: str = ""
    embedded_by: tuple[str, ...] = ()
    hub: Hub | None = None


class RoomError(Exception):
    """The room cannot be opened; says why and what to do."""


@dataclass(frozen=True)
class Opened:
    """Where a room is, once it is open."""

    address: str
    code: str
    host: str

    @property
    def link(self) -> str:
        """The link for phones. The code stands in the fragment, which no browser sends."""
        return f"{self.address}#{self.code}"


def kept_or_new(folder: Path, settings: Settings, appetite: RiskAppetite, writer: Writer = write) -> Image:
    """Return the room that is in `folder`, or a new one.

    Raises
    ------
    RoomError
        If it was opened for other numbers: they are promised to those who joined. Or under another policy:
        what was shown in one detail and is shown in another tells more than either.
    """
    image = read(folder)
    if image is None:
        image = Image(settings.k, settings.people, policy=policy_number(appetite))
        writer(image, folder)
    if (image.k, image.people) != (settings.k, settings.people):
        raise RoomError(
            f"The room in {folder} was opened for {image.people} people and shows results from {image.k} on. "
            "Open it with the same numbers, or take another folder."
        )
    if not image.is_shown_under(appetite):
        raise RoomError(
            f"The room in {folder} was opened under another policy. Put its risk-appetite.yaml back, or take "
            "another folder."
        )
    write_tallies(image, folder)
    return image


def serve(
    folder: Path,
    settings: Settings,
    plan: Plan,
    page_files: tuple[Page, ...],
    secrets: Secrets,
    opened: Callable[[Opened], None],
    writer: Writer = write,
) -> None:
    """Serve the room in `folder` until it is stopped, by the host or by a signal.

    Raises
    ------
    RoomError
        If it cannot be opened.
    """
    no_core_dumps()
    try:
        image = kept_or_new(folder, settings, plan.appetite, writer)
        with (
            without_its_log(),
            listening(settings.bind, settings.port) as public,
            listening("127.0.0.1", settings.host_port) as host,
        ):
            where = _where(settings, public, host, secrets)
            running_args = (folder, plan, image, page_files, secrets, settings, where, writer)
            asyncio.run(_serve(_Order(*running_args), public, host, opened))
    except (SealError, PortError) as error:
        raise RoomError(str(error)) from None


@dataclass(frozen=True)
class _Order:
    folder: Path
    plan: Plan
    image: Image
    pages: tuple[Page, ...]
    secrets: Secrets
    settings: Settings
    where: Opened
    writer: Writer


async def _serve(
    order: _Order, public: socket.socket, host: socket.socket, opened: Callable[[Opened], None]
) -> None:
    running = Running(Room(order.plan, order.image), order.folder, order.writer)
    servers = _servers(order, running)
    tasks = [
        asyncio.create_task(server.serve(sockets=[port]))
        for server, port in zip(servers, (public, host), strict=True)
    ]
    with stopped_by_signals(running.stop):
        opened(order.where)
        stop = asyncio.create_task(running.stop.wait())
        await asyncio.wait([stop, *tasks], return_when=asyncio.FIRST_COMPLETED)
        running.board.end()
        await asyncio.sleep(0)  # so that everybody is told before the doors close
        for server in servers:
            server.should_exit = True
        await asyncio.gather(*tasks)
        stop.cancel()


def _servers(order: _Order, running: Running) -> list[_Server]:
    """Return the one for everybody, and the one for this machine alone."""
    for_all = Public(running, order.pages, order.where.address, order.settings.embedded_by).app()
    for_host = Host(running, order.where.address)
    hub = order.settings.hub
    if hub is not None:
        for_all = Below(hub.prefix, for_all, for_host.app(ScopeDoor(hub)))
    return [
        _server(for_all, room_for(_EACH * order.settings.people + _MORE)),
        _server(for_host.app(TokenDoor(order.secrets.token)), _MORE),
    ]


class _Server(uvicorn.Server):
    """A server that leaves signals to us: two of them share one process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _server(app: Any, connections: int) -> _Server:
    config = uvicorn.Config(
        app,
        http=capped(Connections(connections)),
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,  # who is behind a proxy is none of our business
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=LARGEST_HEAD,
    )
    return _Server(config)


def _where(settings: Settings, public: socket.socket, host: socket.socket, secrets: Secrets) -> Opened:
    port = public.getsockname()[1]
    name = f"[{settings.bind}]" if ":" in settings.bind else settings.bind
    address = settings.address or f"http://{name}:{port}/"
    if ":0/" in address:  # given with the port left open
        address = address.replace(":0/", f":{port}/", 1)
    return Opened(address, secrets.code, f"http://127.0.0.1:{host.getsockname()[1]}/")
