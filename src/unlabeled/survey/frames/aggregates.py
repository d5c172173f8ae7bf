"""The three aggregates of a Tally, computed where the answers are.

Counts take one pass. A sum for each answer of each item would be a hundred sums per group; so the counts of
one item share a whole number of 63 bits, each in bits of its own, and are taken apart again here. How many
bits a count needs is known from the largest group, which is asked for before, and checked against the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure import Blueprint, Moments, ScalePlan
from unlabeled.disclosure.tally import Counts
from unlabeled.survey.frames.fetch import changed, fetched
from unlabeled.survey.frames.values import Coded

if TYPE_CHECKING:
    import pyarrow as pa

_WORD: Final = 63  # bits of a whole number that is never negative


@dataclass(frozen=True)
class Grouped:
    """Counts by group as they are written: `keys` has a column per level and one for the wave, if any.

    Parameters
    ----------
    keys : pyarrow.Table
        One row for each combination that occurs.
    rows : ndarray of int64, shape (rows,)
        How many rows of the table have it.
    empty : ndarray of int64, shape (rows,)
        How many of these hold no answer at all.
    packed : tuple of (item, first code, bits, ndarray)
        Counts that share a number.
    """

    keys: pa.Table
    rows: Counts
    empty: Counts
    packed: tuple[tuple[int, int, int, Counts], ...]

    def counts(self, rows: NDArray[np.intp], group: Counts, shape: tuple[int, int, int]) -> Counts:
        """Return the counts of `rows` of keys by group, item and answer; who gave no answer is left out.

        Parameters
        ----------
        group : ndarray of int
            To which group each of `rows` belongs; -1 for one in which nobody gave an answer.
        shape : tuple of int
            Groups, items, answers + 1.
        """
        rows, group = rows[group >= 0], group[group >= 0]
        found = np.zeros(shape, dtype=np.int64)
        for item, first, bits, numbers in self.packed:
            for place in range(first, min(first + _WORD // bits, shape[2])):
                here = (numbers[rows] >> (bits * (place - first))) & ((1 << bits) - 1)
                np.add.at(found[:, item, place], group, here)
        empty = np.zeros(shape[0], dtype=np.int64)
        np.add.at(empty, group, self.empty[rows])
        found[:, :, -1] -= empty[:, np.newaxis]
        return found


def grouped(frame: nw.LazyFrame[Any], keys: Sequence[str], items: Sequence[Coded]) -> Grouped:
    """Return how many gave each answer to each item, by the values of `keys`.

    Raises
    ------
    UnreadableError
        If the table changes meanwhile.
    """
    bits = _largest(frame, keys).bit_length()
    packs = [
        (item, first, coded.number(_weights(coded, first, bits), nw.lit(0, nw.Int64)))
        for item, coded in enumerate(items)
        for first in range(0, len(coded.values), _WORD // bits)
    ]
    columns = [pack.alias(f"sum_{place}") for place, (_, _, pack) in enumerate(packs)]
    flagged = frame.select(*keys, nw.when(nothing(items)).then(1).otherwise(0).alias("empty"), *columns)
    names = ["empty", *(f"sum_{place}" for place in range(len(packs)))]
    sums = [nw.col(name).sum().cast(nw.Int64) for name in names]
    table = fetched(by(flagged, keys, nw.len().alias("rows"), *sums))
    rows, empty = whole(table, "rows"), whole(table, "empty")
    if (rows >= 1 << bits).any():
        raise changed()
    packed = tuple(
        (item, first, bits, whole(table, f"sum_{place}")) for place, (item, first, _) in enumerate(packs)
    )
    return Grouped(table.select(list(keys)), rows, empty, packed)


def _largest(frame: nw.LazyFrame[Any], keys: Sequence[str]) -> int:
    """Return how many rows the largest group has."""
    sizes = by(frame.select(*keys) if keys else frame, keys, nw.len().alias("rows"))
    return int(whole(fetched(sizes.select(nw.col("rows").max())), "rows")[0])


def _weights(coded: Coded, first: int, bits: int) -> dict[int, int]:
    """Return what a row with each code adds to the number that begins with code `first`."""
    codes = range(first, min(first + _WORD // bits, len(coded.values)))
    return {code: 1 << (bits * (code - first)) for code in codes}


def nothing(items: Sequence[Coded]) -> nw.Expr:
    """Return what is true in rows without any answer, and false in others."""
    silent = [each for each in map(Coded.silent, items) if each is not None]
    if len(silent) < len(items):  # everybody answered one of them
        return items[0].never()
    return nw.all_horizontal(*silent, ignore_nulls=True)


def something_missing(items: Sequence[Coded]) -> nw.Expr:
    """Return what is true in rows without an answer to one of the items, and false in others."""
    silent = [each for each in map(Coded.silent, items) if each is not None]
    return nw.any_horizontal(*silent, ignore_nulls=True) if silent else items[0].never()


def moments(
    frame: nw.LazyFrame[Any], wave: str | None, items: Sequence[Coded], blueprint: Blueprint
) -> Iterator[dict[Any, Moments]]:
    """Yield for each scale its moments by the value of the column `wave`, over who answered all its items."""
    for scale in blueprint.scales:
        coded = items[blueprint.places(scale)]
        names = [each.column for each in coded]
        keys = [wave] if wave else []
        complete = frame.filter(~something_missing(coded))  # first: it is quick, and leaves less to do
        complete = complete.select(*keys, *(each.place().alias(each.column) for each in coded))
        firsts = [nw.col(name).sum().cast(nw.Int64).alias(f"sum_{i}") for i, name in enumerate(names)]
        pairs = list(combinations_with_replacement(range(len(names)), 2))
        products = [
            (nw.col(names[i]) * nw.col(names[j])).sum().cast(nw.Int64).alias(f"sum_{i}_{j}") for i, j in pairs
        ]
        table = fetched(by(complete, keys, nw.len().alias("rows"), *firsts, *products))
        waves = table.column(wave).to_pylist() if wave else [None]
        yield {value: _moments(table, row, scale, blueprint) for row, value in enumerate(waves)}


def _moments(table: pa.Table, row: int, scale: ScalePlan, blueprint: Blueprint) -> Moments:
    """Return the moments of answers from those of their codes, which are turned round where an item is."""
    items = range(len(scale.items))
    n = int(whole(table, "rows")[row])
    sums = np.array([whole(table, f"sum_{i}")[row] for i in items])
    products = np.array([[whole(table, f"sum_{min(i, j)}_{max(i, j)}")[row] for j in items] for i in items])
    turn = np.array([-1 if item.reverse_keyed else 1 for item in scale.items])
    start = np.where(turn < 0, blueprint.points - 1, 0) + blueprint.lowest
    mixed = np.outer(start, turn * sums)
    keyed = n * np.outer(start, start) + mixed + mixed.T + np.outer(turn, turn) * products
    return Moments(n, n * start + turn * sums, keyed)


def by(frame: nw.LazyFrame[Any], keys: Sequence[str], *aggregates: nw.Expr) -> nw.LazyFrame[Any]:
    """Return the aggregates by the values of `keys`, or of the whole frame where there are none."""
    return frame.group_by(*keys).agg(*aggregates) if keys else frame.select(*aggregates)


def whole(table: pa.Table, column: str) -> Counts:
    """Return a column of whole numbers; a sum over no row is 0."""
    return np.array(table.column(column).fill_null(0).to_numpy(), dtype=np.int64)
