"""A CSV file as text: checked before anything is read, and then only the columns that are asked for."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Head
from unlabeled.survey.read.table import HEAD_ROWS, even, no_answers, row_numbers

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK: Final = 1 << 20
_LONGEST_LINE: Final = 1 << 20  # letters; a line this long is no table, and would have to be held in memory
# Tried in this order. Every file is Latin-1; cp1252 is what calls itself so, with quotation marks and euros.
_NARROW: Final = ("utf-8-sig", "cp1252", "latin-1")


@dataclass(frozen=True)
class TextTable:
    """A checked file: how it is written, what separates its cells, and its first rows."""

    file: Path
    encoding: str
    separator: str
    head: Head
    blank_rows: int

    def columns_at(self, places: Sequence[int], skip: int) -> list[pa.DictionaryArray]:
        """Return the columns at `places` without the first `skip` rows; no other cell of the file is kept.

        Raises
        ------
        UnreadableError
            If a row has more or fewer cells than there are columns.
        """
        if not places:  # the reader would take that for all of them
            return []
        import pyarrow as pa
        from pyarrow import csv as arrow

        above, misshapen = skip + self.blank_rows, []

        def skip_row(row: arrow.InvalidRow) -> str:
            if row.number > above:
                misshapen.append(row.number)
            return "skip"

        names = [str(place) for place in range(len(self.head[0]))]
        try:
            found = arrow.read_csv(
                self.file,
                arrow.ReadOptions(
                    use_threads=False,  # otherwise a misshapen row has no number
                    block_size=8 * _BLOCK,
                    column_names=names,
                    skip_rows_after_names=above,
                    encoding="utf8" if self.encoding == _NARROW[0] else self.encoding,
                ),
                arrow.ParseOptions(
                    delimiter=self.separator,
                    newlines_in_values=True,
                    ignore_empty_lines=False,  # they count, so that row numbers are those of a spreadsheet
                    invalid_row_handler=skip_row,
                ),
                arrow.ConvertOptions(
                    include_columns=[str(place) for place in places],
                    column_types=dict.fromkeys(names, pa.string()),
                    strings_can_be_null=False,
                ),
            )
        except (pa.ArrowInvalid, OSError, UnicodeError):
            # The reader's own message would quote the row.
            raise UnreadableError(
                f"{self.file.name} cannot be read as a table. A quotation mark may be missing its twin. "
                "Export it again as CSV."
            ) from None
        if misshapen:
            raise UnreadableError(
                f"{self.file.name} has rows with more or fewer cells than its {len(names)} columns: "
                f"{row_numbers(misshapen)}. Export it again, or correct these rows."
            )
        return [column.combine_chunks().dictionary_encode() for column in found.columns]


def open_text(file: Path) -> TextTable:
    """Return the table in the text `file` once it is clear that it is one.

    Raises
    ------
    UnreadableError
        If it is empty, is no text, has a line beyond a million letters, or nothing below its first row.
    """
    encoding, head = _checked(file)
    if not head or head.isspace():
        raise UnreadableError(f"{file.name} is empty. Export the survey again.")
    separator = max(",;\t", key=_first_line(head).count)
    try:
        rows = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), HEAD_ROWS + 9))
    except csv.Error:
        raise UnreadableError(f"{file.name} begins with no row of column names. Export it as CSV.") from None
    blank = next((place for place, row in enumerate(rows) if any(map(str.strip, row))), len(rows))
    rows = rows[blank : blank + HEAD_ROWS]
    if not rows:
        raise UnreadableError(f"{file.name} begins with no row of column names. Export it as CSV.")
    if len(rows) == 1:
        raise no_answers(file)
    return TextTable(file, encoding, separator, even(rows), blank)


def _checked(file: Path) -> tuple[str, str]:
    """Return how `file` is encoded and its beginning, after a pass that holds one block at a time."""
    with file.open("rb") as opened:
        first = opened.read(_BLOCK)
    wide = _wide(first)
    for encoding in (wide,) if wide else _NARROW:
        try:
            return encoding, _decoded(file, encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(f"{file.name} is no text file. Export the survey as CSV.")


def _decoded(file: Path, encoding: str) -> str:
    decoder, head, line = codecs.getincrementaldecoder(encoding)(), "", 0
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            text = decoder.decode(block)
            if "\0" in text:
                raise UnreadableError(f"{file.name} is no text file. Export the survey as CSV.")
            head = head or text
            line = _line_length(file, text, line)
        decoder.decode(b"", final=True)
    return head


def _wide(first: bytes) -> str | None:
    """Return which UTF-16 a file is that begins with `first`: a mark says so, or every other byte is zero."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even_zeros, odd_zeros = first[0:200:2].count(0), first[1:200:2].count(0)
    most = len(first[:200]) // 3  # of the half of its bytes; what is written in other letters has a mark
    if most and odd_zeros > most and not even_zeros:
        return "utf-16-le"
    if most and even_zeros > most and not odd_zeros:
        return "utf-16-be"
    return None


def _line_length(file: Path, block: str, before: int) -> int:
    """Return how long the line is that `block` ends in; `before` is the length that it began with.

    A block is no longer than a line may be, so only its first and its last line can be too long.
    """
    ends = [place for place in (block.find("\n"), block.find("\r")) if place >= 0]
    if before + min(ends, default=len(block)) > _LONGEST_LINE:
        raise UnreadableError(
            f"{file.name} has a line of more than a million bytes; a survey's table has one line per person. "
            "Export it as CSV."
        )
    last = max(block.rfind("\n"), block.rfind("\r"))
    return before + len(block) if last < 0 else len(block) - 1 - last


def _first_line(head: str) -> str:
    """Return the first line that holds something, without what stands in quotation marks."""
    bare = re.sub(r'"[^"]*"', "", head[: _BLOCK // 16]).lstrip("\r\n")
    return re.split(r"[\r\n]", bare, maxsplit=1)[0]
