"""`unlabeled room`: everybody answers from a phone, and nothing links an answer to anyone."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError
from unlabeled.content.prompts import Prompts, load_prompts
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.content.room import RoomWords, load_room_words
from unlabeled.content.workshop import load_workshop
from unlabeled.disclosure import RiskAppetite
from unlabeled.kit.networks import way_out
from unlabeled.kit.room_screen import said
from unlabeled.survey.policy import risk_appetite

if TYPE_CHECKING:
    from unlabeled.room.app.hub import Hub
    from unlabeled.room.app.serve import Opened

_MOST_PEOPLE: Final = 2000
_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?")
ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(/[A-Za-z0-9._~/-]*)?")


@dataclass(frozen=True)
class RoomOrder:
    """What `room` is asked to do.

    Parameters
    ----------
    people : int
        The head count, as many as there are seats.
    k : int, optional
        From how many answers on something is shown; the policy's unless given, and never fewer.
    folder : Path
        Where the room's file and its token are kept; made if it is not there.
    bind : str
        The address of this machine on which phones are listened to. Unless given all of them, as phones come
        over the network; behind a proxy (`address` is https) this machine's own.
    port, host_port : int
        0 takes a free one.
    address : str
        Where phones find the room, such as https://room.example/; this machine's own unless given.
    prompts : Path, optional
        What is asked; the workshop's own unless given.
    embedded_by : tuple of str
        Origins that may show the room inside a page of theirs.
    hub : bool
        Whether the room is a service of a JupyterHub, which says where by the environment.
    """

    people: int
    k: int | None = None
    folder: Path = Path("room")
    bind: str = ""
    port: int = 0
    host_port: int = 0
    address: str = ""
    prompts: Path | None = None
    embedded_by: tuple[str, ...] = ()
    hub: bool = False


@dataclass(frozen=True)
class _Content:
    prompts: Prompts
    words: RoomWords
    title: str
    appetite: RiskAppetite


def room(order: RoomOrder, tell: Callable[[Opened], None] | None = None) -> int:
    """Open a room and serve it until Ctrl-C.

    Parameters
    ----------
    order : RoomOrder
        What is asked for.
    tell : callable, optional
        Told where the room is, once it is open; prints it unless given.

    Returns
    -------
    int
        0 when it was closed, 1 if it could not be served, 2 for bad input, said in a sentence.
    """
    try:
        order, hub = _placed(order)
        _check(order)
        content = _content(order)
    except (ContentError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    from unlabeled.room.app.serve import RoomError
    from unlabeled.room.folder import FolderError

    try:
        _serve(order, hub, content, tell or (lambda opened: _print(said(opened, order))))
    except (RoomError, FolderError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    folder = shlex.quote(str(order.folder))
    sys.stdout.write(
        "\nThe room is closed. What was put away stays in its folder.\n"
        f"What it showed, as a page: unlabeled room export --folder {folder} --out DIR\n"
    )
    return 0


def _placed(order: RoomOrder) -> tuple[RoomOrder, Hub | None]:
    """Return the order with the addresses that were left open, and the hub if there is one.

    Raises
    ------
    ValueError
        If this is to be a service of a hub and is none.
    """
    if not order.hub:
        everywhere = "127.0.0.1" if order.address.startswith("https:") else "0.0.0.0"  # noqa: S104
        return replace(order, bind=order.bind or everywhere), None
    from unlabeled.kit.hub import hub_place

    place = hub_place(os.environ)
    address = order.address or place.address
    if not address:
        raise ValueError(
            "Say where phones find the room: --address https://hub.example/services/room/, "
            "or set public_url in the hub's configuration."
        )
    bind, port = order.bind or place.bind, order.port or place.port
    return replace(order, bind=bind, port=port, address=address), place.hub


def _check(order: RoomOrder) -> None:
    if not 1 <= order.people <= _MOST_PEOPLE:
        raise ValueError(f"A room is for 1 to {_MOST_PEOPLE} people. Count those who are here: --people 12.")
    for port in (order.port, order.host_port):
        if not 0 <= port <= 65535:
            raise ValueError(f"{port} is no port. Choose one between 1024 and 65535, or leave it out.")
    if order.address and not ADDRESS.fullmatch(order.address):
        raise ValueError("--address is where phones find the room, such as https://room.example/.")
    for origin in order.embedded_by:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError("--embed takes an origin without a path, such as https://intranet.example.")


def _content(order: RoomOrder) -> _Content:
    appetite = risk_appetite(risk_appetite_file())
    if order.k is not None:
        if order.k < appetite.k:
            raise ValueError(f"--k can be raised and not lowered: {appetite.k} or more.")
        try:
            appetite = replace(appetite, k=order.k)
        except ValueError as error:
            raise ValueError(f"{error}.") from None
    return _Content(load_prompts(order.prompts), load_room_words(), load_workshop().title, appetite)


def _serve(order: RoomOrder, hub: Hub | None, content: _Content, tell: Callable[[Opened], None]) -> None:
    from unlabeled.room.app.serve import Settings, serve
    from unlabeled.room.folder import held
    from unlabeled.room.pages import pages
    from unlabeled.room.plan import Plan

    address = order.address or f"http://{_own_address(order.bind)}:{order.port}/"
    settings = Settings(
        content.appetite.k,
        order.people,
        order.bind,
        order.port,
        order.host_port,
        address if address.endswith("/") else f"{address}/",
        order.embedded_by,
        hub,
    )
    with held(order.folder) as secrets:
        plan = Plan(content.prompts.prompts, content.appetite, content.words.shown, secrets.key, secrets.code)
        files = pages(content.words, content.title, content.appetite.k)
        serve(order.folder, settings, plan, files, secrets, tell)


def _own_address(bind: str) -> str:
    """Return the address under which others in the network find this machine."""
    if bind in ("0.0.0.0", "::"):  # noqa: S104
        return way_out() or "127.0.0.1"
    return f"[{bind}]" if ":" in bind else bind


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
