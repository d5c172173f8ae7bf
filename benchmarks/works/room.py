"""A room under load: the server in a process of its own, and here the phones, over loopback.

`python -m benchmarks.works.room load PEOPLE SECONDS` prints what it measured as one line of JSON; everybody
answers within so many seconds. Every phone holds two connections, as a real one does: one that listens for
events, and one for what it sends. The no-op is a route of the same server that is sent the same body and says
the same, and does nothing in between.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

EACH, AT_ONCE = 2, 32  # requests of each phone whose CPU is measured, so many at a time
ROUNDS = ("did_you_choose", "label_changes", "kept_for_broken")
WARM, CRASH = "how_sure", "whose_idea"
PATIENCE = 60.0  # seconds; bounds every wait
_PHASE = re.compile(rb'"phase":"(\w+)"')


# The server


def serve(folder: Path, people: int, port: int) -> None:
    """Serve a room as `unlabeled room` does, with two more routes: what does nothing, and what it cost."""
    from starlette.requests import Request
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    from unlabeled.content.prompts import load_prompts
    from unlabeled.content.room import load_room_words
    from unlabeled.disclosure import RiskAppetite
    from unlabeled.room.app import public
    from unlabeled.room.app import serve as serving
    from unlabeled.room.folder import held
    from unlabeled.room.pages import pages
    from unlabeled.room.plan import Plan

    async def nothing(_request: Request) -> Response:
        return JSONResponse({"kept": True})

    async def cost(_request: Request) -> Response:
        return JSONResponse({"seconds": time.process_time(), "bytes": _memory()})

    real = public.Starlette
    more = [Route("/noop", nothing, methods=["POST"]), Route("/cost", cost)]
    public.Starlette = lambda routes, **others: real(routes=[*routes, *more], **others)  # type: ignore
    words = load_room_words()
    with held(folder) as secrets:
        plan = Plan(load_prompts().prompts, RiskAppetite(), words.shown, secrets.key, secrets.code)
        files, settings = pages(words, "unlabeled", 5), serving.Settings(5, people, port=port)
        serving.serve(folder, settings, plan, files, secrets, _say)


def _say(opened: Any) -> None:
    sys.stdout.write(json.dumps(asdict(opened)) + "\n")
    sys.stdout.flush()


def _memory() -> int:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


# The phones


class Line:
    """A connection that asks and waits for the answer."""

    def __init__(self, port: int, token: str = "") -> None:
        self._port, self._token = port, token
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Return status and content."""
        if self._writer is None or self._reader is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        sent = b"" if body is None else json.dumps(body).encode()
        kind = f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n" if sent else ""
        token = f"Authorization: Bearer {self._token}\r\n" if self._token else ""
        self._writer.write(f"{method} {path} HTTP/1.1\r\nHost: x\r\n{kind}{token}\r\n".encode() + sent)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        content = await self._reader.readexactly(int(length[1]) if length else 0)
        return int(head.split(None, 2)[1]), json.loads(content or b"null")

    def hang_up(self) -> None:
        """Close it; the next question opens another."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


@dataclass
class Seen:
    """When phones saw the phase that is waited for."""

    phase: bytes = b""
    times: list[float] = field(default_factory=list)

    async def all_of(self, people: int) -> None:
        """Wait until everybody has seen it."""
        async with asyncio.timeout(PATIENCE):
            while len(self.times) < people:
                await asyncio.sleep(0.005)


class Phone:
    """A page on a phone."""

    def __init__(self, number: int, port: int, code: str, seen: Seen) -> None:
        self.number, self._port, self._code, self._seen = number, port, code, seen
        self.line = Line(port)
        self._proof: str | None = None
        self._listening: asyncio.Task[None] | None = None

    def id_of(self, what: str) -> str:
        """Return an id, always the same for the same."""
        return hashlib.sha256(f"{what} {self.number}".encode()).hexdigest()[:32]

    async def join(self) -> None:
        """Take the seat."""
        body = {"seat": self.id_of("seat"), "code": self._code, "proof": self._proof}
        status, got = await self.line.ask("POST", "/join", body)
        assert status == 200, got
        self._proof = got["proof"]

    async def cast(self, q: str, answer: int) -> None:
        """Send a ballot."""
        body = {"q": q, "ballot": self.id_of(q), "seat": self.id_of("seat"), "answer": answer}
        status, got = await self.line.ask("POST", "/ballot", body)
        assert status == 200, got

    async def nothing(self, q: str, answer: int) -> None:
        """Send as much to the route that does nothing."""
        body = {"q": q, "ballot": self.id_of(q), "seat": self.id_of("seat"), "answer": answer}
        status, got = await self.line.ask("POST", "/noop", body)
        assert status == 200, got

    async def listen(self) -> None:
        """Listen for events from now on; return once the first is there."""
        heard = asyncio.Event()
        self._listening = asyncio.create_task(self._listen(heard))
        async with asyncio.timeout(PATIENCE):
            await heard.wait()

    async def _listen(self, heard: asyncio.Event) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(b"GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        last = b""
        try:
            while True:
                found = _PHASE.search(await reader.readuntil(b"\n\n"))
                if found and found[1] != last:
                    last = found[1]
                    if last == self._seen.phase:
                        self._seen.times.append(time.perf_counter())
                heard.set()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def come_back(self, q: str, answer: int) -> None:
        """Do what an open page does when the room has died: listen, join, and send again."""
        self.line.hang_up()
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await self.join()
                    break
                except (OSError, asyncio.IncompleteReadError):
                    self.line.hang_up()
                    await asyncio.sleep(0.1)
        await self.cast(q, answer)
        await self.listen()


# What is measured


@dataclass
class Room:
    """A room in a process of its own, which can be killed and comes back at the same port."""

    folder: Path
    people: int
    port: int = 0

    def begin(self) -> None:
        """Start the process and wait until the room is open."""
        command = [sys.executable, "-m", "benchmarks.works.room", "serve"]
        self.process = subprocess.Popen(
            [*command, str(self.folder), str(self.people), str(self.port)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        opened = json.loads(self.process.stdout.readline())
        self.port = int(opened["address"].rstrip("/").rpartition(":")[2])
        self.code = opened["code"]
        token = (self.folder / "host-token").read_text(encoding="ascii").strip()
        self.host = Line(int(opened["host"].rstrip("/").rpartition(":")[2]), token)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()

    async def cost(self) -> dict[str, float]:
        """Return what the process has cost so far."""
        line = Line(self.port)
        _, found = await line.ask("GET", "/cost")
        line.hang_up()
        return dict(found)

    async def tell(self, what: str, q: str) -> None:
        """Open or close a question."""
        status, got = await self.host.ask("POST", f"/{what}", {"q": q})
        assert status == 200, got

    def kept(self, q: str) -> int:
        """Return how many ballots are sealed."""
        from unlabeled.room.seal import read

        image = read(self.folder)
        found = next((one.counts for one in image.questions if one.prompt.id == q), None) if image else None
        return sum((found or {}).values())


async def load(people: int, spread: float) -> dict[str, Any]:
    """Return what a room of so many people took, who all answer within `spread` seconds."""
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder) / "room", people)
        room.begin()
        try:
            return await _measured(room, spread)
        finally:
            room.end()


async def _measured(room: Room, spread: float) -> dict[str, Any]:
    seen = Seen()
    phones = [Phone(number, room.port, room.code, seen) for number in range(room.people)]
    warm = Phone(-1, room.port, room.code, seen)
    for _ in range(100):
        await warm.nothing("warm", 0)
    told: dict[str, Any] = {"people": room.people, "kept": [], "opened": [], "closed": [], "cpu": []}
    await room.tell("open", WARM)  # what a process needs once is nobody's share of memory
    await room.tell("close", WARM)
    before = await room.cost()
    start = time.perf_counter()
    await asyncio.gather(*(phone.join() for phone in phones))
    told["joined"] = time.perf_counter() - start
    await asyncio.gather(*(phone.listen() for phone in phones))
    for place, q in enumerate(ROUNDS):
        await _round(room, phones, seen, q, told, None if place else spread)
    told["memory"] = ((await room.cost())["bytes"] - before["bytes"]) / room.people
    told["back"] = await _crash(room, phones, seen)
    told["kept"].append(room.kept(CRASH))
    return told


async def _round(
    room: Room, phones: list[Phone], seen: Seen, q: str, told: dict[str, Any], spread: float | None
) -> None:
    told["opened"] += await _told(room, phones, seen, "open", q)
    if spread is not None:
        told["noop"] = await _spread(phones, lambda phone: phone.nothing(q, 1), spread)
        told["acked"] = await _spread(phones, lambda phone: phone.cast(q, phone.number % 4), spread)
    else:
        await _many(phone.cast(q, phone.number % 4) for phone in phones)
    told["cpu"].append(
        [
            await _cpu(room, [phone.cast(q, phone.number % 3) for phone in phones for _ in range(EACH)]),
            await _cpu(room, [phone.nothing(q, 1) for phone in phones for _ in range(EACH)]),
        ]
    )
    told["closed"] += await _told(room, phones, seen, "close", q)
    told["kept"].append(room.kept(q))


async def _told(room: Room, phones: list[Phone], seen: Seen, what: str, q: str) -> list[float]:
    """Open or close `q`, and return after how many seconds each phone saw it."""
    seen.phase, seen.times = (b"open" if what == "open" else b"closed"), []
    start = time.perf_counter()
    await room.tell(what, q)
    await seen.all_of(len(phones))
    return [when - start for when in seen.times]


async def _spread(phones: list[Phone], ask: Callable[[Phone], Awaitable[None]], spread: float) -> list[float]:
    """Let everybody ask once, at any moment of a few seconds; return how long each waited."""
    chance = random.Random(5)

    async def once(phone: Phone, wait: float) -> float:
        await asyncio.sleep(wait)
        start = time.perf_counter()
        await ask(phone)
        return time.perf_counter() - start

    return await asyncio.gather(*(once(phone, chance.uniform(0, spread)) for phone in phones))


async def _cpu(room: Room, requests: list[Any]) -> float:
    """Return the seconds of CPU that the server takes for one of `requests`."""
    before = await room.cost()
    await _many(requests)
    return ((await room.cost())["seconds"] - before["seconds"]) / len(requests)


async def _many(requests: Iterable[Any]) -> None:
    """Make requests, a few at a time, those of one phone one after the other."""
    waiting = list(requests)
    lanes: list[list[Any]] = [[] for _ in range(AT_ONCE)]
    size = -(-len(waiting) // AT_ONCE)
    size += -size % EACH  # a phone's own requests stay in one lane
    for place, request in enumerate(waiting):
        lanes[place // size].append(request)

    async def one_after_the_other(lane: list[Any]) -> None:
        for request in lane:
            await request

    await asyncio.gather(*map(one_after_the_other, lanes))


async def _crash(room: Room, phones: list[Phone], seen: Seen) -> float:
    """Kill the room while its question is open and answered; return after how long every ballot is back."""
    await _told(room, phones, seen, "open", CRASH)
    await _many(phone.cast(CRASH, phone.number % 4) for phone in phones)
    start = time.perf_counter()
    room.end()
    coming = [asyncio.create_task(phone.come_back(CRASH, phone.number % 4)) for phone in phones]
    await asyncio.to_thread(room.begin)
    await asyncio.gather(*coming)
    took = time.perf_counter() - start
    await room.tell("close", CRASH)
    return took


def main() -> None:
    """Do what the command line says."""
    what, *rest = sys.argv[1:]
    if what == "serve":
        serve(Path(rest[0]), int(rest[1]), int(rest[2]))
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8192)), hard))
    sys.stdout.write(json.dumps(asyncio.run(load(int(rest[0]), float(rest[1])))) + "\n")


if __name__ == "__main__":
    main()
