"""LimeSurvey: one row of column names, which are codes, full texts, or both: `G1Q1. Text`.

A row of an array is `Code[Sub]`, `Text [Row]` or `Code[Sub]. Text [Row]`. Answers are codes or full texts; a
question that was not put to somebody is "N/A".
"""

import re

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, Kind, distinct
from unlabeled.survey.read.names import plain

_BOTH = re.compile(r"([A-Za-z][A-Za-z0-9_]*(?:\[[^\[\]]*\])*)\. ?(.*)", re.DOTALL)
_ROW = re.compile(r"\[([^\[\]]+)\]\s*$")
_CODES = frozenset(
    [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "seed",
        "token",
        "startdate",
        "datestamp",
        "ipaddr",
        "refurl",
        "interviewtime",
    ]
)
_TEXTS = frozenset(
    {
        "response id",
        "date submitted",
        "last page",
        "start language",
        "seed",
        "access code",
        "date started",
        "date last action",
        "ip address",
        "referrer url",
        "total time",
        "antwort id",
        "datum abgeschickt",
        "letzte seite",
        "start-sprache",
        "zufallsstartwert",
        "zugangscode",
        "datum gestartet",
        "datum letzte aktivität",
        "ip-adresse",
        "url der verweisseite",
        "id de la réponse",
        "date de soumission",
        "dernière page",
        "langue de départ",
        "tête de série",
        "date de lancement",
        "date de la dernière action",
        "adresse ip",
        "id de respuesta",
        "fecha de envío",
        "última página",
        "lenguaje inicial",
        "semilla",
        "fecha de inicio",
        "fecha de la última acción",
        "dirección ip",
        "回答id",
        "送信日",
        "最終ページ",
        "開始言語",
    }
)
_TIMING = re.compile(
    r"(grouptime\d+|[a-z0-9_]+time)(\.|$)|(group time|question time|gruppenzeit|fragenzeit)\b"
)
_LEAST = 3  # of the tool's own columns


def _recognises(head: Head) -> bool:
    return sum(_is_own(name) for name in head[0]) >= _LEAST


def _header(head: Head) -> Header:
    return Header(1, tuple(map(_column, head[0])))


def _column(name: str) -> Column:
    both = _BOTH.fullmatch(name.strip())
    code, text = (both[1], both[2]) if both else (name, name)
    rows = [found[1] for part in (text, code) if (found := _ROW.search(part))]
    own = _is_own(name) or _TIMING.match(plain(name))
    return Column(distinct(name, code, text, *rows), Kind.ABOUT_A_PERSON if own else Kind.QUESTION)


def _is_own(name: str) -> bool:
    both = _BOTH.fullmatch(name.strip())
    return plain(both[1] if both else name) in _CODES or plain(name) in _TEXTS


LIMESURVEY = Dialect("limesurvey", "LimeSurvey", _recognises, _header, ("N/A",))
