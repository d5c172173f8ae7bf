"""What is said about how a file was answered: counts, small ones only as small, and no row."""

from pathlib import Path

import pytest

from unlabeled.cli import main

from .. import google_forms

HEAD = "team,pace_1,pace_2,candour_1,candour_2"


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    Path("short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")

    def analyze(rows: list[str]) -> str:
        Path("export.csv").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
        assert main(["analyze", "export.csv", "--out", "out", "--instrument", "short.yaml"]) == 0
        return " ".join(capsys.readouterr().out.split())

    return analyze


def test_partial_and_straight_answers_and_empty_rows_are_counted(said) -> None:
    text = said(["A,1,2,3,4"] * 20 + ["A,1,,3,4"] * 4 + ["A,2,2,2,2"] * 5 + ["A,,,,"] * 6)
    assert "Empty rows, left out: 6" in text
    assert "Answered in part, counted: 4" in text
    assert "Gave one answer to every item, counted: 5" in text


def test_counts_below_three_are_not_told_apart(said) -> None:
    few = said(["A,1,2,3,4"] * 20 + ["A,1,,3,4"] + ["A,2,2,2,2"] * 2 + ["A,,,,"] * 2)
    assert "Empty rows, left out: fewer than 3" in few
    assert "Answered in part, counted: fewer than 3" in few
    assert "Gave one answer to every item, counted: fewer than 3" in few


def test_none_reads_like_one_or_two(said) -> None:
    none = said(["A,1,2,3,4"] * 20)
    assert "Answered in part, counted: fewer than 3" in none
    assert "Gave one answer to every item, counted: fewer than 3" in none


def test_reversed_items_that_run_against_their_scale_are_named(said) -> None:
    turned = [f"A,{point},{point},{point},{6 - point}" for point in (1, 2, 3, 4, 5) for _ in range(12)]
    text = said(turned)
    assert "Item pace_2 is reversed and yet runs against its scale" in text
    assert "candour_2" not in text
