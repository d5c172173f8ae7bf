"""All that a room tells its facilitator, read from what it sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from unlabeled.room.plan import Phase
from unlabeled.room.shown import Line, Result


@dataclass(frozen=True)
class Asking:
    """A prompt as the facilitator sees it: how far it is and, once it is closed, what everybody sees."""

    id: str
    kind: str
    title: str
    text: str
    phase: Phase
    result: Result | None

    @classmethod
    def read(cls, found: Mapping[str, Any]) -> Self:
        """Return it from the room's answer."""
        result = found["result"]
        return cls(
            str(found["id"]),
            str(found["kind"]),
            str(found["title"]),
            str(found["text"]),
            Phase(found["phase"]),
            None if result is None else _result(result),
        )


@dataclass(frozen=True)
class Seen:
    """All that the room tells its facilitator. Of an open question it tells that it is open, and no more.

    `current` is the prompt that is open, or was last.
    """

    address: str
    code: str
    phase: Phase
    seats: int
    people: int
    locked: bool
    current: str | None
    prompts: tuple[Asking, ...]

    @property
    def link(self) -> str:
        """The link for phones."""
        return f"{self.address}#{self.code}"

    @property
    def wall(self) -> str:
        """The projector's page."""
        return f"{self.address}wall#{self.code}"

    def __repr__(self) -> str:
        """Return how many prompts there are; the code opens the room."""
        return f"Seen({len(self.prompts)} prompts)"


def seen_in(found: Mapping[str, Any]) -> Seen:
    """Return what stands in the room's answer.

    Raises
    ------
    KeyError, TypeError, ValueError
        If that is not how a room of this version answers.
    """
    return Seen(
        str(found["address"]),
        str(found["code"]),
        Phase(found["phase"]),
        int(found["seats"]),
        int(found["people"]),
        bool(found["locked"]),
        found["current"],
        tuple(Asking.read(each) for each in found["prompts"]),
    )


def _result(found: Mapping[str, Any]) -> Result:
    lines = tuple(
        Line(str(one["label"]), str(one["value"]), float(one["low"]), float(one["high"]))
        for one in found["lines"]
    )
    return Result(str(found["says"]), lines, str(found["note"]))
