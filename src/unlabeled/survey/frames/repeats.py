"""Of several rows of one person in one wave the last counts. All comparing is done where the rows are.

An address or a number of a person takes part in a query, and only how often rows repeat comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import narwhals as nw

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames.aggregates import whole
from unlabeled.survey.frames.fetch import fetched
from unlabeled.survey.read.people import NOBODY, OFTEN

_PERSON, _WAVE, _KEEP, _N = "person", "wave", "keep", "n"
_ADDRESS: Final = r"@\S*\."


@dataclass(frozen=True)
class _Times:
    """How often the most frequent person, and all, are there; and in how many pairs of person and wave."""

    most: int
    rows: int
    pairs: int


def last_by_person(
    answered: nw.LazyFrame[Any], person: str, time: str | None, wave: nw.Expr
) -> tuple[nw.LazyFrame[Any] | None, int]:
    """Return the rows to count, or None where all count, and how many do not.

    Raises
    ------
    UnreadableError
        If somebody is there more than once, and no time says which row was the last.
    """
    known = _known(answered, person, wave)
    times = _times(known)
    if times.most >= OFTEN and 2 * times.most > times.rows:  # a word for nobody, in a language not known here
        often = nw.len().over(_PERSON)
        known = known.with_columns(often.alias(_N)).with_columns(
            nw.when(nw.col(_N) < times.most).then(nw.col(_PERSON)).alias(_PERSON)
        )
        times = _times(known)
    repeats = times.rows - times.pairs
    if not repeats:
        return None, 0
    if time is None or not isinstance(answered.collect_schema()[time], nw.Datetime | nw.Date):
        raise _undecided()
    return _latest(known, time, times), repeats


def _known(answered: nw.LazyFrame[Any], person: str, wave: nw.Expr) -> nw.LazyFrame[Any]:
    """Return the rows with a person and a wave to compare; the person is null where nobody is named.

    In a column with addresses only these tell people apart: some tools write "anonymous" below them.
    """
    written = nw.col(person).cast(nw.String).str.strip_chars().str.to_lowercase()
    named = answered.with_columns(written.alias(_PERSON), wave.alias(_WAVE)).with_columns(
        nw.when(~nw.col(_PERSON).is_in(["", *sorted(NOBODY)])).then(nw.col(_PERSON)).alias(_PERSON)
    )
    address = nw.col(_PERSON).str.contains(_ADDRESS)
    some = named.select(nw.when(address).then(1).otherwise(0).alias(_N)).select(nw.col(_N).max())
    if whole(fetched(some), _N)[0]:
        return named.with_columns(nw.when(address).then(nw.col(_PERSON)).alias(_PERSON))
    return named


def _times(known: nw.LazyFrame[Any]) -> _Times:
    pairs = known.filter(~nw.col(_PERSON).is_null()).group_by(_PERSON, _WAVE).agg(nw.len().alias(_N))
    people = pairs.group_by(_PERSON).agg(nw.col(_N).sum().cast(nw.Int64), nw.len().alias("pairs"))
    table = fetched(
        people.select(
            nw.col(_N).max().cast(nw.Int64).alias("most"),
            nw.col(_N).sum().cast(nw.Int64).alias("rows"),
            nw.col("pairs").sum().cast(nw.Int64),
        )
    )
    return _Times(*(int(whole(table, name)[0]) for name in ("most", "rows", "pairs")))


def _latest(known: nw.LazyFrame[Any], time: str, times: _Times) -> nw.LazyFrame[Any]:
    """Return each person's latest row of each wave, and the rows of nobody."""
    last = nw.col(time).max().over(_PERSON, _WAVE)
    timed = known.with_columns(last.alias(_KEEP))
    is_last = nw.col(_PERSON).is_null() | nw.col(_KEEP).is_null() | (nw.col(time) == nw.col(_KEEP))
    kept = timed.filter(is_last)
    left = fetched(kept.filter(~nw.col(_PERSON).is_null()).select(nw.len().alias(_N)))
    if whole(left, _N)[0] != times.pairs:  # two at the same time
        raise _undecided()
    return kept


def without_copies(
    answered: nw.LazyFrame[Any], columns: Sequence[str], time: str
) -> tuple[nw.LazyFrame[Any] | None, int]:
    """Return the rows to count, or None where all count, and how many do not.

    Only rows that are the same in every cell, `time` included, are one submission.
    """
    is_timed = nw.col(time).cast(nw.String).str.strip_chars() != ""
    timed = answered.filter(is_timed)
    often = timed.group_by(time).agg(nw.len().alias(_N)).select(nw.col(_N).max())
    if whole(fetched(often), _N)[0] < 2:
        return None, 0
    once = timed.group_by(*columns).agg(nw.len().alias(_N))
    table = fetched(once.select(nw.col(_N).sum().cast(nw.Int64), nw.len().alias("rows")))
    repeats = int(whole(table, _N)[0] - whole(table, "rows")[0])
    if not repeats:
        return None, 0
    untimed = answered.filter(nw.when(is_timed).then(0).otherwise(1) == 1)
    return nw.concat([once.select(*columns), untimed.select(*columns)]), repeats


def _undecided() -> UnreadableError:
    return UnreadableError(
        "Some people are in this table more than once, and no column of a date or time type says which of "
        "their rows is the last. Keep one row of each, for example in a view, and analyze that."
    )
