"""A run sheet: the rows of a session with their clock times, contiguous, and exact to the minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from unlabeled.content.schedule import Length, Schedule
from unlabeled.content.session import Form, Mode, PartRows, Row, Session, Way

FEWEST: Final = 2
MOST: Final = 60
IN_GROUPS_FROM: Final = 6  # fewer write alone, and speak if they wish
ROOM_FROM: Final = 8  # results that are shown need as many


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
        Whether phones are wanted; with fewer than eight people they show nothing, and are left out.
    way : Way, optional
        What a safety check before the day says; without one, groups follow from the head count alone.
    """

    start: datetime
    minutes: Length
    people: int
    mode: Mode = Mode.IN_PERSON
    room: bool = True
    way: Way | None = None

    @property
    def has_room(self) -> bool:
        """Whether phones are used."""
        return self.room and self.people >= ROOM_FROM


@dataclass(frozen=True)
class Entry:
    """One row with its times: when, what, in which form, what is done and what is said."""

    start: datetime
    end: datetime
    name: str
    form: Form
    do: str
    cue: str

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return (self.end - self.start) // timedelta(minutes=1)


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


@dataclass(frozen=True)
class Groups:
    """How many groups of three and of two; neither if everybody writes alone."""

    trios: int = 0
    pairs: int = 0


def run_sheet(
    asked: Asked, schedule: Schedule, session: Session, forms: Mapping[tuple[str, str], Form]
) -> tuple[Block, ...]:
    """Return the parts of a session with their times, each beginning where the one before ends.

    Parameters
    ----------
    asked : Asked
        Start, length, people and mode.
    schedule : Schedule
        The parts in their order.
    session : Session
        The rows of each part; that they add up to the schedule is for `check_session` to say.
    forms : mapping of (part, step) to Form
        The live form of each step, as the exercises have it.
    """
    rows = {part.id: part for part in session.parts}
    now, blocks = asked.start, []
    for part in schedule.parts:
        if part.live.get(asked.minutes):
            entries = tuple(_entries(rows[part.id], now, asked, forms))
            blocks.append(Block(part.title, entries, rows[part.id].cut))
            now = entries[-1].end
    return tuple(blocks)


def _entries(
    part: PartRows, start: datetime, asked: Asked, forms: Mapping[tuple[str, str], Form]
) -> Iterator[Entry]:
    for row in part.rows:
        if minutes := row.minutes.get(asked.minutes):
            end = start + timedelta(minutes=minutes)
            instead = row.ways.get(asked.way) if asked.way else None
            form, cue = _form(part, row, asked, forms), instead.cue if instead else row.cue
            yield Entry(start, end, row.name, form, _what(row, asked), cue)
            start = end


def _form(part: PartRows, row: Row, asked: Asked, forms: Mapping[tuple[str, str], Form]) -> Form:
    if row.step is None:
        return Form.PAUSE if row.pause else Form.SPOKEN
    form = forms[part.id, row.step]
    return Form.PAPER if form is Form.PHONE and not asked.has_room else form


def _what(row: Row, asked: Asked) -> str:
    do = row.ways[asked.way].do if asked.way in row.ways else row.do
    more = row.with_room if asked.has_room else row.without
    return f"{do} {more}" if more else do


def groups(people: int, way: Way | None = None) -> Groups:
    """Return how people sit together: in threes, and in twos where that leaves nobody alone.

    A safety check may say that all write alone, or that they sit in twos; then one three takes who is over.

    Examples
    --------
    >>> groups(12)
    Groups(trios=4, pairs=0)
    >>> groups(7)
    Groups(trios=1, pairs=2)
    >>> groups(5)
    Groups(trios=0, pairs=0)
    >>> groups(7, Way.PAIRS)
    Groups(trios=1, pairs=2)
    >>> groups(12, Way.ALONE)
    Groups(trios=0, pairs=0)
    """
    if people < IN_GROUPS_FROM or way is Way.ALONE:
        return Groups()
    if way is Way.PAIRS:
        return Groups(people % 2, (people - 3 * (people % 2)) // 2)
    pairs = -people % 3
    return Groups((people - 2 * pairs) // 3, pairs)


def longest_stretch(blocks: tuple[Block, ...]) -> int:
    """Return the most minutes in a row without a pause."""
    longest = run = 0
    for entry in (entry for block in blocks for entry in block.entries):
        run = 0 if entry.form is Form.PAUSE else run + entry.minutes
        longest = max(longest, run)
    return longest
