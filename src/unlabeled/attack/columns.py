"""A release as columns: each cell is the number of a text, so that each text is looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.arrays import Counts, Flags, distinct
from unlabeled.attack.facts import AttackError

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS: Final = (
    "wave",
    "group",
    "parent",
    "scale",
    "item",
    "statistic",
    "category",
    "value",
    "low",
    "high",
    "n",
    "status",
)
_MOST: Final = 2**62  # what a key of several columns may count up to
_BLOCK: Final = 1 << 22  # bytes that are parsed at once


@dataclass(frozen=True)
class Column:
    """A column as codes, and the texts that they stand for."""

    codes: NDArray[np.int32]
    texts: list[str]

    def code(self, text: str) -> int:
        """Return the code of a text, -1 if no cell holds it."""
        return self.texts.index(text) if text in self.texts else -1


@dataclass(frozen=True)
class Columns:
    """Some rows of a release, by column."""

    of: dict[str, Column]

    def __len__(self) -> int:
        return len(next(iter(self.of.values())).codes)

    def where(self, name: str, *texts: str) -> Flags:
        """Return in which rows the cell of a column is one of `texts`."""
        column = self.of[name]
        told = np.array([text in texts for text in column.texts] or [False])
        return np.asarray(told[column.codes]) if len(self) else np.zeros(0, dtype=bool)

    def used(self, name: str) -> list[str]:
        """Return the different cells of a column."""
        column = self.of[name]
        return [column.texts[code] for code in distinct(column.codes, len(column.texts))[0].tolist()]

    def cell(self, name: str, row: int) -> str:
        """Return one cell."""
        column = self.of[name]
        return column.texts[int(column.codes[row])]

    def only(self, *names: str) -> Columns:
        """Return these of the columns: of those that nobody asks for, no rows need to be taken out."""
        return Columns({name: self.of[name] for name in names})

    def at(self, rows: Counts | Flags) -> Columns:
        """Return these of the rows."""
        if rows.dtype == bool and rows.all():
            return self
        return Columns({name: Column(column.codes[rows], column.texts) for name, column in self.of.items()})

    def key(self, names: Sequence[str]) -> Counts:
        """Return one number per row, the same where the cells of all `names` are the same."""
        key, most = np.zeros(len(self), dtype=np.int64), 1
        for name in names:
            size = len(self.of[name].texts) + 1
            if most * size > _MOST:
                found, key = np.unique(key, return_inverse=True)
                most = len(found)
            key, most = key * size + self.of[name].codes, most * size
        return key


def is_release(columns: Sequence[str]) -> bool:
    """Return whether these are the columns of a release of ours."""
    return tuple(columns) == COLUMNS


def columns_of_csv(text: str) -> Columns:
    """Return the rows of a `release.csv`.

    Raises
    ------
    AttackError
        If it is no table with the columns of a release. Quotes no cell.
    """
    import pyarrow as pa
    from pyarrow import csv as reader

    types = {name: pa.dictionary(pa.int32(), pa.string()) for name in COLUMNS}
    try:
        table = reader.read_csv(
            pa.BufferReader(text.encode()),
            read_options=reader.ReadOptions(block_size=_BLOCK),
            parse_options=reader.ParseOptions(newlines_in_values=True),
            convert_options=reader.ConvertOptions(
                column_types=types, strings_can_be_null=False, check_utf8=False
            ),
        )
    except (pa.ArrowInvalid, UnicodeEncodeError):
        raise AttackError("The release cannot be read as a table. Write it anew.") from None
    if not is_release(table.column_names):
        raise AttackError("The release has other columns than a release has. Write it anew.")
    if any(column.null_count for column in table.columns):
        raise AttackError("A cell of the release is missing. Write it anew.")
    whole = table.unify_dictionaries().combine_chunks()
    return Columns({name: column_of(whole[name].combine_chunks()) for name in COLUMNS})


def column_of(encoded: pa.DictionaryArray) -> Column:
    """Return an array of texts, each of which it holds once, as a column."""
    return Column(np.asarray(np.from_dlpack(encoded.indices), dtype=np.int32), encoded.dictionary.to_pylist())


def same_cells(one: Columns, other: Columns) -> bool:
    """Return whether all cells are the same, apart from what keeps a spreadsheet from running a text."""
    if len(one) != len(other):
        return False
    for name in COLUMNS:
        numbers: dict[str, int] = {}
        codes = []
        for column in (one.of[name], other.of[name]):
            texts = (text.replace("'", "") for text in column.texts)
            number_of = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
            codes.append(number_of[column.codes])
        if (codes[0] != codes[1]).any():
            return False
    return True
