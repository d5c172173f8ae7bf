"""What stands in a journal file: a format marker, a version, and the answers by key."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, NoReturn

from unlabeled.journal.errors import JournalError, Trouble

FORMAT = "unlabeled-journal"
VERSION = 1
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(8999, 12, 31, 23, 59, 59, 999_999, UTC)
LIMIT = 5 * 1024 * 1024  # bytes; a kernel's message may not be much larger

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Upgrades = Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]

# From a version to the next. A change of the file adds one entry and raises VERSION.
UPGRADES: Upgrades = MappingProxyType({})
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Answer:
    """One answer, and the moment it was saved (UTC)."""

    value: Json
    saved: datetime


def parse(text: str, upgrades: Upgrades = UPGRADES) -> dict[str, Answer]:
    """Return the answers in the text of a journal.

    Raises
    ------
    JournalError
        If the text is not a journal, is one of a version without a way to this one, or is damaged.
    """
    journal = _upgraded(_outer(text), upgrades)
    try:
        answers = {key: _answer(entry) for key, entry in journal["answers"].items() if key}
        json.dumps([answer.value for answer in answers.values()], allow_nan=False)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        _refuse(Trouble.DAMAGED, "This journal is damaged: its answers cannot be read.")
    return answers


def has_mark(text: str) -> bool:
    """Return whether `text` begins as a journal does, whatever has become of the rest."""
    return FORMAT in text[:200]


def dump(answers: Mapping[str, Answer]) -> str:
    """Return the text of a journal; equal answers give equal bytes, whatever order they came in.

    Half of a surrogate pair is not text in any encoding: it is written as its JSON escape and so survives.
    """
    entries = {
        key: {"value": answers[key].value, "saved": _stamp(answers[key].saved)} for key in sorted(answers)
    }
    journal = {"format": FORMAT, "version": VERSION, "answers": entries}
    text = json.dumps(journal, ensure_ascii=False, allow_nan=False, indent=1)
    return _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", text) + "\n"


def _outer(text: str) -> dict[str, Any]:
    try:
        journal = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        if has_mark(text) or not text.strip("\0 \r\n\t"):
            _refuse(Trouble.DAMAGED, "This journal is damaged: the file is not complete.")
        _refuse(Trouble.FOREIGN, "This file is not a journal of this workshop.")
    if not isinstance(journal, dict) or journal.get("format") != FORMAT:
        _refuse(Trouble.FOREIGN, "This file is not a journal of this workshop.")
    return journal


def _upgraded(journal: dict[str, Any], upgrades: Upgrades) -> dict[str, Any]:
    version = journal.get("version")
    if isinstance(version, bool) or not isinstance(version, int):
        _refuse(Trouble.DAMAGED, "This journal is damaged: it does not say its version.")
    if version > VERSION:
        _refuse(Trouble.NEWER, "This journal was written by a newer version of the workshop. Update first.")
    while version < VERSION:
        if version not in upgrades:
            _refuse(Trouble.OLDER, f"This journal is of version {version}, which cannot be read any more.")
        journal, version = upgrades[version](journal), version + 1
    return journal


def _answer(entry: dict[str, Any]) -> Answer:
    saved = datetime.fromisoformat(entry["saved"])
    if saved.tzinfo is None or not EARLIEST <= saved <= LATEST:
        raise ValueError("a moment without a time zone, or out of any calendar in use")
    return Answer(entry["value"], saved.astimezone(UTC))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _refuse(kind: Trouble, sentence: str) -> NoReturn:
    raise JournalError(kind, sentence) from None
