"""`unlabeled host`: the room and the facilitator's console, opened together and closed together."""

from __future__ import annotations

import io
import os
import signal
import socket
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError, kit_folder
from unlabeled.content.prompts import load_prompts
from unlabeled.kit.lab import Lab, LabError, lab
from unlabeled.kit.layout import lay_out
from unlabeled.kit.manifest import CONSOLE
from unlabeled.kit.open import _default_folder, _stoppable, _to_mend
from unlabeled.kit.plan import asked_for, planned
from unlabeled.kit.planned_session import asked_prompts, slots
from unlabeled.kit.room import RoomOrder, tunnel
from unlabeled.kit.room_process import RoomProcess, RoomProcessError
from unlabeled.kit.run_sheet import Asked

if TYPE_CHECKING:
    from unlabeled.room.live.session import Session

PORT: Final = 8765  # tried first: then a link that was given out holds after a restart
_TURN: Final = 0.3  # seconds between two looks at what runs


@dataclass(frozen=True)
class HostOrder:
    """What `host` is asked to do.

    Parameters
    ----------
    people : str
        The head count: as many as there are seats.
    minutes : str
        45, 90 or 180.
    start : str, optional
        Clock time, as 09:30; within the next five minutes unless given.
    mode : str
        `in-person`, `remote` or `hybrid`.
    port : int, optional
        The room's port; 8765 or a free one unless given.
    browser : bool
        Whether to open the console. `UNLABELED_NO_BROWSER=1` in the environment overrules it.
    folder : Path, optional
        The workshop folder, as for `open`.
    new : bool
        A new room, though there is one from before.
    bind, address : str
        As for `room`.
    """

    people: str = "12"
    minutes: str = "90"
    start: str | None = None
    mode: str = "in-person"
    port: int | None = None
    browser: bool = True
    folder: Path | None = None
    new: bool = False
    bind: str = ""
    address: str = ""


