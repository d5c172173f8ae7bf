"""Names of groups and waves: one name for each, however it was typed, in an order that rows cannot change."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from unlabeled.survey.read.names import folded, mended
from unlabeled.survey.responses import Labels

if TYPE_CHECKING:
    import pyarrow as pa

# Characters that turn the direction of the text around them: in a name they would garble a table.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def labels(column: pa.DictionaryArray) -> Labels:
    """Return the column's labels. "sales " and "Sales" are one; it is named as most rows name it."""
    texts = column.dictionary.to_pylist()
    indices = np.from_dlpack(column.indices)
    found = named(texts or [""], np.bincount(indices, minlength=len(texts)).tolist() or [0])
    return Labels(found.names, found.codes[indices])


def named(texts: Sequence[str], frequency: Sequence[int]) -> Labels:
    """Return the labels of these texts, each of which is in so many rows; a code for each text."""
    written = [_clean(text) for text in texts]
    spellings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, times in zip(written, frequency, strict=True):
        spellings[folded(name)][name] += int(times)
    keys = sorted(spellings, key=_natural)
    names = tuple(min(spellings[key], key=lambda name: (-spellings[key][name], name)) for key in keys)
    place = {key: number for number, key in enumerate(keys)}
    return Labels(names, np.array([place[folded(name)] for name in written], dtype=np.int32))


def no_labels(rows: int) -> Labels:
    """Return the labels of a file that has none: all rows belong together."""
    return Labels(("",), np.zeros(rows, dtype=np.int32))


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
