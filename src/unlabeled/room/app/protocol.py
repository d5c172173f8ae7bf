"""What uvicorn leaves open: how many connections there may be, and how long a request may take to begin."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

from unlabeled.room.app.answered import STATUS, error_json
from unlabeled.room.app.connections import Connections
from unlabeled.room.refusals import Reason, Refusal

if TYPE_CHECKING:
    _Base = H11Protocol
else:
    _Base = object

HEAD_PATIENCE: Final = 10.0  # seconds from the first byte of a request to the end of its headers
LARGEST_HEAD: Final = 16 * 1024  # bytes; a hub's proxy adds headers of its own


class _Capped(_Base):
    """Counts connections, ends one that does not come to the point, and has one shape for every no."""

    cap: Connections
    head_patience: float
    _counted = False
    _unfinished = 0  # bytes of a request whose headers are not complete
    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Count the connection, or answer it and close."""
        if not self.cap.admit(self):
            transport.write(_no(Reason.TOO_MANY))
            transport.close()
            return
        self._counted = True
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        if not self._counted:
            return
        self.cap.leave(self)
        self._unwatch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what has come, and see whether a request has begun and not come to the point."""
        if not self._counted or self.transport.is_closing():
            return
        super().data_received(data)
        if not self._waits:
            self._unfinished = 0
            self._unwatch()
        else:
            self._unfinished += len(data)
            self._watch()
            if self._unfinished > LARGEST_HEAD and not self.transport.is_closing():
                self._refuse(Reason.TOO_LARGE)
        self.cap.sort(self, is_answered=self._is_answered)

    def eof_received(self) -> None:
        """Take note that no more will come."""
        if self._counted:
            super().eof_received()

    def on_response_complete(self) -> None:
        """Go on to the next request."""
        super().on_response_complete()
        self.cap.sort(self, is_answered=self._is_answered)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP in the shape of every other no."""
        self._refuse(Reason.MALFORMED)

    def make_room(self) -> None:
        """End at once, whatever is still on its way: somebody else needs the place."""
        self.transport.abort()

    @property
    def _waits(self) -> bool:
        """Whether no request is under way."""
        return self.cycle is None or self.cycle.response_complete

    @property
    def _is_answered(self) -> bool:
        """Whether a request has arrived in full, and its answer has not gone out."""
        return not self._waits and not self.cycle.more_body

    def _refuse(self, reason: Reason) -> None:
        has_begun = not self._waits and self.cycle.response_started
        if not self._waits:
            self.cycle.disconnected = True  # what is under way has nobody to answer any more
        if not has_begun:
            self.transport.write(_no(reason))
        self.transport.close()

    def _watch(self) -> None:
        if self._head is None:
            self._head = asyncio.get_running_loop().call_later(self.head_patience, self._give_up)

    def _unwatch(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _give_up(self) -> None:
        self._head = None
        if self._waits:
            self.transport.abort()


def _no(reason: Reason) -> bytes:
    """Return a whole response, for where there is no application to make one."""
    body = json.dumps(error_json(Refusal(reason))).encode()
    head = (
        f"HTTP/1.1 {STATUS[reason]} \r\nContent-Type: application/json\r\nCache-Control: no-store\r\n"
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
