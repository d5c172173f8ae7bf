"""Cells that are read, in memory only while a file is: most columns as places in a list of their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.survey.read.columns import ColumnPlan
from unlabeled.survey.read.dialect import Header
from unlabeled.survey.read.names import folded
from unlabeled.survey.read.table import Table

if TYPE_CHECKING:
    import pyarrow as pa

Rows: TypeAlias = NDArray[np.bool_]  # for each row, whether something is so


@dataclass(frozen=True, repr=False)
class Cells:
    """Columns by their place in the file.

    Parameters
    ----------
    coded : dict of int to DictionaryArray
        Those whose texts repeat: items, groups, waves, times.
    texts : dict of int to StringArray
        Those that only tell which rows one person sent: a column with addresses, or all the others.
    """

    coded: dict[int, pa.DictionaryArray]
    texts: dict[int, pa.StringArray]

    @property
    def rows(self) -> int:
        """How many there are."""
        return len(next(iter(self.coded.values())))

    def text(self, place: int) -> pa.StringArray:
        """Return the column at `place` as texts."""
        return self.texts[place] if place in self.texts else self.coded[place].dictionary_decode()


def read_cells(table: Table, header: Header, plan: ColumnPlan) -> Cells:
    """Return the columns that are needed: all of them where only whole rows tell what was sent twice."""
    trials = header.trials[0] if header.trials else None
    whole_rows = plan.person is None and plan.time is not None
    wanted = (*plan.items, plan.group, *plan.outer, plan.wave, trials, plan.time if whole_rows else None)
    coded = sorted({place for place in wanted if place is not None})
    others = range(len(header.columns)) if whole_rows else [plan.person]
    texts = [place for place in others if place is not None and place not in coded]
    columns = table.columns_at(coded, header.rows, texts)
    return Cells(
        dict(zip(coded, columns, strict=False)), dict(zip(texts, columns[len(coded) :], strict=True))
    )


def trial_rows(cells: Cells, header: Header) -> Rows:
    """Return which rows the author sent while trying the survey out."""
    if header.trials is None:
        return np.zeros(cells.rows, dtype=np.bool_)
    place, marks = header.trials
    column = cells.coded[place]
    marked = np.array([folded(text) in marks for text in column.dictionary.to_pylist()] or [False])
    of_rows: Rows = marked[np.from_dlpack(column.indices)]
    return of_rows
