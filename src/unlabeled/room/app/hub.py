"""A room as a service of a JupyterHub: everybody below its prefix, the facilitator by a scope of the hub.

The hub's proxy passes the hub's cookie and the caller's address on. Nothing here reads them: who leads the
room shows a token, and the hub is asked what that token may.
"""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from unlabeled.room.app.limits import Buckets
from unlabeled.room.refusals import Reason, Refusal

SCOPE: Final = "custom:room:host"
PATIENCE: Final = 3.0  # seconds for the hub's answer; a console waits five for ours
KNOWN_FOR: Final = 30.0  # seconds until the hub is asked about a token again
_BURST: Final = 20  # tokens that the hub is asked about at once, before it is one a second
_MOST: Final = 1000  # tokens that are remembered
_TOKEN: Final = re.compile(r"[!-~]{1,500}")
_LARGEST: Final = 1024 * 1024  # bytes of the hub's answer


@dataclass(frozen=True)
class Hub:
    """What a service must know of its hub.

    Parameters
    ----------
    api : str
        The hub's API, such as http://127.0.0.1:8081/hub/api.
    prefix : str
        The path below which the hub's proxy shows this service, such as /services/room/.
    """

    api: str
    prefix: str

    @property
    def scopes(self) -> frozenset[str]:
        """What opens the host routes: the scope for every room of a hub, or the one for this room alone."""
        name = self.prefix.rstrip("/").rpartition("/")[2]
        return frozenset({SCOPE, f"{SCOPE}!service={name}"})

    def lets(self, token: str) -> bool:
        """Ask the hub whether whoever holds `token` may lead the room.

        Raises
        ------
        Refusal
            If the hub does not know the token, or does not answer.
        """
        parts = urlsplit(self.api)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"{parts.path}/user", headers={"Authorization": f"token {token}"})
            answer = connection.getresponse()
            status, text = answer.status, answer.read(_LARGEST)
        except (OSError, http.client.HTTPException):
            raise Refusal(Reason.HUB_SILENT) from None
        finally:
            connection.close()
        if status in (401, 403):
            raise Refusal(Reason.UNKNOWN_TO_HUB)
        return bool(self.scopes & _scopes(status, text))


def _scopes(status: int, text: bytes) -> set[str]:
    try:
        found = json.loads(text)["scopes"]
        if status == 200:
            return set(map(str, found))
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Refusal(Reason.HUB_SILENT)


class ScopeDoor:
    """Lets through whoever the hub gives the scope to. Tokens are remembered as digests, for half a minute.

    Parameters
    ----------
    hub : Hub
        The hub.
    clock : callable
        Seconds, from any beginning.
    """

    def __init__(self, hub: Hub, clock: Callable[[], float] = time.monotonic) -> None:
        self._hub, self._clock = hub, clock
        self._new = Buckets(clock, burst=_BURST)
        self._known: dict[bytes, tuple[Reason | None, float]] = {}

    async def refuse(self, authorization: str) -> None:
        """Refuse a caller who may not lead the room.

        Raises
        ------
        Refusal
            If they may not, or the hub cannot be asked.
        """
        kind, _, token = authorization.partition(" ")
        if kind.lower() not in ("bearer", "token") or not _TOKEN.fullmatch(token):
            raise Refusal(Reason.UNKNOWN_TO_HUB)
        key = hashlib.sha256(token.encode()).digest()
        why_not, until = self._known.get(key, (Reason.UNKNOWN_TO_HUB, 0.0))
        if self._clock() >= until:
            why_not = await self._ask(token, led_before=why_not is None)
            if len(self._known) >= _MOST:  # whoever fills it by guessing does not make a leader a stranger
                self._known = {each: found for each, found in self._known.items() if found[0] is None}
            self._known[key] = (why_not, self._clock() + KNOWN_FOR)
        if why_not is not None:
            raise Refusal(why_not)

    async def _ask(self, token: str, *, led_before: bool) -> Reason | None:
        """Ask the hub; whoever tries tokens at random waits, and those who were let in before do not."""
        if not led_before:
            self._new.take("all", Reason.TOO_MANY)
        try:
            lets = await asyncio.to_thread(self._hub.lets, token)
        except Refusal as refusal:
            if refusal.reason is Reason.HUB_SILENT:
                raise
            return refusal.reason
        return None if lets else Reason.NOT_THE_HOST


class Below:
    """Two applications below a prefix: the host's under `host/`, everybody's under all else.

    A proxy that takes the prefix away by itself gets the same.
    """

    def __init__(self, prefix: str, public: ASGIApp, host: ASGIApp) -> None:
        self._prefix, self._public, self._host = prefix, public, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path: str = scope["path"]
        if f"{path}/" == self._prefix:  # relative addresses want the slash
            await Response(status_code=308, headers={"Location": self._prefix})(scope, receive, send)
            return
        path, app = f"/{path.removeprefix(self._prefix).removeprefix('/')}", self._public
        if path.startswith("/host/"):
            path, app = path.removeprefix("/host"), self._host
        await app(dict(scope, path=path, raw_path=path.encode()), receive, send)
