"""The one place where something comes back from where the answers are: small tables of counts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, Final

from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    import narwhals as nw
    import pyarrow as pa

_LOOK: Final = 0.2  # seconds; on Windows a thread that waits without an end does not look for Ctrl-C


def fetched(aggregates: nw.LazyFrame[Any]) -> pa.Table:
    """Return the result of a query over aggregates.

    Raises
    ------
    UnreadableError
        If it fails. The engine's own message is not repeated: it may quote a row.
    """
    try:
        return _collected(aggregates)
    except Exception as error:  # each engine has errors of its own
        if _is_interruption(error):
            raise KeyboardInterrupt from None
        raise UnreadableError(
            f"The answers could not be counted where they are ({type(error).__name__}). See whether the "
            "table can be read at all, and whether there is memory enough."
        ) from None


def _collected(aggregates: nw.LazyFrame[Any]) -> pa.Table:
    """Return the result of a query that Ctrl-C stops.

    DuckDB does not look for Ctrl-C while the thread that asked has a share of the work. So another one asks,
    and this one waits.
    """
    connection = getattr(aggregates.to_native(), "_con", None)  # no public name gives a relation's connection
    if connection is None:
        return aggregates.collect("pyarrow").to_native()
    with ThreadPoolExecutor(max_workers=1) as pool:
        found = pool.submit(lambda: aggregates.collect("pyarrow").to_native())
        try:
            while not found.done():
                wait([found], timeout=_LOOK)
        except KeyboardInterrupt:
            connection.interrupt()
            raise
    return found.result()


def _is_interruption(error: Exception) -> bool:
    """Return whether this is what Ctrl-C becomes while DuckDB is at work."""
    name = type(error).__name__
    return name == "InterruptException" or (name == "RuntimeError" and str(error) == "Query interrupted")


def changed() -> UnreadableError:
    """Return the error for a table that is not the same from one query to the next."""
    return UnreadableError("The table changed while its answers were counted. Try again once it is at rest.")
