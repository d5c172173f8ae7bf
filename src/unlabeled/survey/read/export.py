"""Read an export: recognise it, plan its columns, and turn what is needed into numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from unlabeled.content.instrument import Instrument
from unlabeled.survey.read.answers import answer_codes
from unlabeled.survey.read.columns import ColumnPlan, plan_columns
from unlabeled.survey.read.dialect import Dialect
from unlabeled.survey.read.google_forms import GOOGLE_FORMS
from unlabeled.survey.read.labels import labels, no_labels
from unlabeled.survey.read.people import last_submissions, refuse_people
from unlabeled.survey.read.plain import PLAIN
from unlabeled.survey.read.text import no_answers, open_table, read_columns
from unlabeled.survey.responses import Labels, Responses

DIALECTS: tuple[Dialect, ...] = (GOOGLE_FORMS, PLAIN)  # the first that recognises a file reads it


def read(file: Path, instrument: Instrument, by: str | None = None) -> Responses:
    """Return the answers in `file`.

    Parameters
    ----------
    file : Path
        A survey tool's CSV export.
    instrument : Instrument
        The questionnaire that was asked.
    by : str, optional
        The column with the groups, or several with commas between, outermost first; the instrument's unless
        given. Empty text means: no groups.

    Raises
    ------
    UnreadableError
        If the file cannot be read. Quotes no cell.
    """
    table = open_table(file)
    dialect = next(each for each in DIALECTS if each.recognises(table.columns))
    plan = plan_columns(table.columns, dialect, instrument, by)
    places = _places(plan, len(table.columns))
    cells = dict(zip(places, read_columns(table, places), strict=True))
    answers = np.column_stack(
        [
            answer_codes(cells[place], item, instrument.response_scale)
            for place, item in zip(plan.items, instrument.items, strict=True)
        ]
    )
    answered = (answers != len(instrument.response_scale.labels)).any(axis=1)
    if not answered.any():
        raise no_answers(file)
    for place in (plan.group, plan.wave, *plan.outer):
        if place is not None:
            refuse_people(cells[place], table.columns[place])
    groups, waves = (
        no_labels(len(answers)) if place is None else labels(cells[place])
        for place in (plan.group, plan.wave)
    )
    outer = tuple(labels(cells[place]) for place in plan.outer)
    counted = last_submissions(cells, plan, waves.codes, answered)
    left_out = replace(
        plan.left_out, empty_rows=int((~answered).sum()), repeats=int((answered & ~counted).sum())
    )
    return Responses(
        answers[counted],
        _kept(groups, counted),
        _kept(waves, counted),
        dialect.tool,
        left_out,
        tuple(_kept(level, counted) for level in outer),
    )


def _places(plan: ColumnPlan, columns: int) -> list[int]:
    """Return the columns to read: all of them where only whole rows tell what was sent twice."""
    if plan.person is None and plan.time is not None:
        return list(range(columns))
    wanted = (*plan.items, plan.group, *plan.outer, plan.wave, plan.person)
    return sorted({place for place in wanted if place is not None})


def _kept(all_rows: Labels, rows: np.ndarray) -> Labels:
    return Labels(all_rows.names, all_rows.codes[rows])
