"""From any frame that Narwhals understands to tallies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.answers import AnswerReader
from unlabeled.survey.read.mapping import NO_MAPPING, Mapping
from unlabeled.survey.released import Counted

if TYPE_CHECKING:
    import narwhals as nw

_FIRST_ROW: Final = 1


def tabulate_frame(
    frame: Any,
    instrument: Instrument,
    by: str | None = None,
    *,
    mapping: Mapping = NO_MAPPING,
    called: str | None = None,
) -> Counted:
    """Return the counts of the answers in a frame.

    What is lazy (DuckDB, PySpark, a Polars LazyFrame) stays where it is: the aggregates are computed there,
    and come back as whole numbers. What is in memory (pandas, Polars, Arrow) is read like a file.

    Parameters
    ----------
    frame : frame of DuckDB, PySpark, Polars, pandas or Arrow
        One row per person, one column per item, named by its id or text.
    instrument : Instrument
        The questionnaire that was asked.
    by : str, optional
        The column with the groups, or several with commas between, outermost first; the mapping's or the
        instrument's unless given. Empty text means: no groups.
    mapping : Mapping, optional
        What is to be said about single columns.
    called : str, optional
        What to call the frame.

    Raises
    ------
    UnreadableError
        If it is no frame, or its answers cannot be counted. Quotes no cell.
    """
    import narwhals as nw

    from unlabeled.survey.policy import blueprint
    from unlabeled.survey.read import read
    from unlabeled.survey.read.frame import FrameTable
    from unlabeled.survey.read.plain import PLAIN
    from unlabeled.survey.tabulate import tabulate

    try:
        table = nw.from_native(frame)
        names = tuple(map(str, table.collect_schema()))
    except Exception as error:  # of Narwhals, or of the engine behind the frame
        raise UnreadableError(
            f"This is no frame that can be counted ({type(error).__name__}). Give one of DuckDB, PySpark, "
            "Polars, pandas or Arrow, in which each column has a name of its own."
        ) from None
    called = called or f"a frame of {table.implementation.value}"
    if isinstance(table, nw.LazyFrame):
        return _counted_there(table, names, instrument, by, mapping, called)
    found = read(FrameTable(table, names, called), instrument, by, tool=PLAIN.name, mapping=mapping)
    return Counted(called, found.left_out, found.quality, tabulate(found, blueprint(instrument)))


def _counted_there(
    table: nw.LazyFrame[Any],
    names: Sequence[str],
    instrument: Instrument,
    by: str | None,
    mapping: Mapping,
    called: str,
) -> Counted:
    from unlabeled.survey.frames.columns import planned
    from unlabeled.survey.frames.pushed import Pushed

    columns, plan = planned(names, instrument, by, mapping, called)
    reader = AnswerReader(instrument.response_scale, mapping.answers, _FIRST_ROW)
    return Pushed(table, columns, plan, instrument, reader, called).counted()
