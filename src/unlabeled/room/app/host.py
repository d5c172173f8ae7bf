"""What the facilitator's console may ask: on this machine alone, with the token in the room's folder.

On a JupyterHub also through the hub's proxy, by a scope of the hub: see `hub`.
"""

from __future__ import annotations

import hmac
from typing import Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from unlabeled.room.app.answered import Guarded, headers, refused, sent_json
from unlabeled.room.app.public import handlers
from unlabeled.room.app.running import Running
from unlabeled.room.refusals import Reason, Refusal


class Door(Protocol):
    """Decides who comes in."""

    async def refuse(self, authorization: str) -> None:
        """Raise `Refusal` unless this header of a request is good enough."""


class Host:
    """The facilitator's side of a room. It shows what the wall shows, and no count and no row."""

    def __init__(self, running: Running, address: str) -> None:
        self._running, self._address = running, address

    def app(self, door: Door) -> ASGIApp:
        """Return the application behind a door."""
        routes = [
            Route("/results", self._results),
            Route("/open", self._open, methods=["POST"]),
            Route("/close", self._close, methods=["POST"]),
            Route("/lock", self._lock, methods=["POST"]),
            Route("/shutdown", self._shutdown, methods=["POST"]),
        ]
        inner = Starlette(routes=routes, exception_handlers=handlers())
        inner.router.redirect_slashes = False
        return Guarded(_Behind(door, inner), headers((), (), https=False))

    async def _results(self, _request: Request) -> Response:
        room = self._running.room
        found = {
            "address": self._address,
            "code": room.plan.code,
            "phase": room.phase.value,
            "seats": room.seats,
            "people": room.image.people,
            "locked": room.image.locked,
            "current": room.current.prompt.id if room.current else None,
            "prompts": self._running.results(),
        }
        return JSONResponse(found)

    async def _open(self, request: Request) -> Response:
        await self._running.open((await sent_json(request, "q"))["q"])
        return await self._results(request)

    async def _close(self, request: Request) -> Response:
        await self._running.close((await sent_json(request, "q"))["q"])
        return await self._results(request)

    async def _lock(self, request: Request) -> Response:
        locked = (await sent_json(request, "locked"))["locked"]
        if not isinstance(locked, bool):
            raise Refusal(Reason.MALFORMED)
        await self._running.lock(locked=locked)
        return await self._results(request)

    async def _shutdown(self, request: Request) -> Response:
        await sent_json(request)
        self._running.stop.set()
        return JSONResponse({"ending": True})


class TokenDoor:
    """Lets nobody through without the room's own token."""

    def __init__(self, token: str) -> None:
        self._expected = f"Bearer {token}".encode()

    async def refuse(self, authorization: str) -> None:
        """Refuse a caller without the token."""
        if not hmac.compare_digest(authorization.encode(), self._expected):
            raise Refusal(Reason.WRONG_TOKEN)


class _Behind:
    """An application behind a door, whatever is asked for."""

    def __init__(self, door: Door, app: ASGIApp) -> None:
        self._door, self._app = door, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope)
        try:
            await self._door.refuse(request.headers.get("authorization", ""))
        except Refusal as refusal:
            await refused(request, refusal)(scope, receive, send)
            return
        await self._app(scope, receive, send)
