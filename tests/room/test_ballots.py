"""Seats and ballots in memory: nothing links one to the other, and an id alone may change an answer."""

from __future__ import annotations

import pytest

from unlabeled.room.ballots import Ballots, Seats, an_id
from unlabeled.room.refusals import Reason, Refusal

from .house import hexes

KEY = b"k" * 32


def test_nothing_that_is_kept_leads_from_a_seat_to_a_ballot() -> None:
    seats, ballots = Seats(9, KEY), Ballots()
    for each in range(5):
        seats.join(hexes(f"seat {each}"), None, locked=False)
        ballots.cast(hexes(f"ballot {each}"), seats.known(hexes(f"seat {each}")), each)
    kept = vars(ballots)
    assert set(kept) == {"_voted", "_pending"}
    assert isinstance(kept["_voted"], set)  # and a set of salted hashes has no order of arrival
    assert set(kept["_pending"].values()) == set(range(5))
    assert not any(hexes(f"seat {each}") in repr(kept) for each in range(5))


def test_a_changed_answer_leaves_nothing_of_the_one_before() -> None:
    ballots = Ballots()
    ballots.cast(hexes("ballot"), b"seat", 1)
    ballots.change(hexes("ballot"), None)
    ballots.cast(hexes("ballot"), b"seat", 2)
    assert list(ballots.answers()) == [2]
    assert len(ballots) == 1


def test_a_pass_is_a_ballot() -> None:
    ballots = Ballots()
    ballots.cast(hexes("ballot"), b"seat", None)
    assert list(ballots.answers()) == [None]
    with pytest.raises(Refusal) as no:
        ballots.cast(hexes("another"), b"seat", 1)
    assert no.value.reason is Reason.ANSWERED


def test_a_proof_brings_a_phone_back_into_a_locked_room_after_a_restart() -> None:
    proof = Seats(2, KEY).join(hexes("seat"), None, locked=False)
    anew = Seats(2, KEY)
    for wrong in (None, 7, "", "0" * 32, "é", "\ud800"):
        with pytest.raises(Refusal):
            anew.join(hexes("seat"), wrong, locked=True)
    with pytest.raises(Refusal):
        anew.join(hexes("another seat"), proof, locked=True)
    assert anew.join(hexes("seat"), proof, locked=True) == proof


def test_there_are_as_many_seats_as_people_and_whoever_sits_stays() -> None:
    seats = Seats(2, KEY)
    proofs = [seats.join(hexes(f"seat {each}"), None, locked=False) for each in range(2)]
    with pytest.raises(Refusal) as no:
        seats.join(hexes("seat 2"), None, locked=False)
    assert no.value.reason is Reason.FULL
    assert [seats.join(hexes(f"seat {each}"), None, locked=True) for each in range(2)] == proofs
    assert len(seats) == 2


def test_a_proof_of_another_room_is_none() -> None:
    proof = Seats(2, b"another" * 5).join(hexes("seat"), None, locked=False)
    with pytest.raises(Refusal):
        Seats(2, KEY).join(hexes("seat"), proof, locked=True)


def test_what_is_remembered_of_a_seat_differs_from_process_to_process() -> None:
    assert Seats(2, KEY).hash_of(hexes("seat")) != Seats(2, KEY).hash_of(hexes("seat"))


@pytest.mark.parametrize(
    "sent", [None, 7, "", "A" * 32, "a" * 31, "a" * 33, "g" * 32, ["a" * 32], "a" * 32 + "\n"]
)
def test_what_is_no_id_is_refused_without_being_quoted(sent: object) -> None:
    with pytest.raises(Refusal) as no:
        an_id(sent)
    assert str(sent) not in str(no.value) or sent in (None, 7, "")
