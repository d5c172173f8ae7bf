"""Comments: answers to open questions, cut off from everything else, read only when that is asked for.

Of each question, and only if ten people or more answered it in one wave: their texts, with what points at
somebody taken out, in an order that follows from these texts alone. No file that may be shared is made here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from unlabeled.survey.addresses import masked
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames import is_address
from unlabeled.survey.read.columns import ColumnPlan, plan_columns
from unlabeled.survey.read.dialect import Column, Kind
from unlabeled.survey.read.export import counted, find_dialect, read
from unlabeled.survey.read.frame import FrameTable
from unlabeled.survey.read.identifiers import identifies
from unlabeled.survey.read.mapping import load_mapping
from unlabeled.survey.read.names import plain, untagged
from unlabeled.survey.read.open import open_table
from unlabeled.survey.redact import Roster, cleaned, redacted

if TYPE_CHECKING:
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import RiskAppetite
    from unlabeled.survey.released import Asked

LEAST: Final = 10  # people who commented
_LONGEST: Final = 5_000  # letters; who writes more is known by it
# What people write who have nothing to say, in words.
_NOTHING: Final = frozenset({
    "n/a", "na", "n.a", "none", "nothing", "no", "nope", "nil", "no comment", "keine", "nichts", "nein",
    "kein kommentar", "rien", "non", "aucun", "aucune", "nada", "ninguno", "ninguna", "なし", "特になし",
})  # fmt: skip


@dataclass(frozen=True, repr=False)
class Question:
    """An open question, and what people wrote. Printing it shows neither."""

    title: str
    texts: tuple[str, ...]

    def __repr__(self) -> str:
        return "Question"


def comments(asked: Asked, names: Sequence[str], roster: Roster, least: int = LEAST) -> tuple[Question, ...]:
    """Return the comments that a person may now read and approve.

    Parameters
    ----------
    asked : Asked
        The one file, and how to read it.
    names : sequence of str
        The columns with comments; the questionnaire's open questions unless given.
    roster : Roster
        Names to take out.
    least : int
        How many must have commented.

    Raises
    ------
    UnreadableError
        If there are no such columns. Quotes no cell.
    """
    if len(asked.files) != 1:
        raise UnreadableError("Comments are taken from one file. Give one, not --before and --after.")
    [file] = asked.files
    if not isinstance(file, Path | FrameTable) or (isinstance(file, Path) and is_address(file)):
        raise UnreadableError("Comments are taken from a survey tool's file only. Leave --comments out.")
    if counted(file, asked.instrument, asked.tool) is not None:
        raise UnreadableError("A room's tally holds no comments. Leave --comments out.")
    mapping = load_mapping(asked.mapping)
    table = open_table(file)
    header = find_dialect(table.head, asked.tool).header(table.head)
    plan = plan_columns(header.columns, asked.instrument, asked.by, mapping)
    places = _places(header.columns, plan, asked.instrument, names)
    responses = read(file, asked.instrument, asked.by, tool=asked.tool, mapping=mapping)
    if responses.rows is None:
        raise UnreadableError("Comments are not taken from this kind of file. Leave --comments out.")
    found = []
    for title, place in places:
        [column] = table.columns_at([place], header.rows)
        texts = [_comment(text) for text in column.dictionary.to_pylist()]
        cells = np.from_dlpack(column.indices)[responses.rows]
        spoken = np.array([*map(bool, texts), False])[cells]
        people = np.bincount(responses.waves.codes[spoken], minlength=len(responses.waves.names))
        kept = cells[spoken & (people >= least)[responses.waves.codes]]
        if len(kept):
            found.append(Question(title, in_order(title, (redacted(texts[cell], roster) for cell in kept))))
    return tuple(found)


def least_of(appetite: RiskAppetite) -> int:
    """Return how many people must have commented under this policy: ten, or k where that is more."""
    return max(LEAST, appetite.k)


def in_order(title: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return `texts` in an order that looks like chance, and that the file's order has no part in.

    They stand by a digest of the question and of what is shown. So the same texts give the same page, whoever
    came first; nobody who sent a form last, or first, is found at an end; and what one person wrote to two
    questions stands at two places.
    """
    return tuple(sorted(texts, key=lambda text: hashlib.sha256(f"{title}\n{text}".encode()).digest()))


def _comment(text: str) -> str:
    """Return a cell as a comment; empty where nothing was said, or far too much."""
    said = cleaned(text)
    if len(said) > _LONGEST or not any(map(str.isalpha, said)):
        return ""
    return "" if said.casefold().strip(" .!-") in _NOTHING else said


def _places(
    columns: Sequence[Column], plan: ColumnPlan, instrument: Instrument, names: Sequence[str]
) -> list[tuple[str, int]]:
    """Return the columns with comments, each with what was asked."""
    if names:
        return [_named(name, columns, plan) for name in dict.fromkeys(names)]
    found = []
    for question in instrument.open_questions:
        wanted = {plain(question.id), plain(question.text)}
        at = [place for place, column in enumerate(columns) if wanted & set(map(plain, column.names))]
        if len(at) == 1 and _may_be_read(columns[at[0]], at[0], plan):
            found.append((question.text, at[0]))
    if not found:
        raise UnreadableError(
            "No column of this file is an open question of the questionnaire. Name the columns with "
            "comments: --comments COLUMN."
        )
    return found


def _named(name: str, columns: Sequence[Column], plan: ColumnPlan) -> tuple[str, int]:
    at = [place for place, column in enumerate(columns) if plain(name) in map(plain, column.names)]
    if len(at) != 1:
        which = "Several columns have" if at else "No column has"
        raise UnreadableError(f"{which} the name that was given for comments. Write it as the file has it.")
    [place] = at
    if not _may_be_read(columns[place], place, plan):
        raise UnreadableError(
            f"Column '{masked(columns[place].name)}' identifies people, or holds answers, groups or waves. "
            "Comments are not taken from it."
        )
    return masked(untagged(columns[place].name)), place


def _may_be_read(column: Column, place: int, plan: ColumnPlan) -> bool:
    taken = {*plan.items, *plan.outer, plan.group, plan.wave, plan.person, plan.time}
    names = tuple(map(plain, column.names))
    return place not in taken and column.kind is Kind.QUESTION and not identifies(names)
