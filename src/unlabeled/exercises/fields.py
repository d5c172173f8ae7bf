"""The fields of an exercise: made of its content, each remembered in the learner's journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from unlabeled.exercises.content import Question, Setting, Slider
from unlabeled.exercises.words import Words
from unlabeled.journal import JournalError
from unlabeled.widgets import (
    Allocation,
    CardSort,
    Checks,
    Choice,
    JournalWords,
    Memory,
    Range,
    Ranking,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT_LIMIT = 4000
F = TypeVar("F", Range, Text, Choice, Checks, Ranking, CardSort, Allocation)


@dataclass(frozen=True)
class Fields:
    """Makes the fields of one exercise.

    Parameters
    ----------
    memory : Memory
        Keeps the answers of this kernel.
    prefix : str
        What the exercise's keys in the journal begin with.
    words : Words
        Words that all exercises share.
    journal_words : JournalWords
        Words that all fields share.
    privacy : str
        The line below a field to write in.
    """

    memory: Memory
    prefix: str
    words: Words
    journal_words: JournalWords
    privacy: str

    def question(self, key: str, words: Slider, label: str | None = None) -> Range:
        """Return a slider that stands unanswered at first; the answer can be taken back."""
        texts = {"unset": self.words.not_answered, "clear": self.journal_words.fields.clear}
        return self._keep(_range(words, label or words.label, **texts), key)

    def setting(self, key: str, words: Setting) -> Range:
        """Return a slider that sets a number of a model."""
        return self._keep(_range(words, words.label, value=words.start), key)

    def text(self, key: str, words: Question, *, start: str = "") -> Text:
        """Return a field to write in; a text that stands in it from the `start` is no answer yet."""
        full = self.journal_words.full(TEXT_LIMIT)
        help_line = words.hint or ""
        text = Text(
            words.label, value=start, privacy=self.privacy, limit=TEXT_LIMIT, full=full, help=help_line
        )
        return self._keep(text, key)

    def choice(self, key: str, label: str, options: Iterable[tuple[str, ...]]) -> Choice:
        """Return options of which one can be chosen."""
        return self._keep(Choice(label, options, clear=self.journal_words.fields.clear), key)

    def checks(self, key: str, label: str, options: Iterable[tuple[str, ...]]) -> Checks:
        """Return options of which any number can be ticked."""
        return self._keep(Checks(label, options), key)

    def ranking(self, key: str, label: str, options: Iterable[tuple[str, ...]]) -> Ranking:
        """Return options to put in order; the order can be taken back."""
        return self._keep(Ranking(label, options, words=self.journal_words.fields.ranking), key)

    def card_sort(
        self, key: str, label: str, cards: Iterable[tuple[str, ...]], columns: Iterable[tuple[str, ...]]
    ) -> CardSort:
        """Return cards to sort into columns; not every card must be sorted."""
        words = self.journal_words.fields.card_sort
        return self._keep(CardSort(label, cards, columns, words=words), key)

    def allocation(
        self,
        key: str,
        label: str,
        options: Iterable[tuple[str, ...]],
        *,
        total: int = 100,
        step: int = 5,
        hint: str = "",
    ) -> Allocation:
        """Return options to give points to; an answer always adds up to `total`."""
        words = self.journal_words.fields.allocation
        return self._keep(Allocation(label, options, total=total, step=step, words=words, help=hint), key)

    def is_kept(self, *keys: str) -> bool:
        """Return whether the journal holds an answer under one of `keys`; False where it cannot be read."""
        try:
            answers = self.memory.journal.answers()
        except JournalError:
            return False
        return any(f"{self.prefix}/{key}" in answers for key in keys)

    def begin(self, key: str, start: str | dict[str, int]) -> None:
        """Let the field under `key` stand at `start` while it has no answer; what stands there now stays."""
        self.memory.begin(f"{self.prefix}/{key}", start)

    def forget(self, key: str) -> None:
        """Put the field under `key` back as it was at first, and keep nothing of it."""
        self.memory.forget(f"{self.prefix}/{key}")

    def _keep(self, field: F, key: str) -> F:
        return self.memory.remember(field, f"{self.prefix}/{key}")


def _range(words: Slider, label: str, **more: Any) -> Range:
    return Range(
        label,
        minimum=words.low,
        maximum=words.high,
        step=words.step,
        low=words.at_low,
        high=words.at_high,
        **more,
    )
