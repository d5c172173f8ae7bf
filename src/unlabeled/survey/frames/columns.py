"""Columns of a frame by their places, under names of our own; and which of them is what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import narwhals as nw

from unlabeled.content.instrument import Instrument
from unlabeled.survey.frames.values import comparable
from unlabeled.survey.read.columns import ColumnPlan, plan_columns
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.mapping import Mapping
from unlabeled.survey.read.names_row import refuse_answers_as_names
from unlabeled.survey.read.plain import plain_column


def planned(
    names: Sequence[str], instrument: Instrument, by: str | None, mapping: Mapping, called: str
) -> tuple[tuple[Column, ...], ColumnPlan]:
    """Return the columns and which of them is what, as of a plain table.

    Raises
    ------
    UnreadableError
        If an item has no column or two, or the group column is missing or is something else.
    """
    columns = tuple(map(plain_column, names))
    refuse_answers_as_names(Path(called), columns, instrument.response_scale.labels)
    return columns, plan_columns(columns, instrument, by, mapping)


def column(place: int) -> str:
    """Return our own name of the column at `place`."""
    return f"column_{place}"


def columns_at(frame: nw.LazyFrame[Any], places: Sequence[int]) -> nw.LazyFrame[Any]:
    """Return the columns at `places`, each under our own name; the others are never selected."""
    schema = frame.collect_schema()
    if frame.implementation.is_spark_like():  # which would take a name with a point in it apart
        renamed = frame.to_native().toDF(*(column(place) for place in range(len(schema))))
        frame, names = nw.from_native(renamed), [column(place) for place in range(len(schema))]
    else:
        names = list(schema)
    kinds = list(schema.values())
    return frame.select(*(comparable(names[place], kinds[place]).alias(column(place)) for place in places))
