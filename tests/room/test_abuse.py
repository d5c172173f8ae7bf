"""What somebody on the network may try: on real sockets, with every wait bounded."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from unlabeled.room.app import answered, protocol
from unlabeled.room.app.answered import headers
from unlabeled.room.app.ground import no_core_dumps
from unlabeled.room.life import Room
from unlabeled.room.refusals import Reason

from .house import PATIENCE, House, KilledError, Phone, hexes, process, served

Q = "did_you_choose"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One room for all tests here that leave it as it was: a question is open, and 12 people are counted."""
    with process(tmp_path_factory.mktemp("room") / "room", 12) as (house, _):
        assert house.open(Q).status_code == 200
        yield house


def reason(response: httpx.Response) -> str:
    """The reason in the one shape that every error has."""
    assert response.headers["content-type"] == "application/json"
    error = response.json()["error"]
    assert response.json().keys() == {"error"}
    assert error.keys() == {"reason", "says"}
    assert error["says"]
    return str(error["reason"])


def raw(house: House, text: bytes, then: bytes = b"") -> bytes:
    """Send bytes as they are, `then` after a first answer, and return what comes until the room hangs up."""
    with socket.create_connection((house.public.base_url.host, house.public.base_url.port or 80), 5) as line:
        line.settimeout(PATIENCE)
        line.sendall(text)
        found = line.recv(65536) if then else b""
        line.sendall(then)
        while piece := line.recv(65536):
            found += piece
        return found


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "why"),
    [
        ("GET", "/nothing", b"", {}, 404, Reason.NO_SUCH_PAGE),
        ("GET", "/../host-token", b"", {}, 404, Reason.NO_SUCH_PAGE),
        ("GET", "/results", b"", {}, 404, Reason.NO_SUCH_PAGE),
        ("POST", "/open", b"{}", JSON, 404, Reason.NO_SUCH_PAGE),
        ("GET", "/join", b"", {}, 405, Reason.WRONG_METHOD),
        ("DELETE", "/ballot", b"", {}, 405, Reason.WRONG_METHOD),
        ("POST", "/events", b"{}", JSON, 405, Reason.WRONG_METHOD),
        ("POST", "/ballot/", b"{}", JSON, 404, Reason.NO_SUCH_PAGE),
        (
            "POST",
            "/join",
            b"seat=1",
            {"Content-Type": "application/x-www-form-urlencoded"},
            415,
            Reason.NOT_JSON,
        ),
        ("POST", "/join", b"{}", {}, 415, Reason.NOT_JSON),
        ("POST", "/join", b"", JSON, 400, Reason.MALFORMED),
        ("POST", "/join", b"[]", JSON, 400, Reason.MALFORMED),
        ("POST", "/join", b"\xff\xfe", JSON, 400, Reason.MALFORMED),
        ("POST", "/join", b"[" * 4000, JSON, 400, Reason.MALFORMED),
        ("POST", "/join", b'{"name": "Zelda"}', JSON, 400, Reason.MALFORMED),
        ("POST", "/join", b'{"seat": 7, "code": null}', JSON, 401, Reason.WRONG_CODE),
        ("POST", "/join", b'{"code": "\\ud800"}', JSON, 401, Reason.WRONG_CODE),
        ("POST", "/ballot", b"{}", JSON, 400, Reason.MALFORMED),
        ("POST", "/ballot", b'{"q": NaN, "ballot": "\\ud800"}', JSON, 400, Reason.MALFORMED),
        ("POST", "/ballot", b'{"ballot": {"a": 1}, "q": []}', JSON, 400, Reason.MALFORMED),
        ("POST", "/join", b"x" * 4097, JSON, 413, Reason.TOO_LARGE),
        ("POST", "/ballot", b'{"q":"' + b"x" * 9000 + b'"}', JSON, 413, Reason.TOO_LARGE),
        ("POST", "/qr", b'{"code": "22222222"}', JSON, 401, Reason.WRONG_CODE),
    ],
)
def test_every_error_has_one_shape(
    house: House, method: str, path: str, body: bytes, headers: dict[str, str], status: int, why: Reason
) -> None:
    response = house.public.request(method, path, content=body, headers=headers)
    assert (response.status_code, reason(response)) == (status, why)


