"""Which column is what: items by id or text, the group, the wave; whatever else there is stays unread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.content.instrument import WAVE_COLUMN, Instrument
from unlabeled.survey.addresses import masked
from unlabeled.survey.errors import GroupColumnError, UnreadableError
from unlabeled.survey.read.dialect import Column, Kind
from unlabeled.survey.read.identifiers import identifies, person_column, time_column
from unlabeled.survey.read.items import Found, find, item_places
from unlabeled.survey.read.mapping import NO_MAPPING, Mapping
from unlabeled.survey.read.names import listed, plain
from unlabeled.survey.responses import LeftOut

# What a tool writes about a form: dropped as unread, and it identifies nobody.
_OF_A_FORM: Final = re.compile(r"(response )?status|progress|finished|last ?page|letzte seite")


@dataclass(frozen=True)
class ColumnPlan:
    """Positions of the columns to read, and the names of those that are not kept.

    Parameters
    ----------
    items : tuple of int
        One column per item.
    group, wave : int or None
        Where the names of groups, the innermost ones, and of waves are.
    person, time : int or None
        What tells whether two rows were sent by one person: only compared, then dropped.
    left_out : LeftOut
        The other columns' names.
    outer : tuple of int
        Where the names of the groups are that the innermost ones lie in, outermost first.
    """

    items: tuple[int, ...]
    group: int | None
    wave: int | None
    person: int | None
    time: int | None
    left_out: LeftOut
    outer: tuple[int, ...] = ()


def plan_columns(
    columns: tuple[Column, ...], instrument: Instrument, by: str | None, mapping: Mapping = NO_MAPPING
) -> ColumnPlan:
    """Return where items, group and wave are.

    Parameters
    ----------
    by : str or None
        The group column, or several with commas between, outermost first; the mapping's or the instrument's
        unless given. Empty text means: no groups.

    Raises
    ------
    UnreadableError
        If an item has no column or two, or the group column is missing or is something else.
    """
    found = find(columns, instrument, mapping)
    items = tuple(item_places(found, instrument))
    wave = _only([p for p, names in enumerate(found.names) if WAVE_COLUMN in names and p not in items], found)
    taken = {*items, *([wave] if wave is not None else [])}
    rest = [p for p in range(len(columns)) if p not in taken]
    spoken = {plain(name) for question in instrument.open_questions for name in (question.id, question.text)}
    in_words = {p for p in rest if spoken & set(found.names[p])}
    own = {p for p in rest if columns[p].kind is Kind.ABOUT_A_PERSON or identifies(found.names[p])} - in_words
    free = [p for p in rest if p not in in_words | own]
    said = mapping.group if by is None else by
    levels = _levels(found, said, instrument)
    groups = tuple(_group(found, name, said is not None, free, own) for name in levels)
    if len(set(groups)) < len(groups):
        raise UnreadableError("A column with groups is named twice. Name each once, outermost first.")
    others = [p for p in free if p not in groups]
    of_form = {p for p in own if any(map(_OF_A_FORM.fullmatch, found.names[p]))}
    left_out = LeftOut(
        _named(columns, own - of_form), _named(columns, in_words), _named(columns, of_form.union(others))
    )
    person, time = person_column(found.names, own), time_column(found.names, own)
    innermost = groups[-1] if groups else None
    return ColumnPlan(items, innermost, wave, person, time, left_out, groups[:-1])


def _named(columns: Sequence[Column], places: Iterable[int]) -> tuple[str, ...]:
    return tuple(masked(columns[place].name) for place in sorted(places) if columns[place].name)


def _only(places: Sequence[int], found: Found) -> int | None:
    """Return the one column of a name, or None; two of the same name cannot be told apart."""
    if len(places) > 1:
        raise UnreadableError(
            f"There are two columns of the same name; the second is column {places[1] + 1}, called "
            f"'{listed([found.columns[places[1]].name])}'. Give each a name of its own."
        )
    return places[0] if places else None


def _levels(found: Found, by: str | None, instrument: Instrument) -> tuple[str, ...]:
    """Return the names of the columns with groups. One whose title holds commas is one column."""
    if by is None:
        return instrument.levels
    if by and any(plain(by) in names for names in found.names):
        return (by,)
    return tuple(name for name in map(str.strip, by.split(",")) if name)


def _group(found: Found, name: str, is_asked_for: bool, free: Sequence[int], identifiers: set[int]) -> int:
    wanted = plain(name)
    place = _only([p for p, names in enumerate(found.names) if wanted and wanted in names], found)
    columns = found.columns
    if place is None and not is_asked_for:
        problem = f"There is no group column '{name}'."
    elif place is None:
        problem = f"There is no column '{listed([name])}'."
    elif place in identifiers:
        problem = f"Column '{masked(columns[place].name)}' identifies people and is not read."
    elif place not in free or columns[place].kind is Kind.CHOICE:
        problem = f"Column '{masked(columns[place].name)}' holds answers or waves, no groups."
    else:
        return place
    raise GroupColumnError(problem, listed([columns[p].name for p in free if columns[p].name]))
