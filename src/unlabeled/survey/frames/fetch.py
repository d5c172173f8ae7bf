"""The one place where something comes back from where the answers are: small tables of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    import narwhals as nw
    import pyarrow as pa


def fetched(aggregates: nw.LazyFrame[Any]) -> pa.Table:
    """Return the result of a query over aggregates.

    Raises
    ------
    UnreadableError
        If it fails. The engine's own message is not repeated: it may quote a row.
    """
    try:
        return aggregates.collect("pyarrow").to_native()
    except Exception as error:  # each engine has errors of its own
        if _is_interruption(error):
            raise KeyboardInterrupt from None
        raise UnreadableError(
            f"The answers could not be counted where they are ({type(error).__name__}). See whether the "
            "table can be read at all, and whether there is memory enough."
        ) from None


def _is_interruption(error: Exception) -> bool:
    """Return whether this is what Ctrl-C becomes while DuckDB is at work."""
    name = type(error).__name__
    return name == "InterruptException" or (name == "RuntimeError" and str(error) == "Query interrupted")


def changed() -> UnreadableError:
    """Return the error for a table that is not the same from one query to the next."""
    return UnreadableError("The table changed while its answers were counted. Try again once it is at rest.")
