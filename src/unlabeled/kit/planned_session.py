"""A run sheet as the console reads it: rows in the time of a browser, and prompts in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from unlabeled.content.prompts import Prompt, SafetyPrompt, load_prompts
from unlabeled.content.session import Way
from unlabeled.kit.plan import Planned
from unlabeled.kit.run_sheet import Asked, Entry, run_sheet
from unlabeled.room.answers import shows_results
from unlabeled.widgets import Slot

if TYPE_CHECKING:
    from unlabeled.room.live.session import Session


def planned_session(asked: Asked, content: Planned, folder: Path, room: Path) -> Session:
    """Return what the console is told of a session; where its room answers is known later.

    Parameters
    ----------
    asked : Asked
        What the session is made for.
    content : Planned
        What run sheets are made of.
    folder : Path
        The workshop folder; its prompts are asked.
    room : Path
        The room's folder.

    Raises
    ------
    ContentError
        If the prompts cannot be read.
    """
    from unlabeled.room.live.session import Session

    data = folder / "data"
    prompts = load_prompts(data / "prompts.yaml", data / "survey" / "instrument.yaml").prompts
    return Session(
        "",
        room,
        asked_prompts(asked, content, prompts),
        slots(asked, content),
        content.session.words.ways[asked.way] if asked.way else "",
        {
            text: slots(replace(asked, way=way), content)
            for prompt in prompts
            if isinstance(prompt, SafetyPrompt)
            for way, text in _ways(prompt)
        },
    )


def _ways(prompt: SafetyPrompt) -> tuple[tuple[Way, str], ...]:
    """Return each way to run with what the room says of it."""
    ways = prompt.ways
    return (Way.ALONE, ways.alone), (Way.PAIRS, ways.pairs), (Way.TOGETHER, ways.together)


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
