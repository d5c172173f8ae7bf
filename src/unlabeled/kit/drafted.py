"""A folder that `analyze` has written, read again to be published: unchanged, or not at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unlabeled.kit.analyze import ANALYST
from unlabeled.kit.ledger import LedgerError

DRAFT: Final = "draft.json"
_FORMAT: Final = 1
_AGAIN: Final = "Analyze again into a new folder."


@dataclass(frozen=True, repr=False)
class Drafted:
    """What is about to be published: its digests, its groups, and the text of its release."""

    content: dict[str, Any]
    release: str


def drafted(folder: Path) -> Drafted:
    """Return the draft in `folder`.

    Raises
    ------
    LedgerError
        If there is none, or what is to be shared was changed since, or something was added to it.
    """
    content = _content(folder)
    if content["format"] != _FORMAT:
        raise LedgerError(f"{folder} was written by another version. {_AGAIN}")
    texts = {name: _text(folder / name) for name in content["files"]}
    if any(hashlib.sha256(texts[name]).hexdigest() != known for name, known in content["files"].items()):
        raise LedgerError(f"{folder} was changed since it was written. {_AGAIN}")
    known = {*texts, ANALYST}
    if any(each.name not in known and not each.name.startswith(".") for each in folder.iterdir()):
        raise LedgerError(
            f"{folder} holds a file that is not part of the report. Take it out, and try again."
        )
    return Drafted(content, texts["release.csv"].decode("utf-8"))


def _content(folder: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(_text(folder / ANALYST / DRAFT))
        names = {"format", "instrument", "by", "waves", "groups", "files"}
        if set(content) != names or "release.csv" not in content["files"]:
            raise ValueError
        if any(Path(name).name != name for name in content["files"]):
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        raise LedgerError(f"{folder / ANALYST / DRAFT} is damaged. {_AGAIN}") from None
    return content


def _text(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise LedgerError(f"There is no {file}. Give the folder that analyze wrote, complete.") from None
    except OSError as error:
        raise LedgerError(f"{file} cannot be read: {error.strerror}.") from None
