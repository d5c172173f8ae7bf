"""Minutes that a notebook names in its words, held against the schedule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from unlabeled.content import ContentError
from unlabeled.content.load import Examined
from unlabeled.content.schedule import Part, Schedule

# As the notebooks write them; words in another language are left to whoever translated them.
_ALL = re.compile(r"About (\d+) minutes alone, if you do everything")
_ALONE = re.compile(r"About (\d+) minutes alone(?:, (\d+(?: to \d+)?) in a workshop)?")
_ROW = re.compile(r"^\|.*\]\(([\w-]+)\.ipynb\).*\| *(\d+) *\|")


@dataclass(frozen=True)
class Said:
    """One line of the words in a notebook."""

    text: str
    cell: str
    line: int | None


def other_minutes(file: Path, words: Iterable[Said], schedule: Examined[Schedule]) -> Iterator[ContentError]:
    """Yield where the notebook `file` names other minutes than the schedule has."""
    if schedule.content is None:
        return
    parts = {str(part.notebook): part for part in schedule.content.notebooks}
    for said in words:
        for problem in _problems(said.text, file.stem, parts):
            yield ContentError(file, f"{problem} Make both the same.", said.cell, said.line)


def _problems(text: str, notebook: str, parts: dict[str, Part]) -> Iterator[str]:
    if row := _ROW.search(text):
        name, minutes = row.groups()
        if name in parts and int(minutes) != parts[name].solo:
            yield f"The table has {minutes} minutes for {name}; in schedule.yaml, solo is {parts[name].solo}."
    elif whole := _ALL.search(text):
        total = sum(part.solo or 0 for part in parts.values())
        if int(whole[1]) != total:
            yield f"This says {whole[1]} minutes for everything; in schedule.yaml, solo adds up to {total}."
    elif (alone := _ALONE.search(text)) and notebook in parts:
        part = parts[notebook]
        if int(alone[1]) != part.solo:
            yield f"This says {alone[1]} minutes alone; in schedule.yaml, solo is {part.solo}."
        if alone[2] and alone[2] != _live(part):
            yield f"This says {alone[2]} minutes in a workshop; in schedule.yaml, live has {_live(part)}."


def _live(part: Part) -> str:
    """Return the minutes of `part` in the live plans that have it, from the fewest to the most."""
    minutes = sorted(filter(None, part.live.values()))
    if not minutes:
        return "none"
    return str(minutes[0]) if minutes[0] == minutes[-1] else f"{minutes[0]} to {minutes[-1]}"
