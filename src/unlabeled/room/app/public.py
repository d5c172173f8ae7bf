"""What phones and the wall may ask. Nothing here reads a cookie, an address or a browser's name."""

from __future__ import annotations

import gzip
from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from unlabeled.room.app.answered import Guarded, headers, refused, sent_json
from unlabeled.room.app.running import Running
from unlabeled.room.pages import Page
from unlabeled.room.refusals import Refusal


class Public:
    """The public side of a room.

    Parameters
    ----------
    running : Running
        The room.
    pages : sequence of Page
        What is served as it is.
    address : str
        Where phones find the room.
    embedded_by : tuple of str
        Origins that may show it inside a page of theirs.
    """

    def __init__(
        self, running: Running, pages: tuple[Page, ...], address: str, embedded_by: tuple[str, ...] = ()
    ) -> None:
        self._running, self._pages, self._address, self._embedded_by = running, pages, address, embedded_by

    def app(self) -> ASGIApp:
        """Return the application."""
        routes = [
            *(Route(page.path, _Served(page, self._running).answer) for page in self._pages),
            Route("/state", self._state),
            Route("/events", _Stream(self._running)),
            Route("/join", self._join, methods=["POST"]),
            Route("/ballot", self._ballot, methods=["POST"]),
            Route("/qr", self._qr, methods=["POST"]),
        ]
        inner = Starlette(routes=routes, exception_handlers=handlers())
        inner.router.redirect_slashes = False
        return Guarded(
            inner, headers(self._pages, self._embedded_by, https=self._address.startswith("https:"))
        )

    async def _state(self, _request: Request) -> Response:
        return Response(self._running.board.text, media_type="application/json")

    async def _join(self, request: Request) -> Response:
        sent = await sent_json(request, "seat", "code", "proof")
        room, limits = self._running.room, self._running.limits
        self._refuse_code(sent["code"])
        if seat := room.known_seat(sent["seat"]):
            limits.seats.take(seat)
        proof = room.join(sent["seat"], sent["code"], sent["proof"])
        self._running.board.tell_soon()
        return JSONResponse({"epoch": room.epoch, "proof": proof})

    async def _ballot(self, request: Request) -> Response:
        sent = await sent_json(request, "q", "ballot", "seat", "answer")
        room, limits = self._running.room, self._running.limits
        if room.knows_ballot(sent["ballot"]):
            limits.ballots.take(sent["ballot"])
        elif seat := room.known_seat(sent["seat"]):
            limits.seats.take(seat)
        room.cast(sent["q"], sent["ballot"], sent["seat"], sent["answer"])
        return JSONResponse({"kept": True})

    async def _qr(self, request: Request) -> Response:
        """Answer with the address as a code, to whoever knows the room's code already: the wall."""
        sent = await sent_json(request, "code")
        self._refuse_code(sent["code"])
        return JSONResponse({"address": self._address, "rows": self._qr_rows})

    @cached_property
    def _qr_rows(self) -> list[str]:
        from segno import make

        code = make(f"{self._address}#{self._running.room.plan.code}", error="m", micro=False)
        return ["".join(map(str, row)) for row in code.matrix]

    def _refuse_code(self, code: Any) -> None:
        try:
            self._running.room.refuse_code(code)
        except Refusal:
            self._running.limits.wrong_code()
            raise


def handlers() -> dict[Any, Any]:
    """Return what answers each kind of refusal, for any application of ours."""
    return dict.fromkeys((Refusal, HTTPException, ClientDisconnect, Exception), refused)


class _Served:
    """A page with the state of the room in it, packed for a browser that unpacks."""

    def __init__(self, page: Page, running: Running) -> None:
        self._page, self._running = page, running

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        body, head = self._page.body(self._running.board.text), {"Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, compresslevel=1, mtime=0)
            head["Content-Encoding"] = "gzip"
        return Response(body, media_type="text/html", headers=head)


class _Stream:
    """The events, as an application of its own: a waiting phone costs two small tasks and no more."""

    def __init__(self, running: Running) -> None:
        self._running = running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one listener."""
        if scope["method"] != "GET":
            raise HTTPException(405, headers={"Allow": "GET"})
        await self._running.board.stream(scope, receive, send)
