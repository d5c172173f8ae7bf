"""A run sheet: the rows of a session with their clock times, contiguous, and exact to the minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from unlabeled.content.schedule import Length, Schedule
from unlabeled.content.session import PartRows, Row, Session

FEWEST: Final = 2
MOST: Final = 60
IN_GROUPS_FROM: Final = 6  # fewer write alone, and speak if they wish
ROOM_FROM: Final = 8  # shown results need as many


class Mode(StrEnum):
    """Where people are."""

    IN_PERSON = "in-person"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Form(StrEnum):
    """How a row is done."""

    PROJECTOR = "projector"
    PAPER = "paper"
    PHONE = "phone"
    SPOKEN = "spoken"


@dataclass(frozen=True)
class Asked:
    """What a run sheet is made for.

    Parameters
    ----------
    start : datetime
        When it begins, to the minute.
    minutes : int
        45, 90 or 180.
    people : int
        How many are expected, the facilitator not counted.
    mode : Mode
        Where they are.
    room : bool
        Whether phones are used; with fewer than eight people they show nothing, and are left out.
    """

    start: datetime
    minutes: Length
    people: int
    mode: Mode = Mode.IN_PERSON
    room: bool = True

    @property
    def has_room(self) -> bool:
        """Whether phones are used."""
        return self.room and self.people >= ROOM_FROM


@dataclass(frozen=True)
class Entry:
    """One row with its times: when, which part, what, in which form, and what is said."""

    start: datetime
    end: datetime
    part: str
    name: str
    form: Form
    do: str
    cue: str

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return int((self.end - self.start).total_seconds()) // 60


@dataclass(frozen=True)
class Block:
    """One part: its title, its rows, and what to cut there when it is late."""

    title: str
    entries: tuple[Entry, ...]
    cut: str

    @property
    def start(self) -> datetime:
        """When its first row begins."""
        return self.entries[0].start

    @property
    def end(self) -> datetime:
        """When its last row ends."""
        return self.entries[-1].end


def run_sheet(
    asked: Asked, schedule: Schedule, session: Session, forms: Mapping[tuple[str, str], str]
) -> tuple[Block, ...]:
    """Return the parts of a session with their times.

    Parameters
    ----------
    asked : Asked
        Start, length, people and mode.
    schedule : Schedule
        The parts in their order.
    session : Session
        The rows of each part.
    forms : mapping of (part, step) to str
        The live form of each step, as the exercises have it.

    Raises
    ------
    ValueError
        If the minutes of a part's rows do not add up to those of the schedule, or a part has no rows.
    """
    rows = {part.id: part for part in session.parts}
    now, blocks = asked.start, []
    for part in schedule.parts:
        minutes = part.live.get(asked.minutes, 0)
        if not minutes:
            continue
        if part.id not in rows:
            raise ValueError(f"session.yaml has no part '{part.id}'. Add its rows.")
        entries = tuple(_entries(rows[part.id], part.title, now, asked, forms))
        taken = sum(entry.minutes for entry in entries)
        if taken != minutes:
            raise ValueError(
                f"In session.yaml, the rows of '{part.id}' take {taken} of {minutes} minutes in the "
                f"{asked.minutes}-minute plan. Make them add up to what schedule.yaml says."
            )
        blocks.append(Block(part.title, entries, rows[part.id].cut))
        now += timedelta(minutes=minutes)
    return tuple(blocks)


def _entries(
    part: PartRows, title: str, start: datetime, asked: Asked, forms: Mapping[tuple[str, str], str]
) -> Iterator[Entry]:
    for row in part.rows:
        minutes = row.minutes.get(asked.minutes, 0)
        if not minutes:
            continue
        end = start + timedelta(minutes=minutes)
        form = Form(forms[part.id, row.step]) if row.step else Form.SPOKEN
        if form is Form.PHONE and not asked.has_room:
            form = Form.PAPER
        yield Entry(start, end, title, row.name, form, _what(row, asked), row.cue)
        start = end


def _what(row: Row, asked: Asked) -> str:
    more = row.with_room if asked.has_room else row.without
    return f"{row.do} {more}" if more else row.do


def groups(people: int) -> str:
    """Return how people sit together, in words; nobody sits alone unless everybody does.

    Examples
    --------
    >>> groups(12)
    '4 groups of three'
    >>> groups(11)
    '3 groups of three and 1 pair'
    >>> groups(7)
    '1 group of three and 2 pairs'
    >>> groups(5)
    'Everybody writes alone, and speaks who wishes to.'
    """
    if people < IN_GROUPS_FROM:
        return "Everybody writes alone, and speaks who wishes to."
    pairs = -people % 3
    trios = (people - 2 * pairs) // 3
    parts = [f"{trios} group{'s' * (trios > 1)} of three"] * bool(trios)
    parts += [f"{pairs} pair{'s' * (pairs > 1)}"] * bool(pairs)
    return " and ".join(parts)


def longest_stretch(blocks: tuple[Block, ...], breaks: frozenset[str] = frozenset({"Break", "Slack"})) -> int:
    """Return the most minutes in a row without a pause; what is left of the slack is one."""
    longest = run = 0
    for block in blocks:
        minutes = sum(entry.minutes for entry in block.entries)
        run = 0 if block.title in breaks else run + minutes
        longest = max(longest, run)
    return longest
