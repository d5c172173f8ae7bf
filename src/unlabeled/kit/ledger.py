"""The ledger: what was published, in one file beside the questionnaire, sealed with a key that stays there.

Each entry carries a code made of the key, the entry and the code before it; a last code closes the file. So
an entry that was changed, taken out or put in shows. An older copy of the whole file does not.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from unlabeled.journal.lock import locked, replace
from unlabeled.kit.entry import Entry
from unlabeled.kit.stopped import too_late_to_stop

LEDGER: Final = "ledger.json"
KEY: Final = "ledger.key"
_LOCK: Final = "ledger.json.lock"
_FORMAT: Final = 1
_LARGEST: Final = 200_000_000  # bytes
_KEY_BYTES: Final = 32


class LedgerError(Exception):
    """The ledger cannot be used; the text says why and what to do. Then nothing is published."""


class Ledger:
    """The ledger in `folder`. Whoever writes holds `open_to_write`; reading needs no lock.

    Parameters
    ----------
    folder : Path
        Where the questionnaire is.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / LEDGER
        self.key_file = folder / KEY

    @contextmanager
    def open_to_write(self) -> Iterator[None]:
        """Keep every other process from writing meanwhile."""
        try:
            with locked(self.file.with_name(_LOCK), remove=lambda: True):
                yield
        except OSError as error:
            raise LedgerError(
                f"{self.file} could not be written: {error.strerror}. Nothing was recorded."
            ) from None

    def entries(self) -> tuple[Entry, ...]:
        """Return what was published, oldest first.

        Raises
        ------
        LedgerError
            If the file cannot be read, or was changed by hand, or its key is missing.
        """
        text, key = _read(self.file), _read(self.key_file)
        if text is None and key is None:
            return ()
        if text is None:
            raise LedgerError(
                f"{self.file.name} is missing beside its key, so what was published before is not known. Put "
                f"it back; if nothing was ever published, remove {KEY}."
            )
        if key is None:
            raise LedgerError(f"{KEY} is missing beside {self.file.name}. Put it back.")
        return _verified(text, _bytes(key))

    def digest(self, *parts: str) -> str:
        """Return a digest of `parts` that tells nothing to those who do not have the key."""
        key = _read(self.key_file)
        return _code(_bytes(key) if key is not None else self._new_key(), "digest", *parts)

    def append(self, entry: Entry) -> None:
        """Write the ledger with one more entry, whole or not at all. Needs `open_to_write`."""
        entries = (*self.entries_or_none(), entry)
        text = _sealed(entries, _bytes(_read(self.key_file) or ""))
        beside = self.file.with_name(f".{LEDGER}-{secrets.token_hex(4)}")
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            replace(beside, self.file)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def entries_or_none(self) -> tuple[Entry, ...]:
        """Return the entries, none where there is a new key and nothing was recorded yet. Needs the lock."""
        return () if self._key_is_new else self.entries()

    def give_up(self) -> None:
        """Remove a key that was made and not used."""
        with too_late_to_stop():
            if self._key_is_new and not self.file.exists():
                self.key_file.unlink(missing_ok=True)

    _key_is_new = False

    def _new_key(self) -> bytes:
        key = secrets.token_bytes(_KEY_BYTES)
        with too_late_to_stop():  # a key that nobody knows to be new would stay, and lock the ledger
            handle = os.open(self.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._key_is_new = True
            with os.fdopen(handle, "w", encoding="ascii") as opened:
                opened.write(key.hex() + "\n")
        return key


def _read(file: Path) -> str | None:
    try:
        if file.stat().st_size > _LARGEST:
            raise LedgerError(f"{file.name} is larger than it can be. Put the one that you had back.")
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise LedgerError(f"{file.name} is damaged: it is no text. Put the one that you had back.") from None
    except OSError as error:
        raise LedgerError(f"{file} cannot be read: {error.strerror}.") from None


def _bytes(key: str) -> bytes:
    with suppress(ValueError):
        if len(made := bytes.fromhex(key.strip())) == _KEY_BYTES:
            return made
    raise LedgerError(f"{KEY} is damaged. Put the one that you had back.")


def _code(key: bytes, *parts: str) -> str:
    """Return the keyed code of `parts`; lengths keep two lists of parts with the same letters apart."""
    message = "".join(f"{len(part)}:{part}" for part in parts)
    return hmac.new(key, message.encode("utf-8"), hashlib.sha256).hexdigest()


def _sealed(entries: Sequence[Entry], key: bytes) -> str:
    codes = _codes(entries, key)
    content = [
        {**json.loads(entry.text()), "code": code} for entry, code in zip(entries, codes[:-1], strict=True)
    ]
    return (
        json.dumps({"format": _FORMAT, "entries": content, "end": codes[-1]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _codes(entries: Sequence[Entry], key: bytes) -> list[str]:
    codes: list[str] = []
    for entry in entries:
        codes.append(_code(key, "entry", codes[-1] if codes else "", entry.text()))
    return [*codes, _code(key, "end", str(len(entries)), codes[-1] if codes else "")]


def _verified(text: str, key: bytes) -> tuple[Entry, ...]:
    damaged = LedgerError(f"{LEDGER} is damaged. Put the one that you had back.")
    try:
        content: dict[str, Any] = json.loads(text)
        if content["format"] != _FORMAT:
            raise LedgerError(f"{LEDGER} was written by another version. Use that one.")
        written = [each.pop("code") for each in content["entries"]] + [content["end"]]
        entries = tuple(Entry.of(each) for each in content["entries"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged from None
    if written != _codes(entries, key):
        raise LedgerError(
            f"{LEDGER} was changed by hand, or belongs to another key. Put the one that you had back; "
            "nothing is published meanwhile."
        )
    return entries
