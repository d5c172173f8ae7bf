"""Open a file as what it is: a workbook, a tally of a room, or text."""

from __future__ import annotations

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.frame import FileOrFrame, FrameTable
from unlabeled.survey.read.table import Table, no_answers
from unlabeled.survey.read.text import open_text
from unlabeled.survey.read.workbook import damaged, open_workbook

_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})


def open_table(file: FileOrFrame) -> Table:
    """Return the table in `file`.

    Raises
    ------
    UnreadableError
        If there is no such file, it is a folder, cannot be opened, or holds no table.
    """
    if isinstance(file, FrameTable):
        if file.empty:
            raise no_answers(file)
        return file
    try:
        start = beginning(file)
        if start.startswith(_ZIP):
            return open_workbook(file)
        if start.startswith(_OLE):
            raise UnreadableError(
                f"{file.name} is an old or a protected workbook. Save it as .xlsx without a password, or "
                "as CSV."
            )
        if start.startswith(_PARQUET):
            raise UnreadableError(f"{file.name} is a Parquet file. Say so before its name: parquet:{file}.")
        if file.suffix.lower() in _WORKBOOKS and b"\0" in start:
            raise damaged(file)
        return open_text(file)
    except OSError as error:
        raise UnreadableError(f"{file} cannot be opened: {error.strerror}. Check its permissions.") from None


def beginning(file: FileOrFrame) -> bytes:
    """Return the first bytes of `file`, which say what kind of file it is; a frame has none."""
    if isinstance(file, FrameTable):
        return b""
    if file.is_dir():
        raise UnreadableError(f"{file} is a folder. Give the name of the export, a CSV or XLSX file.")
    try:
        with file.open("rb") as opened:
            return opened.read(512)
    except FileNotFoundError:
        raise UnreadableError(f"There is no file {file}. Check its name and folder.") from None
    except OSError as error:
        raise UnreadableError(f"{file} cannot be opened: {error.strerror}. Check its permissions.") from None
