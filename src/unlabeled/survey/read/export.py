"""Read an export: recognise it, plan its columns, and turn what is needed into numbers."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.answers import AnswerReader
from unlabeled.survey.read.cells import read_cells, trial_rows
from unlabeled.survey.read.columns import plan_columns
from unlabeled.survey.read.dialect import Dialect, Head
from unlabeled.survey.read.frame import FileOrFrame, FrameTable
from unlabeled.survey.read.google_forms import GOOGLE_FORMS
from unlabeled.survey.read.labels import labels_at
from unlabeled.survey.read.limesurvey import LIMESURVEY
from unlabeled.survey.read.mapping import NO_MAPPING, Mapping
from unlabeled.survey.read.microsoft_forms import MICROSOFT_FORMS
from unlabeled.survey.read.names_row import refuse_answers_as_names
from unlabeled.survey.read.open import beginning, open_table
from unlabeled.survey.read.people import last_submissions
from unlabeled.survey.read.plain import PLAIN
from unlabeled.survey.read.quality import quality
from unlabeled.survey.read.qualtrics import QUALTRICS
from unlabeled.survey.read.survey_monkey import SURVEY_MONKEY
from unlabeled.survey.read.table import no_answers
from unlabeled.survey.read.tally import is_tally, read_tally
from unlabeled.survey.read.typeform import TYPEFORM
from unlabeled.survey.responses import Responses

if TYPE_CHECKING:
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
    scale = instrument.response_scale
    refuse_answers_as_names(file, header.columns, scale.labels)
    plan = plan_columns(header.columns, instrument, by, mapping)
    cells = read_cells(table, header, plan)
    meanings = {**dict.fromkeys(dialect.nothing), **mapping.answers}
    reader = AnswerReader(scale, meanings, table.blank_rows + header.rows + 1)
    answers = reader.table(cells, plan.items, instrument.items, header.columns)
    trials = trial_rows(cells, header)
    answered = (answers != len(scale.labels)).any(axis=0) & ~trials
    if not answered.any():
        raise no_answers(file)
    levels = [labels_at(cells, place, header) for place in (plan.group, plan.wave, *plan.outer)]
    counted = last_submissions(cells, plan, levels[1].codes, answered)
    left_out = replace(
        plan.left_out,
        empty_rows=int((~answered & ~trials).sum()),
        repeats=int((answered & ~counted).sum()),
        trials=int(trials.sum()),
    )
    kept = answers.compress(counted, axis=1).T  # one item after the other, as they are counted
    groups, waves, *outer = (level.at(counted) for level in levels)
    return Responses(
        kept, groups, waves, dialect.tool, left_out, tuple(outer), quality(kept, instrument), counted
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
