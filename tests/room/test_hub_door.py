"""Who comes in at a hub, asked of something that answers as a hub does."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from unlabeled.room.app import hub
from unlabeled.room.app.answered import STATUS
from unlabeled.room.app.hub import KNOWN_FOR, SCOPE, Below, Hub, ScopeDoor
from unlabeled.room.host import HostError, RoomHost, Trouble
from unlabeled.room.refusals import Reason, Refusal

LEADS = json.dumps({"name": "ada", "scopes": ["self", SCOPE]})
OTHER = json.dumps({"name": "bob", "scopes": ["self", "access:services!service=room"]})


@dataclass
class OneHub:
    """Answers about tokens, and remembers what it was asked."""

    answers: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    hub: Hub = field(init=False)


@pytest.fixture
def one() -> Iterator[OneHub]:
    found = OneHub()
    with answering(found):
        yield found


@contextmanager
def answering(found: OneHub) -> Iterator[None]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given = self.headers.get("Authorization", "")
            found.asked.append((self.path, given))
            status, body = found.answers.get(given.removeprefix("token "), (403, "{}"))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        found.hub = Hub(f"http://127.0.0.1:{server.server_port}/hub/api", "/base/services/room/")
        yield
        server.shutdown()
        thread.join(5)


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def reason(door: ScopeDoor, header: str) -> Reason | None:
    """Why somebody is not let in; None if they are."""
    try:
        asyncio.run(door.refuse(header))
    except Refusal as refusal:
        return refusal.reason
    return None


def test_the_scope_opens_and_the_caller_alone_is_asked_about(one: OneHub) -> None:
    one.answers = {"a1": (200, LEADS), "b2": (200, OTHER)}
    door = ScopeDoor(one.hub)
    assert reason(door, "token a1") is None
    assert reason(door, "Bearer a1") is None
    assert reason(door, "token b2") is Reason.NOT_THE_HOST
    assert reason(door, "token c3") is Reason.UNKNOWN_TO_HUB
    assert one.asked == [("/hub/api/user", f"token {token}") for token in ("a1", "b2", "c3")]


@pytest.mark.parametrize(
    ("scope", "opens"),
    [
        (SCOPE, True),
        (f"{SCOPE}!service=room", True),
        (f"{SCOPE}!service=other", False),
        (f"{SCOPE}:more", False),
        ("custom:room", False),
        ("access:services", False),
        ("admin:users", False),
    ],
)
def test_only_this_rooms_scope_opens(one: OneHub, scope: str, opens: bool) -> None:
    one.answers = {"a1": (200, json.dumps({"scopes": [scope]}))}
    assert (reason(ScopeDoor(one.hub), "token a1") is None) is opens


@pytest.mark.parametrize(
    "header",
    ["", "token", "token ", "a1", "Basic a1", "token a 1", "token é", "token a\x7f", f"token {'a' * 501}"],
)
def test_what_is_no_token_is_not_even_asked_about(one: OneHub, header: str) -> None:
    assert reason(ScopeDoor(one.hub), header) is Reason.UNKNOWN_TO_HUB
    assert one.asked == []


def test_the_hub_is_asked_again_after_half_a_minute_and_a_right_can_end(one: OneHub) -> None:
    one.answers, time = {"a1": (200, LEADS)}, Time()
    door = ScopeDoor(one.hub, time)
    assert [reason(door, "token a1") for _ in range(50)] == [None] * 50
    assert len(one.asked) == 1
    one.answers = {"a1": (200, OTHER)}
    time.now += KNOWN_FOR
    assert reason(door, "token a1") is Reason.NOT_THE_HOST
    one.answers = {"a1": (200, LEADS)}
    time.now += KNOWN_FOR
    assert reason(door, "token a1") is None


def test_tokens_that_are_guessed_wait_and_the_one_who_leads_does_not(one: OneHub) -> None:
    one.answers, time = {"a1": (200, LEADS)}, Time()
    door = ScopeDoor(one.hub, time)
    assert reason(door, "token a1") is None
    guesses = [reason(door, f"token guess{each}") for each in range(40)]
    assert set(guesses) == {Reason.UNKNOWN_TO_HUB, Reason.TOO_MANY}
    assert len(one.asked) == 20
    time.now += KNOWN_FOR
    assert [reason(door, f"token again{each}") for each in range(40)][-1] is Reason.TOO_MANY
    assert reason(door, "token a1") is None


def test_a_guesser_who_has_patience_neither_asks_the_hub_without_end_nor_shuts_the_leader_out(
    one: OneHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "_MOST", 25)
    one.answers, time = {"a1": (200, LEADS)}, Time()
    door = ScopeDoor(one.hub, time)
    assert reason(door, "token a1") is None
    for _ in range(3):  # the same wrong tokens again, whenever they are asked about anew
        time.now += KNOWN_FOR
        before = len(one.asked)
        assert reason(door, "token guess39") in (Reason.UNKNOWN_TO_HUB, Reason.TOO_MANY)
        for each in range(39):
            reason(door, f"token guess{each}")
        assert len(one.asked) - before == 20
        assert reason(door, "token a1") is None


@pytest.mark.parametrize(
    "answer", [(200, "[]"), (200, "{"), (200, "{}"), (500, LEADS), (302, LEADS), (200, '{"scopes": null}')]
)
def test_what_is_no_answer_of_a_hub_lets_nobody_in_and_is_not_remembered(
    one: OneHub, answer: tuple[int, str]
) -> None:
    one.answers = {"a1": answer}
    door = ScopeDoor(one.hub)
    assert reason(door, "token a1") is Reason.HUB_SILENT
    one.answers = {"a1": (200, LEADS)}
    assert reason(door, "token a1") is None


def test_a_hub_that_is_away_lets_nobody_in(one: OneHub) -> None:
    away = Hub("http://127.0.0.1:1/hub/api", "/services/room/")
    assert reason(ScopeDoor(away), "token a1") is Reason.HUB_SILENT
    assert STATUS[Reason.HUB_SILENT] == 503


def test_the_door_keeps_no_token(one: OneHub) -> None:
    one.answers = {"canarytoken": (200, LEADS)}
    door = ScopeDoor(one.hub)
    reason(door, "token canarytoken")
    assert "canarytoken" not in repr(vars(door))
    assert "ada" not in repr(vars(door))


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/services/room/", "all /"),
        ("/services/room/state", "all /state"),
        ("/services/room/host/results", "host /results"),
        ("/services/room/host/", "host /"),
        ("/services/room/host", "all /host"),
        ("/services/room//host/results", "host /results"),
        ("/state", "all /state"),
        ("/host/results", "host /results"),
        ("/services/other/state", "all /services/other/state"),
        ("/services/roomer/", "all /services/roomer/"),
    ],
)
def test_paths_below_the_prefix_lead_to_everybodys_side_or_to_the_hosts(path: str, seen: str) -> None:
    called: list[str] = []

    def app(name: str) -> Any:
        async def answer(scope: Any, _receive: Any, _send: Any) -> None:
            called.append(f"{name} {scope['path']}")
            assert scope["raw_path"] == scope["path"].encode()

        return answer

    asyncio.run(Below("/services/room/", app("all"), app("host"))({"path": path}, None, None))  # type: ignore[arg-type]
    assert called == [seen]


def test_the_token_of_a_server_goes_to_a_hub_by_https_only() -> None:
    for address in ("http://hub.example/services/room/", "ftp://hub.example/", "https:///services/room/", ""):
        with pytest.raises(ValueError, match="asked by https"):
            RoomHost(address, None)
    assert (
        repr(RoomHost("https://hub.example/services/room/", None))
        == "RoomHost(hub.example/services/room/host)"
    )


def test_outside_a_hub_the_console_says_where_to_open_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUPYTERHUB_API_TOKEN", raising=False)
    with pytest.raises(HostError, match="from your own server on that hub") as found:
        RoomHost("https://hub.example/services/room/", None).see()
    assert found.value.trouble is Trouble.NO_HUB
