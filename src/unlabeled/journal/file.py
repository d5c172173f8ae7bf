"""The journal's file: read under no lock, written whole under one, kept aside when it cannot be read."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unlabeled.journal.errors import JournalError, Trouble
from unlabeled.journal.lock import locked, replace
from unlabeled.journal.schema import LIMIT, Answer, dump, has_mark, parse

Answers = dict[str, Answer]


class JournalFile:
    """One journal file, and what may stand beside it: its lock, half-written files, damaged ones.

    Parameters
    ----------
    path : Path
        The file. It need not exist. Of a link, the file that it leads to: the answers lie there, and they
        would stay there if a new file took the place of the link.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path)) if path.is_symlink() else path

    def read(self) -> Answers:
        """Return the answers in the file; none if there is no file.

        Raises
        ------
        JournalError
            If the file is there and is not a journal that can be read.
        """
        try:
            if self.path.stat().st_size > LIMIT:
                raise self._too_large()
            content = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _refusal(Trouble.UNREADABLE, self.path, "read", error) from None
        try:
            return parse(content.decode("utf-8"))
        except UnicodeDecodeError:
            raise self._not_text(content) from None

    def _not_text(self, content: bytes) -> JournalError:
        """Return what is wrong with a file that is not text: none of ours, or a journal with broken bytes."""
        if has_mark(content[:200].decode("utf-8", "replace")):
            return JournalError(Trouble.DAMAGED, "This journal is damaged: it is not text.")
        return self._foreign()

    def _foreign(self) -> JournalError:
        return JournalError(Trouble.FOREIGN, f"{self.path} is not a journal of this workshop.")

    def _too_large(self) -> JournalError:
        """Return what is wrong with a file that is not read whole: none of ours, or a journal that grew."""
        with self.path.open("rb") as file:
            if has_mark(file.read(200).decode("utf-8", "replace")):
                return JournalError(Trouble.TOO_LARGE, f"The journal {self.path} is larger than it may be.")
        return self._foreign()

    def read_or_set_aside(self) -> Answers:
        """Return the answers in the file, or none after moving a damaged file aside. Needs the lock."""
        try:
            return self.read()
        except JournalError as error:
            if error.kind is not Trouble.DAMAGED:
                raise
        taken = {file.name for file in self.kept_aside()}
        names = (f"{self.path.stem}.damaged-{n}{self.path.suffix}" for n in range(1, len(taken) + 2))
        aside = self.path.with_name(next(name for name in names if name not in taken))
        self.path.rename(aside)
        aside.chmod(0o600)
        return {}

    def write(self, answers: Answers) -> None:
        """Put `answers` in the place of what the file holds, in one step. Needs the lock."""
        for file in self._half_written():  # whoever wrote it is dead: we hold the lock
            file.unlink(missing_ok=True)
        if not answers:
            self.path.unlink(missing_ok=True)
            return
        content = dump(answers).encode()
        if len(content) > LIMIT:
            raise JournalError(Trouble.TOO_LARGE, f"The journal would be larger than {LIMIT // 1024**2} MB.")
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(content)
                new.flush()
                os.fsync(new.fileno())
            replace(Path(name), self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def remove(self) -> None:
        """Remove the file and all that stands beside it. Needs the lock."""
        for file in (self.path, *self.kept_aside(), *self._half_written()):
            file.unlink(missing_ok=True)

    def kept_aside(self) -> tuple[Path, ...]:
        """Return the damaged files that were moved aside, by name."""
        return self._beside(rf"{re.escape(self.path.stem)}\.damaged-\d+{re.escape(self.path.suffix)}")

    def is_there(self) -> bool:
        """Return whether the file, or anything beside it, is there."""
        return self.path.exists() or bool(self._half_written())

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock, and leave none behind where no journal is.

        What the operating system refuses meanwhile becomes a `JournalError`.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = self.path.with_name(f".{self.path.name}.lock")
            with locked(lock, remove=lambda: not self.path.exists()):
                yield
        except OSError as error:
            raise _refusal(Trouble.UNWRITABLE, self.path, "written", error) from None

    def _half_written(self) -> tuple[Path, ...]:
        return self._beside(rf"\.{re.escape(self.path.name)}\.\w+\.tmp")

    def _beside(self, pattern: str) -> tuple[Path, ...]:
        folder = self.path.parent
        files = folder.iterdir() if folder.is_dir() else ()
        return tuple(sorted(file for file in files if re.fullmatch(pattern, file.name)))


def _refusal(kind: Trouble, path: Path, verb: str, error: OSError) -> JournalError:
    why = error.strerror or type(error).__name__
    return JournalError(kind, f"The journal {path} cannot be {verb}: {why}.")
