"""What a hub says to its service, and what `unlabeled room --hub` says where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from unlabeled.kit.hub import hub_place
from unlabeled.kit.room import RoomOrder, room
from unlabeled.kit.room_screen import tunnel

SAID = {
    "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/room/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:10101",
    "JUPYTERHUB_PUBLIC_URL": "https://hub.example/services/room/",
}


def test_a_service_is_where_its_hub_says() -> None:
    place = hub_place(SAID)
    assert (place.bind, place.port, place.address) == ("127.0.0.1", 10101, SAID["JUPYTERHUB_PUBLIC_URL"])
    assert (place.hub.api, place.hub.prefix) == (SAID["JUPYTERHUB_API_URL"], "/services/room/")
    assert (
        hub_place(SAID | {"JUPYTERHUB_SERVICE_PREFIX": "/a/b/services/x/"}).hub.prefix == "/a/b/services/x/"
    )


def test_a_container_of_its_own_needs_two_things_said() -> None:
    place = hub_place({name: SAID[name] for name in ("JUPYTERHUB_API_URL", "JUPYTERHUB_SERVICE_PREFIX")})
    assert (place.bind, place.port, place.address) == ("127.0.0.1", 8765, "")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"JUPYTERHUB_API_URL": ""}, "JUPYTERHUB_API_URL is missing"),
        ({"JUPYTERHUB_API_URL": "hub:8081"}, "such as http://127.0.0.1:8081/hub/api"),
        ({"JUPYTERHUB_SERVICE_PREFIX": ""}, "JUPYTERHUB_SERVICE_PREFIX is missing"),
        ({"JUPYTERHUB_SERVICE_PREFIX": "/user/ada/"}, "such as /services/room/"),
        ({"JUPYTERHUB_SERVICE_PREFIX": "/services/room"}, "such as /services/room/"),
        ({"JUPYTERHUB_SERVICE_URL": "https://127.0.0.1:10101"}, "internal_ssl"),
        ({"JUPYTERHUB_PUBLIC_URL": ""}, "--address https://hub.example/services/room/"),
    ],
)
def test_what_is_missing_is_said(
    changed: dict[str, str],
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in (SAID | changed).items():
        monkeypatch.setenv(name, value)
    assert room(RoomOrder(12, folder=tmp_path / "room", hub=True)) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "room").exists()


def test_in_a_terminal_of_somebodys_own_server_a_room_is_an_ordinary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There the hub's words are about that server. Without --hub they mean nothing to a room."""
    monkeypatch.setenv("JUPYTERHUB_SERVICE_URL", "not even an address")
    assert room(RoomOrder(0, folder=tmp_path / "room")) == 2
    assert "Count those who are here" in capsys.readouterr().err


def test_a_line_for_ssh_is_there_for_https_only() -> None:
    line = "ssh -N -L 8001:127.0.0.1:8001 room.example"
    assert tunnel("https://room.example/", "http://127.0.0.1:8001/") == line
    assert tunnel("https://room.example:8443/x/", "http://127.0.0.1:8001/") == line
    assert tunnel("http://192.0.2.1:8765/", "http://127.0.0.1:8001/") == ""
