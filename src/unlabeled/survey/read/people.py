"""What identifies people: compared in memory while a file is read, refused as a group's name, never kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.survey.addresses import is_address, is_telephone, masked
from unlabeled.survey.errors import GroupColumnError
from unlabeled.survey.read.cells import Cells, Rows
from unlabeled.survey.read.columns import ColumnPlan
from unlabeled.survey.responses import Codes

if TYPE_CHECKING:
    import pyarrow as pa

# What tools write for somebody who was not asked who they are.
NOBODY = frozenset(
    {"anonymous", "anonym", "anonyme", "anónimo", "anonimo", "anônimo", "anoniem", "匿名", "n/a", "-"}
)
OFTEN = 3  # nobody sends a form so often that it is most of the file
_MOST: Final = 1 << 62  # the largest key


def refuse_people(texts: Iterable[str], name: str) -> None:
    """Raise `GroupColumnError` if `texts`, which would be published, hold addresses or telephones."""
    if any(is_address(text) or is_telephone(text) for text in texts):
        raise GroupColumnError(
            f"Column '{masked(name)}' holds e-mail addresses or telephone numbers, which would be "
            "published as names of groups. Take them out, or choose another column."
        )


def last_submissions(cells: Cells, plan: ColumnPlan, waves: Codes, answered: Rows) -> Rows:
    """Return which of the `answered` rows to count: of several by one person in one wave, the last.

    A person is known by an address or a number of their own. Without one, only rows that are the same in
    every cell, time included, are one submission.
    """
    kept, rows = answered.copy(), np.flatnonzero(answered)
    if plan.person is not None:  # whoever left it empty stands for themselves
        person = _without_nobody(_compared(cells.text(plan.person))[rows])
        known = person >= 0
        _keep_last(kept, rows[known], _key([person[known], waves[rows[known]]]))
    elif plan.time is not None:
        time = _compared(cells.coded[plan.time].dictionary)
        rows = rows[np.append(time, -1)[np.from_dlpack(cells.coded[plan.time].indices)][rows] >= 0]
        key = _key(np.from_dlpack(column.indices)[rows] for column in cells.coded.values())
        alike = _alike(key)  # few are, and only these are compared further
        rows, key = rows[alike], key[alike]
        _keep_last(
            kept, rows, _key([key, *(_numbered(column.take(rows)) for column in cells.texts.values())])
        )
    return kept


def _compared(texts: pa.StringArray) -> Codes:
    """Return a number for each text that is the same however it was typed; -1 for none.

    In a column with addresses only these tell people apart: some tools write "anonymous" below them.
    """
    import pyarrow as pa
    from pyarrow import compute

    typed = compute.utf8_lower(compute.utf8_trim_whitespace(texts)).dictionary_encode()
    is_somebody = compute.match_substring_regex(typed.dictionary, r"@\S*\.")
    if not compute.any(is_somebody).as_py():
        is_somebody = compute.invert(compute.is_in(typed.dictionary, value_set=pa.array(["", *NOBODY])))
    numbers = np.arange(len(typed.dictionary) + 1, dtype=np.int32)
    numbers[:-1][~np.asarray(is_somebody)] = -1
    return np.asarray(numbers[np.from_dlpack(typed.indices)], dtype=np.int32)


def _without_nobody(person: Codes) -> Codes:
    """Return `person` without what stands in most rows: a word for nobody, in a language not known here."""
    times = np.bincount(person[person >= 0], minlength=1)
    is_nobody = times.max() >= OFTEN and 2 * times.max() > times.sum()
    return np.where(person == times.argmax(), -1, person) if is_nobody else person


def _numbered(texts: pa.StringArray) -> Codes:
    return np.asarray(np.from_dlpack(texts.dictionary_encode().indices), dtype=np.int32)


def _key(columns: Iterable[NDArray[np.integer]]) -> NDArray[np.int64]:
    """Return a number per row that is the same where all columns are; they hold numbers from 0."""
    key, size = np.zeros(1, dtype=np.int64), 1
    for column in columns:
        width = int(column.max(initial=0)) + 1
        if size * width > _MOST:
            key = np.unique(key, return_inverse=True)[1]
            size = int(key.max(initial=0)) + 1
        key, size = key * width + column, size * width
    return key


def _alike(key: NDArray[np.int64]) -> Rows:
    """Return which rows have a key that another one has."""
    ordered = np.sort(key)
    return np.isin(key, ordered[1:][ordered[1:] == ordered[:-1]])


def _keep_last(kept: Rows, rows: NDArray[np.intp], key: NDArray[np.int64]) -> None:
    """Unmark each of `rows` whose key comes again further down."""
    alike = _alike(key)
    rows, key = rows[alike], key[alike]
    _, from_the_end = np.unique(key[::-1], return_index=True)
    kept[rows] = False
    kept[rows[::-1][from_the_end]] = True
