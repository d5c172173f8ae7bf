"""The description of the room's routes is exact, and what it allows and forbids leaves the room as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from starlette.routing import Route

from unlabeled.room.app.answered import LARGEST, STATUS
from unlabeled.room.app.host import Host, TokenDoor
from unlabeled.room.app.public import Public
from unlabeled.room.app.running import Running
from unlabeled.room.image import Image
from unlabeled.room.life import Room
from unlabeled.room.pages import pages
from unlabeled.room.refusals import Reason

from .house import PATIENCE, PROMPTS, TOKEN, WORDS, House, Phone, found_in, hexes, plan, process

FILE = Path(__file__).resolve().parents[2] / "docs" / "room-api.yaml"
API: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
PORTS = ("everybody", "host")
Q = "did_you_choose"
SEATS = [hexes(f"seat of fuzzed {each}") for each in range(4)]
EXAMPLES = os.environ.get("UNLABELED_API_EXAMPLES")  # for each route; more than a gate has time for


def operations(port: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What the description says of one port, by path and method."""
    return {
        (path, method.upper()): about
        for path, methods in API["paths"].items()
        for method, about in methods.items()
        if method != "servers" and about["tags"] == [port]
    }


def routes(port: str) -> set[tuple[str, str]]:
    """What the server has on one port, by path and method."""
    running = Running(Room(plan(), Image(5, 12)), Path())
    made: Any
    if port == "host":
        made = Host(running, "http://x/").app(TokenDoor(TOKEN))
        routes = made._app._app.routes
    else:
        made = Public(running, pages(WORDS, "unlabeled", 5), "http://x/").app()
        routes = made._app.routes
    assert all(isinstance(route, Route) for route in routes)
    return {
        (route.path, method)
        for route in routes
        for method in (route.methods or {"GET"}) - {"HEAD"}  # only the stream names none: it looks itself
    }


@pytest.mark.parametrize("port", PORTS)
def test_every_route_is_described_and_nothing_else_is(port: str) -> None:
    assert set(operations(port)) == routes(port)


def test_every_reason_is_described_with_the_status_that_it_has() -> None:
    error = API["components"]["schemas"]["Error"]["properties"]["error"]["properties"]
    assert set(error["reason"]["enum"]) == set(Reason)
    for port in PORTS:
        for about in operations(port).values():
            codes = set(map(int, about["responses"])) - {200}
            assert codes <= set(STATUS.values())
            assert {429, 500} <= codes
            assert ({400, 413, 415} <= codes) is ("requestBody" in about)
            assert (401 in codes) >= (port == "host")
            assert ("security" in about) is (port == "host")


def test_limits_that_are_named_are_those_of_the_server() -> None:
    assert f"at most {LARGEST} bytes" in " ".join(API["info"]["description"].split())
    assert f"More than {LARGEST} bytes" in API["components"]["responses"]["TooLarge"]["description"]


def narrowed(house: House, folder: Path) -> Path:
    """The description as it holds for this room: so that what it allows is answered, and not just refused."""
    made = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    about = made["components"]["schemas"]
    about["Code"] = {"const": house.opened.code}
    about["Join"]["properties"]["seat"] = {"enum": SEATS}
    ballot = about["Ballot"]["properties"]
    ballot["q"], ballot["seat"] = {"const": Q}, {"enum": [*SEATS, None]}
    ballot["answer"] = {"enum": [None, 0, 1, 2, 3]}
    asked = made["paths"]["/open"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    asked["properties"]["q"] = {"enum": [prompt.id for prompt in PROMPTS]}
    file = folder / "room-api.yaml"
    file.write_text(yaml.safe_dump(made), encoding="utf-8")
    return file


def abused(description: Path, port: str, address: str, *options: str) -> subprocess.Popen[str]:
    """Throw what the description allows, and what it does not, at a port, with every check that there is."""
    chosen = ["--max-examples", EXAMPLES or "25", *([] if EXAMPLES else ["--seed", "5"])]
    command = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        str(description),
        "--url",
        address.rstrip("/"),
    ]
    return subprocess.Popen(
        [
            *(*command, "--include-tag", port, "--checks", "all", "--mode", "all"),
            *("--continue-on-failure", "--request-timeout", "10", "--no-color", "--warnings", "off"),
            *(*chosen, *options),
        ],
        cwd=description.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def memory(process: subprocess.Popen[str]) -> int:
    """Bytes of memory that a process holds; 0 where the system does not say."""
    status = Path(f"/proc/{process.pid}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


def test_what_is_allowed_and_what_is_not_meets_one_shape_of_answers_and_leaves_no_trace(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "room"
    with process(folder, 12) as (house, running):
        assert house.open(Q).status_code == 200
        right, *_ = house.phones(["right", *(f"fuzzed {each}" for each in range(4))])
        before = memory(running)
        description = narrowed(house, tmp_path)
        both = [
            abused(description, "everybody", house.opened.address, "--exclude-path", "/events"),
            abused(
                *(description, "host", house.opened.host, "-H", f"Authorization: Bearer {TOKEN}"),
                *("--exclude-path", "/shutdown"),
            ),
        ]
        said = [each.communicate(timeout=60 + 2 * int(EXAMPLES or 25))[0] for each in both]
        assert [each.returncode for each in both] == [0, 0], "\n".join(said)
        assert all(" passed" in each for each in said)
        assert memory(running) - before < 32 << 20
        the_right_ones_are_still_served(house, right)
        running.terminate()
        out, err = running.communicate(timeout=PATIENCE)
    assert (out, err) == ("", "")
    assert found_in(folder, [*SEATS, right.seat, "Hypothesis", "schemathesis"]) == []


def the_right_ones_are_still_served(house: House, right: Phone) -> None:
    if house.state()["phase"] == "open":
        assert house.close(house.state()["prompt"]["id"]).status_code == 200
    closed = {one["id"] for one in house.host.get("results").json()["prompts"] if one["phase"] != "waiting"}
    q = next((prompt.id for prompt in PROMPTS if prompt.id not in closed), None)
    assert right.join().status_code == 200
    if q is not None:  # all of them may have been asked meanwhile
        assert house.open(q).status_code == 200
        assert right.cast(q, None).status_code == 200


def test_stream_is_as_described(tmp_path: Path) -> None:
    with process(tmp_path / "room", 12) as (house, _):
        described = operations("everybody")["/events", "GET"]["responses"]["200"]["content"]
        with house.public.stream("GET", "events") as stream:
            assert stream.headers["content-type"].partition(";")[0] in described
            lines = stream.iter_lines()
            first = [next(lines) for _ in range(3)]
        state = house.state()
        assert first[0] == f"id: {state['epoch']}-{state['version']}"
        assert first[1] == "event: state"
        for method in ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"):
            refused = house.public.request(method, "events")
            assert (refused.status_code, refused.headers["allow"]) == (405, "GET")


def test_ending_is_as_described(tmp_path: Path) -> None:
    with process(tmp_path / "room", 12) as (house, running):
        at = "shutdown"
        without = httpx.post(f"{house.opened.host}{at}", json={}, timeout=PATIENCE)
        assert without.status_code == 401
        assert house.host.get(at).status_code == 405
        assert house.host.get(at).headers["allow"] == "POST"
        assert house.host.post(at).status_code == 415
        assert house.host.post(at, json={"now": True}).status_code == 400
        assert house.state()["phase"] == "waiting"
        assert house.host.post(at, json={}).json() == {"ending": True}
        assert running.wait(PATIENCE) == 0
