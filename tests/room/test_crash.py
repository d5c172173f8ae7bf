"""kill -9 at any moment: while phones are open nothing is lost, and what is left says too much of nobody."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import httpx
import pytest

from unlabeled.room.seal import Step

from .house import PROMPTS, House, KilledError, Phone, digests, process, served
from .test_forensics import NAMES, answer_of

PROMPT = next(prompt for prompt in PROMPTS if prompt.kind == "agreement")
Q = PROMPT.id


def answers(phones: Iterable[Phone]) -> None:
    for number, phone in enumerate(phones):
        assert phone.cast(Q, answer_of(PROMPT, number)).status_code == 200


def come_back(house: House, before: list[Phone]) -> None:
    """What every open page does when it sees another epoch: join again, and send again while it is open."""
    is_open = house.state()["phase"] == "open"
    for phone in before:
        phone.at = house.public
        assert phone.join().status_code == 200
        if is_open and Q in phone.ballots:
            assert phone.send(Q).status_code == 200


def undisturbed(folder: Path) -> tuple[dict[str, str], object]:
    seen: list[object] = []

    def visit(house: House) -> None:
        house.open(Q)
        answers(house.phones(NAMES))
        house.close(Q)
        seen.append(house.state()["result"])

    served(folder, len(NAMES), visit)
    return digests(folder), seen[0]


@pytest.mark.parametrize("step", list(Step))
def test_death_while_closing_loses_nothing_and_leaves_nothing(step: Step, tmp_path: Path) -> None:
    folder = tmp_path / "room"
    with process(folder, len(NAMES), f"{step.value}:3") as (
        house,
        _,
    ):  # after the new room, and the open question
        house.open(Q)
        phones = house.phones(NAMES)
        answers(phones)
        with pytest.raises(httpx.TransportError):
            house.close(Q)
    with process(folder, len(NAMES)) as (house, _):
        come_back(house, phones)
        assert house.close(Q).status_code == 200
        result = house.state()["result"]
    assert (digests(folder), result) == undisturbed(tmp_path / "undisturbed")


@pytest.mark.parametrize("step", list(Step))
def test_death_while_opening_leaves_a_room_that_can_open(step: Step, tmp_path: Path) -> None:
    folder = tmp_path / "room"
    with process(folder, len(NAMES), f"{step.value}:2") as (house, _), pytest.raises(httpx.TransportError):
        house.open(Q)
    with process(folder, len(NAMES)) as (house, _):
        assert house.open(Q).status_code == 200
        answers(house.phones(NAMES))
        house.close(Q)
        result = house.state()["result"]
    assert (digests(folder), result) == undisturbed(tmp_path / "undisturbed")


@pytest.mark.parametrize("step", [Step.BEGUN, Step.WRITTEN])
def test_death_while_the_room_is_made_leaves_a_folder_that_can_be_used(step: Step, tmp_path: Path) -> None:
    with pytest.raises(KilledError), process(tmp_path / "room", len(NAMES), f"{step.value}:1"):
        pass
    with process(tmp_path / "room", len(NAMES)) as (house, _):
        assert house.state()["phase"] == "waiting"


def test_death_in_the_middle_of_the_answers_and_a_lock_lose_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    with process(folder, len(NAMES)) as (house, running):
        house.open(Q)
        phones = house.phones(NAMES)
        answers(phones[:7])
        assert house.host.post("lock", json={"locked": True}).status_code == 200
        running.kill()
        running.wait()
    with process(folder, len(NAMES)) as (house, _):
        stranger = Phone("somebody new", house.public, house.opened.code)
        assert stranger.join().json()["error"]["reason"] == "locked"
        come_back(house, phones)
        answers(phones)
        house.host.post("lock", json={"locked": False})
        house.close(Q)
        result = house.state()["result"]
    assert (digests(folder), result) == undisturbed(tmp_path / "undisturbed")


def test_counts_of_a_close_that_did_not_happen_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    with process(folder, len(NAMES), f"{Step.SYNCED.value}:3") as (house, _):
        house.open(Q)
        answers(house.phones(NAMES))
        with pytest.raises(httpx.TransportError):
            house.close(Q)
    assert (folder / "room.sqlite3.new").exists()
    with process(folder, len(NAMES)) as (house, _):
        assert house.state()["phase"] == "open"
        assert not (folder / "room.sqlite3.new").exists()
