"""A CSV file as text: checked before anything is read, and then only the columns that are asked for."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK: Final = 1 << 20
_LONGEST_LINE: Final = 1 << 20  # bytes; a line this long is no table, and would have to be held in memory
_SHOWN_ROWS: Final = 5


@dataclass(frozen=True)
class TextTable:
    """A checked file: where it is, what separates its cells, and its column names."""

    file: Path
    separator: str
    columns: tuple[str, ...]


def open_table(file: Path) -> TextTable:
    """Return the table in `file` once it is clear that it is one.

    Raises
    ------
    UnreadableError
        If there is no such file, it is a folder, is empty, is not UTF-8 text, has a line beyond a megabyte,
        or two columns of the same name.
    """
    head = _checked(file)
    if not head.strip():
        raise UnreadableError(f"{file.name} is empty. Export the survey again.")
    separator = max(",;\t", key=_first_line(head).count)
    try:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        columns = tuple(name.strip() for name in next(rows))
        has_more = next(rows, None) is not None
    except csv.Error:
        raise UnreadableError(f"{file.name} begins with no row of column names. Export it as CSV.") from None
    if not has_more:
        raise no_answers(file)
    _refuse_doubles(file, columns)
    return TextTable(file, separator, columns)


def read_columns(table: TextTable, places: Sequence[int]) -> list[pa.DictionaryArray]:
    """Return the columns at `places`; no other cell of the file is kept.

    Raises
    ------
    UnreadableError
        If a row has more or fewer cells than there are columns.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow

    misshapen: list[int] = []

    def skip(row: arrow.InvalidRow) -> str:
        misshapen.append(row.number)
        return "skip"

    names = [str(place) for place in range(len(table.columns))]
    try:
        found = arrow.read_csv(
            table.file,
            arrow.ReadOptions(
                use_threads=False,  # otherwise a misshapen row has no number
                block_size=8 * _BLOCK,
                column_names=names,
                skip_rows_after_names=1,
            ),
            arrow.ParseOptions(
                delimiter=table.separator,
                newlines_in_values=True,
                ignore_empty_lines=False,  # they count, so that row numbers are those of a spreadsheet
                invalid_row_handler=skip,
            ),
            arrow.ConvertOptions(
                include_columns=[str(place) for place in places],
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, OSError):
        # The reader's own message would quote the row.
        raise UnreadableError(
            f"{table.file.name} cannot be read as a table. A quotation mark may be missing its twin. "
            "Export it again as CSV."
        ) from None
    if misshapen:
        raise UnreadableError(
            f"{table.file.name} has rows with more or fewer cells than its {len(names)} columns: "
            f"{row_numbers(misshapen)}. Export it again, or correct these rows."
        )
    return [column.combine_chunks().dictionary_encode() for column in found.columns]


def no_answers(file: Path) -> UnreadableError:
    """Return the error for a file that nobody has answered yet."""
    return UnreadableError(
        f"{file.name} has column names and no answers. Export it once people have answered."
    )


def row_numbers(rows: Sequence[int]) -> str:
    """Return row numbers as words, counted as a spreadsheet counts them, the first few only."""
    more = len(rows) - _SHOWN_ROWS
    shown = ", ".join(map(str, rows[:_SHOWN_ROWS])) + (f" and {more} more" if more > 0 else "")
    return f"row {shown}" if len(rows) == 1 else f"rows {shown}"


def _checked(file: Path) -> str:
    """Return the beginning of `file`, after a pass over all of it that holds one block at a time."""
    if file.is_dir():
        raise UnreadableError(f"{file} is a folder. Give the name of the export, a CSV file.")
    decoder, head, line = codecs.getincrementaldecoder("utf-8-sig")(), "", 0
    try:
        with file.open("rb") as opened:
            while block := opened.read(_BLOCK):
                _refuse_binary(file, block, is_first=not head)
                text = decoder.decode(block)
                head = head or text
                line = _line_length(file, block, line)
            decoder.decode(b"", final=True)
    except FileNotFoundError:
        raise UnreadableError(f"There is no file {file}. Check its name and folder.") from None
    except UnicodeDecodeError:
        raise UnreadableError(
            f"{file.name} is not UTF-8 text. Save it as CSV UTF-8, in a spreadsheet or an editor."
        ) from None
    except OSError as error:
        raise UnreadableError(f"{file} cannot be opened: {error.strerror}. Check its permissions.") from None
    return head


def _refuse_binary(file: Path, block: bytes, *, is_first: bool) -> None:
    if is_first and block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableError(f"{file.name} is UTF-16 text. Save it as CSV UTF-8.")
    if is_first and block.startswith(b"PK\x03\x04"):
        raise UnreadableError(f"{file.name} is a workbook or an archive, no CSV file. Export it as CSV.")
    if b"\0" in block:
        raise UnreadableError(f"{file.name} is no text file. Export the survey as CSV.")


def _line_length(file: Path, block: bytes, before: int) -> int:
    """Return how long the line is that `block` ends in; `before` is the length that it began with.

    A block is no longer than a line may be, so only its first and its last line can be too long.
    """
    ends = [place for place in (block.find(b"\n"), block.find(b"\r")) if place >= 0]
    if before + min(ends, default=len(block)) > _LONGEST_LINE:
        raise UnreadableError(
            f"{file.name} has a line of more than a million bytes; a survey's table has one line per person. "
            "Export it as CSV."
        )
    last = max(block.rfind(b"\n"), block.rfind(b"\r"))
    return before + len(block) if last < 0 else len(block) - 1 - last


def _first_line(head: str) -> str:
    """Return the first line without what stands in quotation marks."""
    return re.split(r"[\r\n]", re.sub(r'"[^"]*"', "", head), maxsplit=1)[0]


def _refuse_doubles(file: Path, columns: Sequence[str]) -> None:
    seen: set[str] = set()
    for place, name in enumerate(columns, start=1):
        if name and name in seen:
            raise UnreadableError(
                f"{file.name} has two columns of the same name; the second is column {place}. "
                "Give each a name of its own."
            )
        seen.add(name)
