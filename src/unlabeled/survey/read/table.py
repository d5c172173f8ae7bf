"""What every kind of file gives: its first rows, and the columns that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Head
from unlabeled.survey.read.names import mended

if TYPE_CHECKING:
    import pyarrow as pa

    from unlabeled.survey.read.frame import FileOrFrame

HEAD_ROWS: Final = 3  # no tool writes more above the answers
_SHOWN_ROWS: Final = 5


class Table(Protocol):
    """A file that was checked and found to be a table."""

    @property
    def file(self) -> Path:
        """Where it is."""

    @property
    def head(self) -> Head:
        """Its first rows, up to three, each as long as the first."""

    @property
    def blank_rows(self) -> int:
        """How many empty rows stand above the first."""

    def columns_at(self, places: Sequence[int], skip: int, texts: Sequence[int] = ()) -> list[pa.Array]:
        """Return the columns at `places`, then those at `texts`, without the first `skip` rows.

        Those at `places` are places in a list of their texts (`DictionaryArray`), those at `texts`, of which
        most differ, the texts. No other cell is kept.
        """


def even(rows: Sequence[Sequence[str]]) -> Head:
    """Return `rows` with as many cells in each as the first has, trimmed and mended."""
    width = len(rows[0])
    return tuple(
        tuple(mended(cell.strip()) for cell in row[:width]) + ("",) * (width - len(row)) for row in rows
    )


def no_answers(file: FileOrFrame) -> UnreadableError:
    """Return the error for a file that nobody has answered yet."""
    return UnreadableError(
        f"{file.name} has column names and no answers. Export it once people have answered."
    )


def row_numbers(rows: Sequence[int]) -> str:
    """Return row numbers as words, counted as a spreadsheet counts them, the first few only."""
    more = len(rows) - _SHOWN_ROWS
    shown = ", ".join(map(str, rows[:_SHOWN_ROWS])) + (f" and {more} more" if more > 0 else "")
    return f"row {shown}" if len(rows) == 1 else f"rows {shown}"
