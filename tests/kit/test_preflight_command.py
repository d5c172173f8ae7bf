"""`unlabeled preflight`: what one machine can try, and what it says of the rest."""

from __future__ import annotations

import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from unlabeled.kit import preflight as module
from unlabeled.kit.knock import Knocks, answers, door
from unlabeled.kit.networks import Address, Reach, own_addresses, reach_of, wifi_text
from unlabeled.kit.preflight import PreflightOrder, preflight

HERE = [Address("wlan0", "127.0.0.1", Reach.SAME_NETWORK)]


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> PreflightOrder:
    """A run on loopback, which stands for the network."""
    monkeypatch.setattr(module, "own_addresses", lambda: HERE)
    monkeypatch.setattr(module, "way_out", lambda: "127.0.0.1")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return PreflightOrder(port=probe.getsockname()[1], wait=0, bind="127.0.0.1")


def test_alone_it_shows_nothing_and_says_so(
    order: PreflightOrder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preflight(order) == 1
    said = capsys.readouterr().out
    assert "Whether the Wi-Fi keeps its guests apart cannot be seen from one machine" in said
    assert said.strip().splitlines()[-1] == "If neither passes: unlabeled plan --no-room"


def test_a_phone_that_comes_is_the_proof(
    order: PreflightOrder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def come(knocks: Knocks, ip: str) -> None:
        if threading.current_thread() is not threading.main_thread():
            knocks.come.set()  # on loopback nobody else can come, so this one counts

    monkeypatch.setattr(Knocks, "take", come)
    assert preflight(replace(order, wait=5)) == 0
    said = capsys.readouterr().out
    assert "A phone has come through" in said
    assert "On this network:  passed" in said
    assert "plain http" in said


def test_nobody_who_comes_is_not_called_isolation(
    order: PreflightOrder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preflight(replace(order, wait=1)) == 1
    assert "This machine cannot tell these apart" in capsys.readouterr().out


def test_port_in_use_is_said_so(order: PreflightOrder, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", order.port)):
        assert preflight(order) == 1
    assert f"Port {order.port} cannot be used" in capsys.readouterr().out


def test_password_is_asked_for_and_stands_nowhere_in_words(
    order: PreflightOrder, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "hush;hush"

    assert preflight(replace(order, wifi="Guests"), ask) == 1
    said = capsys.readouterr().out
    assert asked == ["Password of 'Guests' (empty if it has none): "]
    assert "It holds the password" in said
    assert "hush" not in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"port": 0}, "0 is no port"),
        ({"wait": -1}, "0 to 3600"),
        ({"address": "room.example"}, "such as https://room.example/"),
        ({"wifi": "w" * 33}, "at most 32 bytes"),
    ],
)
def test_bad_input_is_one_sentence(
    changed: dict[str, int | str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preflight(replace(PreflightOrder(), **changed)) == 2  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def test_server_that_does_not_answer_is_said_so(
    order: PreflightOrder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preflight(replace(order, address="https://127.0.0.1:9/")) == 1
    said = capsys.readouterr().out
    assert "does not answer from here" in said
    assert "By a server:      not shown" in said


@contextmanager
def opened(knocks: Knocks) -> Iterator[int]:
    with door("127.0.0.1", 0, knocks, "This phone can reach <the> room.") as port:
        yield port


def test_own_visits_are_no_proof() -> None:
    knocks = Knocks(["192.168.1.7"])
    with opened(knocks) as port:
        assert answers("127.0.0.1", port)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            assert "This phone can reach &lt;the&gt; room." in answer.read().decode()
            assert answer.headers["Server"] == "unlabeled"
    knocks.take("192.168.1.7")
    assert not knocks.come.is_set()
    knocks.take("192.168.1.8")
    assert knocks.come.is_set()


def test_nothing_answers_once_the_door_is_shut() -> None:
    with opened(Knocks([])) as port:
        pass
    assert not answers("127.0.0.1", port)


@pytest.mark.parametrize(
    ("name", "ip", "reach"),
    [
        ("wlan0", "10.0.0.4", Reach.SAME_NETWORK),
        ("Wi-Fi", "192.168.0.9", Reach.SAME_NETWORK),
        ("lo", "127.0.0.1", Reach.MACHINE),
        ("docker0", "172.17.0.1", Reach.MACHINE),
        ("en0", "169.254.1.1", Reach.NO_LEASE),
        ("tailscale0", "100.101.1.1", Reach.TUNNEL),
        ("eth0", "100.101.1.1", Reach.TUNNEL),
        ("eth0", "8.8.8.8", Reach.INTERNET),
    ],
)
def test_who_may_see_an_address_follows_from_it_and_its_device(name: str, ip: str, reach: Reach) -> None:
    assert reach_of(name, ip) is reach


def test_addresses_that_phones_may_see_come_first() -> None:
    found = own_addresses()
    assert {"127.0.0.1"} <= {one.ip for one in found}
    order = [list(Reach).index(one.reach) for one in found]
    assert order == sorted(order)


def test_wifi_text_escapes_what_a_camera_would_misread() -> None:
    assert wifi_text("a;b:c", 'p\\"x,') == 'WIFI:T:WPA;S:a\\;b\\:c;P:p\\\\\\"x\\,;;'
