"""`unlabeled host`: the room and the facilitator's console, opened together and closed together."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import webbrowser
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError, kit_folder
from unlabeled.content.host import HostWords, RunningWords, load_host_words
from unlabeled.content.session import load_session
from unlabeled.kit.host_order import HostOrder, Questions, as_before, session_of
from unlabeled.kit.host_room import kept_before, kept_in, port_for, room_folder
from unlabeled.kit.host_screen import Addresses, screen
from unlabeled.kit.lab import Lab, LabError, lab
from unlabeled.kit.layout import default_folder, lay_out
from unlabeled.kit.manifest import CONSOLE
from unlabeled.kit.open import to_mend
from unlabeled.kit.plan import Planned, planned
from unlabeled.kit.planned_session import planned_session
from unlabeled.kit.room import RoomOrder
from unlabeled.kit.room_process import RoomProcess, RoomProcessError, ended
from unlabeled.kit.run_sheet import Asked
from unlabeled.kit.stopped import ctrl_c_as_before, stoppable
from unlabeled.kit.way import FIRST_PAGE

if TYPE_CHECKING:
    from unlabeled.room.live.session import Session

_TURN: Final = 0.3  # seconds between two looks at what runs


@dataclass(frozen=True)
class _Hosting:
    """All that is known before anything is opened."""

    order: HostOrder
    folder: Path
    asked: Asked
    content: Planned
    session: Session
    words: HostWords


def host(order: HostOrder, now: datetime | None = None) -> int:
    """Open a room and the console, and keep both until Ctrl-C.

    Returns
    -------
    int
        0 when closed, 1 if something does not come up, 2 for bad input, said in a sentence.
    """
    try:
        hosting = _prepared(order, now or datetime.now())
    except (ContentError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{to_mend(hosting.folder)}{hosting.words.running.opening}\n\n")
    sys.stdout.flush()
    with (
        stoppable(),
        ctrl_c_as_before(),
        tempfile.TemporaryDirectory(prefix="unlabeled-", ignore_cleanup_errors=True) as private,
    ):
        try:
            return _run(hosting, Path(private))
        except KeyboardInterrupt:
            sys.stdout.write(f"\n{hosting.words.running.closed.format(folder=hosting.session.folder)}\n")
            return 0
        except (LabError, RoomProcessError) as error:
            sys.stderr.write(f"{error}\n")
            return 1


def _prepared(order: HostOrder, now: datetime) -> _Hosting:
    """Return what is to be opened; ask for what is missing, if somebody is there.

    Raises
    ------
    ContentError, ValueError
        If something is not possible. What was given is looked at before a folder is laid out.
    """
    from unlabeled.kit.check_content import line_of

    folder = (order.folder or default_folder()).absolute()
    session_of(order, load_session(kit_folder() / "data" / "session.yaml").usual, now)
    lay_out(folder, kit_folder())
    content, mistakes = planned(folder / "data")
    if content is None:
        raise ValueError("\n".join(map(line_of, mistakes)))
    words, kept = load_host_words(folder / "data" / "host.yaml"), kept_in(room_folder(folder, new=False))
    if order.people is None and order.minutes is None and _is_somebody_there():
        order = Questions(words.ask, content.session.usual, now).complete(order, kept)
    order = as_before(order, kept)
    asked = session_of(order, content.session.usual, now)
    session = planned_session(asked, content, folder, room_folder(folder, new=order.new))
    return _Hosting(order, folder, asked, content, session, words)


def _is_somebody_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _run(hosting: _Hosting, private: Path) -> int:
    from unlabeled.room.live.session import SESSION, write_session

    order, session, file = hosting.order, hosting.session, private / "session.json"
    asked = RoomOrder(
        hosting.asked.people,
        folder=session.folder,
        bind=order.bind,
        port=order.port or port_for(order.bind, order.address),
        address=order.address,
        prompts=hosting.folder / "data" / "prompts.yaml",
    )
    environment = {**os.environ, "UNLABELED_FOLDER": str(hosting.folder)}
    with ended(RoomProcess(asked, private, environment)) as room:
        write_session(replace(session, host=room.opened.host), file)
        with lab(hosting.folder, environment={SESSION: str(file)}) as server, ended(room):
            _say(hosting, server, room)
            if order.browser and os.environ.get("UNLABELED_NO_BROWSER") != "1":
                webbrowser.open(server.address(CONSOLE.as_posix()))
            return _keep(server, room, session.folder, hosting.words.running)


def _keep(server: Lab, room: RoomProcess, folder: Path, words: RunningWords) -> int:
    known = room.pid
    try:
        while room.keep_open():
            known = _told(room, known, words)
            if server.process.poll() is not None:
                raise LabError("\n".join([words.lab_ended, *server.log_tail()]))
            time.sleep(_TURN)
    finally:  # somebody may press Ctrl-C just when the room has come back
        _told(room, known, words)
    sys.stdout.write(f"{words.room_closed.format(folder=folder)}\n")
    return 0


def _told(room: RoomProcess, known: int, words: RunningWords) -> int:
    """Say that the room was started again, if it was; return its process now."""
    if room.pid != known:
        sys.stdout.write(f"{words.back}\n")
        sys.stdout.flush()
    return room.pid


def _say(hosting: _Hosting, server: Lab, room: RoomProcess) -> None:
    at = Addresses(room.opened, server.address(CONSOLE.as_posix()), server.address(FIRST_PAGE.as_posix()))
    session, run_sheet = hosting.session, hosting.content.session.words
    kept = kept_in(session.folder)
    rooms = [*kept_before(session.folder), kept] if kept else []
    said = screen(at, hosting.asked, len(session.prompts), rooms, hosting.words.opened, run_sheet)
    sys.stdout.write(said)
    sys.stdout.flush()
