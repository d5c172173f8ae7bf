"""The journal: answers by key in one file, shared by every kernel of the workshop."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from unlabeled.journal.errors import JournalError, Trouble
from unlabeled.journal.file import Answers, JournalFile
from unlabeled.journal.schema import LATEST, LIMIT, Answer, Json, dump, parse


class Journal:
    """A learner's answers in one local file.

    A kernel that dies loses nothing that was set; two kernels that write at once lose nothing either.
    A file that is damaged is kept aside under a name that says so, and never written over.

    Parameters
    ----------
    path : Path
        The file. It is made with the first answer and removed with the last.
    now : callable, optional
        The clock, in UTC.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path, self._now = Path(path), now
        self._file = JournalFile(self.path)

    def get(self, key: str) -> Json:
        """Return the answer kept under `key`, or None."""
        answer = self.answers().get(key)
        return answer.value if answer else None

    def set(self, key: str, value: Json) -> None:
        """Keep `value` under `key`; an empty one (None, "", [], {}) removes the answer without a trace.

        Raises
        ------
        JournalError
            If the file cannot be read or written, or would grow beyond `LIMIT`. The old file stands.
        TypeError, ValueError
            If `key` is empty, or `value` is not JSON.
        """
        if not isinstance(key, str) or not key:
            raise ValueError("An answer needs a key: a text that is not empty.")
        plain: Json = json.loads(json.dumps(value, allow_nan=False))
        if plain is None or plain in ("", [], {}):
            if not self._file.is_there():
                return  # nothing to remove: no trace of having asked
            self._change(lambda answers: answers.pop(key, None) is not None)
        else:
            self._change(lambda answers: self._put(answers, key, plain))

    def answers(self) -> Answers:
        """Return all answers by key.

        Raises
        ------
        JournalError
            If the file is something else than a journal, or of a version that cannot be read. It stays.
        """
        try:
            return self._file.read()
        except JournalError as error:
            if error.kind is not Trouble.DAMAGED:
                raise
        with self._file.locked():
            return self._file.read_or_set_aside()

    def text(self) -> str:
        """Return the journal as JSON, to take along and to bring back."""
        return dump(self.answers())

    def bring_back(self, text: str) -> int:
        """Take in a journal that was taken along, and return how many answers it changed.

        Of two answers under one key the newer wins. What was removed here comes back: nothing says that
        it was ever here.

        Raises
        ------
        JournalError
            If `text` is not a journal that can be read; nothing is changed then.
        """
        if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
            raise JournalError(Trouble.TOO_LARGE, f"This file is larger than {LIMIT // 1024**2} MB.")
        brought = parse(text)
        taken: list[str] = []

        def merge(answers: Answers) -> bool:
            for key, answer in brought.items():
                if key not in answers or answers[key].saved < answer.saved:
                    answers[key] = answer
                    taken.append(key)
            return bool(taken)

        self._change(merge)
        return len(taken)

    def kept_aside(self) -> tuple[Path, ...]:
        """Return the damaged files that were kept aside, by name."""
        return self._file.kept_aside()

    def delete(self) -> None:
        """Remove every copy: the journal, what was kept aside, and what a dying kernel left half written.

        Raises
        ------
        JournalError
            If the file is not a journal (it is somebody's, and stays), or cannot be removed.
        """
        if not self._file.path.parent.is_dir():
            return
        with self._file.locked():
            try:
                self._file.read()
            except JournalError as error:
                if error.kind is Trouble.FOREIGN:
                    raise
            self._file.remove()

    def _put(self, answers: Answers, key: str, value: Json) -> bool:
        old = answers.get(key)
        if old and json.dumps(old.value) == json.dumps(value):
            return False
        latest = max((answer.saved for answer in answers.values()), default=None)
        moment = self._now()
        if latest is not None and moment <= latest:  # a clock that stands or goes back
            moment = min(latest + timedelta(microseconds=1), LATEST)
        answers[key] = Answer(value, moment)
        return True

    def _change(self, edit: Callable[[Answers], bool]) -> None:
        with self._file.locked():
            answers = self._file.read_or_set_aside()
            if edit(answers):
                self._file.write(answers)