def host(order: HostOrder, now: datetime | None = None) -> int:
    """Open a room and the console, and keep both until Ctrl-C.

    Returns
    -------
    int
        0 when closed, 1 if something does not come up, 2 for bad input, said in a sentence.
    """
    folder = (order.folder or _default_folder()).absolute()
    try:
        asked = _asked(order, now or datetime.now())
        lay_out(folder, kit_folder())
        session = _planned_session(order, folder, asked)
    except (ContentError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(_to_mend(folder))
    with (
        _stoppable(),
        _as_before(),
        tempfile.TemporaryDirectory(prefix="unlabeled-", ignore_cleanup_errors=True) as private,
    ):
        try:
            return _run(order, folder, session, Path(private))
        except KeyboardInterrupt:
            sys.stdout.write("\nRoom and console are closed. What was put away stays in its folder.\n")
            return 0
        except (LabError, RoomProcessError) as error:
            sys.stderr.write(f"{error}\n")
            return 1


def _asked(order: HostOrder, now: datetime) -> Asked:
    """Return what the run sheet is made for.

    Raises
    ------
    ValueError
        If something is not possible.
    """
    if order.port is not None and not 1 <= order.port <= 65535:
        raise ValueError(f"{order.port} is no port. Choose one between 1024 and 65535, or leave --port out.")
    start = order.start or f"{now + timedelta(minutes=-now.minute % 5):%H:%M}"
    return asked_for(start, order.minutes, order.people, order.mode, f"{now:%Y-%m-%d}", room=True)


def _planned_session(order: HostOrder, folder: Path, asked: Asked) -> Session:
    from unlabeled.kit.check_content import line_of
    from unlabeled.room.live.session import Session

    content, mistakes = planned(folder / "data")
    if content is None:
        raise ValueError("\n".join(map(line_of, mistakes)))
    data = folder / "data"
    prompts = load_prompts(data / "prompts.yaml", data / "survey" / "instrument.yaml").prompts
    return Session(
        "", _room_folder(folder, new=order.new), asked_prompts(asked, content, prompts), slots(asked, content)
    )


def _room_folder(folder: Path, *, new: bool) -> Path:
    """Return where the room is kept: where it was before, or the next free name."""
    rooms = [folder / "room", *(folder / f"room-{number}" for number in range(2, 1000))]
    there = [room for room in rooms if room.exists()]
    if new:
        return next(room for room in rooms if not room.exists())
    return there[-1] if there else rooms[0]


def _run(order: HostOrder, folder: Path, session: Session, private: Path) -> int:
    from dataclasses import replace

    from unlabeled.room.live.session import SESSION, write_session

    file = private / "session.json"
    environment = {**os.environ, "UNLABELED_FOLDER": str(folder)}
    asked = RoomOrder(
        int(order.people),
        folder=session.folder,
        bind=order.bind,
        port=order.port or (PORT if order.address else _port(order.bind or "0.0.0.0")),  # noqa: S104
        address=order.address,
        prompts=folder / "data" / "prompts.yaml",
    )
    with _opened(asked, private, environment) as room:
        write_session(replace(session, host=room.opened.host), file)
        with lab(folder, environment={SESSION: str(file)}) as server, _ended_first(room):
            _say(server, room, session.folder)
            if order.browser and os.environ.get("UNLABELED_NO_BROWSER") != "1":
                webbrowser.open(server.address(CONSOLE.as_posix()))
            return _keep(server, room)


@contextmanager
def _as_before() -> Iterator[None]:
    """Let Ctrl-C do afterwards what it did before."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _opened(order: RoomOrder, private: Path, environment: dict[str, str]) -> Iterator[RoomProcess]:
    room = RoomProcess(order, private, environment)
    with _ended_first(room):
        yield room


@contextmanager
def _ended_first(room: RoomProcess) -> Iterator[None]:
    """End the room when the block ends; whoever presses Ctrl-C again waits as well."""
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        room.end()


def _keep(server: Lab, room: RoomProcess) -> int:
    known = room.pid
    try:
        while room.keep_open():
            known = _told(room, known)
            if server.process.poll() is not None:
                raise LabError(
                    "\n".join(["JupyterLab has ended by itself. The end of its log:", *server.log_tail()])
                )
            time.sleep(_TURN)
    finally:  # somebody may press Ctrl-C just when the room has come back
        _told(room, known)
    sys.stdout.write("The room was closed. What was put away stays in its folder.\n")
    return 0


def _told(room: RoomProcess, known: int) -> int:
    """Say that the room was started again, if it was; return its process now."""
    if room.pid != known:
        sys.stdout.write("The room had stopped, and was started again at the same place.\n")
        sys.stdout.flush()
    return room.pid


def _port(bind: str) -> int:
    """Return the usual port if it is free, else 0 for any."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, PORT))
        except OSError:
            return 0
    return PORT


def _say(server: Lab, room: RoomProcess, folder: Path) -> None:
    from segno import make

    opened, picture = room.opened, io.StringIO()
    make(opened.link, error="m", micro=False).terminal(out=picture, compact=True)
    alone = _ALONE if opened.address.startswith("http://127.") else ""
    plain = "" if opened.address.startswith("https:") else _PLAIN
    sys.stdout.write(
        f"{picture.getvalue()}\nFor phones:         {opened.link}\n"
        f"For the projector:  {opened.address}wall#{opened.code}\n"
        f"Your console:       {server.address(CONSOLE.as_posix())}\n"
        f"{tunnel(opened.address, server.url)}{_kept(folder)}{alone}{plain}Ctrl-C closes both.\n"
    )
    sys.stdout.flush()


def _kept(folder: Path) -> str:
    from unlabeled.room.seal import read

    image = read(folder)
    count = len(image.questions) if image else 0
    if not count:
        return ""
    asked = "1 question was" if count == 1 else f"{count} questions were"
    return f"This room goes on: {asked} asked in it. For another session, begin a new one: --new.\n"


_PLAIN: Final = "This is plain http: whoever watches the network could read along. The pages say so.\n"
_ALONE: Final = "This machine is in no network, so no phone can reach it. See: unlabeled preflight\n"
