"""`unlabeled analyze` of Parquet files and of DuckDB: the same release as from a CSV file, byte for byte."""

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unlabeled import survey
from unlabeled.cli import main
from unlabeled.content import kit_folder
from unlabeled.survey.shown import Note, Results

SAMPLE = kit_folder() / "data" / "survey" / "sample.csv"
SHARED = ("release.csv", "release.json")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sample() -> pd.DataFrame:
    return pd.read_csv(SAMPLE)


def released(*arguments: str, out: str) -> dict[str, bytes]:
    assert main(["analyze", *arguments, "--out", out]) == 0
    return {name: (Path(out) / name).read_bytes() for name in SHARED}


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["analyze", *arguments, "--out", "out"]) == 2
    assert not Path("out").exists()
    return capsys.readouterr().err


def database(frame: pd.DataFrame) -> None:
    Path("team.duckdb").unlink(missing_ok=True)
    with duckdb.connect("team.duckdb") as connection:
        connection.register("frame", frame)
        connection.execute("CREATE TABLE answers AS SELECT * FROM frame")
        connection.execute("CREATE VIEW first_wave AS SELECT * FROM answers WHERE wave = 1")
        connection.execute('CREATE SCHEMA hr; CREATE TABLE hr."the answers" AS SELECT * FROM frame')


def test_a_table_a_view_and_another_schema_give_the_release_of_the_csv(sample: pd.DataFrame) -> None:
    database(sample)
    wanted = released(str(SAMPLE), out="csv")
    assert released("duckdb:team.duckdb#answers", out="table") == wanted
    assert released("duckdb:team.duckdb#hr.the answers", out="schema") == wanted
    sample[sample["wave"] == 1].to_csv("first.csv", index=False)
    assert released("duckdb:team.duckdb#first_wave", out="view") == released("first.csv", out="first")
    assert sorted(path.name for path in Path().iterdir() if "duckdb" in path.name) == ["team.duckdb"]


def test_several_parquet_files_with_dictionaries_and_other_orders_of_columns(sample: pd.DataFrame) -> None:
    labels = dict(
        enumerate(
            ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"], 1
        )
    )
    items = [name for name in sample.columns if name.rsplit("_", 1)[-1].isdigit()]
    words = sample.assign(**{name: sample[name].map(labels).astype("category") for name in items})
    Path("parts/late").mkdir(parents=True)
    pq.write_table(pa.Table.from_pandas(words[:50], preserve_index=False), "parts/a.parquet")
    pq.write_table(
        pa.Table.from_pandas(words[50:][words.columns[::-1]], preserve_index=False), "parts/late/b.parquet"
    )
    words.to_csv("words.csv", index=False)
    wanted = released("words.csv", out="csv")
    assert released("parquet:parts/**/*.parquet", out="pattern") == wanted
    assert released(f"parquet:{Path('parts').absolute()}/**/*.parquet", out="absolute") == wanted


def test_before_and_after_may_be_tables(sample: pd.DataFrame) -> None:
    for wave in (1, 2):
        part = sample[sample["wave"] == wave].drop(columns="wave")
        part.to_parquet(f"{wave}.parquet", index=False)
        part.to_csv(f"{wave}.csv", index=False)
    tables = released("--before", "parquet:1.parquet", "--after", "parquet:2.parquet", out="tables")
    assert tables == released("--before", "1.csv", "--after", "2.csv", out="files")
    assert tables == released("--before", "1.csv", "--after", "parquet:2.parquet", out="mixed")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("parquet:nowhere/*.parquet", "There is no file nowhere/*.parquet."),
        ("parquet:", "Write parquet:FILES"),
        ("parquet:.", ". is a folder. Say which files in it"),
        ("parquet:s3://bucket/a.parquet", "Only files of this machine are read"),
        ("parquet:broken.parquet", "cannot be read as Parquet"),
        ("duckdb:nowhere.duckdb#answers", "nowhere.duckdb is not there."),
        ("duckdb:broken.parquet#answers", "cannot be opened as a DuckDB file"),
        ("duckdb:team.duckdb", "Write duckdb:FILE#TABLE"),
        ("duckdb:team.duckdb#", "Write duckdb:FILE#TABLE"),
        (
            "duckdb:team.duckdb#answer",
            "There is no table 'answer' in team.duckdb. It has: hr.the answers, answers, first_wave.",
        ),
        ("duckdb:team.duckdb#answers; DROP TABLE answers", "There is no table"),
        ("duckdb:team.duckdb#gone", "A view may look at what is not there."),
    ],
)
def test_what_is_not_there_is_said(
    sample: pd.DataFrame, capsys: pytest.CaptureFixture[str], address: str, said: str
) -> None:
    database(sample)
    with duckdb.connect("team.duckdb") as connection:
        if address.endswith("#gone"):
            connection.execute(
                "CREATE TABLE t AS SELECT 1 AS x; CREATE VIEW gone AS SELECT * FROM t; DROP TABLE t"
            )
    Path("broken.parquet").write_text("these are words", encoding="utf-8")
    error = refused(capsys, address)
    assert said in error
    assert error.count("\n") == 1


def test_a_table_has_no_format_and_no_column_that_is_missing(
    sample: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    database(sample.drop(columns="honesty_2"))
    assert "have no column: honesty_2" in refused(capsys, "duckdb:team.duckdb#answers")
    assert "Leave --format out" in refused(capsys, "duckdb:team.duckdb#answers", "--format", "qualtrics")
    database(sample)
    assert "no column 'ward'" in refused(capsys, "duckdb:team.duckdb#answers", "--by", "ward")


def test_a_table_can_be_given_where_duckdb_is_not_installed(
    sample: pd.DataFrame, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.to_parquet("a.parquet")
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert "pip install 'unlabeled[warehouse]'" in refused(capsys, "parquet:a.parquet")


def test_a_notebook_shows_a_frame_as_it_shows_a_file(sample: pd.DataFrame) -> None:
    shown = survey.results(duckdb.from_df(sample))
    assert isinstance(shown, Results)
    assert (
        shown._repr_html_()
        == survey.results("sample.csv")._repr_html_()
        == survey.results(sample)._repr_html_()
    )


def test_a_notebook_says_what_is_wrong_with_a_frame(sample: pd.DataFrame) -> None:
    assert 'results(answers, by="ward")' in repr(survey.results(sample, by="ward"))
    assert isinstance(survey.results(sample.drop(columns="honesty_2")), Note)
    assert "no frame that can be counted" in repr(survey.results(3))
