"""Cells become places on the response scale: whole labels or numbers, or an error that quotes nothing."""

from pathlib import Path

import pytest

from unlabeled.content.instrument import Instrument, ResponseScale
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read import read

from ..conftest import ReadText

HEAD = "team,pace_1,pace_2,candour_1,candour_2\n"
NONE = 5


def first_answer(read_text: ReadText, cell: str) -> int:
    responses = read_text(f'{HEAD}A,"{cell}",1,1,1\n')
    return int(responses.answers[0, 0])


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("Strongly agree", 4),
        ("STRONGLY AGREE", 4),
        ("  strongly   agree ", 4),
        ("agree", 3),
        ("disagree", 1),
        ("5", 4),
        ("5.0", 4),
        ("5 - Strongly agree", 4),
        ("1 – strongly disagree", 0),
        ("2: Disagree", 1),
        ("", NONE),
        ("   ", NONE),
    ],
)
def test_cell_is_read_whole_in_any_case(read_text: ReadText, cell: str, place: int) -> None:
    assert first_answer(read_text, cell) == place


@pytest.mark.parametrize(
    "cell",
    [
        "Strongly",
        "agree strongly",
        "10",
        "0",
        "6",
        "-1",
        "4.5",
        "5 - Agree",
        "4 -",
        "agree!",
        "²",
        "9" * 5000,
        "NA",
    ],
)
def test_anything_else_is_an_error_and_never_a_guess(read_text: ReadText, cell: str) -> None:
    with pytest.raises(UnreadableError):
        first_answer(read_text, cell)


ELEVEN = [f"{point}" for point in range(11)]


@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        (ELEVEN, ELEVEN),
        ([f"Level {point}" for point in range(11)], ELEVEN),
        ([f"Level {point}" for point in range(11)], [f"{point} - Level {point}" for point in range(11)]),
        (["Not at all likely", *ELEVEN[1:10], "Extremely likely"], ELEVEN),
        (["Not at all likely", *ELEVEN[1:10], "Extremely likely"], ["not at all likely", *ELEVEN[1:]]),
    ],
)
def test_ten_is_ten_and_neither_nought_nor_one(
    short: Instrument, tmp_path: Path, labels: list[str], cells: list[str]
) -> None:
    scale = ResponseScale(low=0, labels=tuple(labels))
    file = tmp_path / "export.csv"
    file.write_text(HEAD + "".join(f"A,{cell},0,0,0\n" for cell in cells), encoding="utf-8")
    answers = read(file, short.model_copy(update={"response_scale": scale})).answers
    assert answers[:, 0].tolist() == list(range(11))


def test_error_names_item_rows_and_what_is_allowed_and_quotes_no_cell(read_text: ReadText) -> None:
    rows = "".join(f"A,1,1,{'my boss Kim' if place % 2 else 1},1\n" for place in range(16))
    with pytest.raises(UnreadableError) as raised:
        read_text(HEAD + rows)
    said = str(raised.value)
    assert "Item 'candour_1'" in said
    assert "rows 3, 5, 7, 9, 11 and 3 more" in said
    assert "1 to 5 and Strongly disagree, Disagree, Neither, Agree, Strongly agree" in said
    assert "Kim" not in said


def test_row_numbers_are_those_of_a_spreadsheet_also_after_blank_lines_and_line_breaks(
    read_text: ReadText,
) -> None:
    text = 'note,team,pace_1,pace_2,candour_1,candour_2\n"two\nlines",A,1,1,1,1\n\nx,A,1,1,1,never\n'
    with pytest.raises(UnreadableError, match="in row 4 that"):
        read_text(text)
