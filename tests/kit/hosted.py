"""`unlabeled host` in a process of its own, for tests."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

PATIENCE = 60.0  # seconds
RUN = """
import json, socket, sys
from pathlib import Path
from unlabeled.kit.host import host
from unlabeled.kit.host_order import HostOrder
with socket.create_server(("127.0.0.1", 0)) as probe:  # two tests at once would both find the usual port free
    port = probe.getsockname()[1]
given = {"port": port} | json.loads(sys.argv[2])
sys.exit(host(HostOrder(folder=Path(sys.argv[1]), bind="127.0.0.1", browser=False, **given)))
"""


@dataclass
class Hosted:
    """What `unlabeled host` said, and what it runs."""

    process: subprocess.Popen[str]
    folder: Path
    said: str
    link: str
    wall: str
    console: str
    rest: str = field(default="")

    @property
    def room(self) -> int:
        """The process that serves the room now."""
        return self._child("unlabeled.kit.room_process")

    @property
    def kernel(self) -> int:
        """The process in which the console's notebook runs."""
        return self._child("ipykernel_launcher")

    def _child(self, name: str) -> int:
        children = psutil.Process(self.process.pid).children(recursive=True)
        (found,) = [child.pid for child in children if name in _command(child)]
        return found

    def hears(self) -> str:
        """Return the next line that it says."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        assert ready, "it says nothing"
        return self.process.stdout.readline()

    def end(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        self.rest, _ = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


def _command(child: psutil.Process) -> list[str]:
    try:
        return child.cmdline()
    except psutil.Error:  # it has just ended
        return []


def ended(process: subprocess.Popen[str]) -> None:
    """End a process and all that it has opened: by Ctrl-C or, if it does not listen, by killing them."""
    if process.poll() is not None:
        return
    own = psutil.Process(process.pid)
    everything = [*own.children(recursive=True), own]
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        for one in everything:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        raise


@contextmanager
def hosted(folder: Path, private: Path, order: str = '{"people": "9"}') -> Iterator[Hosted]:
    """Run `unlabeled host` on a workshop folder, with Jupyter settings of its own."""
    if sys.platform == "win32":
        pytest.skip("not run here: Windows sends Ctrl-C to no process alone")
    own = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(private / "c"),
        "JUPYTER_DATA_DIR": str(private / "d"),
    }
    command = [sys.executable, "-c", RUN, str(folder), order]
    with subprocess.Popen(
        command,
        cwd=private,
        env=own,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            assert process.stdout is not None
            said = ""
            for line in process.stdout:
                said += line
                if line.startswith("Ctrl-C"):
                    break
            found = [re.search(rf"{name}: +(\S+)", said) for name in ("phones", "projector", "console")]
            assert all(found), said
            yield Hosted(process, folder, said, *(one[1] for one in found if one))
        finally:
            ended(process)
