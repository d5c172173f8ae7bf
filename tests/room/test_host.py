"""The facilitator's side, asked from another process."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from unlabeled.room.folder import TOKEN_FILE
from unlabeled.room.host import HostError, RoomHost, Trouble
from unlabeled.room.plan import Phase
from unlabeled.room.seen import Seen

from .house import TOKEN, House, give_token, process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "room"


@pytest.fixture
def house(folder: Path) -> Iterator[House]:
    with process(folder, 12) as (house, _):
        yield house


def phase(seen: Seen, prompt: str) -> Phase:
    return next(each.phase for each in seen.prompts if each.id == prompt)


def test_prompt_is_opened_answered_closed_and_seen(house: House, folder: Path) -> None:
    host = RoomHost(house.opened.host, folder)
    assert host.see().phase is Phase.WAITING
    assert host.see().link == house.opened.link
    assert phase(host.open("did_you_choose"), "did_you_choose") is Phase.OPEN
    for phone in house.phones(map(str, range(9))):
        phone.cast("did_you_choose", 0)
    seen = host.see()
    assert (seen.seats, seen.people) == (9, 12)
    assert all(each.result is None for each in seen.prompts)
    closed = host.close("did_you_choose")
    (result,) = [each.result for each in closed.prompts if each.result]
    assert next(line.label for line in result.lines) == "I wanted to come"
    assert host.lock(locked=True).locked is True


def test_a_no_of_the_room_comes_with_its_sentence(house: House, folder: Path) -> None:
    host = RoomHost(house.opened.host, folder)
    host.open("did_you_choose")
    with pytest.raises(HostError, match="Close it first") as found:
        host.open("label_changes")
    assert found.value.trouble is Trouble.REFUSED


def test_wrong_token_is_refused_and_shown_nowhere(house: House, tmp_path: Path) -> None:
    other = tmp_path / "other"
    give_token(other)
    (other / TOKEN_FILE).write_text("beef" * 16)
    with pytest.raises(HostError) as found:
        RoomHost(house.opened.host, other).see()
    assert found.value.trouble is Trouble.REFUSED
    assert "beef" not in f"{found.value!r}{found.value.__cause__!r}"


def test_room_that_has_ended_is_said_to_be_silent(house: House, folder: Path) -> None:
    host = RoomHost(house.opened.host, folder)
    host.shut_down()
    with pytest.raises(HostError) as found:
        for _ in range(200):
            host.see()
    assert found.value.trouble is Trouble.SILENT
    assert TOKEN not in str(found.value)


def test_token_that_others_may_read_is_not_used(folder: Path) -> None:
    give_token(folder)
    (folder / TOKEN_FILE).chmod(0o644)
    with pytest.raises(HostError, match="chmod 600") as found:
        RoomHost("http://127.0.0.1:9/", folder).see()
    assert found.value.trouble is Trouble.OPEN_TO_OTHERS


def test_folder_without_a_token_is_no_rooms(folder: Path) -> None:
    with pytest.raises(HostError) as found:
        RoomHost("http://127.0.0.1:9/", folder).see()
    assert found.value.trouble is Trouble.NO_TOKEN


@pytest.mark.parametrize(
    "address", ["http://room.example/", "https://127.0.0.1/", "http://127.0.0.1.example/", "file:///etc"]
)
def test_token_is_sent_to_this_machine_only(address: str, folder: Path) -> None:
    with pytest.raises(ValueError, match="on this machine only"):
        RoomHost(address, folder)


@contextmanager
def answering(body: bytes) -> Iterator[str]:
    """Something that is not a room, which answers once."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            taken, _ = listening.accept()
            with taken:
                taken.recv(4096)
                taken.sendall(body)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join(5)


OK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        (OK % (2, b"{}"), Trouble.ODD),
        (OK % (2, b"[]"), Trouble.ODD),
        (OK % (5, b"<html"), Trouble.ODD),
        (b"SSH-2.0-OpenSSH\r\n", Trouble.SILENT),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", Trouble.ODD),
    ],
)
def test_whatever_else_answers_is_one_calm_error(body: bytes, trouble: Trouble, folder: Path) -> None:
    give_token(folder)
    with answering(body) as address, pytest.raises(HostError) as found:
        RoomHost(address, folder).see()
    assert found.value.trouble is trouble
    assert json.dumps(str(found.value)).isascii()


def test_its_repr_holds_neither_code_nor_token(house: House, folder: Path) -> None:
    host = RoomHost(house.opened.host, folder)
    assert house.opened.code not in repr(host.see()) + repr(host)
