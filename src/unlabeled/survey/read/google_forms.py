"""Google Forms: a timestamp first, then one column per question, named by its text.

A grid has one column per row, named "Question [Row]". Answers are labels, or numbers from a linear scale. A
question with several answers is one column, its answers with commas between them.
"""

import re

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, Kind, distinct
from unlabeled.survey.read.names import folded

# The first column's name in the languages that Google Forms was seen to write.
_TIMESTAMPS = frozenset(
    {
        "timestamp",
        "zeitstempel",
        "horodateur",
        "marca temporal",
        "informazioni cronologiche",
        "carimbo de data/hora",
        "tijdstempel",
        "sygnatura czasowa",
        "tidsstämpel",
        "tidsstempel",
        "aikaleima",
        "zaman damgası",
        "отметка времени",
        "タイムスタンプ",
        "时间戳记",
        "時間戳記",
        "타임스탬프",
    }
)
_GRID_ROW = re.compile(r"\[([^\[\]]+)\]\s*$")


def _header(head: Head) -> Header:
    first, *questions = head[0]
    return Header(1, (Column((first,), Kind.ABOUT_A_PERSON), *map(_column, questions)))


def _column(name: str) -> Column:
    row = _GRID_ROW.search(name)
    return Column(distinct(name, row[1] if row else ""))


GOOGLE_FORMS = Dialect(
    "google-forms", "Google Forms", lambda head: folded(head[0][0]) in _TIMESTAMPS, _header
)
