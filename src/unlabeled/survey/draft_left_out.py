"""Which columns of an export a draft does not take for statements, by their names or their cells, and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.survey.read.dialect import Column, Kind
from unlabeled.survey.read.identifiers import identifies
from unlabeled.survey.read.names import plain

GROUPS: Final = ("team", "group", "department", "gruppe", "abteilung", "équipe", "equipo", "チーム")
_GROUP: Final = "|".join(GROUPS)
_IS_GROUP: Final = re.compile(
    rf"([^\W\d_]+[ _-])?({_GROUP})s?([ _-][^\W\d_]+)?[?:.]?"  # "Team", "your team", "team name"; not team_1
    rf"|(in |dans |en |a )?(which|what|welche[mrs]?|quel(le)?|qué)\b.*({_GROUP}).*"
    r"|(site|unit|branch|location|division|area|region|standort|bereich|unité|área)([ _-](name|code|id))?"
)
_IS_WAVE: Final = re.compile(
    r"(wave|welle|vague|ola|round|runde|phase|time|time ?point|messzeitpunkt|period|survey|year|jahr"
    r"|année|año|month|monat|quarter|semester|week|day)([ _-]?(no\.?|number|nr\.?|id|name))?"
)
_IS_KEY: Final = re.compile(
    r"#|(personal |own |access )?code|case|row|index|nr\.?|seq(uence)?|key|pseudonym|unnamed: \d+"
    r"|(.+[ _-])?id"
)
_WHOLE: Final = re.compile(r"[+-]?\d+")


@dataclass(frozen=True)
class LeftOutColumn:
    """A column that is no statement, and the reason."""

    column: Column
    why: str


def why_by_name(column: Column) -> str:
    """Return why a column is no statement, as far as its name tells; empty if it may be one."""
    names = [plain(name) for name in column.names]
    if identifies(names) or any(map(_IS_KEY.fullmatch, names)):
        return "identifies people, by its name"
    if column.kind is Kind.ABOUT_A_PERSON:
        return "about a person or a form"
    if column.kind is not Kind.QUESTION:
        return "one of several that could be ticked or put in order"
    if any(map(_IS_WAVE.fullmatch, names)):
        return "tells waves or times apart, by its name"
    return "holds groups, by its name" if is_group(column) else ""


def is_group(column: Column) -> bool:
    """Return whether a column holds groups, by a name that is no statement."""
    return any(_IS_GROUP.fullmatch(plain(name)) for name in column.names)


def why_by_cells(answers: Collection[str], scale: Sequence[str], most: int) -> str:
    """Return why a column is no statement, as far as its different answers tell."""
    if not answers:
        return "nobody answered it"
    if all(map(_WHOLE.fullmatch, answers)):
        return "numbers on another range: look again" if len(answers) <= most else "many different numbers"
    if len(answers) <= most and set(answers) & set(scale):
        return "some of the same answers, beside others: look again"
    return "other answers, or people's own words"
