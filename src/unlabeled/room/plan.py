"""What a room needs to know beside its file, and where it can be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unlabeled.content.prompts import Prompt
from unlabeled.content.room import Shown
from unlabeled.disclosure import RiskAppetite


class Phase(StrEnum):
    """What everybody sees of the room."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True)
class Plan:
    """What a room needs to know beside its file.

    Parameters
    ----------
    prompts : tuple of Prompt
        What may be asked, in order.
    appetite : RiskAppetite
        The thresholds of the gate.
    words : Shown
        Words around results.
    key : bytes
        The room's key: proofs of seats are made with it.
    code : str
        The code with which phones join.
    """

    prompts: tuple[Prompt, ...]
    appetite: RiskAppetite
    words: Shown
    key: bytes
    code: str

    def __repr__(self) -> str:
        return f"Plan of {len(self.prompts)} prompts"
