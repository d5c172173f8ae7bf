"""`unlabeled instrument`, and the options of `analyze` that say what a file is."""

from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content import kit_folder

from ..survey.exports import CANARIES, EXPORTS, FOLDER, TALLY

EXPORT = FOLDER / "qualtrics" / "three-rows.csv"
OURS = kit_folder() / "data" / "survey" / "instrument.yaml"
ENGLISH = FOLDER / "questionnaires" / "en.yaml"


def test_draft_is_printed_or_written_and_check_lists_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["instrument", "draft", str(EXPORT)]) == 0
    printed = capsys.readouterr().out
    file = tmp_path / "draft.yaml"
    assert main(["instrument", "draft", str(EXPORT), "--out", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == printed
    assert "places to settle" in capsys.readouterr().out
    assert main(["instrument", "check", str(file)]) == 1
    said = capsys.readouterr().out
    assert "Nothing is wrong" not in said
    lines = printed.splitlines()
    at = [number for number, line in enumerate(lines, 1) if "# CHECK" in line]
    assert [f"draft.yaml, line {number}" for number in at] == [
        line.partition(":")[0] for line in said.splitlines()
    ]


def test_questionnaire_with_an_open_question_on_its_numbers_is_not_analysed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "draft.yaml", tmp_path / "out"
    assert main(["instrument", "draft", str(EXPORT), "--out", str(file)]) == 0
    capsys.readouterr()
    asked = ["analyze", str(EXPORT), "--instrument", str(file), "--by", "", "--out", str(out)]
    assert main(asked) == 2
    assert "Is the scale complete? Settle it, and delete what says CHECK" in capsys.readouterr().err
    assert not out.exists()
    text = file.read_text(encoding="utf-8")
    settled = "\n".join(line.partition("# CHECK")[0] for line in text.splitlines())
    complete = settled.replace('    - "Neither', '    - "Disagree"\n    - "Neither')
    file.write_text(complete, encoding="utf-8")
    assert main(["instrument", "check", str(file)]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out
    assert main(asked) == 0


def test_draft_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("mine", encoding="utf-8")
    assert main(["instrument", "draft", str(EXPORT), "--out", str(file)]) == 2
    assert "stays as it is" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"


def test_check_names_each_mistake_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(OURS.read_text(encoding="utf-8").replace("low: 1", "low: one"), encoding="utf-8")
    assert main(["instrument", "check", str(file)]) == 1
    said = capsys.readouterr().out
    assert "response_scale.low: This must be a whole number" in said
    assert main(["instrument", "check", str(tmp_path / "none.yaml")]) == 2


def test_analyze_takes_format_and_mapping_and_a_rooms_tally(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = FOLDER / "limesurvey" / "answer-codes.csv"
    mapping = codes.with_suffix(".yaml")
    common = ["--instrument", str(ENGLISH)]
    one = ["analyze", str(codes), *common, "--mapping", str(mapping), "--format", "limesurvey"]
    assert main([*one, "--out", str(tmp_path / "one")]) == 0
    assert "Read as LimeSurvey" in capsys.readouterr().out
    assert main(["analyze", str(TALLY), *common, "--out", str(tmp_path / "two")]) == 0
    assert "Read as a room's tally" in capsys.readouterr().out
    release = "release.csv"
    assert (tmp_path / "one" / release).read_bytes() == (tmp_path / "two" / release).read_bytes()


def test_unknown_format_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["analyze", str(EXPORT), "--format", "excel", "--out", str(out)]) == 2
    assert "There is no format of that name" in capsys.readouterr().err
    assert not out.exists()


def test_nobody_is_in_what_the_terminal_says_of_any_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, export in enumerate(EXPORTS):
        language = FOLDER / "questionnaires" / f"{export.language}.yaml"
        arguments = ["analyze", str(export.file(tmp_path)), "--instrument", str(language)]
        arguments += ["--by", export.by] if export.by else []
        arguments += ["--mapping", str(export.mapping_file)] if export.mapping_file else []
        assert main([*arguments, "--out", str(tmp_path / str(number))]) == 0
        said = capsys.readouterr()
        assert not [canary for canary in CANARIES if canary in (said.out + said.err).casefold()], export
