"""General widget parts that every exercise can use: native elements, words from data, one look."""

from unlabeled.widgets.allocation import Allocation
from unlabeled.widgets.card_sort import CardSort
from unlabeled.widgets.checks import Checks
from unlabeled.widgets.choice import Choice
from unlabeled.widgets.clock import Clock, Slot
from unlabeled.widgets.field_words import AllocationWords, CardSortWords, RankingWords
from unlabeled.widgets.figure import FigureView
from unlabeled.widgets.journal_bar import JournalBar
from unlabeled.widgets.memory import Memory
from unlabeled.widgets.options import Option
from unlabeled.widgets.press import Press
from unlabeled.widgets.prose import Paragraph, Prose, emphasis, link, strong
from unlabeled.widgets.range import Range
from unlabeled.widgets.ranking import Ranking
from unlabeled.widgets.stack import Columns, Stack
from unlabeled.widgets.text import Text
from unlabeled.widgets.words import JournalWords, journal_words

__all__ = [
    "Allocation",
    "AllocationWords",
    "CardSort",
    "CardSortWords",
    "Checks",
    "Choice",
    "Clock",
    "Columns",
    "FigureView",
    "JournalBar",
    "JournalWords",
    "Memory",
    "Option",
    "Paragraph",
    "Press",
    "Prose",
    "Range",
    "Ranking",
    "RankingWords",
    "Slot",
    "Stack",
    "Text",
    "emphasis",
    "journal_words",
    "link",
    "strong",
]
