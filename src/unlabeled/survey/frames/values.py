"""What the different values of a column mean, and how an engine finds the rows that hold one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

import narwhals as nw

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames.fetch import fetched

MOST: Final = 500  # different values of a column of answers; a scale has a dozen, in a few spellings


@dataclass(frozen=True)
class Coded:
    """A column whose values are known.

    Parameters
    ----------
    column : str
        Its name in the frame.
    values : tuple of tuple
        The values that stand for each code, from 0. None and NaN are values too.
    """

    column: str
    values: tuple[tuple[Any, ...], ...]

    def has(self, code: int) -> nw.Expr | None:
        """Return what is true in rows with `code`, false or null in others; None if no value has it."""
        column = nw.col(self.column)
        each = [
            column.is_null() if value is None else column.is_nan() if value != value else column == value
            for value in self.values[code]
        ]
        return reduce(or_, each) if each else None

    def number(self, numbers: Mapping[int, int], otherwise: nw.Expr) -> nw.Expr:
        """Return for each row the number of its code, or `otherwise` where `numbers` has none for it."""
        found = otherwise
        for code, number in numbers.items():
            there = self.has(code)
            if there is not None:
                found = nw.when(there).then(nw.lit(number, nw.Int64)).otherwise(found)
        return nw.when(self.never()).then(otherwise).otherwise(otherwise) if found is otherwise else found

    def never(self) -> nw.Expr:
        """Return what is false in each row: a constant alone would make a column of one row."""
        return nw.col(self.column).is_null() & ~nw.col(self.column).is_null()

    def place(self) -> nw.Expr:
        """Return for each row its code; null where it is none of them."""
        return self.number({code: code for code in range(len(self.values))}, nw.lit(None, nw.Int64))

    def silent(self) -> nw.Expr | None:
        """Return what is true in the rows with the last code, which is "no answer"."""
        return self.has(len(self.values) - 1)


def comparable(column: str, dtype: nw.dtypes.DType) -> nw.Expr:
    """Return the column in a type whose values can be handed in again: to find the rows that hold one."""
    if isinstance(dtype, nw.Categorical | nw.Enum):
        return nw.col(column).cast(nw.String)
    return nw.col(column).cast(nw.Float64) if isinstance(dtype, nw.Decimal) else nw.col(column)


def different(frame: nw.LazyFrame[Any], columns: Sequence[str]) -> dict[str, list[Any]]:
    """Return the different values of each column, no more than one above `MOST`: one query for each type."""
    by_type = defaultdict(list)
    for name, dtype in frame.select(*columns).collect_schema().items():
        by_type[str(dtype)].append(name)
    found: dict[str, list[Any]] = {name: [] for name in columns}
    for names in by_type.values():
        parts = [
            frame.select(nw.col(name).alias("value"))
            .group_by("value")
            .agg(nw.len().alias("rows"))
            .head(MOST + 1)
            .select("value", nw.lit(place, nw.Int32).alias("column"))
            for place, name in enumerate(names)
        ]
        table = fetched(nw.concat(parts) if len(parts) > 1 else parts[0])
        for value, place in zip(
            *(table.column(name).to_pylist() for name in table.column_names), strict=True
        ):
            found[names[place]].append(value)
    return found


def too_many(item: str) -> UnreadableError:
    """Return the error for an item with more different values than answers on a scale can have."""
    return UnreadableError(
        f"Item '{item}' has more than {MOST} different answers, so they are none on its scale. Say which "
        "column belongs to it: --mapping YAML."
    )
