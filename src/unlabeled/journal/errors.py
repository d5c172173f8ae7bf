"""The one error of the journal, and the closed list of what can be wrong."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why a journal could not be read, taken in or written. Nothing is lost by any of them."""

    DAMAGED = "damaged"  # was a journal, or no text at all
    FOREIGN = "foreign"  # is something else
    OLDER = "older"  # of a version that this program no longer knows
    NEWER = "newer"  # of a version that this program does not know yet
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"  # the operating system refuses to read it
    UNWRITABLE = "unwritable"  # disk full, folder read-only, no permission


class JournalError(Exception):
    """A journal that cannot be used as asked; `kind` says why, the message says it in a sentence.

    Parameters
    ----------
    kind : Trouble
        What is wrong, for those who have words of their own for it.
    sentence : str
        What is wrong and what to do. Never holds an answer.
    """

    def __init__(self, kind: Trouble, sentence: str) -> None:
        self.kind = kind
        super().__init__(sentence)
