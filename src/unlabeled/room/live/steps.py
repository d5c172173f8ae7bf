"""What comes next. It follows from the room alone, so a console that starts anew goes on where it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from unlabeled.room.plan import Phase
from unlabeled.room.seen import Asking, Seen


class Does(StrEnum):
    """What the one button does."""

    OPEN = "open"
    CLOSE = "close"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Step:
    """What the one button does next, and to which prompt."""

    does: Does
    prompt: Asking | None = None


def next_step(seen: Seen, planned: Sequence[str], chosen: str | None = None) -> Step:
    """Return the next step.

    Parameters
    ----------
    seen : Seen
        How the room is.
    planned : sequence of str
        The prompts of the session in their order.
    chosen : str, optional
        What the facilitator would rather ask; it counts for as long as it was not asked.
    """
    last = current(seen)
    if last is not None and last.phase is Phase.OPEN:
        return Step(Does.CLOSE, last)
    if last is not None and last.phase is Phase.CLOSING:
        return Step(Does.WAIT, last)
    waiting = {each.id: each for each in seen.prompts if each.phase is Phase.WAITING}
    if chosen in waiting:
        return Step(Does.OPEN, waiting[chosen])
    asked = [
        place
        for place, name in enumerate(planned)
        if name in {each.id for each in seen.prompts} - waiting.keys()
    ]
    after = planned[asked[-1] + 1 :] if asked else planned
    name = next((name for name in after if name in waiting), None)
    return Step(Does.OPEN, waiting[name]) if name else Step(Does.NOTHING)


def another(seen: Seen, planned: Sequence[str], now: str | None) -> str | None:
    """Return which prompt comes after `now` among all that were not asked, those of the session first.

    After the last comes the first again. None if there is no other.
    """
    waiting = [each.id for each in seen.prompts if each.phase is Phase.WAITING]
    order = [name for name in planned if name in waiting]
    order += [name for name in waiting if name not in order]
    if not order or order == [now]:
        return None
    return order[(order.index(now) + 1) % len(order)] if now in order else order[0]


def current(seen: Seen) -> Asking | None:
    """Return the prompt that is open, or was last."""
    return next((each for each in seen.prompts if each.id == seen.current), None)


def way_in(seen: Seen) -> str:
    """Return how the session is run, as a safety check that was asked in this room says; else nothing."""
    checks = [each.result for each in seen.prompts if each.kind == "safety" and each.phase is Phase.CLOSED]
    return next((result.lines[0].label for result in checks if result and result.lines), "")
