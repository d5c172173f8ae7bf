"""`unlabeled expect`: what a survey would show, or one sentence on what is wrong."""

from pathlib import Path

import pytest

from unlabeled.cli import main


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_prints_the_groups_and_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    assert main(["expect", "--people", "20", "--teams", "7,9,4"]) == 0
    said = capsys.readouterr()
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert "Team 2 9 a third or less, two thirds or more, or in between" in lines
    assert "Team 1 + Team 3" in said.out
    assert said.err == ""
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("teams", [["7,", "9,", "4"], ["7, 9, 4"], ["7", "9", "4"], ["7 ,9", ",4"]])
def test_teams_may_be_written_with_spaces(capsys: pytest.CaptureFixture[str], teams: list[str]) -> None:
    said = []
    for written in (["7,9,4"], teams):
        assert main(["expect", "--people", "20", "--teams", *written]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "teams", [["9,7/4,12,8"], ["9,7", "/", "4,12,8"], ["9 7 / 4 12 8"], ["9, 7 /4,12,8"]]
)
def test_a_stroke_stands_between_departments(capsys: pytest.CaptureFixture[str], teams: list[str]) -> None:
    assert main(["expect", "--people", "40", "--teams", *teams]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Department 1 / Team 2 7 " in said
    assert "Department 2 / Team 3 + Team 5 12 " in said


@pytest.mark.parametrize("people", ["4", "11"])
def test_a_conversation_is_advised_for_few(capsys: pytest.CaptureFixture[str], people: str) -> None:
    assert main(["expect", "--people", people]) == 0
    assert "talk instead of asking" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--people", "0"], "0 people cannot answer. Give a number from 1"),
        (["--people", "many"], "'many' is not a number of people. Write whole numbers"),
        (["--people", "-3"], "'-3' is not a number of people"),
        (["--people", "2e3"], "'2e3' is not"),
        (["--people", "٢٠"], "is not a number of people"),
        (["--people", "20", "--teams", "7,,4"], "'' is not a number"),
        (["--people", "20", "--teams", ""], "'' is not a number"),
        (["--people", "20", "--teams", "9,7/"], "'' is not a number"),
        (["--people", "20", "--teams", "9//7"], "'' is not a number"),
        (["--people", "20", "--teams", "9,12"], "21 people together, and only 20 answer. Correct one"),
        (["--people", "20", "--teams", "9,0"], "at least 1 person"),
        (["--people", "9" * 5000], "is not a number of people"),
    ],
)
def test_impossible_numbers_are_one_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert main(["expect", *arguments]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert len(said.err) < 300
    assert said.out == ""


def test_without_a_number_of_people_it_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["expect"])
    assert stop.value.code == 2
    assert "--people" in capsys.readouterr().err


def test_a_broken_policy_of_ones_own_is_named(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "data" / "survey").mkdir(parents=True)
    (elsewhere / "data" / "workshop.yaml").write_text("title: x", "utf-8")
    monkeypatch.setenv("UNLABELED_FOLDER", str(elsewhere))
    assert main(["expect", "--people", "20"]) == 2
    assert "risk-appetite.yaml" in capsys.readouterr().err
