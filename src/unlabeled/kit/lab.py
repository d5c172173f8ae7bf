"""One JupyterLab server for one workshop folder: on this machine only, quiet, and asking nobody outside."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import unlabeled

PATIENCE = 90.0  # seconds a server may take to come up; slow disks need most of it
_LOG = "server.log"
GRACE = 10.0  # seconds it may take to stop its kernels


class LabError(RuntimeError):
    """JupyterLab did not come up, or ended by itself; the message carries the last lines of its log."""


@dataclass(frozen=True)
class Lab:
    """A running server: its process, its address with a slash at the end, its token, and its log."""

    process: subprocess.Popen[bytes]
    url: str
    token: str
    log: Path

    def address(self, path: str) -> str:
        """Return the full address at which a browser opens the notebook at `path` by itself."""
        return f"{self.url}doc/tree/{path}?token={self.token}"

    def until_it_ends(self) -> None:
        """Wait for the server to end, in short turns: on Windows, Ctrl-C ends no wait without a limit."""
        while self.process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.5)

    def log_tail(self) -> list[str]:
        """Return the last lines that the server wrote."""
        return _tail(self.log)


@contextmanager
def lab(
    folder: Path, port: int | None = None, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Lab]:
    """Run JupyterLab on `folder` until the block ends.

    Parameters
    ----------
    folder : Path
        The workshop folder: root of what the server shows.
    port : int, optional
        Port on 127.0.0.1; a free one unless given.
    environment : mapping of str to str
        What the kernels find in their environment besides.

    Raises
    ------
    LabError
        If the server does not come up.
    """
    with tempfile.TemporaryDirectory(prefix="unlabeled-", ignore_cleanup_errors=True) as private:
        process = _launch(folder, port, Path(private), environment)
        try:
            yield _when_up(process, Path(private))
        finally:
            _stop(process)


def port_is_free(port: int) -> bool:
    """Return whether a server could listen on `port` of 127.0.0.1."""
    with socket.socket() as probe:
        if os.name != "nt":  # as the server does it: a port that was just given up counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    """Return a port that the system has just found free; it gives another one each time."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _launch(
    folder: Path, port: int | None, private: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "jupyterlab", *_options(folder, port, private)]
    with (private / _LOG).open("wb") as log:
        # A group of its own: Ctrl-C reaches us alone, and we stop the server without its question.
        apart: dict[str, Any] = (
            {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
            if os.name == "nt"
            else {"start_new_session": True}
        )
        return subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            command,
            env={**_environment(folder, private), **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **apart,
        )


def _options(folder: Path, port: int | None, private: Path) -> list[str]:
    package = Path(unlabeled.__file__).parent
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.root_dir": str(folder),
        "ServerApp.open_browser": "False",
        # The view and the settings of this very package, wherever pip put shared files.
        "LabApp.extra_labextensions_path": str(package / "labextension"),
        "LabApp.app_settings_dir": str(package / "labsettings"),
        # A workspace of its own: no tabs of other projects open beside the workshop.
        "LabApp.workspaces_dir": str(private / "workspaces"),
        # Nothing is asked of the network: no news, no updates, no list of extensions.
        "LabApp.news_url": "None",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
    }
    if (
        port is None
    ):  # not JupyterLab's own: it looks for one first and takes it later, as others may meanwhile
        options["ServerApp.port"] = str(_free_port())
    else:
        options |= {"ServerApp.port": str(port), "ServerApp.port_retries": "0"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options["ServerApp.allow_root"] = "True"  # containers; it listens to this machine only, with a token
    return [f"--{name}={value}" for name, value in options.items()]


def _environment(folder: Path, private: Path) -> dict[str, str]:
    return {
        **os.environ,
        "UNLABELED_FOLDER": str(folder),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel that has this package, not one of the user's others
        "PYTHONSAFEPATH": "1",  # a file beside a notebook is never imported in place of a library
    }


def _when_up(process: subprocess.Popen[bytes], private: Path) -> Lab:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            process.wait(timeout=0.1)
            break  # it ended by itself
        except subprocess.TimeoutExpired:
            for file in (private / "runtime").glob("jpserver-*.json"):
                if (found := _answering(file)) is not None:
                    return Lab(process, found["url"], found["token"], private / _LOG)
    raise LabError("\n".join(["JupyterLab did not start. The end of its log:", *_tail(private / _LOG)]))


def _tail(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:]


def _answering(info: Path) -> dict[str, str] | None:
    """Return what the server wrote about itself, once it answers; another one would not know its token."""
    try:
        found: dict[str, str] = json.loads(info.read_text(encoding="utf-8"))
        asked = urllib.request.Request(  # noqa: S310 - our own server
            found["url"] + "api/status", headers={"Authorization": f"token {found['token']}"}
        )
        with urllib.request.urlopen(asked, timeout=5):  # noqa: S310
            return found
    except (OSError, ValueError, urllib.error.URLError):
        return None


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM))
    try:
        process.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