def test_body_in_pieces_is_cut_off_at_the_limit(house: House) -> None:
    pieces = (b"x" * 1000 for _ in range(50))
    response = house.public.post("join", content=pieces, headers=JSON)
    assert (response.status_code, reason(response)) == (413, Reason.TOO_LARGE)


@pytest.mark.parametrize("length", [b"-1", b"1e9", b"99999999999999999999", b"4097"])
def test_a_length_that_is_a_lie_is_refused(house: House, length: bytes) -> None:
    text = b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
    assert raw(house, text + b"\r\n\r\n").split()[1] in (b"400", b"413")


def test_headers_of_every_page_and_error(house: House) -> None:
    for path in ("/", "/wall", "/state", "/nothing"):
        found = house.public.get(path).headers
        policy = found["content-security-policy"]
        assert re.match(
            r"default-src 'none'; script-src ('sha256-\S+' ?){2}; style-src 'sha256-\S+';", policy
        )
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert found["x-content-type-options"] == "nosniff"
        assert found["referrer-policy"] == "no-referrer"
        assert found["cache-control"] == "no-store"
        assert not {"set-cookie", "server", "date", "access-control-allow-origin"} & found.keys()
        assert "cross-origin-opener-policy" not in found  # plain http


def test_headers_name_who_may_embed_the_room_and_guard_the_opener_on_https_only() -> None:
    found = headers((), ("https://intranet.example",), https=True)
    assert found["content-security-policy"].endswith("frame-ancestors https://intranet.example")
    assert found["cross-origin-opener-policy"] == "same-origin"
    assert "script-src 'none'" in found["content-security-policy"]


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer 0", "Basic abc", "bearer é"])
def test_host_wants_its_token(house: House, token: str) -> None:
    headers = {"Authorization": token.encode()} if token else {}
    for method, path in (("GET", "results"), ("POST", "open"), ("POST", "shutdown"), ("GET", "nothing")):
        response = httpx.request(method, house.opened.host + path, headers=headers, timeout=PATIENCE)
        assert (response.status_code, reason(response)) == (401, Reason.WRONG_TOKEN)


def test_host_says_what_is_not_possible(house: House) -> None:
    assert reason(house.open("whose_idea")) == Reason.ANOTHER_OPEN
    assert reason(house.open("no such")) == Reason.NO_SUCH_PROMPT
    assert reason(house.close("whose_idea")) == Reason.NOT_OPEN
    assert reason(house.host.post("lock", json={"locked": "yes"})) == Reason.MALFORMED
    assert house.open(Q).status_code == 200  # an answer that was lost may be asked for again


def test_host_is_told_no_count_and_no_row(house: House) -> None:
    house.phones(["asked"])[0].cast(Q, 1)
    found = house.host.get("results").json()
    asked = next(one for one in found["prompts"] if one["id"] == Q)
    words = {"title": asked["title"], "text": "How did you come to be in this room?"}
    assert asked == {"id": Q, "kind": "choice", **words, "phase": "open", "result": None}


def test_while_open_the_state_says_nothing_of_answers(house: House) -> None:
    phone = house.phones(["silent"])[0]
    before = house.state()
    assert phone.cast(Q, 0).status_code == 200
    assert phone.cast(Q, None).status_code == 200
    assert house.state() == before


@pytest.mark.parametrize("answer", [True, 1.0, "1", -1, 4, [1], {"a": 1}, 10**30])
def test_what_is_no_answer_is_refused_and_casts_nothing(house: House, answer: Any) -> None:
    phone = house.phones([f"wild {answer}"])[0]
    assert reason(phone.cast(Q, answer)) == Reason.MALFORMED
    ballot = hexes("a ballot nobody cast")
    sent = {"q": Q, "ballot": ballot, "seat": hexes("nobody"), "answer": 1}
    assert reason(house.public.post("ballot", json=sent)) == Reason.UNKNOWN_SEAT


def test_forged_ids_change_nothing(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, _):
        house.open(Q)
        phones = house.phones(map(str, range(6)))
        for phone in phones:
            assert phone.cast(Q, 0).status_code == 200
        forged = {"q": Q, "ballot": hexes("forged"), "seat": hexes("forged"), "answer": 3}
        assert reason(house.public.post("ballot", json=forged)) == Reason.UNKNOWN_SEAT
        second = forged | {"seat": phones[0].seat}
        assert reason(house.public.post("ballot", json=second)) == Reason.ANSWERED
        other = forged | {"q": "whose_idea", "seat": phones[0].seat}
        assert reason(house.public.post("ballot", json=other)) == Reason.NOT_OPEN
        house.close(Q)
        lines = house.state()["result"]["lines"]
        assert [line["value"] for line in lines] == ["more than half"] + ["half or fewer"] * 3


