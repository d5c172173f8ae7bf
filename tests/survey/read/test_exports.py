"""Exports as each tool writes them: recognised, read alike, and nobody in what is kept or said."""

from pathlib import Path

import pytest

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read import load_mapping, read
from unlabeled.survey.read.export import FORMATS
from unlabeled.survey.read.open import open_table
from unlabeled.survey.responses import Responses

from ..exports import ANSWERS, CANARIES, EXPORTS, FOLDER, TEAMS, Export


def named(export: Export) -> str:
    return f"{export.path}{' as a workbook' if export.as_workbook else ''}"


@pytest.fixture(params=EXPORTS, ids=named)
def export(request: pytest.FixtureRequest) -> Export:
    return request.param


def read_export(export: Export, folder: Path, **more: str) -> Responses:
    mapping = load_mapping(export.mapping_file)
    return read(export.file(folder), export.instrument(), export.by, mapping=mapping, **more)


def test_every_export_is_recognised_and_gives_the_same_answers(export: Export, tmp_path: Path) -> None:
    responses = read_export(export, tmp_path)
    assert responses.tool == export.tool
    assert responses.answers.tolist() == ANSWERS
    teams = [responses.groups.names[code] for code in responses.groups.codes]
    assert [teams.index(team) == 0 for team in teams] == [team == 0 for team in TEAMS]
    assert len(responses.groups.names) == 2
    assert "" not in responses.groups.names


def test_nothing_that_identifies_anybody_is_kept_or_named(export: Export, tmp_path: Path) -> None:
    responses = read_export(export, tmp_path)
    held = " ".join(
        map(str, (repr(responses), responses.groups, responses.waves, responses.left_out))
    ).casefold()
    assert not [canary for canary in CANARIES if canary in held]


def test_unknown_answer_is_named_by_item_row_and_scale_and_not_quoted(tmp_path: Path) -> None:
    for export in EXPORTS:
        if export.language != "en" or export.mapping or export.as_workbook:
            continue
        text = export.source.read_bytes()
        label, other = (b"Strongly disagree", b"Ask Zelda about") if b"Strongly" in text else (b",5,", b",7,")
        if label not in text:
            continue
        file = tmp_path / export.source.name
        file.write_bytes(text.replace(label, other))
        with pytest.raises(
            UnreadableError, match=r"Item '\w+' has an answer in rows? \d.* Allowed are 1 to 5"
        ) as said:
            read(file, export.instrument(), export.by)
        assert "Zelda" not in str(said.value)


@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("google_forms/grids-and-checkboxes.csv", 4),
        ("surveymonkey/two-rows.csv", 5),
        ("qualtrics/three-rows.csv", 7),
    ],
)
def test_rows_are_counted_as_a_spreadsheet_counts_them(path: str, row: int, tmp_path: Path) -> None:
    export = next(each for each in EXPORTS if each.path == path)
    text = export.source.read_text(encoding="utf-8")
    first = "Meadow,Strongly disagree,"  # the third person's, and nobody else's
    assert text.count(first) == 1
    file = tmp_path / "export.csv"
    file.write_text(text.replace(first, "Meadow,No idea,"), encoding="utf-8", newline="")
    with pytest.raises(UnreadableError, match=f"Item 'pace_1' has an answer in row {row} that"):
        read(file, export.instrument(), export.by)


def test_boxes_and_rankings_are_listed_and_never_read(tmp_path: Path) -> None:
    for path, names in {
        "google_forms/grids-and-checkboxes.csv": ("Which of these do you drink?", "Rank these [Quiet]"),
        "qualtrics/three-rows.csv": ("Q6_1", "Q7_1"),
        "surveymonkey/two-rows.csv": ("Which of these do you drink? [Tea]", "Put these in order [Quiet]"),
        "limesurvey/texts.csv": ("Which of these do you drink? [Tea]", "Put these in order [Rank 1]"),
        "typeform/labels.csv": ("Tea", "Put these in order"),
        "microsoft_forms/likert-and-ranking.csv": ("Which of these do you drink?", "Put these in order"),
    }.items():
        export = next(each for each in EXPORTS if each.path == path)
        others = read_export(export, tmp_path).left_out.others
        for name in names:
            assert any(other.startswith(name) for other in others), (path, others)


