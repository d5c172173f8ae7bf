"""What cannot be counted is said in a sentence that quotes no cell, and only counts ever come back."""

import os
import signal
import threading
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import GroupColumnError, UnreadableError
from unlabeled.survey.frames import aggregates, tabulate_frame

from .conftest import ITEMS, in_duckdb

WAYS = {
    "duckdb": lambda frame: duckdb.from_df(frame),
    "polars": lambda frame: pl.from_pandas(frame).lazy(),
    "pandas": lambda frame: frame,
}


def answers(rows: int = 6) -> pd.DataFrame:
    return pd.DataFrame({item: [str(1 + row % 5) for row in range(rows)] for item in ITEMS}).assign(team="A")


@pytest.mark.parametrize("way", WAYS)
def test_an_unknown_answer_names_the_item_and_what_is_allowed(short: Instrument, way: str) -> None:
    frame = answers()
    frame.loc[2, "candour_1"] = "Ann says it is 4"
    with pytest.raises(UnreadableError) as error:
        tabulate_frame(WAYS[way](frame), short)
    said = str(error.value)
    where = "an answer in row 4" if way == "pandas" else "answers"
    assert f"Item 'candour_1' has {where} that its scale does not know" in said
    assert "Allowed are 1 to 5 and Strongly disagree, Disagree" in said
    assert "Ann" not in said


@pytest.mark.parametrize("way", ["duckdb", "polars"])
def test_free_text_in_place_of_answers_is_not_fetched(
    short: Instrument, way: str, fetched: list[tuple[int, int]]
) -> None:
    frame = answers(5000)
    frame["pace_1"] = [f"words of person {row}" for row in range(5000)]
    with pytest.raises(UnreadableError, match="'pace_1' has more than 500 different answers"):
        tabulate_frame(WAYS[way](frame), short)
    assert sum(rows for rows, _ in fetched) <= 501 + 5 * 3


@pytest.mark.parametrize("way", WAYS)
def test_a_missing_column_is_named(short: Instrument, way: str) -> None:
    with pytest.raises(UnreadableError, match=r"1 of the 4 items .* have no column: pace_2"):
        tabulate_frame(WAYS[way](answers().drop(columns="pace_2")), short)
    with pytest.raises(GroupColumnError, match="There is no group column 'team'"):
        tabulate_frame(WAYS[way](answers().drop(columns="team")), short)


@pytest.mark.parametrize("way", WAYS)
def test_a_table_without_answers_is_no_survey_yet(short: Instrument, way: str) -> None:
    for frame in (answers().iloc[:0], answers().assign(**dict.fromkeys(ITEMS, ""))):
        with pytest.raises(UnreadableError, match="has column names and no answers"):
            tabulate_frame(WAYS[way](frame), short)


@pytest.mark.parametrize("way", WAYS)
def test_groups_that_are_addresses_are_refused(short: Instrument, way: str) -> None:
    frame = answers().assign(team="ann@x.example")
    with pytest.raises(GroupColumnError, match="holds e-mail addresses") as error:
        tabulate_frame(WAYS[way](frame), short)
    assert "ann@" not in str(error.value)


@pytest.mark.parametrize("thing", [None, 3, [1, 2], {"a": [1]}, "duckdb:x#y"])
def test_what_is_no_frame_is_refused(short: Instrument, thing: Any) -> None:
    with pytest.raises(UnreadableError, match="no frame that can be counted"):
        tabulate_frame(thing, short)


def test_columns_of_one_name_are_refused(short: Instrument) -> None:
    frame = answers()
    frame.columns = [*frame.columns[:-1], frame.columns[0]]
    with pytest.raises(UnreadableError, match="a name of its own"):
        tabulate_frame(frame, short)


def test_an_engine_that_fails_does_not_speak(short: Instrument) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE words AS SELECT 'secret words' AS cell")
        casts = ", ".join(f"CAST(cell AS INTEGER) AS {item}" for item in ITEMS)
        with pytest.raises(UnreadableError, match=r"could not be counted where they are \(Conv") as error:
            tabulate_frame(connection.sql(f"SELECT 'A' AS team, {casts} FROM words"), short)
    assert "secret" not in str(error.value)
    assert error.value.__suppress_context__


def test_ctrl_c_while_the_engine_counts_is_an_interruption_and_no_failure(short: Instrument) -> None:
    with duckdb.connect() as connection:
        cells = ", ".join(f"1 + range % 5 AS {item}" for item in ITEMS)
        endless = connection.sql(f"SELECT 'A' AS team, {cells} FROM range(100_000_000_000)")
        later = threading.Timer(0.7, os.kill, [os.getpid(), signal.SIGINT])
        later.start()
        with pytest.raises(KeyboardInterrupt):
            tabulate_frame(endless, short)
        later.join()


@pytest.mark.parametrize("change", ["more", "other"])
def test_a_table_that_changes_meanwhile_is_refused(
    short: Instrument, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect() as connection:
        connection.register("frame", answers())
        connection.execute("CREATE TABLE answers AS SELECT * FROM frame")
        largest = aggregates._largest

        def later(*arguments: Any) -> int:
            found = largest(*arguments)
            if change == "more":
                connection.execute("INSERT INTO answers SELECT a.* FROM answers a, range(9)")
            else:
                connection.execute("UPDATE answers SET pace_1 = 'something else' WHERE pace_1 = '1'")
            return found

        monkeypatch.setattr(aggregates, "_largest", later)
        with pytest.raises(UnreadableError, match="changed while its answers were counted"):
            tabulate_frame(connection.table("answers"), short)


def test_only_counts_come_back(short: Instrument, fetched: list[tuple[int, int]]) -> None:
    draw = np.random.default_rng(4)
    frame = pd.DataFrame(draw.integers(1, 6, (20_000, 4)), columns=list(ITEMS))
    frame["team"] = draw.choice([f"Team {number}" for number in range(30)], 20_000)
    in_duckdb(frame, short)
    assert sorted({rows for rows, _ in fetched}) == [1, 5 * len(ITEMS), 30]
    assert len(fetched) == 6  # values, the largest group, counts, two scales, quality


def test_identifiers_are_never_selected(short: Instrument, monkeypatch: pytest.MonkeyPatch) -> None:
    import narwhals as nw

    queries: list[str] = []
    collect = nw.LazyFrame.collect
    monkeypatch.setattr(
        nw.LazyFrame,
        "collect",
        lambda self, *rest: queries.append(self.to_native().sql_query()) or collect(self, *rest),
    )
    frame = answers().assign(ip_address="10.0.0.1", first_name="Ann", anything="words")
    with duckdb.connect() as connection:
        connection.register("answers", frame)
        found = tabulate_frame(connection.table("answers"), short)
        plans = [connection.execute(f"EXPLAIN {query}").fetchall()[0][1] for query in queries]
    assert found.left_out.identifiers == ("ip_address", "first_name")
    assert plans
    for plan in plans:
        assert not {"ip_address", "first_name", "anything"} & set(plan.replace("│", " ").split())