def test_replay_counts_once_and_after_the_close_not_at_all(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, _):
        house.open(Q)
        phones = house.phones(map(str, range(4)))
        for phone in phones:
            for _ in range(3):
                assert phone.cast(Q, 0).json() == {"kept": True}
        house.close(Q)
        assert (
            house.state()["result"]["says"] == "Nothing to show for this one."
        )  # four people, twelve requests
        assert reason(phones[0].send(Q)) == Reason.NOT_OPEN
        assert house.close(Q).status_code == 200
        assert reason(house.open(Q)) == Reason.ASKED_BEFORE


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    with process(tmp_path / "room", 40) as (house, _):
        house.open(Q)
        with ThreadPoolExecutor(8) as many:
            phones = list(many.map(lambda name: house.phones([str(name)])[0], range(40)))
            codes = list(many.map(lambda phone: phone.cast(Q, 0).status_code, phones))
        assert codes == [200] * 40
        house.close(Q)
        assert house.state()["seats"] == 40
        assert house.state()["result"]["lines"][0]["value"] == "two thirds or more"


def test_wrong_codes_are_slowed_and_the_right_one_never(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, _):
        wrong = [
            house.public.post("join", json={"seat": hexes(str(each)), "code": f"2222{each:04}"})
            for each in range(60)
        ]
        assert {reason(response) for response in wrong} == {Reason.WRONG_CODE, Reason.TOO_MANY}
        assert [response.status_code for response in wrong[:5]] == [401] * 5
        assert wrong[-1].status_code == 429
        assert Phone("right", house.public, house.opened.code).join().status_code == 200
        assert house.state()["seats"] <= 1


def test_a_seat_that_sends_too_fast_waits_and_others_do_not(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, _):
        house.open(Q)
        fast, other = house.phones(["fast", "other"])
        codes = [fast.cast(Q, each % 4).status_code for each in range(12)]
        assert codes[:5] == [200] * 5
        assert 429 in codes
        assert reason(fast.send(Q)) == Reason.TOO_FAST
        assert other.cast(Q, 1).status_code == 200
        forged = {"q": Q, "seat": other.seat, "answer": 1}
        again = [house.public.post("ballot", json=forged | {"ballot": hexes(str(each))}) for each in range(9)]
        assert {reason(response) for response in again} == {Reason.ANSWERED, Reason.TOO_FAST}


def test_seats_end_at_the_head_count_and_at_a_lock(tmp_path: Path) -> None:
    with process(tmp_path / "room", 3) as (house, _):
        phones = house.phones(["one", "two"])
        house.host.post("lock", json={"locked": True})
        late = Phone("late", house.public, house.opened.code)
        assert reason(late.join()) == Reason.LOCKED
        assert phones[0].join().status_code == 200
        house.host.post("lock", json={"locked": False})
        assert late.join().status_code == 200
        assert reason(Phone("a fourth", house.public, house.opened.code).join()) == Reason.FULL
        forged = Phone("a fifth", house.public, house.opened.code, proof="0" * 32)
        assert reason(forged.join()) == Reason.FULL