# Exports that tell who sent a row, or when.
DATED = [each for each in EXPORTS if each.tool != "a plain table" and not each.as_workbook]


@pytest.mark.parametrize("export", DATED, ids=named)
def test_row_that_stands_in_a_file_twice_counts_once(export: Export, tmp_path: Path) -> None:
    encoding = "utf-16" if "utf16" in export.path else "latin-1"  # which keeps every other byte as it is
    text = export.source.read_bytes().decode(encoding).rstrip("\r\n")
    end = "\r" if "-cr" in export.path else "\r\n"
    last = text.rpartition(end[-1])[2]
    file = tmp_path / export.source.name
    file.write_bytes(f"{text}{end}{last}{end}".encode(encoding))
    responses = read(file, export.instrument(), export.by, mapping=load_mapping(export.mapping_file))
    assert responses.answers.tolist() == ANSWERS
    assert responses.left_out.repeats == 1


def test_trial_runs_of_the_author_are_left_out_and_counted(tmp_path: Path) -> None:
    export = next(each for each in EXPORTS if each.path == "qualtrics/three-rows.csv")
    assert read_export(export, tmp_path).left_out.trials == 1


def test_format_overrules_what_is_recognised(tmp_path: Path) -> None:
    export = next(each for each in EXPORTS if each.path == "google_forms/linear-scale.csv")
    assert read_export(export, tmp_path, tool="plain").tool == "a plain table"
    with pytest.raises(
        UnreadableError, match=r"There is no format of that name\. There are: qualtrics, .*, tally"
    ):
        read_export(export, tmp_path, tool="excel")
    assert len(set(FORMATS)) == 8


def test_question_that_limesurvey_did_not_put_is_no_answer(tmp_path: Path) -> None:
    export = next(each for each in EXPORTS if each.path == "limesurvey/texts.csv")
    text = export.source.read_text(encoding="utf-8")
    cells = '"Strongly disagree","Strongly agree","",'
    assert text.count(cells) == 1
    file = tmp_path / "export.csv"
    file.write_text(text.replace(cells, cells[:-3] + '"N/A",'), encoding="utf-8", newline="")
    assert read(file, export.instrument()).answers.tolist() == ANSWERS


def test_ticked_box_that_is_called_like_an_item_is_no_answer(tmp_path: Path) -> None:
    source = FOLDER / "typeform" / "labels.csv"
    file = tmp_path / "ticks.csv"
    text = source.read_text(encoding="utf-8").replace("#,", "#,", 1)
    lines = text.split("\n")
    lines[0] = lines[0].replace("I am pushed.", "Pushed").replace("Tea", "I am pushed.")
    file.write_text("\n".join(lines).replace(",Tea,", ",I am pushed.,"), encoding="utf-8")
    instrument = next(each for each in EXPORTS if each.language == "en").instrument()
    with pytest.raises(UnreadableError, match="The column of item 'pace_2' holds ticked boxes"):
        read(file, instrument)


def test_line_breaks_in_questions_of_every_tool_are_spaces_or_nothing() -> None:
    broken = {each.tool for each in EXPORTS if each.language != "ja" and _breaks_a_name(each)}
    assert broken == {each.tool for each in EXPORTS}
    assert any(_breaks_a_name(each) for each in EXPORTS if each.language == "ja")


def _breaks_a_name(export: Export) -> bool:
    """Return whether a name in the first rows of `export`, which all read alike, holds a line break."""
    return any("\n" in cell or "\r" in cell for row in open_table(export.source).head[:2] for cell in row)


def test_empty_mapping_and_english_questionnaire_leave_a_german_export_unread(tmp_path: Path) -> None:
    german = next(each for each in EXPORTS if each.path == "google_forms/german-bom-semicolons.csv")
    english = next(each for each in EXPORTS if each.language == "en")
    with pytest.raises(UnreadableError, match="No column of this file is an item of 'Four statements'"):
        read(german.source, english.instrument())
