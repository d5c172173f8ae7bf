"""Somebody who is in a table more than once: counted once, or refused where no time says which is last."""

from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames import tabulate_frame

from .conftest import ITEMS, from_csv, in_duckdb, same


def table(**columns: list[object]) -> pd.DataFrame:
    """Answers that differ from row to row, in two groups."""
    rows = len(next(iter(columns.values())))
    items = {item: [1 + (row + shift) % 5 for row in range(rows)] for shift, item in enumerate(ITEMS)}
    return pd.DataFrame({"team": ["A", "B"] * (rows // 2) + ["A"] * (rows % 2), **items, **columns})


DAYS = pd.to_datetime([f"2026-03-{day:02d} 10:00" for day in range(1, 9)])


@pytest.mark.parametrize(
    "people",
    [
        ["a@x.example", "b@x.example", "c@x.example", "A@x.example ", None, "anonymous", "", "b@x.example"],
        ["anonymous", "anonymous", "anonymous", "a", "b", "c", None, ""],
        ["niemand", "niemand", "niemand", "niemand", "niemand", "c", "d", "c"],
        [1, 2, 3, 4, 5, 6, 7, 7],
    ],
    ids=["addresses", "nobody", "a word for nobody that is not known", "numbers"],
)
def test_the_last_row_of_a_person_counts(short: Instrument, tmp_path: Path, people: list[object]) -> None:
    named = {"user_id": people} if isinstance(people[0], int) else {"email": people}
    frame = table(**named, timestamp=list(DAYS))
    wanted = from_csv(frame, tmp_path, short)
    same(in_duckdb(frame, short), wanted)
    same(tabulate_frame(pl.from_pandas(frame).lazy(), short), wanted)
    same(tabulate_frame(frame, short), wanted)


def test_each_wave_has_its_own_last_row(short: Instrument, tmp_path: Path) -> None:
    frame = table(email=["a@x.example", "b@x.example"] * 4, timestamp=list(DAYS))
    frame["wave"] = ["1", "2", "1 ", "2", "2", "1", "2", "1"]
    found = in_duckdb(frame, short)
    assert [wave.tally.people for wave in found.waves] == [2, 2]
    same(found, from_csv(frame, tmp_path, short))


def test_an_empty_row_takes_nobodys_place(short: Instrument, tmp_path: Path) -> None:
    frame = table(email=["a@x.example"] * 3 + ["b@x.example"], timestamp=list(DAYS[:4]))
    frame = frame.astype(dict.fromkeys(ITEMS, "Int64"))
    frame.loc[2, list(ITEMS)] = None
    found = in_duckdb(frame, short)
    assert (found.left_out.empty_rows, found.left_out.repeats) == (1, 1)
    same(found, from_csv(frame, tmp_path, short))


def test_rows_that_are_the_same_in_every_cell_are_one(short: Instrument, tmp_path: Path) -> None:
    frame = table(timestamp=list(DAYS), remark=["so", "so", "so", "so", None, "x", "y", "z"])
    frame = pd.concat([frame, frame.iloc[[0, 4]], frame.iloc[[1]].assign(remark="other")])
    found = in_duckdb(frame, short)
    assert found.left_out.repeats == 2
    same(found, from_csv(frame, tmp_path, short))


@pytest.mark.parametrize(
    "times",
    [{}, {"timestamp": ["1 March", "2 March", "3 March"]}, {"timestamp": [DAYS[0], DAYS[1], DAYS[0]]}],
    ids=["no time", "a time that is text", "the same time"],
)
def test_a_table_that_does_not_say_which_row_is_the_last_is_refused(
    short: Instrument, times: dict[str, list[object]]
) -> None:
    frame = table(email=["ann@x.example", "b@x.example", "ann@x.example"], **times)
    with pytest.raises(UnreadableError, match="more than once") as error:
        in_duckdb(frame, short)
    assert "ann" not in str(error.value).casefold()


def test_no_address_is_fetched(short: Instrument, fetched: list[tuple[int, int]]) -> None:
    people = [f"p{number}@x.example" for number in range(400)] * 2
    frame = table(email=people, timestamp=list(pd.date_range("2026-03-01", periods=800, freq="min")))
    with duckdb.connect() as connection:
        connection.register("answers", frame)
        assert tabulate_frame(connection.table("answers"), short).left_out.repeats == 400
    assert max(rows for rows, _ in fetched) == 5 * len(ITEMS)