def test_a_slow_body_and_a_slow_head_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answered, "PATIENCE", 0.3)
    monkeypatch.setattr(protocol, "HEAD_PATIENCE", 0.3)
    seen: dict[str, bytes] = {}

    def visit(house: House) -> None:
        start = time.monotonic()
        head = b"POST /join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        seen["body"] = raw(house, head + b"Content-Length: 100\r\n\r\n{")
        seen["head"] = raw(house, head)
        seen["nothing"] = raw(house, b"")
        seen["second"] = raw(house, b"GET /state HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /sta")
        assert time.monotonic() - start < PATIENCE

    served(tmp_path / "room", 9, visit)
    assert seen["body"].startswith(b"HTTP/1.1 400")
    assert b'"slow"' in seen["body"]
    assert (seen["head"], seen["nothing"]) == (b"", b"")
    assert seen["second"].count(b"HTTP/1.1 ") == 1


def test_a_fault_of_ours_has_the_same_shape_and_quotes_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(_room: Room, _q: Any, _ballot: Any, _seat: Any, answer: Any) -> None:
        raise RuntimeError(f"unexpected {answer}")

    monkeypatch.setattr(Room, "cast", broken)
    seen: list[tuple[int, str]] = []

    def visit(house: House) -> None:
        response = house.public.post("ballot", json={"q": Q, "answer": "canary"})
        seen.append((response.status_code, reason(response)))
        assert "canary" not in response.text
        assert response.headers["cache-control"] == "no-store"

    served(tmp_path / "room", 9, visit)
    assert seen == [(500, Reason.BROKEN)]
    out, err = capfd.readouterr()
    assert out == ""
    assert re.fullmatch(
        r"A request failed: RuntimeError at broken, line \d+\. Nothing of it was kept\.\n", err
    )


def test_what_is_no_http_leaves_nothing_of_itself_in_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: list[bytes] = []

    def visit(house: House) -> None:
        for text in (b"canary\r\n\r\n", b"GET /canary HTTP/9\r\n\r\n", b"\x16\x03\x01canary\r\n\r\n"):
            seen.append(raw(house, text))
        seen.append(raw(house, b"GET /state HTTP/1.1\r\nCanary: " + b"x" * 20_000))

    served(tmp_path / "room", 9, visit)
    for answer in seen:
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith((b"HTTP/1.1 400", b"HTTP/1.1 413"))
        assert b"Content-Type: application/json" in head
        assert json.loads(body)["error"].keys() == {"reason", "says"}
    assert "canary" not in "".join(capfd.readouterr()) + "".join(map(repr, seen)).lower()


def events(house: House, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    with house.public.stream("GET", "events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data:"):
                text = line.removeprefix("data:").strip()
                yield name, json.loads(text) if text else {}
                count -= 1
                if not count:
                    return


def test_events_hold_the_whole_state_a_version_and_the_end(tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []

    def visit(house: House) -> None:
        for name, state in events(house, 6):
            seen.append((name, state.get("phase", "")))
            match len(seen):
                case 1:
                    house.open(Q)
                case 2:
                    house.close(Q)
                case 4:
                    house.host.post("shutdown", json={})
            if name == "closing":
                return

    served(tmp_path / "room", 9, visit)
    assert seen[:4] == [("state", "waiting"), ("state", "open"), ("state", "closing"), ("state", "closed")]
    assert seen[-1] == ("closing", "")


def test_beats_come_while_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unlabeled.room.app.running.HEARTBEAT", 0.05)
    seen: list[str] = []
    served(tmp_path / "room", 9, lambda house: seen.extend(name for name, _ in events(house, 3)))
    assert seen == ["state", "beat", "beat"]


def test_two_rooms_do_not_share_a_folder(tmp_path: Path) -> None:
    with (
        process(tmp_path / "room", 9),
        pytest.raises(KilledError),
        process(tmp_path / "room", 9),
    ):
        pass


def test_a_room_keeps_its_numbers(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9):
        pass
    from unlabeled.room.app.serve import RoomError

    with pytest.raises(RoomError, match="opened for 9 people"):
        served(tmp_path / "room", 10, lambda house: None)
    with pytest.raises(RoomError, match="shows results from 5"):
        served(tmp_path / "room", 9, lambda house: None, k=6)


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: needs Linux")
def test_no_program_is_handed_a_dump_or_may_read_the_rooms_memory() -> None:
    import ctypes

    set_dumpable, get_dumpable = 4, 3
    control = ctypes.CDLL(None).prctl
    before = control(get_dumpable, 0, 0, 0, 0)
    no_core_dumps()
    after = control(get_dumpable, 0, 0, 0, 0)
    control(set_dumpable, before, 0, 0, 0)
    assert after == 0


def test_no_core_is_dumped_and_a_signal_ends_the_room(tmp_path: Path) -> None:
    with process(tmp_path / "room", 9) as (house, running):
        limits = Path(f"/proc/{running.pid}/limits")
        if not limits.exists():
            pytest.skip("not run here: needs /proc")
        assert "Max core file size        0                    0" in limits.read_text()
        house.state()
        running.terminate()
        try:
            assert running.wait(PATIENCE) == 0
        except subprocess.TimeoutExpired:
            pytest.fail("The room did not end.")
