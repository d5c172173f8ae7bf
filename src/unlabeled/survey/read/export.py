"""Read an export: recognise it, plan its columns, and turn what is needed into numbers."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.answers import AnswerReader
from unlabeled.survey.read.columns import ColumnPlan, plan_columns
from unlabeled.survey.read.dialect import Dialect, Head, Header
from unlabeled.survey.read.frame import FileOrFrame, FrameTable
from unlabeled.survey.read.google_forms import GOOGLE_FORMS
from unlabeled.survey.read.labels import labels, no_labels
from unlabeled.survey.read.limesurvey import LIMESURVEY
from unlabeled.survey.read.mapping import NO_MAPPING, Mapping
from unlabeled.survey.read.microsoft_forms import MICROSOFT_FORMS
from unlabeled.survey.read.names import folded
from unlabeled.survey.read.names_row import refuse_answers_as_names
from unlabeled.survey.read.open import beginning, open_table
from unlabeled.survey.read.people import last_submissions, refuse_people
from unlabeled.survey.read.plain import PLAIN
from unlabeled.survey.read.quality import quality
from unlabeled.survey.read.qualtrics import QUALTRICS
from unlabeled.survey.read.survey_monkey import SURVEY_MONKEY
from unlabeled.survey.read.table import Table, no_answers
from unlabeled.survey.read.tally import is_tally, read_tally
from unlabeled.survey.read.typeform import TYPEFORM
from unlabeled.survey.responses import Labels, Responses

if TYPE_CHECKING:
    import pyarrow as pa

    from unlabeled.disclosure import Wave

DIALECTS: Final[tuple[Dialect, ...]] = (  # the first that recognises a file reads it
    QUALTRICS,
    SURVEY_MONKEY,
    MICROSOFT_FORMS,
    LIMESURVEY,
    TYPEFORM,
    GOOGLE_FORMS,
    PLAIN,
)
_BY_NAME: Final = MappingProxyType({dialect.name: dialect for dialect in DIALECTS})
TALLY: Final = "tally"
FORMATS: Final = (*_BY_NAME, TALLY)


def read(
    file: FileOrFrame,
    instrument: Instrument,
    by: str | None = None,
    *,
    tool: str | None = None,
    mapping: Mapping = NO_MAPPING,
) -> Responses:
    """Return the answers in `file`.

    Parameters
    ----------
    file : Path or FrameTable
        A survey tool's export: CSV, or a workbook; or a frame.
    instrument : Instrument
        The questionnaire that was asked.
    by : str, optional
        The column with the groups, or several with commas between, outermost first; the mapping's or the
        instrument's unless given. Empty text means: no groups.
    tool : str, optional
        Whose export it is, by a name of `DIALECTS`; recognised unless given.
    mapping : Mapping, optional
        What is to be said about single columns.

    Raises
    ------
    UnreadableError
        If the file cannot be read. Quotes no cell.
    """
    table = open_table(file)
    dialect = find_dialect(table.head, tool)
    header = dialect.header(table.head)
    refuse_answers_as_names(file, header.columns, instrument.response_scale.labels)
    plan = plan_columns(header.columns, instrument, by, mapping)
    cells = _cells(table, header, plan)
    meanings = {**dict.fromkeys(dialect.nothing), **mapping.answers}
    reader = AnswerReader(instrument.response_scale, meanings, table.blank_rows + header.rows + 1)
    answers = np.column_stack(
        [
            reader.codes(cells[place], item, header.columns[place])
            for place, item in zip(plan.items, instrument.items, strict=True)
        ]
    )
    trials = _trials(header, cells)
    answered = (answers != len(instrument.response_scale.labels)).any(axis=1) & ~trials
    if not answered.any():
        raise no_answers(file)
    for place in (plan.group, plan.wave, *plan.outer):
        if place is not None:
            refuse_people(cells[place], header.columns[place].name)
    groups, waves = (
        no_labels(len(answers)) if place is None else labels(cells[place])
        for place in (plan.group, plan.wave)
    )
    outer = tuple(labels(cells[place]) for place in plan.outer)
    counted = last_submissions(cells, plan, waves.codes, answered)
    left_out = replace(
        plan.left_out,
        empty_rows=int((~answered & ~trials).sum()),
        repeats=int((answered & ~counted).sum()),
        trials=int(trials.sum()),
    )
    return Responses(
        answers[counted],
        _kept(groups, counted),
        _kept(waves, counted),
        dialect.tool,
        left_out,
        tuple(_kept(level, counted) for level in outer),
        quality(answers[counted], instrument),
        counted,
    )


def counted(file: FileOrFrame, instrument: Instrument, tool: str | None = None) -> tuple[Wave, ...] | None:
    """Return the waves in a room's tally, or None if `file` is something else.

    Raises
    ------
    UnreadableError
        If it is a tally, or is said to be one, and cannot be used.
    """
    if isinstance(file, FrameTable):
        return None
    if tool == TALLY or (tool is None and is_tally(beginning(file))):
        return read_tally(file, instrument)
    return None


def find_dialect(head: Head, tool: str | None = None) -> Dialect:
    """Return the dialect called `tool`, or the one that recognises the first rows of a file."""
    if tool is None:
        return next(dialect for dialect in DIALECTS if dialect.recognises(head))
    if tool not in _BY_NAME:
        raise UnreadableError(f"There is no format of that name. There are: {', '.join(FORMATS)}.")
    return _BY_NAME[tool]


def _cells(table: Table, header: Header, plan: ColumnPlan) -> dict[int, pa.DictionaryArray]:
    """Return the columns to read: all of them where only whole rows tell what was sent twice."""
    trials = header.trials[0] if header.trials else None
    wanted = (*plan.items, plan.group, *plan.outer, plan.wave, plan.person, trials)
    places = sorted({place for place in wanted if place is not None})
    if plan.person is None and plan.time is not None:
        places = list(range(len(header.columns)))
    return dict(zip(places, table.columns_at(places, header.rows), strict=True))


def _trials(header: Header, cells: dict[int, pa.DictionaryArray]) -> NDArray[np.bool_]:
    """Return which rows the author sent while trying the survey out."""
    rows = len(next(iter(cells.values())))
    if header.trials is None:
        return np.zeros(rows, dtype=np.bool_)
    column = cells[header.trials[0]]
    marked = np.array([folded(text) in header.trials[1] for text in column.dictionary.to_pylist()] or [False])
    return np.asarray(marked[np.from_dlpack(column.indices)])


def _kept(all_rows: Labels, rows: NDArray[np.bool_]) -> Labels:
    return Labels(all_rows.names, all_rows.codes[rows])
