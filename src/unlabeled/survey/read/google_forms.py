"""Google Forms: a timestamp first, then one column per question, named by its text.

A grid has one column per row, named "Question [Row]". Answers are labels, or numbers from a linear scale.
"""

import re
from collections.abc import Sequence

from unlabeled.survey.read.dialect import Dialect

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
    }
)
_GRID_ROW = re.compile(r"^.*\[(?P<row>[^\[\]]+)\]\s*$", re.DOTALL)


def _recognises(columns: Sequence[str]) -> bool:
    return bool(columns) and columns[0].strip().casefold() in _TIMESTAMPS


def _question(column: str) -> str:
    found = _GRID_ROW.match(column)
    return found["row"] if found else column


GOOGLE_FORMS = Dialect("Google Forms", _recognises, _question)
