"""The room's folder: its owner's only, for one room at a time, with one secret from which others are made."""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

TOKEN_FILE: Final = "host-token"  # noqa: S105 (a file's name)
_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 of them, none that is taken for another
_CODE_LENGTH: Final = 8  # 40 bits


class FolderError(Exception):
    """The folder cannot be used; says why and what to do."""


@dataclass(frozen=True, repr=False)
class Secrets:
    """What is made from the secret in the folder, so that a restart keeps it.

    Parameters
    ----------
    token : str
        The facilitator's, for the host's port.
    """

    token: str

    @property
    def key(self) -> bytes:
        """The key with which proofs of seats are made."""
        return hmac.digest(self.token.encode(), b"seats", "sha256")

    @property
    def code(self) -> str:
        """The code with which phones join."""
        made = hmac.digest(self.token.encode(), b"join", "sha256")
        return "".join(_LETTERS[byte % len(_LETTERS)] for byte in made[:_CODE_LENGTH])


@contextmanager
def held(folder: Path) -> Iterator[Secrets]:
    """Make the folder if needed, and hold it: a second room in it is refused for as long as this one runs.

    Raises
    ------
    FolderError
        If it cannot be made, others may read its secret, or another room is open in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (folder / TOKEN_FILE).exists():
            _write_token(folder)
        file = (folder / TOKEN_FILE).open("r+", encoding="ascii")
    except OSError as error:
        raise FolderError(f"{folder} cannot be used: {error.strerror}. Take another folder.") from None
    with file:
        _refuse_open_to_others(file, folder)
        _lock(file, folder)
        token = file.read().strip()
        if len(token) < 32:
            raise FolderError(f"{folder / TOKEN_FILE} is damaged. Take another folder.")
        yield Secrets(token)


def _write_token(folder: Path) -> None:
    """Write a new secret in full before it takes its name: a crash leaves none or a whole one."""
    fresh = folder / f"{TOKEN_FILE}.new"
    fresh.unlink(missing_ok=True)
    with os.fdopen(
        os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii"
    ) as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / TOKEN_FILE)


def _refuse_open_to_others(file: IO[str], folder: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
        raise FolderError(
            f"Others may read {folder / TOKEN_FILE}. Take another folder, or make it yours alone: chmod 600."
        )


if sys.platform == "win32":

    def _lock(file: IO[str], folder: Path) -> None:
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            raise FolderError(
                f"A room is open in {folder} already. Close it, or take another folder."
            ) from None

else:

    def _lock(file: IO[str], folder: Path) -> None:
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise FolderError(
                f"A room is open in {folder} already. Close it, or take another folder."
            ) from None
