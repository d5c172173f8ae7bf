"""The room's one file. It holds no time, no order of arrival and no row of a person, nor do its pages.

A database that is changed in place remembers: row ids count up, freed pages keep what was in them, a journal
says what came before. So the file is never changed. Each time, all that the room says is put, sorted, into a
database in memory; `VACUUM INTO` writes it to a fresh file, which takes the place of the old one. Equal rooms
give equal bytes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from unlabeled.room.image import Image, Question

FILE: Final = "room.sqlite3"
_FRESH: Final = "room.sqlite3.new"
_FORMAT: Final = 1
_SCHEMA: Final = """
CREATE TABLE room(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE question(
    q TEXT PRIMARY KEY, place INTEGER NOT NULL, asked TEXT NOT NULL, sealed INTEGER NOT NULL,
    prompt TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sealed(q TEXT, answer TEXT, n INTEGER NOT NULL, PRIMARY KEY (q, answer)) WITHOUT ROWID;
"""
_PRAGMAS: Final = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_mode = DELETE",
)


class SealError(Exception):
    """The room's file cannot be read or written; says why and what to do."""


class Step(StrEnum):
    """Where a write may be interrupted. A test ends the process at each of them."""

    BEGUN = "begun"
    WRITTEN = "written"
    SYNCED = "synced"
    RENAMED = "renamed"
    DONE = "done"


def _go_on(_step: Step) -> None:
    pass


def write(image: Image, folder: Path, at: Callable[[Step], None] = _go_on) -> None:
    """Write `image` as the room's file; when this returns, it survives a loss of power.

    Never to be called on the event loop: it waits for the disk.

    Raises
    ------
    SealError
        If it cannot be written. Then the file is what it was before.
    """
    fresh, file = folder / _FRESH, folder / FILE
    try:
        remove_unfinished(folder)
        at(Step.BEGUN)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # for the owner's eyes only
        with closing(_connected(":memory:")) as database:
            _fill(database, image)
            database.execute("VACUUM INTO ?", (str(fresh),))
        at(Step.WRITTEN)
        _to_disk(fresh)
        at(Step.SYNCED)
        fresh.replace(file)
        at(Step.RENAMED)
        _names_to_disk(folder)
        at(Step.DONE)
    except (OSError, sqlite3.Error) as error:
        raise SealError(f"{file} could not be written ({_why(error)}). Make room on the disk.") from None


def read(folder: Path) -> Image | None:
    """Return what the room's file says, or None if there is none yet. What a crash left half done is removed.

    Raises
    ------
    SealError
        If there is a file and it is not a room's.
    """
    try:
        remove_unfinished(folder)
    except OSError as error:
        raise _not_a_room(folder / FILE, error) from None
    return written_in(folder)


def written_in(folder: Path) -> Image | None:
    """Return what the room's file says, or None if there is none yet; nothing is touched.

    For whoever does not hold the folder: what lies there half written may be under way.

    Raises
    ------
    SealError
        If there is a file and it is not a room's.
    """
    file = folder / FILE
    try:
        if not file.exists():
            return None
        with closing(_connected(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return _image(database)
    except (OSError, sqlite3.Error, ValueError, KeyError) as error:
        raise _not_a_room(file, error) from None


def _not_a_room(file: Path, error: Exception) -> SealError:
    problem = f"{file} is not a room's file, or is damaged ({type(error).__name__})."
    return SealError(f"{problem} Take another folder.")


def remove_unfinished(folder: Path) -> None:
    """Overwrite and remove a fresh file that never took its place.

    It may hold the counts of a close that did not happen. Beside those of the close that did, they would tell
    what somebody changed in between.
    """
    fresh = folder / _FRESH
    try:
        with fresh.open("r+b") as left:
            left.write(bytes(fresh.stat().st_size))
            left.flush()
            os.fsync(left.fileno())
    except FileNotFoundError:
        return
    fresh.unlink()


def _connected(where: str, *, uri: bool = False) -> sqlite3.Connection:
    database = sqlite3.connect(where, uri=uri, isolation_level=None)
    for pragma in _PRAGMAS:
        database.execute(pragma)
    return database


def _fill(database: sqlite3.Connection, image: Image) -> None:
    """Put everything into empty tables in one transaction, sorted by key."""
    settings = {
        "format": _FORMAT,
        "k": image.k,
        "locked": int(image.locked),
        "people": image.people,
        "policy": image.policy,
    }
    database.executescript(_SCHEMA)
    database.execute("BEGIN")
    database.executemany("INSERT INTO room VALUES (?, ?)", sorted(settings.items()))
    database.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?)", sorted(map(_row, image.questions)))
    counts = ((each.prompt.id, each.counts or {}) for each in image.questions)
    sealed = sorted((q, answer, n) for q, found in counts for answer, n in found.items())
    database.executemany("INSERT INTO sealed VALUES (?, ?, ?)", sealed)
    database.execute("COMMIT")


def _row(each: Question) -> tuple[str, int, str, int, str]:
    is_sealed = int(each.counts is not None)
    return each.prompt.id, each.place, each.asked.value, is_sealed, each.prompt.model_dump_json()


def _image(database: sqlite3.Connection) -> Image:
    settings = dict(database.execute("SELECT name, value FROM room"))
    if settings.get("format", _FORMAT) > _FORMAT:
        raise SealError("This room was written by a newer unlabeled. Use that one.")
    counts: dict[str, dict[str, int]] = {}
    for q, answer, n in database.execute("SELECT q, answer, n FROM sealed"):
        counts.setdefault(q, {})[answer] = n
    rows = database.execute("SELECT q, place, asked, sealed, prompt FROM question ORDER BY place")
    questions = tuple(
        Question.read(prompt, place, asked, counts.get(q, {}) if sealed else None)
        for q, place, asked, sealed, prompt in rows
    )
    return Image(
        settings["k"], settings["people"], bool(settings["locked"]), questions, settings.get("policy", 0)
    )


def _to_disk(file: Path) -> None:
    """Wait until a file is on the disk."""
    _sync(file, os.O_RDWR)


def _names_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can.

    Windows has no handle for that, and some shared or foreign file systems refuse. The file has its name by
    then: "not written" would be untrue, and the counts of a second close, beside it, would tell who changed.
    """
    with suppress(OSError):
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(error: Exception) -> str:
    return error.strerror or "no reason given" if isinstance(error, OSError) else "SQLite gave up"
