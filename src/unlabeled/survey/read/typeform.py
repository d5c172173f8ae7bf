"""Typeform: `#` first, one column per question, named by its text, and what the tool knows about it last.

A question with several answers has one column per option, which repeats it where it was chosen.
"""

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, Kind, after_dashes, distinct
from unlabeled.survey.read.names import folded

_OWN = frozenset(
    {
        "#",
        "token",
        "response type",
        "start date (utc)",
        "stage date (utc)",
        "submit date (utc)",
        "network id",
        "tags",
        "ending",
        "score",
    }
)
_TELLING = frozenset({"start date (utc)", "submit date (utc)", "network id"})


def _recognises(head: Head) -> bool:
    return len(_TELLING & {folded(name) for name in head[0]}) >= 2


def _header(head: Head) -> Header:
    return Header(1, tuple(map(_column, head[0])))


def _column(name: str) -> Column:
    kind = Kind.ABOUT_A_PERSON if folded(name) in _OWN else Kind.QUESTION
    return Column(distinct(name, *after_dashes(name)), kind)


TYPEFORM = Dialect("typeform", "Typeform", _recognises, _header)
