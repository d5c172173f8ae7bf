"""The one screen of `unlabeled host`: where everything is, what is planned, and how to end it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unlabeled.content.host import AskedBefore, OpenedWords
from unlabeled.content.session import RunSheetWords
from unlabeled.kit.room_screen import code, tunnel
from unlabeled.kit.run_sheet import Asked
from unlabeled.room.image import Image

if TYPE_CHECKING:
    from unlabeled.room.app.serve import Opened

_THIS_MACHINE: Final = "http://127."


@dataclass(frozen=True)
class Addresses:
    """Where everything is, once it is open."""

    room: Opened
    console: str
    notebooks: str


def screen(
    at: Addresses,
    asked: Asked,
    questions: int,
    rooms: Sequence[Image],
    words: OpenedWords,
    run_sheet: RunSheetWords,
) -> str:
    """Return what is printed when room and console are open.

    Parameters
    ----------
    at : Addresses
        Where everything is.
    asked : Asked
        What the session is made for.
    questions : int
        How many are planned.
    rooms : sequence of Image
        What was written of the rooms of this folder; this one is the last.
    words, run_sheet
        How it is said.
    """
    lines = [code(at.room.link), "", *_addresses(at, words), words.yours]
    line = tunnel(at.room.address, at.console)
    lines += [f"{words.tunnel}  {line}", ""] if line else [""]
    lines.append(
        words.session.format(
            minutes=asked.minutes,
            start=f"{asked.start:%H:%M}",
            mode=run_sheet.modes[asked.mode].name,
            people=asked.people,
            questions=questions,
        )
    )
    lines += [] if asked.has_room else [run_sheet.too_few]
    lines += [run_sheet.ways[asked.way]] if asked.way else []
    lines += said_of(rooms, words.asked)
    lines += [words.alone] if at.room.address.startswith(_THIS_MACHINE) else []
    lines += [] if at.room.address.startswith("https:") else [words.plain]
    return "\n".join([*lines, words.stop, ""])


def _addresses(at: Addresses, words: OpenedWords) -> Iterator[str]:
    rows = (
        (words.phones, at.room.link),
        (words.projector, f"{at.room.address}wall#{at.room.code}"),
        (words.console, at.console),
        (words.notebooks, at.notebooks),
    )
    wide = max(len(name) for name, _ in rows)
    return (f"{name:<{wide}}  {address}" for name, address in rows)


def said_of(rooms: Sequence[Image], words: AskedBefore) -> list[str]:
    """Return how much was asked in a room that goes on, or that something was in one before it."""
    if not rooms:
        return []
    *before, now = (len(room.questions) for room in rooms)
    if now:
        return [words.one if now == 1 else words.several.format(count=now)]
    return [words.before] if any(before) else []
