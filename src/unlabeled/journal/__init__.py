"""The learner's answers, in one local file that is theirs to take, bring back and delete."""

from unlabeled.journal.errors import JournalError, Trouble
from unlabeled.journal.page import PageWords
from unlabeled.journal.place import Place, find_place, where_to_keep
from unlabeled.journal.schema import LIMIT, Answer, Json
from unlabeled.journal.store import Journal

__all__ = [
    "LIMIT",
    "Answer",
    "Journal",
    "JournalError",
    "Json",
    "PageWords",
    "Place",
    "Trouble",
    "find_place",
    "where_to_keep",
]
