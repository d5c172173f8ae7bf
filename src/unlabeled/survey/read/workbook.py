"""An Excel workbook: its first sheet that holds something, cells as the texts that a reader would see."""

from __future__ import annotations

import datetime
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Head
from unlabeled.survey.read.table import HEAD_ROWS, even, no_answers

if TYPE_CHECKING:
    import pyarrow as pa

_Cell: TypeAlias = Any  # str, float, bool or a date
_LARGEST: Final = 1 << 29  # bytes, unpacked
_MOST_CELLS: Final = 30_000_000  # between the first cell and the last; the reader lays them all out
_BLOCK: Final = 1 << 20
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")


@dataclass(frozen=True, repr=False)
class SheetTable:
    """A sheet: its rows in memory, its first ones as texts."""

    file: Path
    head: Head
    blank_rows: int
    rows: Sequence[Sequence[_Cell]]

    def columns_at(self, places: Sequence[int], skip: int, texts: Sequence[int] = ()) -> list[pa.Array]:
        """Return the columns at `places`, then those at `texts`, without the first `skip` rows."""
        import pyarrow as pa

        below = self.rows[self.blank_rows + skip :]
        coded = [_encoded([row[place] for row in below]) for place in places]
        return coded + [pa.array([_text(row[place]) for row in below], pa.string()) for place in texts]


def open_workbook(file: Path) -> SheetTable:
    """Return the table in the workbook `file`.

    Raises
    ------
    UnreadableError
        If it is no workbook, is protected, is far larger than a survey, or holds no table.
    """
    _refuse_large(file)
    rows = _first_sheet(file)
    blank = next((place for place, row in enumerate(rows) if any(cell != "" for cell in row)), len(rows))
    head = [[_text(cell) for cell in row] for row in rows[blank : blank + HEAD_ROWS]]
    if not head:
        raise UnreadableError(f"{file.name} is empty. Export the survey again.")
    if len(head) == 1:
        raise no_answers(file)
    return SheetTable(file, even(head), blank, rows)


def damaged(file: Path) -> UnreadableError:
    """Return the error for a file that is called a workbook and cannot be read as one."""
    return UnreadableError(
        f"{file.name} is a damaged workbook, or has a password: it cannot be read as an Excel workbook. "
        "Export it again, or as CSV."
    )


def _first_sheet(file: Path) -> list[list[_Cell]]:
    """Return the rows of the first sheet that holds something."""
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_path(str(file)) as book:
            for name in book.sheet_names:
                rows: list[list[_Cell]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                if any(cell != "" for row in rows for cell in row):
                    return rows
    except BaseException as error:  # a panic of the reader is not even an Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise damaged(file) from None
    return []


def _refuse_large(file: Path) -> None:
    """Look into the archive before it is laid out in memory: a small file may claim a sheet of billions."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _LARGEST:
                raise _too_large(file)
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    with archive.open(part) as opened:
                        _refuse_far_cells(file, opened)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise damaged(file) from None


def _refuse_far_cells(file: Path, sheet: IO[bytes]) -> None:
    right, down, rest = 0, 0, b""
    while block := sheet.read(_BLOCK):
        text = rest + block
        letters = set()
        for letter, number in _PLACE.findall(text):
            letters.add(letter)
            down = max(down, int(number))
        right = max((right, *map(_column_number, letters)))
        if right * down > _MOST_CELLS:
            raise _too_large(file)
        rest = text[-40:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(file: Path) -> UnreadableError:
    return UnreadableError(f"{file.name} is far larger than a survey. Export it as CSV.")


def _encoded(cells: Sequence[_Cell]) -> pa.DictionaryArray:
    """Return a column as places in a list of its texts."""
    import pyarrow as pa

    numbers: dict[str, int] = {}
    places = [
        numbers.setdefault(cell if cell.__class__ is str else _text(cell), len(numbers)) for cell in cells
    ]
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int32()), pa.array(list(numbers), pa.string()))


def _text(cell: _Cell) -> str:
    """Return a cell as text: whole numbers without a point, dates as ISO writes them."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float | int):
        return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)
