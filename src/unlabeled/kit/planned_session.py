"""A run sheet as the console reads it: rows in the time of a browser, and prompts in their order."""

from __future__ import annotations

from collections.abc import Sequence

from unlabeled.content.prompts import Prompt
from unlabeled.kit.plan import Planned
from unlabeled.kit.run_sheet import Asked, Entry, run_sheet
from unlabeled.room.answers import shows_results
from unlabeled.widgets import Slot


def slots(asked: Asked, content: Planned) -> tuple[Slot, ...]:
    """Return the rows of a run sheet in their order."""
    forms = content.session.words.modes[asked.mode].forms
    return tuple(
        Slot(
            _milliseconds(entry, "start"),
            _milliseconds(entry, "end"),
            block.title,
            entry.name,
            forms[entry.form],
            entry.do,
            entry.cue,
            block.cut,
        )
        for block in run_sheet(asked, content.schedule, content.session, content.forms)
        for entry in block.entries
    )


def asked_prompts(asked: Asked, content: Planned, prompts: Sequence[Prompt]) -> tuple[str, ...]:
    """Return the prompts of those parts that happen, in the parts' order.

    With too few people for results, only those that show none are left.
    """
    order = [part.id for part in content.schedule.parts if part.live.get(asked.minutes)]
    fitting = [prompt for prompt in prompts if asked.has_room or not shows_results(prompt)]
    return tuple(prompt.id for part in order for prompt in fitting if prompt.part == part)


def _milliseconds(entry: Entry, end: str) -> int:
    moment = entry.start if end == "start" else entry.end
    return round(moment.timestamp() * 1000)
