"""A made-up person's phone: what it can do, and one that sends over HTTP what the page would send."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from unlabeled.content.prompts import Prompt
from unlabeled.room.answers import Answer

PATIENCE: Final = 10.0  # seconds for one request
_TRIES: Final = 5
_PAUSE: Final = 1.0  # second, as the page waits when it was too fast


class Phone(Protocol):
    """What somebody does with a phone. None of it fails: what comes too late is too late, as on the day."""

    async def come(self) -> None:
        """Open the room's link, and take a seat."""

    async def answer(self, prompt: Prompt, answer: Answer, over: float) -> None:
        """Choose an answer within `over` seconds, and send it; None is a pass."""

    async def network(self, *, there: bool) -> None:
        """Lose the network, or find it again."""

    async def leave(self) -> None:
        """Leave the room."""


class HttpPhone:
    """The page's requests without the page.

    Parameters
    ----------
    link : str
        The room's link.
    name : str
        Of the person, who is made up; seat and ballots follow from it.
    """

    def __init__(self, link: str, name: str) -> None:
        parts = urlsplit(link)
        self._host, self._port, self._code = parts.hostname or "", parts.port, parts.fragment
        self._name, self._seat = name, made_up_id(name)
        self._proof: str | None = None
        self._online = asyncio.Event()
        self._online.set()

    async def come(self) -> None:
        """Ask for the page, and join."""
        await asyncio.to_thread(self._ask, "GET", "/", None)
        await self._join()

    async def answer(self, prompt: Prompt, answer: Answer, over: float) -> None:
        """Think, and send the ballot once there is a network; again under the same id is a change."""
        await asyncio.sleep(over)
        await self._online.wait()
        sent = list(answer) if isinstance(answer, tuple) else answer
        ballot = {"q": prompt.id, "ballot": made_up_id(f"{self._name}, {prompt.id}"), "answer": sent}
        for _ in range(_TRIES):
            got = await self._post("/ballot", ballot | {"seat": self._seat})
            if got.get("reason") == "unknown_seat":
                await self._join()
            elif got.get("reason") not in ("too_fast", "too_many", "not_written", "no_answer"):
                return
            await asyncio.sleep(_PAUSE)

    async def network(self, *, there: bool) -> None:
        """Hold back what is to be sent, or let it go."""
        (self._online.set if there else self._online.clear)()

    async def leave(self) -> None:
        """Ask for nothing more: the page's own button sends nothing either."""

    async def _join(self) -> None:
        got = await self._post("/join", {"seat": self._seat, "code": self._code, "proof": self._proof})
        self._proof = got.get("proof", self._proof)

    async def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return await asyncio.to_thread(self._ask, "POST", path, body)

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None) -> dict[str, Any]:
        headers = {"User-Agent": user_agent(self._name), "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(self._host, self._port, timeout=PATIENCE)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            text = connection.getresponse().read()
        except (OSError, http.client.HTTPException):  # it is just being started again
            return {"reason": "no_answer"}
        finally:
            connection.close()
        with suppress(ValueError):
            got = json.loads(text)
            return dict(got.get("error", got))
        return {}


def made_up_id(name: str) -> str:
    """Return an id as a page makes it, but from a name: nobody is behind it, and a test can look for it."""
    return sha256(name.encode()).hexdigest()[:32]


def name_of(number: int, seed: int) -> str:
    """Return what a made-up person is called, where it has to be called something."""
    return f"made-up person {number + 1} of rehearsal {seed}"


def user_agent(name: str) -> str:
    """Return as what their phones present themselves; a room neither reads nor keeps it."""
    return f"unlabeled ({name})"
