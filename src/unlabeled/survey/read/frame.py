"""A frame of answers: the same table as a file, its names first, and cells as a reader would see them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from unlabeled.survey.read.dialect import Head
from unlabeled.survey.read.table import HEAD_ROWS, even

if TYPE_CHECKING:
    import narwhals as nw
    import pandas as pd
    import pyarrow as pa

_CALLED: Final = "The table"  # in sentences that name a file


@dataclass(frozen=True, repr=False)
class FrameTable:
    """A frame in memory that somebody hands in: of pandas, Polars or Arrow.

    Parameters
    ----------
    frame : narwhals.DataFrame
        One row per person, one column per question.
    names : tuple of str
        What its columns are called.
    name : str
        What stands for the name of a file in sentences.
    """

    frame: nw.DataFrame[Any]
    names: tuple[str, ...]
    name: str = _CALLED
    blank_rows: int = 0

    @classmethod
    def of(cls, frame: pd.DataFrame) -> FrameTable:
        """Return the table in a frame of pandas, whose names may repeat. Its index is not read: it may hold
        names of people.
        """
        import narwhals as nw

        by_place = frame.set_axis([str(place) for place in range(frame.shape[1])], axis=1)
        return cls(nw.from_native(by_place, eager_only=True), tuple(map(cell_text, frame.columns)))

    def __repr__(self) -> str:
        rows, columns = self.frame.shape
        return f"Table with {rows} rows and {columns} columns"

    @property
    def file(self) -> Path:
        """What stands for a file in sentences."""
        return Path(self.name)

    @property
    def empty(self) -> bool:
        """Whether it has no rows, or no columns."""
        return 0 in self.frame.shape

    @cached_property
    def head(self) -> Head:
        """The names of the columns, and the first rows below them."""
        first = self.frame.head(HEAD_ROWS - 1)
        columns = [_encoded(first.get_column(name)).dictionary_decode().to_pylist() for name in first.columns]
        return even([self.names, *zip(*columns, strict=True)])

    def columns_at(self, places: Sequence[int], skip: int, texts: Sequence[int] = ()) -> list[pa.Array]:
        """Return the columns at `places`, then those at `texts`, without the first `skip` rows."""
        below = self.frame[skip - 1 :]  # the names are the first row
        coded = [_encoded(below.get_column(below.columns[place])) for place in (*places, *texts)]
        return [*coded[: len(places)], *(each.dictionary_decode() for each in coded[len(places) :])]


FileOrFrame: TypeAlias = Path | FrameTable  # where answers are: in a file, or in a frame


def _encoded(series: nw.Series[Any]) -> pa.DictionaryArray:
    """Return a column as places in a list of its texts."""
    import pyarrow as pa

    try:
        found = series.to_arrow()
        if isinstance(found, pa.ChunkedArray):
            found = found.combine_chunks()
        if pa.types.is_dictionary(found.type):  # it may hold what no row has any more
            found = found.dictionary_decode()
        found = found.dictionary_encode(null_encoding="encode")
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):  # cells of several types
        return _one_by_one(series)
    texts = pa.array([cell_text(cell) for cell in found.dictionary.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(found.indices, texts)


def _one_by_one(series: nw.Series[Any]) -> pa.DictionaryArray:
    import pyarrow as pa

    numbers: dict[str, int] = {}
    cells = zip(series.to_list(), series.is_null().to_list(), strict=True)
    codes = [numbers.setdefault("" if blank else cell_text(cell), len(numbers)) for cell, blank in cells]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(list(numbers), pa.string()))


def cell_text(value: Any) -> str:
    """Return a value as the text that a reader of files would find: whole numbers without a point, dates as
    ISO writes them, nothing for missing.

    Examples
    --------
    >>> [cell_text(value) for value in (4.0, 4, "Agree", None, float("nan"), 2.5)]
    ['4', '4', 'Agree', '', '', '2.5']
    """
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float | Decimal) and value != value):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
