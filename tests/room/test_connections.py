"""Thousands of connections that say nothing, or too much: whoever has the code still gets in."""

from __future__ import annotations

import resource
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from unlabeled.room.app import protocol
from unlabeled.room.app.connections import Connections

from .house import PATIENCE, House, Phone, clients, hexes, process, served
from .test_abuse import JSON, Q, raw, reason
from .test_api import memory

MANY = 2_000
LISTEN = b"GET /events HTTP/1.1\r\nHost: x\r\n\r\n"
ASK = b"GET /state HTTP/1.1\r\nHost: x\r\n\r\n"
BEGIN = b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"


@dataclass
class Time:
    """A clock that a test winds."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(eq=False)
class One:
    """A connection."""

    name: str
    gone: list[str] = field(default_factory=list)

    def make_room(self) -> None:
        self.gone.append(self.name)


def test_count_of_connections_returns_to_none() -> None:
    class Line:
        def close(self) -> None: ...
        def write(self, data: bytes) -> None: ...

    cap = Connections(0)
    refused = protocol.capped(cap).__new__(protocol.capped(cap))
    refused.connection_made(Line())  # type: ignore[arg-type]
    refused.connection_lost(None)
    assert cap.now == 0


def test_the_newcomer_gets_in_and_the_longest_silent_goes() -> None:
    time, gone = Time(), list[str]()
    cap = Connections(3, time)
    first, second, third = (One(name, gone) for name in ("first", "second", "third"))
    for one in (first, second, third):
        assert cap.admit(one)
        time.now += 1
    cap.sort(first, is_answered=True)
    cap.sort(first, is_answered=False)  # has been answered just now
    assert cap.admit(One("fourth", gone))
    assert gone == ["second"]
    cap.leave(second)  # its connection is lost a moment later
    assert cap.now == 3


def test_who_listens_stays_while_others_say_nothing_for_long_and_goes_before_who_has_just_come() -> None:
    time, gone = Time(), list[str]()
    cap = Connections(3, time)
    listeners = [One(f"listener {each}", gone) for each in range(2)]
    for one in listeners:
        cap.admit(one)
        cap.sort(one, is_answered=True)
        time.now += 10
    cap.admit(One("idle", gone))
    time.now += 10
    cap.admit(One("new", gone))
    assert gone == ["idle"]
    cap.admit(One("newer", gone))
    assert gone == ["idle", "listener 0"]


def test_nobody_is_cut_off_in_the_middle_of_an_answer() -> None:
    gone: list[str] = []
    cap = Connections(2, Time())
    for name in ("one", "two"):
        cap.admit(one := One(name, gone))
        cap.sort(one, is_answered=True)
    assert not cap.admit(One("third", gone))
    assert gone == []
    assert cap.now == 2


@contextmanager
def files_for(many: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = many + 512
    if before[1] != resource.RLIM_INFINITY and before[1] < wanted:
        pytest.skip(f"not run here: needs {wanted} open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], wanted), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@contextmanager
def opened(house: House, texts: list[bytes], many: int = MANY) -> Iterator[list[socket.socket]]:
    """So many connections, each of which says one of `texts` and no more."""
    where = (house.public.base_url.host, house.public.base_url.port or 80)
    with files_for(many), ExitStack() as all_of_them:
        lines = []
        for each in range(many):
            line = all_of_them.enter_context(socket.create_connection(where, PATIENCE))
            text = texts[each % len(texts)]
            if text:
                line.sendall(text)
            lines.append(line)
        yield lines


def open_files(process: subprocess.Popen[str]) -> int:
    try:
        return len(list(Path(f"/proc/{process.pid}/fd").iterdir()))
    except OSError:  # no /proc; or not root, who alone may look into a room's process
        return 0


def test_two_thousand_idle_connections_keep_nobody_out(tmp_path: Path) -> None:
    people = 12
    with process(tmp_path / "room", people) as (house, running):
        house.open(Q)
        early = house.phones(["early 0", "early 1", "early 2"])
        before = memory(running)
        idle = [b"", ASK, LISTEN, BEGIN, b"GET /sta"]
        with opened(house, idle), clients(house.opened) as fresh:  # which has no connection yet
            late = fresh.phones([f"late {each}" for each in range(6)])
            for phone in (*early, *late):
                phone.at = fresh.public
                assert phone.join().status_code == 200
                assert phone.cast(Q, 0).status_code == 200
            with fresh.public.stream("GET", "events") as stream:
                lines = stream.iter_lines()
                assert "event: state" in (next(lines), next(lines))
            assert open_files(running) < 4 * people + 64 + 128
            assert memory(running) - before < 48 << 20
            assert fresh.close(Q).status_code == 200
        assert house.state()["result"]["lines"][0]["value"] == "more than half"
        running.terminate()
        assert running.communicate(timeout=PATIENCE) == ("", "")


def test_a_large_room_holds_two_thousand_who_listen_and_serves_the_next(tmp_path: Path) -> None:
    with process(tmp_path / "room", 500) as (house, running):
        before = memory(running)
        with opened(house, [LISTEN]) as lines:
            assert lines[-1].recv(64).startswith(b"HTTP/1.1 200")
            with clients(house.opened) as fresh:
                assert fresh.phones(["right"])[0].join().status_code == 200
            assert lines[0].recv(64).startswith(b"HTTP/1.1 200")  # nobody had to go
            assert memory(running) - before < MANY * (64 << 10)


def test_no_place_for_somebody_who_comes_while_all_are_answered_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unlabeled.room.app.serve._EACH", 0)
    monkeypatch.setattr("unlabeled.room.app.serve._MORE", 6)
    monkeypatch.setattr("unlabeled.room.app.connections._SILENT", 3600.0)
    seen: list[bytes] = []

    def visit(house: House) -> None:
        with opened(house, [LISTEN], 6) as lines:
            for line in lines:
                line.settimeout(PATIENCE)
                assert line.recv(64).startswith(b"HTTP/1.1 200")
            seen.append(raw(house, b""))

    served(tmp_path / "room", 9, visit)
    assert seen[0].startswith(b"HTTP/1.1 429")
    assert b'"too_many"' in seen[0]


def test_bodies_that_are_too_large_or_never_end_leave_memory_and_room_as_they_were(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, running):
        house.open(Q)
        right = house.phones(["right"])[0]
        before = memory(running)
        head = b"POST /ballot HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        endless = head + b"Transfer-Encoding: chunked\r\n\r\n" + b"400\r\n" + b"x" * 1024 + b"\r\n"
        with opened(house, [endless, head + b"Content-Length: 4096\r\n\r\n{"], 60):
            for _ in range(20):
                pieces = (b"x" * 4096 for _ in range(64))
                assert reason(house.public.post("ballot", content=pieces, headers=JSON)) == "too_large"
            assert right.cast(Q, 1).status_code == 200
        assert memory(running) - before < 24 << 20


def test_a_guesser_neither_gets_in_nor_keeps_the_right_ones_out(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, _):
        house.open(Q)
        seen = set()
        for each in range(150):
            code = f"2222{each:04}"
            guess = {"code": code} if each % 3 else {"code": code, "seat": hexes(code)}
            seen.add(reason(house.public.post("qr" if each % 3 else "join", json=guess)))
            if not each % 30:
                right = Phone(f"right {each}", house.public, house.opened.code)
                assert right.join().status_code == 200
                assert right.cast(Q, 0).status_code == 200
        assert seen == {"wrong_code", "too_many"}
        assert house.public.post("qr", json={"code": house.opened.code}).status_code == 200
        assert house.host.get("results").json()["seats"] == 5  # those who had the code
