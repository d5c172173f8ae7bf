"""A room in a process of its own: started again where it was if it dies, ended with everybody told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from unlabeled.kit.room import RoomOrder, room

if TYPE_CHECKING:
    from unlabeled.room.app.serve import Opened

_PATIENCE: Final = 30.0  # seconds until a room is open
_GRACE: Final = 10.0  # seconds until it has ended
_SHORT, _TRIES = 5.0, 3  # a room that lives for less, so often one after the other, is given up


class RoomProcessError(Exception):
    """The room does not come up; says what it said itself."""


class RoomProcess:
    """One room, kept open.

    Parameters
    ----------
    order : RoomOrder
        The room.
    private : Path
        A folder of ours: where the room tells us its address, and complains.
    environment : mapping of str to str
        Of its process.
    """

    def __init__(self, order: RoomOrder, private: Path, environment: Mapping[str, str]) -> None:
        self._order, self._environment = order, dict(environment)
        self._told, self._log = private / "room.json", private / "room.log"
        self._failed = 0
        self._process, self.opened = self._begin()
        public, host = (urlsplit(each).port for each in (self._local(), self.opened.host))
        self._order = replace(order, port=public or order.port, host_port=host or 0)

    def _local(self) -> str:
        """Return the address, with the port on which this machine listens; another one may stand in front."""
        return self.opened.address if not self._order.address else f"http://x:{self._order.port}/"

    @property
    def pid(self) -> int:
        """The process that serves the room now."""
        return self._process.pid

    def keep_open(self) -> bool:
        """Start the room again at the same place if it has died; return False once it was closed.

        Raises
        ------
        RoomProcessError
            If it dies again and again.
        """
        code = self._process.poll()
        if code is None or code == 0:
            return code is None
        self._failed = self._failed + 1 if time.monotonic() - self._since < _SHORT else 1
        if self._failed > _TRIES:
            raise RoomProcessError(self._complaint())
        _let_go(self._process)
        self._process, self.opened = self._begin()
        return True

    def end(self) -> None:
        """End the room: phones and wall are told first."""
        from unlabeled.room.host import HostError, RoomHost

        if self._process.poll() is None:
            with suppress(HostError):
                RoomHost(self.opened.host, self._order.folder).shut_down()
        _let_go(self._process)

    def _begin(self) -> tuple[subprocess.Popen[bytes], Opened]:
        self._since = time.monotonic()
        self._told.unlink(missing_ok=True)
        apart: dict[str, Any] = (
            {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
            if os.name == "nt"
            else {"start_new_session": True}  # Ctrl-C reaches us alone, and we end the room
        )
        with self._log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
                [sys.executable, "-m", __name__, _as_json(self._order), str(self._told)],
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
                **apart,
            )
        try:
            return process, self._when_open(process)
        except BaseException:
            process.kill()
            _let_go(process)
            raise

    def _when_open(self, process: subprocess.Popen[bytes]) -> Opened:
        from unlabeled.room.app.serve import Opened

        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and process.poll() is None:
            if self._told.exists():
                return Opened(**json.loads(self._told.read_text(encoding="utf-8")))
            time.sleep(0.05)
        raise RoomProcessError(self._complaint())

    def _complaint(self) -> str:
        said = self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-4:]
        return "\n".join(said) or "The room did not open, and did not say why."


@contextmanager
def ended(room: RoomProcess) -> Iterator[RoomProcess]:
    """End the room when the block ends; whoever presses Ctrl-C again waits as well."""
    try:
        yield room
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        room.end()


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """Wait for the process to end, and end it if it does not."""
    if process.stdin is not None:
        process.stdin.close()  # the room ends by that, too
    try:
        process.wait(timeout=_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _as_json(order: RoomOrder) -> str:
    return json.dumps(asdict(order), default=str)


def _from_json(text: str) -> RoomOrder:
    found = json.loads(text)
    prompts = Path(found["prompts"]) if found["prompts"] else None
    folder, origins = Path(found["folder"]), tuple(found["embedded_by"])
    return RoomOrder(**found | {"folder": folder, "prompts": prompts, "embedded_by": origins})


def _serve(text: str, told: Path) -> int:
    """Serve a room until it is ended, or whoever started it is gone."""
    order = _from_json(text)

    def tell(opened: Opened) -> None:
        fresh = told.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(opened)), encoding="utf-8")
        fresh.replace(told)
        threading.Thread(target=_end_when_alone, args=(opened, order.folder), daemon=True).start()

    return room(order, tell)


def _end_when_alone(opened: Opened, folder: Path) -> None:
    """End the room in good order when its starter is gone: nobody else could."""
    from unlabeled.room.host import HostError, RoomHost

    sys.stdin.buffer.read()
    with suppress(HostError):
        RoomHost(opened.host, folder).shut_down()


if __name__ == "__main__":
    sys.exit(_serve(sys.argv[1], Path(sys.argv[2])))
