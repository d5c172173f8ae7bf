"""Names of groups and waves: one name for each, however it was typed, in an order that rows cannot change."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from unlabeled.survey.read.cells import Cells
from unlabeled.survey.read.dialect import Header
from unlabeled.survey.read.names import folded, mended
from unlabeled.survey.read.people import refuse_people
from unlabeled.survey.responses import Labels

# Characters that turn the direction of the text around them: in a name they would garble a table.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def labels_at(cells: Cells, place: int | None, header: Header) -> Labels:
    """Return the labels in the column at `place`; without one, all rows belong together.

    Raises
    ------
    GroupColumnError
        If it holds addresses or telephone numbers.
    """
    if place is None:
        return Labels(("",), np.zeros(cells.rows, dtype=np.int32))
    column = cells.coded[place]
    texts = column.dictionary.to_pylist()
    refuse_people(texts, header.columns[place].name)
    indices = np.asarray(np.from_dlpack(column.indices), dtype=np.int32)
    found = named(texts or [""], np.bincount(indices, minlength=len(texts)).tolist() or [0])
    return Labels(found.names, found.codes[indices])


def named(texts: Sequence[str], frequency: Sequence[int]) -> Labels:
    """Return the labels of `texts`, each of which is in so many rows, with a code for each text.

    "sales " and "Sales" are one, as most rows name it.
    """
    written = [_clean(text) for text in texts]
    keys = [folded(name) for name in written]
    spellings: dict[str, dict[str, int]] = {key: defaultdict(int) for key in sorted(set(keys), key=_natural)}
    for key, name, times in zip(keys, written, frequency, strict=True):
        spellings[key][name] += int(times)
    names = tuple(min(found, key=lambda name: (-found[name], name)) for found in spellings.values())
    place = {key: number for number, key in enumerate(spellings)}
    return Labels(names, np.array([place[key] for key in keys], dtype=np.int32))


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (c for c in unicodedata.normalize("NFC", mended(text)) if c not in _TURNING)
    shown = (" " if unicodedata.category(c) == "Cc" else c for c in kept)
    return " ".join("".join(shown).split())


def _natural(key: str) -> tuple[bool, float, str]:
    """Sort numbers as numbers, before everything else."""
    number = key.isdecimal() and len(key) < 16
    return (not number, float(key) if number else 0.0, key)
