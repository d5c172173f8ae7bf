"""PySpark counts, integer by integer, what the readers count in a CSV file of the same answers."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyspark.sql import SparkSession

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames import tabulate_frame

from ..survey.frames.conftest import ITEMS, fetched, from_csv, same
from ..survey.frames.test_same_counts import SHORT, answers

__all__ = ["fetched"]


def in_spark(session: SparkSession, frame: pd.DataFrame, by: str | None = None) -> Any:
    """Through Parquet: PySpark does not take a frame of pandas 3."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.parquet"
        frame.to_parquet(file, index=False)
        return tabulate_frame(session.read.parquet(str(file)), SHORT, by)


@settings(max_examples=6)
@given(frame=answers(), by=st.sampled_from(["team", "department,team", ""]))
def test_random_answers(spark: SparkSession, frame: pd.DataFrame, by: str) -> None:
    with TemporaryDirectory() as folder:
        wanted = from_csv(frame, Path(folder), SHORT, by)
    same(in_spark(spark, frame, by), wanted)


def test_columns_named_by_texts_that_end_with_a_point(spark: SparkSession, tmp_path: Path) -> None:
    names = {item.id: item.text for item in SHORT.items}
    frame = pd.DataFrame({item: [1, 5, None, 4] for item in ITEMS} | {"team": list("AABB")}).rename(
        columns=names
    )
    same(in_spark(spark, frame), from_csv(frame, tmp_path, SHORT))


def test_somebody_who_sent_it_twice_counts_once(spark: SparkSession, tmp_path: Path) -> None:
    frame = pd.DataFrame({item: [1, 2, 3, 4] for item in ITEMS} | {"team": "A"})
    frame["email"] = ["a@x.example", "b@x.example", " A@X.example", None]
    frame["timestamp"] = pd.to_datetime(["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"])
    found = in_spark(spark, frame)
    assert found.left_out.repeats == 1
    same(found, from_csv(frame, tmp_path, SHORT))


def test_rows_sent_twice_without_an_address_count_once(spark: SparkSession, tmp_path: Path) -> None:
    frame = pd.DataFrame({item: [1, 1, 1, 4] for item in ITEMS} | {"team": "A"})
    frame["timestamp"] = pd.to_datetime(["2026-03-01", "2026-03-01", "2026-03-03", None])
    found = in_spark(spark, frame)
    assert found.left_out.repeats == 1
    same(found, from_csv(frame, tmp_path, SHORT))


def test_only_counts_are_collected(spark: SparkSession, fetched: list[tuple[int, int]]) -> None:
    frame = pd.DataFrame(
        {item: [1, 2, 3, 4, 5, None] * 500 for item in ITEMS} | {"team": ["A", "B", "C"] * 1000}
    )
    in_spark(spark, frame)
    assert max(rows for rows, _ in fetched) == 6 * len(ITEMS)


def test_an_unknown_answer_is_not_quoted(spark: SparkSession) -> None:
    frame = pd.DataFrame({item: ["Agree", "what Ann said"] for item in ITEMS} | {"team": "A"})
    with pytest.raises(
        UnreadableError, match="Item 'pace_1' has answers that its scale does not know"
    ) as error:
        in_spark(spark, frame)
    assert "Ann" not in str(error.value)
