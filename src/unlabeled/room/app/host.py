"""What the facilitator's console may ask: on this machine alone, with the token in the room's folder."""

from __future__ import annotations

import hmac

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from unlabeled.room.app.answered import Guarded, headers, refused, sent_json
from unlabeled.room.app.public import handlers
from unlabeled.room.app.running import Running
from unlabeled.room.refusals import Reason, Refusal


class Host:
    """The facilitator's side of a room. It shows what the wall shows, and no count and no row."""

    def __init__(self, running: Running, token: str, address: str) -> None:
        self._running, self._token, self._address = running, token, address

    def app(self) -> ASGIApp:
        """Return the application."""
        routes = [
            Route("/results", self._results),
            Route("/open", self._open, methods=["POST"]),
            Route("/close", self._close, methods=["POST"]),
            Route("/lock", self._lock, methods=["POST"]),
            Route("/shutdown", self._shutdown, methods=["POST"]),
        ]
        inner = Starlette(routes=routes, exception_handlers=handlers())
        inner.router.redirect_slashes = False
        return Guarded(_ForToken(inner, self._token), headers((), (), https=False))

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


class _ForToken:
    """Lets nobody through without the token, whatever they ask for."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app, self._expected = app, f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope)
        given = request.headers.get("authorization", "").encode()
        if hmac.compare_digest(given, self._expected):
            await self._app(scope, receive, send)
            return
        await refused(request, Refusal(Reason.WRONG_TOKEN))(scope, receive, send)
