"""`unlabeled simulate`: a file of made-up answers, or one sentence and nothing written."""

from pathlib import Path

import pandas as pd
import pytest

from unlabeled.cli import main
from unlabeled.content import kit_folder

SAMPLE = kit_folder() / "data" / "survey" / "sample.csv"
INSTRUMENT = """
id: short
title: Short
version: "1"
invitation: Hello
response_scale: {low: 0, labels: ["No", Maybe, "Yes"]}
group_column: crew
scales: [{id: s, title: S, about: A, items: [{id: q1, text: One}, {id: q2, text: Two}]}]
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence on stderr of a command that must fail calmly."""
    assert main(["simulate", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_it_writes_the_sample_and_says_so_in_one_sentence(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", "practice.csv"]) == 0
    assert (elsewhere / "practice.csv").read_bytes() == SAMPLE.read_bytes()
    said = capsys.readouterr()
    assert said.out == "practice.csv now holds 119 rows of made-up answers; nobody behind them exists.\n"
    assert said.err == ""


def test_another_seed_gives_other_answers(elsewhere: Path) -> None:
    assert main(["simulate", "practice.csv", "--seed", "2"]) == 0
    assert (elsewhere / "practice.csv").read_bytes() != SAMPLE.read_bytes()


def test_another_instrument_is_answered(elsewhere: Path) -> None:
    (elsewhere / "short.yaml").write_text(INSTRUMENT, encoding="utf-8")
    assert main(["simulate", "practice.csv", "--instrument", "short.yaml"]) == 0
    assert list(pd.read_csv("practice.csv").columns) == ["wave", "crew", "q1", "q2"]


def test_a_file_that_is_there_stays_as_it_is(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "mine.csv").write_text("my answers", encoding="utf-8")
    assert "mine.csv is there already and stays as it is. Give another name." in refused(["mine.csv"], capsys)
    assert (elsewhere / "mine.csv").read_text(encoding="utf-8") == "my answers"


def test_a_missing_folder_is_not_made(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no folder missing. Make it first" in refused(["missing/practice.csv"], capsys)
    assert list(elsewhere.iterdir()) == []


def test_a_folder_is_no_file_to_write(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "answers").mkdir()
    assert "answers is a folder. Give the name of a new CSV file." in refused(["answers"], capsys)


@pytest.mark.parametrize("seed", ["-1", "-7"])
def test_a_seed_below_0_is_refused(elsewhere: Path, capsys: pytest.CaptureFixture[str], seed: str) -> None:
    assert f"The seed {seed} is below 0" in refused(["practice.csv", "--seed", seed], capsys)
    assert list(elsewhere.iterdir()) == []


def test_an_instrument_that_does_not_fit_is_named_and_nothing_is_written(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / "short.yaml").write_text(INSTRUMENT.replace("q2", "q1"), encoding="utf-8")
    said = refused(["practice.csv", "--instrument", "short.yaml"], capsys)
    assert said.startswith("short.yaml, line 8, scales.0.items.1.id: The id 'q1' is taken")
    assert not (elsewhere / "practice.csv").exists()


def test_a_missing_instrument_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(["practice.csv", "--instrument", "none.yaml"], capsys)
    assert said.startswith("none.yaml: There is no such file")
