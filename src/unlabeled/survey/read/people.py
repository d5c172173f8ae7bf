"""What identifies people: compared in memory while a file is read, refused as a group's name, never kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from unlabeled.survey.addresses import is_address, is_telephone, masked
from unlabeled.survey.errors import GroupColumnError
from unlabeled.survey.read.columns import ColumnPlan
from unlabeled.survey.responses import Codes

if TYPE_CHECKING:
    import pyarrow as pa

# What tools write for somebody who was not asked who they are.
NOBODY = frozenset(
    {"anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo", "anoniem", "匿名", "n/a", "-"}
)
OFTEN = 3  # nobody sends a form so often that it is most of the file


def refuse_people(column: pa.DictionaryArray, name: str) -> None:
    """Raise `GroupColumnError` if `column`, which would be published, holds addresses or telephones."""
    if any(is_address(text) or is_telephone(text) for text in column.dictionary.to_pylist()):
        raise GroupColumnError(
            f"Column '{masked(name)}' holds e-mail addresses or telephone numbers, which would be "
            "published as names of groups. Take them out, or choose another column."
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
        person = _without_nobody(_compared(cells[plan.person])[rows])
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
    """Return a number per row that is the same for the same text, however it was typed; -1 for none.

    In a column with addresses only these tell people apart: some tools write "anonymous" below them.
    """
    import pyarrow as pa
    from pyarrow import compute

    written = compute.utf8_lower(compute.utf8_trim_whitespace(column.dictionary))
    is_somebody = compute.invert(compute.is_in(written, value_set=pa.array(["", *NOBODY])))
    addresses = compute.match_substring_regex(written, r"@\S*\.")
    if compute.any(addresses).as_py():
        is_somebody = addresses
    numbers = np.from_dlpack(written.dictionary_encode().indices).astype(np.int32)
    numbers[~np.asarray(is_somebody)] = -1
    of_rows: Codes = np.append(numbers, np.int32(-1))[np.from_dlpack(column.indices)]
    return of_rows


def _without_nobody(person: Codes) -> Codes:
    """Return `person` without what stands in most rows: a word for nobody, in a language not known here."""
    times = np.bincount(person[person >= 0], minlength=1)
    is_nobody = times.max() >= OFTEN and 2 * times.max() > times.sum()
    return np.where(person == times.argmax(), -1, person) if is_nobody else person


def _keep_last(kept: NDArray[np.bool_], rows: NDArray[np.intp], keys: Codes) -> None:
    """Unmark each of `rows` whose key comes again further down."""
    if rows.size:
        _, from_the_end = np.unique(keys[::-1], axis=0, return_index=True)
        kept[rows] = False
        kept[rows[::-1][from_the_end]] = True
