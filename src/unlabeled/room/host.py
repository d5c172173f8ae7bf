"""The facilitator's side of a room, asked from another process: what is open, and what may be seen."""

from __future__ import annotations

import http.client
import json
import os
import stat
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from unlabeled.room.folder import TOKEN_FILE
from unlabeled.room.seen import Seen, seen_in

HUB_TOKEN: Final = "JUPYTERHUB_API_TOKEN"  # noqa: S105 (a name in the environment)
PATIENCE: Final = 5.0  # seconds for an answer; the room writes to the disk before it gives one
_LARGEST: Final = 4 * 1024 * 1024  # bytes of an answer


class Trouble(StrEnum):
    """Why the room cannot be asked."""

    NO_TOKEN = "no_token"  # noqa: S105 (a name, not a secret)
    NO_HUB = "no_hub"
    OPEN_TO_OTHERS = "open_to_others"
    SILENT = "silent"
    REFUSED = "refused"
    ODD = "odd"


class HostError(Exception):
    """The room could not be asked, or said no. Holds no token and nothing of an answer.

    Parameters
    ----------
    trouble : Trouble
        What kind of a no it is.
    says : str
        The sentence for whoever reads it.
    """

    def __init__(self, trouble: Trouble, says: str) -> None:
        self.trouble, self.says = trouble, says
        super().__init__(says)


class RoomHost:
    """The host's side of one room. Each call is a connection of its own: nothing is kept but where it is.

    Parameters
    ----------
    address : str
        Such as http://127.0.0.1:8001/; on this machine, as the token would travel in the clear elsewhere.
        Of a room on a JupyterHub the address for phones, such as https://hub.example/services/room/.
    folder : Path, optional
        The room's folder; its token is read anew with each call, and never shown. None for a room on a hub:
        then the token is the one that the hub gave to this server.

    Raises
    ------
    ValueError
        If the token would leave this machine, unless to a hub by https.
    """

    def __init__(self, address: str, folder: Path | None) -> None:
        parts = urlsplit(address)
        is_here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
        if folder is None and not (is_here or (parts.scheme == "https" and parts.hostname)):
            raise ValueError(
                "A room on a hub is asked by https, such as https://hub.example/services/room/: "
                "the token of your server travels with each question."
            )
        if folder is not None and not is_here:
            raise ValueError(
                "A room's host port is asked on this machine only, such as http://127.0.0.1:8001/. "
                "For a room elsewhere, bring its port here: ssh -L."
            )
        self._connection = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        self._name, self._port, self._folder = parts.hostname or "", parts.port, folder
        self._path = "" if folder is not None else f"{parts.path.rstrip('/')}/host"

    def __repr__(self) -> str:
        """Return where it is."""
        return f"RoomHost({self._where})"

    @property
    def _where(self) -> str:
        return f"port {self._port}" if self._folder is not None else f"{self._name}{self._path}"

    def see(self) -> Seen:
        """Return how the room is.

        Raises
        ------
        HostError
            If it cannot be asked.
        """
        return _seen(self._ask("GET", "/results", None))

    def open(self, prompt: str) -> Seen:
        """Open a prompt; return how the room is then. Opening what is open changes nothing."""
        return _seen(self._ask("POST", "/open", {"q": prompt}))

    def close(self, prompt: str) -> Seen:
        """Close a prompt; return how the room is then. Closing what is closed changes nothing."""
        return _seen(self._ask("POST", "/close", {"q": prompt}))

    def lock(self, *, locked: bool) -> Seen:
        """Refuse new seats, or take them again; return how the room is then."""
        return _seen(self._ask("POST", "/lock", {"locked": locked}))

    def shut_down(self) -> None:
        """End the room, after everybody was told."""
        self._ask("POST", "/shutdown", {})

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token()}", "Connection": "close"}
        sent = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            sent = json.dumps(body).encode()
        connection = self._connection(self._name, self._port, timeout=PATIENCE)
        try:
            connection.request(method, f"{self._path}{path}", sent, headers)
            answer = connection.getresponse()
            status, text = answer.status, answer.read(_LARGEST)
        except (OSError, http.client.HTTPException):
            raise HostError(Trouble.SILENT, f"No room answers at {self._where}.") from None
        finally:
            connection.close()
        return _content(status, text)

    def _token(self) -> str:
        if self._folder is None:
            return _token_of_hub()
        file = self._folder / TOKEN_FILE
        try:
            with file.open(encoding="ascii") as opened:
                if os.name == "posix" and stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077:
                    says = f"Others may read {file}. Make it yours alone: chmod 600."
                    raise HostError(Trouble.OPEN_TO_OTHERS, says)
                return opened.read(200).strip()
        except (OSError, UnicodeDecodeError):
            raise HostError(Trouble.NO_TOKEN, f"There is no room's token in {self._folder}.") from None


def _token_of_hub() -> str:
    """Return the token that the hub gave to this server: the same for every kernel of its owner."""
    token = os.environ.get(HUB_TOKEN, "")
    if not (token and token.isascii() and token.isprintable()):
        raise HostError(
            Trouble.NO_HUB, "A room on a hub is led from your own server on that hub. Open this there."
        )
    return token


def _content(status: int, text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
        if status == 200 and isinstance(found, dict):
            return found
        says = str(found["error"]["says"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise HostError(Trouble.ODD, "What answers there is not a room.") from None
    raise HostError(Trouble.REFUSED, says)


def _seen(found: Mapping[str, Any]) -> Seen:
    try:
        return seen_in(found)
    except (KeyError, TypeError, ValueError):
        raise HostError(Trouble.ODD, "What answers there is not a room of this version.") from None
