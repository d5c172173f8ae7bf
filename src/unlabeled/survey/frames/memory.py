"""A frame that is in memory: read like a file, so that nothing about it can differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unlabeled.content.instrument import Instrument
from unlabeled.survey.frames.values import cell_text
from unlabeled.survey.read.answers import AnswerReader
from unlabeled.survey.read.columns import ColumnPlan
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.labels import labels, no_labels
from unlabeled.survey.read.people import last_submissions, refuse_people
from unlabeled.survey.read.quality import quality
from unlabeled.survey.read.table import no_answers
from unlabeled.survey.responses import Labels, Responses

if TYPE_CHECKING:
    import narwhals as nw
    import pyarrow as pa


def in_memory(
    frame: nw.DataFrame[Any],
    columns: Sequence[Column],
    plan: ColumnPlan,
    instrument: Instrument,
    reader: AnswerReader,
    called: str,
) -> Responses:
    """Return the answers in a frame of pandas, Polars or Arrow.

    Raises
    ------
    UnreadableError
        If an answer is not on its scale, or nobody has answered. Quotes no cell.
    """
    cells = _cells(frame, plan)
    answers = np.column_stack(
        [
            _codes(cells[place], reader.places(cells[place].dictionary.to_pylist(), item, columns[place]))
            for place, item in zip(plan.items, instrument.items, strict=True)
        ]
    )
    answered = (answers != len(instrument.response_scale.labels)).any(axis=1)
    if not answered.any():
        raise no_answers(Path(called))
    for place in (plan.group, plan.wave, *plan.outer):
        if place is not None:
            refuse_people(cells[place], columns[place].name)
    groups, waves, *outer = (
        no_labels(len(answers)) if place is None else labels(cells[place])
        for place in (plan.group, plan.wave, *plan.outer)
    )
    counted = last_submissions(cells, plan, waves.codes, answered)
    left_out = replace(
        plan.left_out, empty_rows=int((~answered).sum()), repeats=int((answered & ~counted).sum())
    )
    groups, waves, *outer = (Labels(each.names, each.codes[counted]) for each in (groups, waves, *outer))
    kept = answers[counted]
    return Responses(kept, groups, waves, called, left_out, tuple(outer), quality(kept, instrument))


def _cells(frame: nw.DataFrame[Any], plan: ColumnPlan) -> Mapping[int, pa.DictionaryArray]:
    """Return the columns to read: all of them where only whole rows tell what was sent twice."""
    wanted = (*plan.items, plan.group, *plan.outer, plan.wave, plan.person)
    places = sorted({place for place in wanted if place is not None})
    if plan.person is None and plan.time is not None:
        places = list(range(len(frame.columns)))
    return {place: _encoded(frame.get_column(frame.columns[place])) for place in places}


def _encoded(series: nw.Series[Any]) -> pa.DictionaryArray:
    """Return a column as places in a list of its texts."""
    import pyarrow as pa

    try:
        found = pa.chunked_array(series.to_arrow()).combine_chunks()
        if pa.types.is_dictionary(found.type):  # it may hold what no row has any more
            found = found.dictionary_decode()
        found = found.dictionary_encode(null_encoding="encode")
    except (
        pa.ArrowInvalid,
        pa.ArrowTypeError,
        pa.ArrowNotImplementedError,
    ):  # texts and numbers in one column
        numbers: dict[str, int] = {}
        cells = [numbers.setdefault(cell_text(cell), len(numbers)) for cell in series.to_list()]
        return pa.DictionaryArray.from_arrays(
            pa.array(cells, pa.int32()), pa.array(list(numbers), pa.string())
        )
    texts = pa.array([cell_text(cell) for cell in found.dictionary.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(found.indices, texts)


def _codes(cells: pa.DictionaryArray, places: Sequence[int]) -> NDArray[np.int32]:
    codes: NDArray[np.int32] = np.array(places, dtype=np.int32)[np.from_dlpack(cells.indices)]
    return codes
