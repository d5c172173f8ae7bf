"""What uvicorn leaves open: how many connections there may be, and how long a request may take to begin."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

from unlabeled.room.app.answered import error_json
from unlabeled.room.refusals import Reason, Refusal

if TYPE_CHECKING:
    _Base = H11Protocol
else:
    _Base = object

HEAD_PATIENCE: Final = 10.0  # seconds from the first byte of a request to the end of its headers


class Connections:
    """How many connections are open, of how many."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.now = 0


class _Capped(_Base):
    """Refuses a connection beyond the cap, and ends one that does not come to the point."""

    cap: Connections
    head_patience: float
    _counted = False
    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Count the connection, or answer it and close."""
        if self.cap.now >= self.cap.most:
            transport.write(_too_many())
            transport.close()
            return
        self._counted = True
        self.cap.now += 1
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        if not self._counted:
            return
        self.cap.now -= 1
        self._unwatch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what has come, and see whether a request has begun and not come to the point."""
        if not self._counted:
            return
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._watch()
        else:
            self._unwatch()

    def eof_received(self) -> None:
        """Take note that no more will come."""
        if self._counted:
            super().eof_received()

    def _watch(self) -> None:
        if self._head is None:
            self._head = asyncio.get_running_loop().call_later(self.head_patience, self._give_up)

    def _unwatch(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _give_up(self) -> None:
        self._head = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()


def _too_many() -> bytes:
    body = json.dumps(error_json(Refusal(Reason.TOO_MANY))).encode()
    head = (
        "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n"
        f"X-Content-Type-Options: nosniff\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


def capped(connections: Connections) -> type[asyncio.Protocol]:
    """Return uvicorn's HTTP protocol with a cap on connections and on the time to begin a request."""
    with_cap: dict[str, Any] = {"cap": connections, "head_patience": HEAD_PATIENCE}
    return type("CappedProtocol", (_Capped, _fastest()), with_cap)


def _fastest() -> type[asyncio.Protocol]:
    """Return the protocol on httptools where that is installed (the extra `fast`), else on h11."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:
        return H11Protocol
    return HttpToolsProtocol
