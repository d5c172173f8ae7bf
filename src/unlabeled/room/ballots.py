"""Seats and ballots, in memory only. Nothing here knows which ballot came from which seat."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from typing import Any, Final

from unlabeled.room.answers import Answer
from unlabeled.room.refusals import Reason, Refusal

_ID: Final = re.compile(r"[0-9a-f]{32}")  # 128 bits, made on the phone


def an_id(sent: Any) -> str:
    """Return `sent` if it is an id as phones make them; else refuse it."""
    if not isinstance(sent, str) or not _ID.fullmatch(sent):
        raise Refusal(Reason.MALFORMED)
    return sent


def same_text(sent: Any, expected: str) -> bool:
    """Return whether `sent` is `expected`, in the same time for everything that is not.

    Half a surrogate pair is allowed in JSON and can be no part of a code; it must not be an error either.
    """
    given = sent if isinstance(sent, str) else ""
    return hmac.compare_digest(given.encode(errors="replace"), expected.encode())


class Seats:
    """Which phones are in the room: hashes, salted anew whenever the server starts.

    A phone that has joined holds a proof, made from its seat with the room's key. It shows it to come back
    after a restart, when the room may be locked and these hashes are gone: so no seat is ever written down.

    Parameters
    ----------
    most : int
        The head count: there are no more seats than people.
    key : bytes
        The room's key, which a restart keeps.
    """

    def __init__(self, most: int, key: bytes) -> None:
        self._most, self._key = most, key
        self._salt = secrets.token_bytes(16)
        self._joined: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._joined)

    def hash_of(self, seat: str) -> bytes:
        """Return what is remembered of a seat for as long as this process runs."""
        return hmac.digest(self._salt, seat.encode(), "sha256")

    def join(self, seat: str, proof: Any, *, locked: bool) -> str:
        """Take the seat, or come back to it, and return the proof of it.

        Raises
        ------
        Refusal
            If all seats are taken, or the room is locked and this phone was not in it.
        """
        own = self._proof(seat)
        hashed = self.hash_of(seat)
        if hashed in self._joined:
            return own
        was_here = same_text(proof, own)
        if locked and not was_here:
            raise Refusal(Reason.LOCKED)
        if len(self._joined) >= self._most:
            raise Refusal(Reason.FULL)
        self._joined.add(hashed)
        return own

    def known(self, seat: str) -> bytes:
        """Return the hash of a seat that has joined; else refuse it."""
        hashed = self.hash_of(seat)
        if hashed not in self._joined:
            raise Refusal(Reason.UNKNOWN_SEAT)
        return hashed

    def _proof(self, seat: str) -> str:
        return hmac.new(self._key, b"seat " + seat.encode(), hashlib.sha256).hexdigest()[:32]


class Ballots:
    """The answers to one open question: who has voted as a set, and beside it answers by ballot id."""

    def __init__(self) -> None:
        self._voted: set[bytes] = set()
        self._pending: dict[str, Answer] = {}

    def __len__(self) -> int:
        return len(self._pending)

    def __repr__(self) -> str:
        return "Ballots"

    def __contains__(self, ballot: str) -> bool:
        return ballot in self._pending

    def cast(self, ballot: str, seat: bytes, answer: Answer) -> None:
        """Take a ballot. The same one again is no second one, and whatever it says now is what counts.

        Raises
        ------
        Refusal
            If this seat has given another ballot.
        """
        if ballot not in self._pending:
            if seat in self._voted:
                raise Refusal(Reason.ANSWERED)
            self._voted.add(seat)
        self._pending[ballot] = answer

    def change(self, ballot: str, answer: Answer) -> None:
        """Change a ballot that is known. Its id alone says that one may; the old answer is gone."""
        if ballot not in self._pending:
            raise Refusal(Reason.UNKNOWN_SEAT)
        self._pending[ballot] = answer

    def answers(self) -> Iterable[Answer]:
        """Return the answers, without their ids."""
        return self._pending.values()
