"""A room on loopback for tests, and phones that know what a real page knows."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx

from unlabeled.content.prompts import Prompt, load_prompts
from unlabeled.content.room import load_room_words
from unlabeled.disclosure import RiskAppetite
from unlabeled.room.app.running import Writer
from unlabeled.room.app.serve import Opened, Settings, serve
from unlabeled.room.folder import TOKEN_FILE, held
from unlabeled.room.pages import pages
from unlabeled.room.plan import Plan
from unlabeled.room.seal import write

TOKEN = "5eed" * 16
PATIENCE = 20.0  # seconds; bounds every wait of a test
PROMPTS = load_prompts().prompts
WORDS = load_room_words()
APPETITE = RiskAppetite()


def prompt_of(kind: str) -> Prompt:
    return next(prompt for prompt in PROMPTS if prompt.kind == kind)


def plan(key: bytes = b"k" * 32, code: str = "ABCDEFGH", prompts: tuple[Prompt, ...] = PROMPTS) -> Plan:
    return Plan(prompts, APPETITE, WORDS.shown, key, code)


def hexes(text: str) -> str:
    """An id as a phone makes it, always the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def give_token(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / TOKEN_FILE).touch(0o600)
    (folder / TOKEN_FILE).write_text(f"{TOKEN}\n")


@dataclass
class Phone:
    """A page on a phone: its seat, its proof, and the ballot that it holds until the question is closed."""

    name: str
    at: httpx.Client
    code: str
    proof: str | None = None
    ballots: dict[str, tuple[str, Any]] = field(default_factory=dict)

    @property
    def seat(self) -> str:
        return hexes(f"seat of {self.name}")

    def join(self) -> httpx.Response:
        got = self.at.post("join", json={"seat": self.seat, "code": self.code, "proof": self.proof})
        if got.is_success:
            self.proof = got.json()["proof"]
        return got

    def cast(self, q: str, answer: Any) -> httpx.Response:
        self.ballots[q] = (hexes(f"{self.name}'s ballot for {q}"), answer)
        return self.send(q)

    def send(self, q: str) -> httpx.Response:
        ballot, answer = self.ballots[q]
        return self.at.post("ballot", json={"q": q, "ballot": ballot, "seat": self.seat, "answer": answer})


@dataclass
class House:
    """An open room: a client for everybody, and one for the host."""

    opened: Opened
    public: httpx.Client
    host: httpx.Client

    def phones(self, names: Iterable[str]) -> list[Phone]:
        made = [Phone(name, self.public, self.opened.code) for name in names]
        for phone in made:
            assert phone.join().status_code == 200
        return made

    def open(self, q: str) -> httpx.Response:
        return self.host.post("open", json={"q": q})

    def close(self, q: str) -> httpx.Response:
        return self.host.post("close", json={"q": q})

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.public.get("state").json()
        return found


@contextmanager
def clients(opened: Opened, token: str = TOKEN, headers: dict[str, str] | None = None) -> Iterator[House]:
    local = opened.address.replace("room.example", "127.0.0.1")
    bearer = {"Authorization": f"Bearer {token}"}
    with (
        httpx.Client(base_url=local, timeout=PATIENCE, headers=headers) as public,
        httpx.Client(base_url=opened.host, timeout=PATIENCE, headers=bearer) as host,
    ):
        yield House(opened, public, host)


def served(
    folder: Path,
    people: int,
    visit: Callable[[House], None],
    writer: Writer = write,
    headers: dict[str, str] | None = None,
    prompts: tuple[Prompt, ...] = PROMPTS,
    k: int = APPETITE.k,
) -> None:
    """Serve a room here, on real sockets, while `visit` runs beside it; then let the host end it."""
    if not (folder / TOKEN_FILE).exists():
        give_token(folder)
    is_open, where, failed = threading.Event(), list[Opened](), list[Exception]()

    def begin(opened: Opened) -> None:
        where.append(opened)
        is_open.set()

    def run() -> None:
        try:
            with held(folder) as secrets:
                own = Plan(prompts, replace(APPETITE, k=k), WORDS.shown, secrets.key, secrets.code)
                serve(folder, Settings(k, people), own, pages(WORDS, "unlabeled", k), secrets, begin, writer)
        except Exception as error:
            failed.append(error)
            is_open.set()

    with beside(run):
        assert is_open.wait(PATIENCE)
        if where:
            with clients(where[0], headers=headers) as house:
                try:
                    visit(house)
                finally:
                    with suppress(httpx.HTTPError):
                        house.host.post("shutdown", json={})
    if failed:
        raise failed[0]


@contextmanager
def beside(run: Callable[[], None]) -> Iterator[None]:
    """Run something with an event loop in a thread: the browser's tests have one in this thread already."""
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield
    thread.join(PATIENCE)
    assert not thread.is_alive()


class KilledError(Exception):
    """The server process has died, as it was told to."""


@contextmanager
def process(folder: Path, people: int, die: str = "") -> Iterator[tuple[House, subprocess.Popen[str]]]:
    """A room in a process of its own, which can be killed, dies at a step of its n-th write (`synced:2`), or
    comes back at the port where it was (`@8000`)."""
    if not (folder / TOKEN_FILE).exists():
        give_token(folder)
    command = [sys.executable, str(Path(__file__).with_name("apart.py")), str(folder), str(people), die]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            line = running.stdout.readline()
            if not line:
                raise KilledError
            with clients(Opened(**json.loads(line))) as house:
                yield house, running
        finally:
            running.kill()
            running.wait(PATIENCE)


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a room's folder."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def found_in(folder: Path, words: Sequence[str]) -> list[str]:
    """Those of `words` that stand in any file, as text, as the bytes that they name, or in UTF-16."""
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    names = [str(file.relative_to(folder)).encode() for file in folder.rglob("*")]
    return [
        word for word in words if any(form in text for form in _forms(word) for text in (*contents, *names))
    ]


def _forms(word: str) -> list[bytes]:
    forms = [word.encode(), word.upper().encode(), word.encode("utf-16-le")]
    with suppress(ValueError):
        forms.append(bytes.fromhex(word))
    return [form for form in forms if len(form) >= 6]
