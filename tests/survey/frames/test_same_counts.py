"""One table, however it is handed in: the same whole numbers as from a CSV file of it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unlabeled.content.instrument import Instrument, ResponseScale, load_instrument
from unlabeled.survey.frames import tabulate_frame
from unlabeled.survey.frames.aggregates import grouped
from unlabeled.survey.frames.values import Coded

from .. import google_forms
from .conftest import ITEMS, from_csv, in_duckdb, same

LABELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
SPELLINGS = [*LABELS, "agree", " AGREE ", "4", "4.0", "5 - Strongly agree", "", "  ", None]
NUMBERS = [1.0, 2.0, 3.0, 4.0, 5.0, None]


def instrument() -> Instrument:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "short.yaml"
        file.write_text(google_forms.INSTRUMENT, encoding="utf-8")
        return load_instrument(file)


SHORT = instrument()


@st.composite
def answers(draw: st.DrawFn) -> pd.DataFrame:
    """Items as texts or as numbers, groups in groups, waves, each with names in several spellings."""
    rows = draw(st.integers(1, 25))

    def column(values: list[object]) -> list[object]:
        return draw(st.lists(st.sampled_from(values), min_size=rows, max_size=rows))

    found: dict[str, object] = {}
    if draw(st.booleans()):
        found["wave"] = column(["1", "2", "2 ", "Spring", None])
    found["department"] = column(["Sales", "sales ", "Works", None])
    found["team"] = column(["North", "NORTH", "South", "10", "9", "", None])
    for item in ITEMS:
        kind = draw(st.sampled_from([SPELLINGS, NUMBERS]))
        found[item] = column(list(kind))
    found["comment"] = column(["somebody's words", None])
    frame = pd.DataFrame(found)
    if all(not str(cell).strip() or cell is None for item in ITEMS for cell in found[item]):  # type: ignore[attr-defined]
        frame.loc[0, ITEMS[0]] = "4" if frame[ITEMS[0]].dtype == object else 4
    return frame


@settings(max_examples=40)
@given(frame=answers(), by=st.sampled_from(["team", "department,team", ""]))
def test_duckdb_polars_pandas_and_arrow_count_what_the_reader_counts(frame: pd.DataFrame, by: str) -> None:
    with TemporaryDirectory() as folder:
        wanted = from_csv(frame, Path(folder), SHORT, by)
    same(in_duckdb(frame, SHORT, by), wanted)
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for way in (frame, table, pl.from_arrow(table), pl.from_arrow(table).lazy()):
        same(tabulate_frame(way, SHORT, by), wanted)


@pytest.mark.parametrize("kind", ["int8", "Int64", "float32", "category", "string", "decimal", "enum"])
def test_a_column_may_be_of_any_type(kind: str, tmp_path: Path) -> None:
    draw = np.random.default_rng(5)
    codes = pd.DataFrame(draw.integers(1, 6, (60, 4)), columns=list(ITEMS)).assign(team="A")
    wanted = from_csv(codes, tmp_path, SHORT)
    with duckdb.connect() as connection:
        connection.register("codes", codes)
        if kind == "decimal":
            cells = ", ".join(f"{item}::DECIMAL(5, 2) AS {item}" for item in ITEMS)
        elif kind == "enum":
            connection.execute(f"CREATE TYPE answer AS ENUM {LABELS}")
            cells = ", ".join(f"({list(LABELS)})[{item}]::answer AS {item}" for item in ITEMS)
        else:
            typed = codes.astype(dict.fromkeys(ITEMS, kind))
            same(tabulate_frame(typed, SHORT), wanted)
            same(tabulate_frame(pl.from_pandas(typed).lazy(), SHORT), wanted)
            connection.register("typed", typed)
            cells = ", ".join(ITEMS)
        source = "typed" if kind not in ("decimal", "enum") else "codes"
        same(tabulate_frame(connection.sql(f"SELECT team, {cells} FROM {source}"), SHORT), wanted)


def test_texts_and_numbers_may_stand_in_one_column(tmp_path: Path) -> None:
    frame = pd.DataFrame({item: [4, "Agree", None, 2.0, float("nan")] for item in ITEMS}, dtype=object)
    frame["team"] = "A"
    same(tabulate_frame(frame, SHORT), from_csv(frame, tmp_path, SHORT))


def test_infinity_of_nothing_in_floats_is_no_answer() -> None:
    with duckdb.connect() as connection:
        cells = ", ".join(f"unnest([4.0, 'nan'::DOUBLE, NULL, 5.0]) AS {item}" for item in ITEMS)
        found = tabulate_frame(connection.sql(f"SELECT 'A' AS team, {cells}"), SHORT)
    assert found.waves[0].tally.counts[0].tolist() == [[0, 0, 0, 1, 1, 0]] * 4
    assert found.left_out.empty_rows == 2


def test_eleven_answers_share_numbers_and_stay_apart(tmp_path: Path) -> None:
    labels = tuple(f"Answer {letter}" for letter in "abcdefghijk")
    wide = SHORT.model_copy(update={"response_scale": ResponseScale(low=-5, labels=labels)})
    draw = np.random.default_rng(1)
    frame = pd.DataFrame(draw.integers(-5, 6, (3000, 4)), columns=list(ITEMS)).assign(
        team=draw.choice(["A", "B", "B", "B"], 3000)
    )
    same(in_duckdb(frame, wide), from_csv(frame, tmp_path, wide))


def test_a_group_as_large_as_its_bits_allow_loses_nobody() -> None:
    import narwhals as nw

    for people in (1, 2, 3, 4, 7, 8, 255, 256, 1023, 1024):
        answered = pa.table({"team": ["A"] * people, "x": [1] * people})
        coded = [Coded("x", ((), (1,), ()))]
        found = grouped(nw.from_native(pl.from_arrow(answered).lazy()), ["team"], coded)
        counts = found.counts(np.array([0]), np.array([0]), (1, 1, 3))
        assert counts.tolist() == [[[0, people, 0]]]


def test_groups_of_whom_nobody_answered_stay_groups(tmp_path: Path) -> None:
    frame = pd.DataFrame({item: [4, None, 4, None] for item in ITEMS} | {"team": ["A", "B", "C", "C"]})
    wanted = from_csv(frame, tmp_path, SHORT)
    assert wanted.waves[0].sizes == (1, 0, 1)
    same(in_duckdb(frame, SHORT), wanted)


def test_an_item_that_runs_backwards_is_noticed(tmp_path: Path) -> None:
    draw = np.random.default_rng(2)
    base = draw.integers(1, 6, 400)
    frame = pd.DataFrame({item: np.clip(base + draw.integers(-1, 2, 400), 1, 5) for item in ITEMS}).assign(
        team="A"
    )
    found = in_duckdb(frame, SHORT)
    assert found.quality.against_scale == ("pace_2", "candour_2")
    same(found, from_csv(frame, tmp_path, SHORT))
