"""A release as JSON: read into columns, or known letter by letter as the rows of a CSV that was read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from unlabeled.attack.columns import COLUMNS, Columns, column_of
from unlabeled.attack.facts import AttackError
from unlabeled.attack.said import without_guard

_NAMES: Final = frozenset(COLUMNS)
_NUMBERS: Final = ("value", "low", "high", "n")  # written as numbers where they are, null where empty
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_ROWS: Final = 1 << 13  # that are written at once; they fit into a cache


def columns_of_json(text: str) -> Columns:
    """Return the rows of a `release.json`.

    Raises
    ------
    AttackError
        If it is no release, or names something twice. Quotes no cell.
    """
    import pyarrow as pa

    try:
        content = json.loads(text, object_pairs_hook=_object)
        known = set(content) == {"columns", "rows"} and tuple(content["columns"]) == COLUMNS
        if not known or any(type(row) is not tuple for row in content["rows"]):
            raise KeyError
        cells = zip(*content["rows"], strict=True) if content["rows"] else [()] * len(COLUMNS)
        texts = [
            pa.array(["" if cell is None else str(cell) for cell in each], pa.string()) for each in cells
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise AttackError("This JSON is no release. Give release.csv or release.json.") from None
    pairs = zip(COLUMNS, texts, strict=True)
    return Columns({name: column_of(each.dictionary_encode()) for name, each in pairs})


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | tuple[Any, ...]:
    """Return a row as its cells in order; of two fields that are called alike one would hide the other."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return tuple(map(found.__getitem__, COLUMNS)) if found.keys() == _NAMES else found


def is_json_of(rows: Columns, text: str) -> bool:
    """Return whether a JSON is these rows, as Python's own writer prints them with an indent of one.

    It takes a fraction of the time that reading it would, and says nothing of a JSON that differs.
    """
    place = 0
    for part in _written(rows):
        if not text.startswith(part, place):
            return False
        place += len(part)
    return place == len(text)


def _written(rows: Columns) -> Iterator[str]:
    """Yield the text of the rows as JSON, part by part."""
    import pyarrow as pa
    from pyarrow.compute import binary_join, binary_join_element_wise

    head, tail = json.dumps({"columns": COLUMNS, "rows": [None]}, indent=1).split("  null")
    columns = [(pa.array(_lines(name, rows.of[name].texts)), rows.of[name].codes) for name in COLUMNS]
    yield head
    for start in range(0, len(rows), _ROWS):
        lines = [texts.take(pa.array(codes[start : start + _ROWS])) for texts, codes in columns]
        rows_as_text = binary_join_element_wise(*lines, "")
        part = binary_join(pa.ListArray.from_arrays([0, len(rows_as_text)], rows_as_text), "")[0].as_py()
        yield part if start + _ROWS < len(rows) else part.removesuffix(",\n")
    yield f"{tail}\n"


def _lines(name: str, texts: list[str]) -> list[str]:
    """Return each text of a column as the line that it is in a row."""
    before = "  {\n" if name == COLUMNS[0] else ""
    after = "\n  },\n" if name == COLUMNS[-1] else ",\n"
    return [f'{before}   "{name}": {_cell(name, text)}{after}' for text in texts]


def _cell(name: str, text: str) -> str:
    if name in _NUMBERS:
        return "null" if not text else text if _NUMBER.fullmatch(text) else json.dumps(text)
    return json.dumps(without_guard(text), ensure_ascii=False)
