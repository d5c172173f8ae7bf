"""`parquet:PATTERN` and `duckdb:FILE#TABLE`: where answers are that no file of a survey tool holds."""

from __future__ import annotations

import glob
import re
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames.tabulate import tabulate_frame
from unlabeled.survey.read.mapping import Mapping
from unlabeled.survey.read.names import listed
from unlabeled.survey.released import Asked, Counted

if TYPE_CHECKING:
    import duckdb

_PARQUET: Final = "parquet:"
_DUCKDB: Final = "duckdb:"
_ELSEWHERE: Final = re.compile(r"[A-Za-z][\w+.-]+:/")  # a path may have made one slash of two


@dataclass(frozen=True, repr=False)
class Opened:
    """A table that DuckDB reads, and what to call it."""

    table: duckdb.DuckDBPyRelation
    called: str


def is_address(file: Path | str) -> bool:
    """Return whether this is the address of a table and no file of a survey tool.

    Examples
    --------
    >>> [is_address(text) for text in ("parquet:answers/*.parquet", "duckdb:team.db#answers", "duckdb.csv")]
    [True, True, False]
    """
    return str(file).startswith((_PARQUET, _DUCKDB))


@contextmanager
def opened(address: str) -> Iterator[Opened]:
    """Yield the table at `address`; what DuckDB has no memory for goes to a private folder that is removed.

    Raises
    ------
    UnreadableError
        If there is no such file or table, it cannot be read, or DuckDB is not installed.
    """
    kind, _, rest = address.partition(":")
    with tempfile.TemporaryDirectory(prefix="unlabeled-") as spill:
        if f"{kind}:" == _PARQUET:
            files = _files(rest)
            with closing(_connected(":memory:", spill)) as connection:
                yield Opened(_parquet(connection, files, rest), "Parquet files")
            return
        file, mark, table = rest.partition("#")
        if not (file and mark and table):
            raise UnreadableError("Write duckdb:FILE#TABLE, with the name of a table or of a view.")
        with closing(_connected(_there(file), spill, read_only=True)) as connection:
            yield Opened(_table(connection, table, file), "a table in DuckDB")


def _files(pattern: str) -> list[str]:
    if not pattern:
        raise UnreadableError(
            "Write parquet:FILES, with the name of a file or a pattern such as answers/*.parquet."
        )
    if _ELSEWHERE.match(pattern):
        raise UnreadableError("Only files of this machine are read, so that answers do not travel.")
    if Path(pattern).is_dir():
        raise UnreadableError(f"{pattern} is a folder. Say which files in it: parquet:{pattern}/*.parquet")
    if Path(pattern).is_file():  # also one whose name has brackets in it
        return [pattern]
    files = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207, the pattern may be absolute
    if not files:
        raise UnreadableError(f"There is no file {pattern}. Check its name and folder.")
    return files


def _there(file: str) -> str:
    if Path(file).is_file():
        return file
    what = "is a folder" if Path(file).is_dir() else "is not there"
    raise UnreadableError(f"{file} {what}. Give the name of a DuckDB file: duckdb:FILE#TABLE")


def _connected(database: str, spill: str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError:
        raise UnreadableError(
            "Parquet files and DuckDB tables need the package duckdb: pip install 'unlabeled[warehouse]'."
        ) from None
    config: dict[str, Any] = {
        "temp_directory": spill,
        "autoinstall_known_extensions": False,  # nothing is fetched from elsewhere
        "autoload_known_extensions": False,
    }
    try:
        return duckdb.connect(database, read_only=read_only, config=config)
    except duckdb.Error:
        raise UnreadableError(
            f"{database} cannot be opened as a DuckDB file. It may be another kind of file, of a newer "
            "version, or in use by another program."
        ) from None


def _parquet(
    connection: duckdb.DuckDBPyConnection, files: list[str], pattern: str
) -> duckdb.DuckDBPyRelation:
    import duckdb

    try:
        return connection.read_parquet(files, union_by_name=True)
    except duckdb.Error:
        raise UnreadableError(
            f"{pattern} cannot be read as Parquet. Is each of these a whole file?"
        ) from None


def _table(connection: duckdb.DuckDBPyConnection, table: str, file: str) -> duckdb.DuckDBPyRelation:
    import duckdb

    rows = connection.execute("SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL")
    names = {
        name if schema == "main" else f"{schema}.{name}": (schema, name) for schema, name in rows.fetchall()
    }
    if table not in names:
        there = f"It has: {listed(list(names))}." if names else "It has none."
        raise UnreadableError(f"There is no table '{listed([table])}' in {file}. {there}")
    try:
        return connection.table(".".join(f'"{part.replace(chr(34), chr(34) * 2)}"' for part in names[table]))
    except duckdb.Error:
        raise UnreadableError(
            f"The table '{listed([table])}' in {file} cannot be read. A view may look at what is not there."
        ) from None


def counted_there(table: Path | Any, asked: Asked, mapping: Mapping) -> Counted:
    """Return the counts of the table at an address, or of a frame.

    Raises
    ------
    UnreadableError
        If it is not there, or its answers cannot be counted. Quotes no cell.
    """
    if asked.tool is not None:
        raise UnreadableError("A table has no format. Leave --format out.")
    if not isinstance(table, Path):
        return tabulate_frame(table, asked.instrument, asked.by, mapping=mapping)
    with opened(str(table)) as there:
        return tabulate_frame(there.table, asked.instrument, asked.by, mapping=mapping, called=there.called)
