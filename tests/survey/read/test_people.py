"""People in a file: each counts once, and none becomes the name of a group."""

import pytest

from unlabeled.survey.errors import UnreadableError

from ..conftest import ReadText

ITEMS = "pace_1,pace_2,candour_1,candour_2"


@pytest.mark.parametrize("column", ["E-mail", "Respondent ID", "Username"])
def test_who_sent_the_form_twice_counts_once_with_the_last(read_text: ReadText, column: str) -> None:
    responses = read_text(
        f"{column},team,{ITEMS}\nz@a.example,A,1,1,1,1\ny,A,3,3,3,3\n Z@a.example,B,5,5,5,5\n"
    )
    assert responses.answers[:, 0].tolist() == [2, 4]
    assert [responses.groups.names[code] for code in responses.groups.codes] == ["A", "B"]
    assert responses.left_out.repeats == 1


def test_last_submission_without_an_answer_takes_nothing_back(read_text: ReadText) -> None:
    responses = read_text(f"Email,team,{ITEMS}\nz,A,1,1,1,1\nz,A,,,,\n")
    assert len(responses.answers) == 1
    assert (responses.left_out.empty_rows, responses.left_out.repeats) == (1, 0)


def test_same_person_counts_in_each_wave(read_text: ReadText) -> None:
    responses = read_text(f"Email,wave,team,{ITEMS}\nz,1,A,1,1,1,1\nz,2,A,1,1,1,1\n")
    assert len(responses.answers) == 2


def test_people_without_an_address_are_not_taken_for_one(read_text: ReadText) -> None:
    assert len(read_text(f"Email,team,{ITEMS}\n,A,1,1,1,1\n,A,1,1,1,1\n").answers) == 2


@pytest.mark.parametrize("word", ["anonymous", "Anonym", "nimetön", "guest"])
def test_word_for_nobody_in_place_of_addresses_is_not_one_person(read_text: ReadText, word: str) -> None:
    rows = f"{word},A,1,1,1,1\n" * 4
    assert len(read_text(f"Email,team,{ITEMS}\n{rows}").answers) == 4
    assert len(read_text(f"Email,team,{ITEMS}\n{rows}z@a.example,A,1,1,1,1\n").answers) == 5


def test_beside_addresses_other_words_are_nobody(read_text: ReadText) -> None:
    rows = "guest,A,1,1,1,1\n" * 2 + "z@a.example,A,1,1,1,1\ny@a.example,A,1,1,1,1\n" * 2
    assert len(read_text(f"Email,team,{ITEMS}\n{rows}").answers) == 4


def test_only_rows_alike_in_every_cell_and_time_are_one_where_nobody_is_identified(
    read_text: ReadText,
) -> None:
    rows = ["9:00,A,1,1,1,1,walk", "9:00,A,1,1,1,1,walk", "9:00,A,1,1,1,1,tea", "9:01,A,1,1,1,1,walk"]
    text = f"Timestamp,team,{ITEMS},What should stay?\n" + "\n".join(rows) + "\n"
    responses = read_text(text)
    assert len(responses.answers) == 3
    assert responses.left_out.repeats == 1
    assert len(read_text(text.replace("Timestamp", "Colour")).answers) == 4


@pytest.mark.parametrize(
    "label",
    ["zelda@mail.example", "Ask <zelda@mail.example>", "+49 170 1234567", "0170/1234567", "555-123-4567"],
)
def test_address_or_telephone_is_no_name_of_a_group(read_text: ReadText, label: str) -> None:
    with pytest.raises(UnreadableError, match="Column 'Crew' holds e-mail addresses or telephone") as error:
        read_text(f"Crew,{ITEMS}\nA,1,1,1,1\n{label},1,1,1,1\n", by="Crew")
    assert label not in str(error.value)


@pytest.mark.parametrize(
    "label", ["2025-2026", "Floor 3", "R&D @ Berlin", "@home", "2026-03-01", "Team 12.5"]
)
def test_names_with_numbers_and_signs_are_names(read_text: ReadText, label: str) -> None:
    assert read_text(f"team,{ITEMS}\n{label},1,1,1,1\n").groups.names == (label,)
