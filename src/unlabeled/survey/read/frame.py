"""A DataFrame of answers: the same table as a file, its names first, and cells as a reader would see them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from unlabeled.survey.read.dialect import Head
from unlabeled.survey.read.table import HEAD_ROWS, even

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_CALLED: Final = "The table"  # in sentences that name a file


@dataclass(frozen=True, repr=False)
class FrameTable:
    """A frame that somebody hands in. Its index is not read: it may hold names.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row per person, one column per question.
    """

    frame: pd.DataFrame
    blank_rows: int = 0
    name: str = _CALLED

    def __repr__(self) -> str:
        rows, columns = self.frame.shape
        return f"Table with {rows} rows and {columns} columns"

    @property
    def file(self) -> Path:
        """What stands for a file in sentences."""
        return Path(self.name)

    @cached_property
    def head(self) -> Head:
        """The names of the columns, and the first rows below them."""
        rows = [[_text(name) for name in self.frame.columns]]
        rows += [list(map(_text, row)) for row in self.frame.head(HEAD_ROWS - 1).itertuples(index=False)]
        return even(rows)

    def columns_at(self, places: Sequence[int], skip: int, texts: Sequence[int] = ()) -> list[pa.Array]:
        """Return the columns at `places`, then those at `texts`, without the first `skip` rows."""
        below = self.frame.iloc[skip - 1 :]  # the names are the first row
        coded = [_encoded(below.iloc[:, place]) for place in (*places, *texts)]
        return [*coded[: len(places)], *(each.dictionary_decode() for each in coded[len(places) :])]


FileOrFrame: TypeAlias = Path | FrameTable  # where answers are: in a file, or in a frame


def _encoded(column: pd.Series[Any]) -> pa.DictionaryArray:
    """Return a column as places in a list of its texts."""
    import pandas as pd
    import pyarrow as pa

    codes, found = pd.factorize(column.astype(object), use_na_sentinel=True)
    codes, texts = codes.astype("int32"), list(map(_text, found))
    if (missing := codes < 0).any():
        codes[missing] = len(texts)
        texts.append("")
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(texts, pa.string()))


def _text(cell: Any) -> str:
    """Return a cell as text: whole numbers without a point, dates as ISO writes them, nothing for missing."""
    import pandas as pd

    if isinstance(cell, str):
        return cell
    if pd.api.types.is_scalar(cell) and pd.isna(cell):
        return ""
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)
