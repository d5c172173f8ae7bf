"""Which column is what: items by id or text, the group, the wave; whatever else there is stays unread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unlabeled.content.instrument import WAVE_COLUMN, Instrument
from unlabeled.survey.addresses import masked
from unlabeled.survey.errors import GroupColumnError, UnreadableError
from unlabeled.survey.read.dialect import Dialect
from unlabeled.survey.responses import LeftOut

# Column names that say that a column identifies people, directly or beside other data.
_IDENTIFIERS = re.compile(
    r"time ?stamp|zeitstempel|horodateur|marca temporal"
    r"|(start|end|submit\w*|recorded|created) ?(date|time|at)"
    r"|e-?mail|\bip\b|phone|mobile|telefon|latitude|longitude|coordinates|user ?agent|\bbrowser\b"
    r"|^date( ?time)?$|^(your |full |first |last |family |given |sur|user|nick)?name$|^location$"
    r"|^(respondent|response|participant|person(nel)?|employee|staff|student|user|submission|network|collector)?"
    r"[ _-]?(id|number|no\.?)$"
)
# Of these: what is one person's own, best first. Not a name, which two people may share, nor an address of a
# network, nor the number of a submission.
_OWN = (
    re.compile(r"e-?mail|^user ?name$"),
    re.compile(
        r"^(respondent|participant|person(nel)?|employee|staff|student|user)?[ _-]?(id|number|no\.?)$"
    ),
)
_TIME = re.compile(
    r"time ?stamp|zeitstempel|horodateur|marca temporal|(end|submit\w*|recorded|created) ?(date|time|at)"
)
_LISTED = 8  # so many names fit into a sentence


@dataclass(frozen=True)
class ColumnPlan:
    """Positions of the columns to read, and the names of those that are not kept.

    Parameters
    ----------
    items : tuple of int
        One column per item.
    group, wave : int or None
        Where the names of groups and waves are.
    person, time : int or None
        What tells whether two rows were sent by one person: only compared, then dropped.
    left_out : LeftOut
        The other columns' names.
    """

    items: tuple[int, ...]
    group: int | None
    wave: int | None
    person: int | None
    time: int | None
    left_out: LeftOut


def plan_columns(
    columns: Sequence[str], dialect: Dialect, instrument: Instrument, by: str | None
) -> ColumnPlan:
    """Return where items, group and wave are.

    Parameters
    ----------
    by : str or None
        The group column; the instrument's unless given. Empty text means: no groups.

    Raises
    ------
    UnreadableError
        If an item has no column or two, or the group column is missing or is something else.
    """
    questions = [plain(dialect.question(column)) for column in columns]
    items = tuple(_items(questions, instrument))
    wave = next((p for p, name in enumerate(questions) if name == WAVE_COLUMN and p not in items), None)
    taken = {*items, *([wave] if wave is not None else [])}
    spoken = {plain(name) for question in instrument.open_questions for name in (question.id, question.text)}
    in_words = {p for p, name in enumerate(questions) if name in spoken and p not in taken}
    identifiers = {
        p for p, name in enumerate(questions) if _IDENTIFIERS.search(name) and p not in taken | in_words
    }
    free = [p for p in range(len(columns)) if p not in taken | in_words | identifiers]
    group = None if by == "" else _group(columns, by, instrument, free, identifiers)
    others = [p for p in free if p != group]
    left_out = LeftOut(_named(columns, identifiers), _named(columns, in_words), _named(columns, others))
    own = (p for pattern in _OWN for p in sorted(identifiers) if pattern.search(questions[p]))
    times = (p for p in sorted(identifiers) if _TIME.search(questions[p]))
    return ColumnPlan(items, group, wave, next(own, None), next(times, None), left_out)


def _named(columns: Sequence[str], places: Iterable[int]) -> tuple[str, ...]:
    return tuple(masked(columns[place]) for place in sorted(places) if columns[place])


def folded(text: str) -> str:
    """Return `text` as names are compared: one case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def plain(question: str) -> str:
    """Return `question` as questions are compared: folded, without the mark of a required one."""
    return folded(question).removesuffix(" *")


def _items(questions: Sequence[str], instrument: Instrument) -> list[int]:
    found = [
        [p for p, name in enumerate(questions) if name in (item.id, plain(item.text))]
        for item in instrument.items
    ]
    pairs = list(zip(instrument.items, found, strict=True))
    missing = [item.id for item, places in pairs if not places]
    if len(missing) == len(pairs):
        raise UnreadableError(
            f"No column of this file is an item of '{instrument.title}'. Name the items' columns by their "
            "ids or texts, or give the questionnaire that was asked: --instrument YAML."
        )
    if missing:
        raise UnreadableError(
            f"{len(missing)} of the {len(pairs)} items of '{instrument.title}' have no column: "
            f"{listed(missing)}. "
            "Name their columns by id or text, or give the questionnaire that was asked: --instrument YAML."
        )
    for item, places in pairs:
        if len(places) > 1:
            raise UnreadableError(
                f"Item '{item.id}' has {len(places)} columns, by its id or its text. Remove all but one."
            )
    return [places[0] for places in found]


def _group(
    columns: Sequence[str],
    by: str | None,
    instrument: Instrument,
    free: Sequence[int],
    identifiers: set[int],
) -> int:
    wanted = plain(instrument.group_column if by is None else by)
    place = next((p for p, name in enumerate(columns) if plain(name) == wanted), None)
    if place is None and by is None:
        problem = f"There is no group column '{instrument.group_column}'."
    elif place is None:
        problem = "There is no column of the name that was given."
    elif place in identifiers:
        problem = f"Column '{masked(columns[place])}' identifies people and is not read."
    elif place not in free:
        problem = f"Column '{masked(columns[place])}' holds answers or waves, no groups."
    else:
        return place
    raise GroupColumnError(problem, listed([columns[p] for p in free if columns[p]]))


def listed(names: Sequence[str]) -> str:
    """Return the first few names as one text."""
    more = len(names) - _LISTED
    return ", ".join(masked(name)[:60] for name in names[:_LISTED]) + (
        f" and {more} more" if more > 0 else ""
    )
