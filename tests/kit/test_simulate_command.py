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


def test_departments_are_made_up_as_expect_counts_them(elsewhere: Path) -> None:
    assert main(["simulate", "practice.csv", "--people", "45", "--teams", "9,7/4,12,8", "--waves", "1"]) == 0
    frame = pd.read_csv("practice.csv", keep_default_na=False)
    assert list(frame.columns[:3]) == ["wave", "department", "team"]
    assert frame.groupby("department").size().to_dict() == {"": 5, "department 1": 16, "department 2": 24}
    assert sorted(frame.groupby(["department", "team"]).size()) == [4, 5, 7, 8, 9, 12]


def test_a_name_that_is_no_csv_is_refused(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Let its name end in .csv" in refused(["practice.xlsx"], capsys)
    assert not any(elsewhere.iterdir())


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


def sizes(file: str = "practice.csv") -> dict[tuple[int, str], int]:
    """How many people are in each wave and team; a team without a name is ""."""
    frame = pd.read_csv(file, keep_default_na=False)
    return {place: int(n) for place, n in frame.groupby(["wave", "team"]).size().items()}


@pytest.mark.parametrize("people", [1, 2, 5, 61, 400])
def test_as_many_people_answer_in_each_wave_as_are_asked_for(people: int) -> None:
    assert main(["simulate", "practice.csv", "--people", str(people)]) == 0
    for wave in (1, 2):
        found = {team: n for (of, team), n in sizes().items() if of == wave}
        assert sum(found.values()) == people
        assert set(found) <= {"Alder", "Beech", "Cedar", "Larch", "Poplar", "Spruce"}


@pytest.mark.parametrize("written", [["7,9,4"], ["7,", "9,", "4"], ["7", "9", "4"], ["7, 9 ,4"]])
def test_teams_have_the_sizes_that_are_given_and_the_rest_has_no_team(written: list[str]) -> None:
    arguments = ["simulate", "practice.csv", "--people", "23", "--waves", "1", "--teams", *written]
    assert main(arguments) == 0
    assert sizes() == {(1, "Alder"): 7, (1, "Beech"): 9, (1, "Cedar"): 4, (1, ""): 3}


def test_more_teams_than_have_names_are_numbered() -> None:
    assert main(["simulate", "practice.csv", "--waves", "1", "--teams", ",".join(["5"] * 8)]) == 0
    assert {"Team 7", "Team 8"} < {team for _, team in sizes()}
    assert sum(sizes().values()) == 40


@pytest.mark.parametrize("waves", [1, 3])
def test_everybody_is_asked_as_often_as_is_said(waves: int) -> None:
    assert main(["simulate", "practice.csv", "--waves", str(waves)]) == 0
    found = sizes()
    assert {wave for wave, _ in found} == set(range(1, waves + 1))
    assert found[1, "Beech"] == 8
    assert waves == 1 or found[3, "Beech"] == found[2, "Beech"] == 6


def test_made_up_answers_of_any_number_go_the_whole_way(elsewhere: Path) -> None:
    assert main(["simulate", "practice.csv", "--people", "30", "--teams", "12,9,9", "--waves", "1"]) == 0
    assert main(["analyze", "practice.csv", "--out", "out"]) == 0
    assert (elsewhere / "out" / "report.html").is_file()


def test_groups_that_lie_in_others_are_made_up_as_well(elsewhere: Path) -> None:
    tree = INSTRUMENT.replace("group_column: crew", "group_columns: [ship, crew]")
    (elsewhere / "short.yaml").write_text(tree, encoding="utf-8")
    assert main(["simulate", "practice.csv", "--instrument", "short.yaml"]) == 0
    crews = pd.read_csv("practice.csv").groupby("ship")["crew"].unique()
    assert {ship: sorted(names) for ship, names in crews.items()} == {
        "ship 1": ["Alder", "Beech", "Cedar"],
        "ship 2": ["Larch", "Poplar", "Spruce"],
    }


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--people", "0"], "0 people cannot be made up in each of 2 waves. Give 1 to 1000000."),
        (["--people", "1000001"], "1000001 people cannot be made up"),
        (["--waves", "0"], "0 waves cannot be made up"),
        (["--waves", "21"], "21 waves cannot be made up"),
        (["--people", "5", "--teams", "3,4"], "7 people together, and only 5 answer"),
        (["--teams", "3,0"], "at least 1 person"),
    ],
)
def test_numbers_that_no_survey_has_are_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert says in refused(["practice.csv", *arguments], capsys)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("number", ["many", "-3", "2e3", "٢٠", "", "9" * 5000])
@pytest.mark.parametrize("name", ["--people", "--teams", "--waves"])
def test_what_is_no_number_is_refused_shortly(
    capsys: pytest.CaptureFixture[str], name: str, number: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["simulate", "practice.csv", f"{name}={number}"])
    assert stop.value.code == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert "is not a whole number" in said
    assert len(said) < 200


def test_full_disk_is_one_sentence_and_leaves_nothing(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "practice.csv could not be written: No space left on device." in refused(["practice.csv"], capsys)
    assert list(elsewhere.iterdir()) == []
