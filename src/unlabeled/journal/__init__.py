"""The learner's answers, in one local file that is theirs to read, take, bring back and delete."""

from unlabeled.journal.errors import JournalError, Trouble
from unlabeled.journal.markdown import as_markdown
from unlabeled.journal.outline import Asked, Chapter, Scale, Section
from unlabeled.journal.page import as_html
from unlabeled.journal.place import Place, find_place, where_to_keep
from unlabeled.journal.reading import PageWords, Reading, read
from unlabeled.journal.schema import LIMIT, Answer, Json
from unlabeled.journal.store import Journal

__all__ = [
    "LIMIT",
    "Answer",
    "Asked",
    "Chapter",
    "Journal",
    "JournalError",
    "Json",
    "PageWords",
    "Place",
    "Reading",
    "Scale",
    "Section",
    "Trouble",
    "as_html",
    "as_markdown",
    "find_place",
    "read",
    "where_to_keep",
]
