"""A frame that is in memory: read like a file, so that nothing about it can differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unlabeled.content.instrument import Instrument
from unlabeled.survey.frames.values import cell_text
from unlabeled.survey.read.answers import AnswerReader
from unlabeled.survey.read.cells import Cells
from unlabeled.survey.read.columns import ColumnPlan
from unlabeled.survey.read.dialect import Column, Header
from unlabeled.survey.read.labels import labels_at
from unlabeled.survey.read.people import last_submissions
from unlabeled.survey.read.quality import quality
from unlabeled.survey.read.table import no_answers
from unlabeled.survey.responses import Responses

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
    cells, header = _cells(frame, plan), Header(1, tuple(columns))
    answers = np.stack(
        [
            _codes(cells.coded[place], reader.places(_texts(cells.coded[place]), item, columns[place]))
            for place, item in zip(plan.items, instrument.items, strict=True)
        ]
    )
    answered = (answers != len(instrument.response_scale.labels)).any(axis=0)
    if not answered.any():
        raise no_answers(Path(called))
    levels = [labels_at(cells, place, header) for place in (plan.group, plan.wave, *plan.outer)]
    counted = last_submissions(cells, plan, levels[1].codes, answered)
    left_out = replace(
        plan.left_out, empty_rows=int((~answered).sum()), repeats=int((answered & ~counted).sum())
    )
    groups, waves, *outer = (level.at(counted) for level in levels)
    kept = answers.compress(counted, axis=1).T  # one item after the other, as they are counted
    return Responses(kept, groups, waves, called, left_out, tuple(outer), quality(kept, instrument))


def _cells(frame: nw.DataFrame[Any], plan: ColumnPlan) -> Cells:
    """Return the columns to read: all of them where only whole rows tell what was sent twice."""
    whole_rows = plan.person is None and plan.time is not None
    wanted = (*plan.items, plan.group, *plan.outer, plan.wave, plan.time if whole_rows else None)
    coded = {place for place in wanted if place is not None}
    others = range(len(frame.columns)) if whole_rows else [plan.person]
    texts = {place for place in others if place is not None} - coded

    def column(place: int) -> pa.DictionaryArray:
        return _encoded(frame.get_column(frame.columns[place]))

    return Cells(
        {place: column(place) for place in sorted(coded)},
        {place: column(place).dictionary_decode() for place in sorted(texts)},
    )


def _texts(cells: pa.DictionaryArray) -> list[str]:
    found: list[str] = cells.dictionary.to_pylist()
    return found


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
