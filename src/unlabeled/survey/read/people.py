"""What identifies people: compared in memory while a file is read, refused as a group's name, never kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unlabeled.survey.addresses import is_address, is_telephone
from unlabeled.survey.errors import GroupColumnError
from unlabeled.survey.read.columns import ColumnPlan, folded
from unlabeled.survey.responses import Codes

if TYPE_CHECKING:
    import pyarrow as pa


def refuse_people(column: pa.DictionaryArray, name: str) -> None:
    """Raise `GroupColumnError` if `column`, which would be published, holds addresses or telephones."""
    if any(is_address(text) or is_telephone(text) for text in column.dictionary.to_pylist()):
        raise GroupColumnError(
            f"Column '{name}' holds e-mail addresses or telephone numbers, which would be published as names "
            "of groups. Take them out, or choose another column."
        )


def last_submissions(
    cells: Mapping[int, pa.DictionaryArray], plan: ColumnPlan, waves: Codes, answered: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which of the `answered` rows to count: of several by one person in one wave, the last.

    A person is known by an address or a number of their own. Without one, only rows that are the same in
    every cell, time included, are one submission.
    """
    rows = np.flatnonzero(answered)
    kept = answered.copy()
    if plan.person is not None:  # whoever left it empty stands for themselves
        person = _compared(cells[plan.person])[rows]
        known = person >= 0
        _keep_last(kept, rows[known], np.column_stack([person, waves[rows]])[known])
    elif plan.time is not None:
        time = _compared(cells[plan.time])
        often = np.bincount(time[rows][time[rows] >= 0], minlength=1) > 1
        rows = rows[(time[rows] >= 0) & often[time[rows]]]
        if rows.size:
            columns = [np.from_dlpack(cells[place].indices)[rows] for place in sorted(cells)]
            _keep_last(kept, rows, np.column_stack(columns))
    return kept


def _compared(column: pa.DictionaryArray) -> Codes:
    """Return a number per row that is the same for the same text, however it was typed; -1 for none."""
    numbers: dict[str, int] = {}
    written = [folded(text) for text in column.dictionary.to_pylist()]
    codes = [numbers.setdefault(text, len(numbers)) if text else -1 for text in written]
    of_rows: Codes = np.array(codes or [-1], dtype=np.int32)[np.from_dlpack(column.indices)]
    return of_rows


def _keep_last(kept: NDArray[np.bool_], rows: NDArray[np.intp], keys: Codes) -> None:
    """Unmark each of `rows` whose key comes again further down."""
    if rows.size:
        _, from_the_end = np.unique(keys[::-1], axis=0, return_index=True)
        kept[rows] = False
        kept[rows[::-1][from_the_end]] = True
