"""From what is written in a cell to a place on the response scale: whole labels or whole numbers only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from unlabeled.content.instrument import Item, ResponseScale
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.columns import folded
from unlabeled.survey.read.text import row_numbers
from unlabeled.survey.responses import Codes

if TYPE_CHECKING:
    import pyarrow as pa

_FIRST_ROW = 2  # as a spreadsheet counts: the column names are row 1
_NUMBER = re.compile(r"[+-]?\d+(\.0+)?")
_BOTH = re.compile(r"([+-]?\d+)\s*[-–—:.=)]\s*(\S.*)", re.DOTALL)


def answer_codes(column: pa.DictionaryArray, item: Item, scale: ResponseScale) -> Codes:
    """Return each row's place on `scale` from 0; the number of its points means that there is no answer.

    A cell may hold a label ("Agree", in any case), a number ("4") or both ("4 - Agree").

    Raises
    ------
    UnreadableError
        If a cell holds something else. Names the item, the rows and what is allowed, and quotes no cell.
    """
    known = {folded(label): place for place, label in enumerate(scale.labels)}
    places = np.array(
        [_place(text, known, scale) for text in column.dictionary.to_pylist()] or [0], dtype=np.int32
    )
    codes = places[np.from_dlpack(column.indices)]
    unknown = np.flatnonzero(codes < 0)
    if unknown.size:
        rows = row_numbers([int(row) + _FIRST_ROW for row in unknown])
        raise UnreadableError(
            f"Item '{item.id}' has an answer in {rows} that its scale does not know. Allowed are "
            f"{scale.low} to {scale.high} and {', '.join(scale.labels)}. Correct the file or the scale."
        )
    return np.asarray(codes, dtype=np.int32)


def _place(text: str, known: Mapping[str, int], scale: ResponseScale) -> int:
    """Return the place on the scale that `text` means, or -1."""
    cell = folded(text)
    if not cell:
        return len(scale.labels)
    if cell in known:
        return known[cell]
    if _NUMBER.fullmatch(cell):
        return _numbered(cell, scale)
    both = _BOTH.fullmatch(cell)
    if both and known.get(both[2].strip()) == _numbered(both[1], scale):
        return _numbered(both[1], scale)
    return -1


def _numbered(number: str, scale: ResponseScale) -> int:
    digits = number.partition(".")[0]
    if len(digits) > 4:  # no scale is that long, and int() of a long text is slow
        return -1
    value = int(digits)
    return value - scale.low if value in scale.values else -1
