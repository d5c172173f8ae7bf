"""A CSV file as text: checked before anything is read, and then only the columns that are asked for."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.checked import UTF_8, checked_encoding
from unlabeled.survey.read.dialect import Head
from unlabeled.survey.read.table import HEAD_ROWS, even, no_answers, row_numbers

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import csv as arrow

_BLOCK: Final = 1 << 20  # bytes that are parsed at once; a row must fit, and they fit into a cache
_START: Final = 1 << 16  # letters in which the first line is looked for


@dataclass(frozen=True)
class TextTable:
    """A checked file: how it is written, what separates its cells, and its first rows."""

    file: Path
    encoding: str
    separator: str
    head: Head
    blank_rows: int

    def columns_at(self, places: Sequence[int], skip: int, texts: Sequence[int] = ()) -> list[pa.Array]:
        """Return the columns at `places`, then those at `texts`; no other cell of the file is kept.

        Raises
        ------
        UnreadableError
            If a row has more or fewer cells than there are columns.
        """
        if not places and not texts:  # the reader would take that for all of them
            return []
        import pyarrow as pa

        types = {str(place): pa.dictionary(pa.int32(), pa.string()) for place in places}
        types |= {str(place): pa.string() for place in texts}
        misshapen: list[int] = []
        found = self._parsed(types, skip + self.blank_rows, misshapen)
        if misshapen:
            raise UnreadableError(
                f"{self.file.name} has rows with more or fewer cells than its {len(self.head[0])} columns: "
                f"{row_numbers(misshapen)}. Export it again, or correct these rows."
            )
        return [column.combine_chunks() for column in found.unify_dictionaries().columns]

    def _parsed(self, types: Mapping[str, pa.DataType], above: int, misshapen: list[int]) -> pa.Table:
        """Return the columns of `types` below the first rows; add to `misshapen` the numbers of such rows."""
        import pyarrow as pa
        from pyarrow import csv as arrow

        def note(row: arrow.InvalidRow) -> str:
            if row.number > above:
                misshapen.append(row.number)
            return "skip"

        parsing = arrow.ParseOptions(
            delimiter=self.separator,
            newlines_in_values=True,
            ignore_empty_lines=False,  # they count, so that row numbers are those of a spreadsheet
            invalid_row_handler=note,
        )
        try:
            return arrow.read_csv(self.file, self._reading(above), parsing, _converting(types))
        except (pa.ArrowInvalid, OSError, UnicodeError):
            # The reader's own message would quote the row.
            raise UnreadableError(
                f"{self.file.name} cannot be read as a table. A quotation mark may be missing its twin. "
                "Export it again as CSV."
            ) from None

    def _reading(self, above: int) -> arrow.ReadOptions:
        from pyarrow import csv as arrow

        return arrow.ReadOptions(
            use_threads=False,  # otherwise a misshapen row has no number, and little is gained
            block_size=_BLOCK,
            column_names=[str(place) for place in range(len(self.head[0]))],
            skip_rows_after_names=above,
            encoding="utf8" if self.encoding == UTF_8 else self.encoding,
        )


def _converting(types: Mapping[str, pa.DataType]) -> arrow.ConvertOptions:
    from pyarrow import csv as arrow

    return arrow.ConvertOptions(
        include_columns=list(types),
        column_types=dict(types),
        strings_can_be_null=False,
        check_utf8=False,  # the file was checked
    )


def open_text(file: Path) -> TextTable:
    """Return the table in the text `file` once it is clear that it is one.

    Raises
    ------
    UnreadableError
        If it is empty, is no text, has a line beyond a million letters, or nothing below its first row.
    """
    encoding = checked_encoding(file)
    with file.open(encoding=encoding, newline="") as opened:
        start = opened.read(_START)
        if not start.strip():
            raise UnreadableError(f"{file.name} is empty. Export the survey again.")
        separator = max(",;\t", key=_first_line(start).count)
        opened.seek(0)
        rows = _first_rows(csv.reader(opened, delimiter=separator))
    blank = next((place for place, row in enumerate(rows) if any(map(str.strip, row))), len(rows))
    rows = rows[blank : blank + HEAD_ROWS]
    if not rows:
        raise UnreadableError(f"{file.name} begins with no row of column names. Export it as CSV.")
    if len(rows) == 1:
        raise no_answers(file)
    return TextTable(file, encoding, separator, even(rows), blank)


def _first_rows(rows: Iterator[list[str]]) -> list[list[str]]:
    """Return the first rows, a few of which may be blank; none where they are no rows."""
    try:
        return list(islice(rows, HEAD_ROWS + 9))
    except csv.Error:
        return []


def _first_line(start: str) -> str:
    """Return the first line that holds something, without what stands in quotation marks."""
    bare = re.sub(r'"[^"]*"', "", start).lstrip("\r\n")
    return re.split(r"[\r\n]", bare, maxsplit=1)[0]
