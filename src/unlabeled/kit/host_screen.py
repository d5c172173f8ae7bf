"""The one screen of `unlabeled host`: where everything is, what is planned, and how to end it."""

from __future__ import annotations

from collections.abc import Iterator
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
    kept: Image | None,
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
    kept : Image, optional
        What was written of the room.
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
    lines += [said_of(kept, words.asked)] if kept and kept.questions else []
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


def said_of(kept: Image, words: AskedBefore) -> str:
    """Return how much was asked in a room that goes on."""
    count = len(kept.questions)
    return words.one if count == 1 else words.several.format(count=count)
