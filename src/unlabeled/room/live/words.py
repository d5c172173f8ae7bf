"""The words that a console needs."""

from __future__ import annotations

from dataclasses import dataclass

from unlabeled.content.live import LiveWords
from unlabeled.content.room import RoomWords


@dataclass(frozen=True)
class Words:
    """The console's own words, and those that it shares with phones and the wall."""

    live: LiveWords
    room: RoomWords
