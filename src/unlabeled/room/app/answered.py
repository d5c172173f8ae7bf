"""Requests in and answers out: one way to read a body, one shape of every error, one set of headers."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from unlabeled.room.pages import Page
from unlabeled.room.refusals import Reason, Refusal

LARGEST: Final = 4096  # bytes of a body
PATIENCE: Final = 10.0  # seconds for a body to arrive

STATUS: Final[Mapping[Reason, int]] = MappingProxyType(
    {
        Reason.MALFORMED: 400,
        Reason.SLOW: 400,
        Reason.WRONG_CODE: 401,
        Reason.UNKNOWN_SEAT: 401,
        Reason.WRONG_TOKEN: 401,
        Reason.UNKNOWN_TO_HUB: 401,
        Reason.NOT_THE_HOST: 403,
        Reason.NO_SUCH_PAGE: 404,
        Reason.NO_SUCH_PROMPT: 404,
        Reason.WRONG_METHOD: 405,
        Reason.NOT_OPEN: 409,
        Reason.ANSWERED: 409,
        Reason.FULL: 409,
        Reason.LOCKED: 409,
        Reason.ASKED_BEFORE: 409,
        Reason.ANOTHER_OPEN: 409,
        Reason.TOO_FEW_PEOPLE: 409,
        Reason.TOO_LARGE: 413,
        Reason.NOT_JSON: 415,
        Reason.TOO_FAST: 429,
        Reason.TOO_MANY: 429,
        Reason.NOT_WRITTEN: 500,
        Reason.BROKEN: 500,
        Reason.HUB_SILENT: 503,
    }
)


def error_json(refusal: Refusal) -> dict[str, Any]:
    """Return what every error looks like."""
    return {"error": {"reason": refusal.reason.value, "says": refusal.says}}


def refused(_request: Request, error: Exception) -> Response:
    """Return the response to a request that was refused, for whatever cause."""
    refusal = error if isinstance(error, Refusal) else Refusal(_reason(error))
    response = JSONResponse(error_json(refusal), STATUS[refusal.reason])
    if refusal.reason is Reason.WRONG_METHOD and isinstance(error, HTTPException):
        response.headers.update(error.headers or {})  # the framework names what is allowed
    if refusal.reason in (Reason.TOO_LARGE, Reason.SLOW):  # the rest of the body is still on its way
        response.headers["Connection"] = "close"
    return response


def _reason(error: Exception) -> Reason:
    """Return why the framework itself gave up: a page, or a method, that is not there; or a fault of ours."""
    if isinstance(error, HTTPException):
        missing = {404: Reason.NO_SUCH_PAGE, 405: Reason.WRONG_METHOD}
        return missing.get(error.status_code, Reason.MALFORMED)
    return Reason.MALFORMED if isinstance(error, ClientDisconnect) else Reason.BROKEN


async def sent_json(request: Request, *names: str) -> dict[str, Any]:
    """Return the fields of a request's JSON body. Those it may have are `names`; what is missing is None.

    Raises
    ------
    Refusal
        If it is not JSON, not an object of these fields, too large, or too slow.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(Reason.NOT_JSON)
    try:
        async with asyncio.timeout(PATIENCE):
            body = await _body(request)
    except TimeoutError:
        raise Refusal(Reason.SLOW) from None
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(Reason.MALFORMED) from None
    if not isinstance(fields, dict) or not fields.keys() <= set(names):
        raise Refusal(Reason.MALFORMED)
    return {name: fields.get(name) for name in names}


async def _body(request: Request) -> bytes:
    said = request.headers.get("content-length", "0")
    if not (said.isascii() and said.isdigit()) or len(said) > 9 or int(said) > LARGEST:
        raise Refusal(Reason.TOO_LARGE)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise Refusal(Reason.TOO_LARGE)
    return bytes(body)


def headers(pages: Sequence[Page], embedded_by: tuple[str, ...], *, https: bool) -> dict[str, str]:
    """Return the headers of every response.

    Parameters
    ----------
    pages : sequence of Page
        What is served: their own scripts and styles may work, and no others.
    embedded_by : tuple of str
        Origins that may show the room inside a page of theirs; none unless given.
    https : bool
        Whether people reach the room by https. Only there does a browser heed an opener policy.
    """
    ancestors = " ".join(embedded_by) or "'none'"
    scripts, styles = (" ".join(dict.fromkeys(some)) or "'none'" for some in _sources(pages))
    found = {
        "content-security-policy": (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; connect-src 'self'; "
            f"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
        ),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
    }
    return found | ({"cross-origin-opener-policy": "same-origin"} if https else {})


def _sources(pages: Sequence[Page]) -> tuple[list[str], list[str]]:
    return [page.script for page in pages], [page.style for page in pages]


class Guarded:
    """The outermost layer: headers on every response, and no fault of ours says more than where it is."""

    def __init__(self, app: ASGIApp, with_headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = [(name.encode(), value.encode()) for name, value in with_headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:  # its words could hold what somebody sent
            sys.stderr.write(f"A request failed: {_where(error)}. Nothing of it was kept.\n")
            if not begun:
                response = refused(Request(scope), Refusal(Reason.BROKEN))
                await response(scope, receive, send_with_headers)


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}{place}"
